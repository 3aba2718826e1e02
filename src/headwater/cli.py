"""The command line: one thin command a verb.

Exit status: 0 done; 1 no such claim, actor or report; 2 wrong usage; 3 a record or a pack breaks its format; 4 nothing
could be read; 5 the store cannot be opened or written; 130 interrupted (what was read is kept).
"""

import io
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from headwater.errors import EXIT, HeadwaterError
from headwater.settings import VERSION
from headwater.workbench import packs

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.pipeline.tracing import Progress
    from headwater.record.model import Change
    from headwater.record.whole import Record

DEFAULT_STORE = "story.hw"
# What tell/exports makes, beside the record itself.
FORMS = ("jsonl", "html", "plover", "sipri", "ftm", "csv", "bibtex")
PARTS = ("summary", "brief", "claims", "claim", "timeline", "actors", "report", "problems")


class Verbs(click.Group):
    """The group of commands; turns Headwater's errors into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except HeadwaterError as error:
            click.echo(f"headwater: {error}", err=True)
            ctx.exit(next(EXIT[kind] for kind in type(error).__mro__ if kind in EXIT))
        except KeyboardInterrupt:
            click.echo("\nheadwater: interrupted; what was read is kept, run the same command to go on", err=True)
            ctx.exit(130)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="headwater")
def main() -> None:
    """Reads many reports of one story and gives back one sourced record of it."""


@main.command()
@click.argument("reports", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default=DEFAULT_STORE,
    show_default=True,
    help="Store to write, or a .jsonl file; - for standard output.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["hw", "jsonl"]),
    help="What to write: a store (hw) or JSON lines; by default as the output's name says.",
)
@click.option("--open", "opens", is_flag=True, help="Write the dossier beside the output and open it in the browser.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def trace(reports: tuple[str, ...], output: str, form: str | None, opens: bool, quiet: bool) -> None:
    """Read REPORTS (files, folders, patterns, - for standard input), link them, and say what they say.

    Reports that the store holds already are not read again; new ones join the record.
    """
    from headwater.pipeline.tracing import add_reports
    from headwater.pipeline.tracing import trace as trace_reports
    from headwater.record.jsonl import write_record

    as_lines = form == "jsonl" or (form is None and (output == "-" or output.endswith((".jsonl", ".ndjson"))))
    store = ":memory:" if as_lines else output
    if quiet and not as_lines and not opens:  # nobody looks at the record, which may be large
        add_reports(reports, store, stdin=sys.stdin.buffer)
        return
    with _progress(quiet) as progress:
        record = trace_reports(reports, store, stdin=sys.stdin.buffer, progress=progress)
    if as_lines:
        _write(output, lambda stream: write_record(record, stream))
    if not quiet and output != "-":
        from headwater.tell.terminal import render_summary

        render_summary(record, _console(), store=output)
    if opens:
        _open_dossier(record, Path(f"{Path(output).with_suffix('') if output != '-' else 'dossier'}.html"))


@main.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.argument("part", type=click.Choice(PARTS), default="summary")
@click.argument("which", required=False)
def show(store: str, part: str, which: str | None) -> None:
    """Show a PART of the record in STORE (a .hw store or a .jsonl file).

    \b
    summary      the first screen (default)
    brief        the record in at most 200 words, each sentence with its sources
    claims       all claims
    claim N      one claim: every support, its origins, why the counts are what they are
    timeline     what happened when
    actors       who is named, under which names
    report FILE  a report with its statements marked
    problems     what could not be read, and what looks wrong
    """
    from headwater.tell import terminal

    if part in ("claim", "report") and not which:
        raise click.UsageError(f"say which {part}: headwater show {store} {part} {'1' if part == 'claim' else 'FILE'}")
    record, console = _read(store), _console()
    render: dict[str, Callable[[], None]] = {
        "summary": lambda: terminal.render_summary(record, console, store=store),
        "brief": lambda: terminal.render_brief(record, console),
        "claims": lambda: terminal.render_claims(record, console),
        "claim": lambda: terminal.render_claim(record, which or "", console),
        "timeline": lambda: terminal.render_timeline(record, console),
        "actors": lambda: terminal.render_actors(record, console),
        "report": lambda: terminal.render_report(record, which or "", console),
        "problems": lambda: terminal.render_problems(record, console),
    }
    render[part]()


_store_option = click.option(
    "-s",
    "--store",
    default=DEFAULT_STORE,
    show_default=True,
    type=click.Path(exists=True, dir_okay=False),
    help="The store, or a record as JSON lines.",
)


@main.command()
@click.argument("when")
@_store_option
def since(when: str, store: str) -> None:
    """Say what is new since WHEN: a day (2024-05-14), or the number of a run (2: what came after it)."""
    from headwater.tell.inquiries import render_changes

    record = _read(store)
    render_changes(record, _list_changes(record, store, when), _console())


@main.command()
@click.argument("source")
@_store_option
def without(source: str, store: str) -> None:
    """Strike out SOURCE (an actor, an institution, an agency or a report): which claims fall, which stand?"""
    from headwater.link.strike import strike_source
    from headwater.tell.inquiries import render_strike

    record = _read(store)
    render_strike(record, strike_source(record, source), _console())


@main.command()
@click.argument("question")
@_store_option
def ask(question: str, store: str) -> None:
    """Find the claims that answer QUESTION, with their counts; 'No report says so' when there is none."""
    from headwater.pipeline.asking import ask as ask_record
    from headwater.tell.inquiries import render_answers

    record = _read(store)
    render_answers(record, question, ask_record(record, question), _console())


@main.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMS), default="jsonl", show_default=True, help="What to write.")
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
def export(store: str, form: str, output: str) -> None:
    """Write the record in STORE as a file.

    \b
    jsonl   the whole record, one JSON object a line (default)
    html    one self-contained dossier
    plover  events coded after PLOVER, one JSON object a line
    sipri   candidates of arms transfers as CSV, every cell with its sources
    ftm     events, sanctions and who takes part as entities of FollowTheMoney
    csv     the claims with their counts, one row a claim
    bibtex  the reports as a bibliography
    """
    record = _read(store)
    if form == "jsonl":
        from headwater.record.jsonl import write_record

        _write(output, lambda stream: write_record(record, stream))
        return
    from headwater.tell.exports import render_export

    content = render_export(record, form)
    _write(output, lambda stream: stream.write(content))


@main.command()
@click.argument("store", type=click.Path(dir_okay=False), default=DEFAULT_STORE)
@click.option(
    "-l", "--list", "lists", multiple=True, metavar="FILE", help="A list of names; may be given several times."
)
@click.option("--text", type=click.File("rb"), help="Screen this text instead (- for standard input); store nothing.")
@click.option("--from", "shown", type=click.FloatRange(0.5, 1), help="Lowest score that is shown (0.8).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to tell.",
)
@click.option("--audit", is_flag=True, help="Tell all runs, hits and decisions of the store, as CSV or JSON.")
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
def screen(
    store: str, lists: tuple[str, ...], text: BinaryIO | None, shown: float | None, form: str, audit: bool, output: str
) -> None:
    """Screen the persons and bodies of the record in STORE against lists of names, and keep what is found with it.

    Reads the UN consolidated XML, OFAC's sdn.csv with alt.csv and add.csv, the UK list and FollowTheMoney JSON lines.
    Without a list, what was found last. A newer version of a list is compared with the one before.
    """
    from headwater import desk
    from headwater.screening.hits import SHOWN
    from headwater.tell import screening

    if audit:
        trail, files = desk.read_trail(store), {r.id: r.file for r in _read(store).reports}
        rows = screening.list_trail(*trail, files)
        data = screening.write_json(rows) if form == "json" else screening.write_csv(rows)
        _write(output, lambda stream: stream.write(data))
        return
    if text is not None and not lists:
        raise click.UsageError("say which list to screen the text against: --list FILE")
    level = shown or SHOWN
    if text is not None:
        found = desk.screen_text(text.read().decode("utf-8", "replace"), lists, level)
    else:
        found = desk.screen_store(store, lists, level)
    if form == "table":
        screening.render_screening(*found, _console())
        return
    rows = screening.list_rows(found.hits, {r.id: r.file for r in found.record.reports})
    data = (
        screening.write_csv(rows) if form == "csv" else screening.write_json(screening.describe_screening(*found[1:]))
    )
    _write(output, lambda stream: stream.write(data))


@main.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.argument("verdict", type=click.Choice(["same", "different", "unsure", "withdrawn"]))
@click.argument("one")
@click.argument("other")
@click.option("--by", help="Who decides; by default the name of the account.")
@click.option("--note", default="", help="Why.")
def judge(store: str, verdict: str, one: str, other: str, by: str | None, note: str) -> None:
    """Say that ONE and OTHER in STORE are the same, different, or that it is unsure; withdrawn undoes it.

    Each is the name of an actor, a place in a report (FILE:START-END), or an entry of a list that was screened
    (UK:RUS0001). A judgement is kept with who made it and when, and the record follows it at once.
    """
    import getpass

    from headwater.desk import judge_members

    judgement = judge_members(store, verdict, (one, other), by or getpass.getuser(), note)  # type: ignore[arg-type]
    click.echo(f"{one} and {other}: {judgement.words}")


@main.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False), default=DEFAULT_STORE)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; this machine's own only.")
def serve(store: str, port: int, host: str) -> None:
    """Show the record in STORE as pages on this machine: story, claims, reports, actors, search; each as JSON too."""
    from headwater.desk import judge_members
    from headwater.web.serving import serve_desk

    serve_desk(store, host, port, judge_members, lambda words: click.echo(words, err=True))


main.add_command(packs)


def _read(path: str) -> "Record":
    from headwater.pipeline.tracing import open_record

    return open_record(path)


def _list_changes(record: "Record", store: str, when: str) -> "tuple[Change, ...]":
    """The changes since a day, or since the run with a number."""
    import datetime as dt

    from headwater.link.changes import list_changes_after, list_changes_since
    from headwater.record.store import Store, is_store

    try:
        return list_changes_since(record, dt.date.fromisoformat(when))
    except ValueError:
        pass
    if not when.isdigit() or not is_store(store):
        raise click.UsageError(f"{when!r} is neither a day like 2024-05-14 nor the number of a run of a store")
    with Store(store) as kept:
        return list_changes_after(record, int(when), kept.list_reports_after(int(when)))


def _write(output: str, write: Callable[[BinaryIO], object]) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output == "-":
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    whole = io.BytesIO()
    write(whole)
    try:
        part = Path(f"{output}.part")
        part.write_bytes(whole.getvalue())
        part.replace(output)
    except OSError as error:
        raise HeadwaterError(f"{output} cannot be written: {error.strerror or error}") from error


def _open_dossier(record: "Record", path: Path) -> None:
    from headwater.tell.dossier import render_dossier

    page = render_dossier(record).encode()
    _write(str(path), lambda stream: stream.write(page))
    click.echo(f"Dossier: {path}", err=True)
    webbrowser.open(path.resolve().as_uri())


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False)


class _progress:
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
