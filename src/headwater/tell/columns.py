"""Aligned columns on a terminal: nothing drawn, nothing padded at line ends, so that they read the same in a pipe."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

GAP = 2
WIDE = 100_000  # columns of what has no edge, such as a pipe: nothing is wrapped there
ALIGNED = 96  # where nothing is wrapped, cells as wide as this still stand in a column; longer ones push it aside
LEAST = 20  # narrower than this a column of words is no longer readable: it runs over the edge instead


def print_columns(rows: Iterable[tuple[Text, Text]], console: Console) -> None:
    """Two columns: the first as wide as its widest cell, the second wrapped beside it, or below it for want of room."""
    cells = list(rows)
    left = max((cell_len(first.plain) for first, _ in cells), default=0)
    for first, second in cells:
        if left + GAP + LEAST > console.width:
            console.print(first, soft_wrap=True)
            print_wrapped(second, 2 * GAP, console)
        else:
            print_beside(first, left, second, console)


def print_beside(first: Text, left: int, second: Text, console: Console, tail: Sequence[tuple[Text, int]] = ()) -> None:
    """A cell of a given width, words wrapped beside it, and right-aligned cells at the end of the first line."""
    rest = sum(GAP + width for _, width in tail)
    width = ALIGNED if tail and console.width >= WIDE else max(LEAST, console.width - left - GAP - rest)
    lines = second.wrap(console, max(width, console.width if console.width >= WIDE else 0)) or [Text("")]
    for number, line in enumerate(lines):
        line.rstrip()
        head = first if number == 0 else Text("")
        parts: list[str | Text] = [head, " " * (left + GAP - cell_len(head.plain)), line]
        if number == 0 and tail:
            parts.append(" " * (width - cell_len(line.plain)))
            parts += [part for cell, size in tail for part in (" " * (GAP + size - cell_len(cell.plain)), cell)]
        console.print(Text.assemble(*parts), soft_wrap=True)


def print_wrapped(words: Text, indent: int, console: Console) -> None:
    """Words wrapped behind a margin."""
    if indent:
        print_beside(Text(""), indent - GAP, words, console)
    else:
        print_hanging(words, 0, console)


def print_hanging(words: Text, indent: int, console: Console) -> None:
    """Words wrapped, all lines but the first behind a margin."""
    for number, line in enumerate(words.wrap(console, max(LEAST, console.width - indent)) or [Text("")]):
        line.rstrip()
        console.print(Text.assemble(" " * indent if number else "", line), soft_wrap=True)


def has_colour(console: Console) -> bool:
    """Whether colours are seen: not in a pipe, not on a dumb terminal, not where NO_COLOR asks for none."""
    return console.color_system is not None and not console.no_color


def print_lines(heading: str, lines: Iterable[Text], console: Console) -> None:
    """A heading with its lines below it; nothing of it where there is no line."""
    shown = list(lines)
    if shown:
        console.print()
        console.print(Text(heading, style="bold"))
    for line in shown:
        print_wrapped(line, 4, console)
