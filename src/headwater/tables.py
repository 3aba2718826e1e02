"""The tables that ship with the package (`resources/`): read when first asked for, never at import."""

from functools import lru_cache
from importlib import resources

Row = tuple[str, ...]


def read_lines(name: str) -> list[str]:
    """Every line of a table."""
    return (resources.files("headwater") / "resources" / name).read_text("utf-8").splitlines()


@lru_cache(maxsize=16)
def read_rows(name: str) -> tuple[Row, ...]:
    """The rows of a table, cut at tabs, without its comment lines."""
    return tuple(tuple(line.split("\t")) for line in read_lines(name) if line and not line.startswith("#"))


def split_forms(cell: str) -> list[str]:
    """The forms in a cell; a lone hyphen means that there are none."""
    return [] if cell == "-" else cell.split(";")
