"""What all commands share: reading a store, writing a file whole or not at all, the terminal."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.pipeline.reading import Progress
    from headwater.record.whole import Record

DEFAULT_STORE = "story.hw"


class StorePath(click.Path):
    """The path of a record that is there; where it is not, how one is made."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a usage error that says what to do."""
        if Path(value).is_dir():
            self.fail(
                f"{value!r} is a folder: `headwater trace {value} -o {DEFAULT_STORE}` makes a store of it", param, ctx
            )
        if not Path(value).exists():
            other = ", and -s names another" if param and param.name == "store" and param.opts[0] == "-s" else ""
            self.fail(f"there is no {value!r}: `headwater trace REPORTS -o {value}` makes it{other}", param, ctx)
        return super().convert(value, param, ctx)


store_option = click.option(
    "-s",
    "--store",
    default=DEFAULT_STORE,
    show_default=True,
    type=StorePath(),
    help="The store, or a record as JSON lines.",
)

story_option = click.option(
    "--story", metavar="NAME", help="One story of several: its number, its id, or a part of its title."
)


def read_store(path: str) -> "Record":
    """The record in a store or a file of JSON lines."""
    from headwater.pipeline.tracing import open_record

    return open_record(path)


def write_out(output: str, write: Callable[[BinaryIO], object]) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output == "-":
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    from headwater.tell.exports import save

    whole = io.BytesIO()
    write(whole)
    save(output, whole.getvalue())


def open_console() -> "Console":
    """Standard output: the terminal as wide as it is; a pipe without an edge, unless COLUMNS gives it one."""
    from rich.console import Console

    from headwater.settings import read_columns
    from headwater.tell.columns import WIDE

    is_wide = not sys.stdout.isatty() and read_columns() is None
    return Console(highlight=False, width=WIDE if is_wide else None)


class show_progress:
    """A progress bar on a terminal; nothing in a pipe, and nothing when quiet."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet

    def __enter__(self) -> "Progress | None":
        if self.quiet or not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (TextColumn("{task.description:>6}"), BarColumn(), MofNCompleteColumn())
        self.bars = Bars(*columns, console=Console(stderr=True), transient=True)
        self.bars.start()
        tasks: dict[str, Any] = {}

        def advance(step: str, done: int, total: int | None) -> None:
            if step not in tasks:
                tasks[step] = self.bars.add_task(step, total=total)
            self.bars.update(tasks[step], completed=done, total=total)

        return advance

    def __exit__(self, *error: object) -> None:
        if hasattr(self, "bars"):
            self.bars.stop()
