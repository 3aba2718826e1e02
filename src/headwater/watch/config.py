"""The file that says what is watched: TOML, read strictly, with an error that names the line and what to do."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from headwater.errors import WatchError
from headwater.fetch.addresses import is_web_address

TOP = ("store", "every", "contact", "allow_private", "translator", "source", "post")
OF_SOURCE = ("feed", "page", "folder", "name", "every", "pages")
OF_POST = ("file", "webhook")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
SHORTEST = 60.0  # seconds; nobody's server is asked more often, but one's own
EVERY = "15m"

Kind = Literal["feed", "page", "folder"]


class SourceConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One source: a feed or a page by its address, or a folder by its path; asked every so many seconds."""

    kind: Kind
    where: str
    name: str
    every: float
    pages: bool = False
    translator: str | None = None


class PostConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Where news go: a file of JSON lines ('-' for the standard output), or an address that they are posted to."""

    kind: Literal["file", "webhook"]
    where: str


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is watched, and where news go."""

    store: Path
    sources: tuple[SourceConfig, ...]
    posts: tuple[PostConfig, ...] = ()
    contact: str = ""
    allow_private: bool = False


class _File:
    """The text of the file, to say on which line something stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text("utf-8")
            self.table: dict[str, Any] = tomllib.loads(self.text)
        except OSError as error:
            raise WatchError(f"{path} cannot be read ({error.strerror}): write one, see docs/watch.md") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise WatchError(f"{path} is no TOML: {error}") from error

    def refuse(self, words: str, key: str = "", table: str = "", number: int = 0) -> WatchError:
        """The error of a key in the n-th table of a name."""
        line = self._find(key, table, number)
        return WatchError(f"{self.path}:{line}: {words}")

    def _find(self, key: str, table: str, number: int) -> int:
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]", line)]
        first = heads[number] if table and number < len(heads) else 0
        for n in range(first, len(lines)) if key else ():
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", lines[n]):
                return n + 1
        return first + 1


def read_config(path: str | Path) -> Config:
    """What a file says is to be watched; WatchError names the line of what is wrong in it.

    Paths in it begin at its own folder.
    """
    file = _File(Path(path))
    _check_names(file, file.table, TOP)
    private = _take(file, file.table, "allow_private", bool, False)
    sources = tuple(_read_source(file, row, n, private) for n, row in enumerate(_list_tables(file, "source")))
    if not sources:
        raise file.refuse("nothing to watch: add a [[source]] with feed, page or folder")
    names = [source.name for source in sources]
    if double := next((n for n, name in enumerate(names) if name in names[:n]), None):
        raise file.refuse(f"two sources are called '{names[double]}': give one another name", "", "source", double)
    store = _take(file, file.table, "store", str, "")
    if not store:
        raise file.refuse('no store: add store = "story.hw" at the top', "store")
    return Config(
        store=file.path.parent / store,
        sources=sources,
        posts=tuple(_read_post(file, row, n) for n, row in enumerate(_list_tables(file, "post"))),
        contact=_take(file, file.table, "contact", str, ""),
        allow_private=private,
    )


def _list_tables(file: _File, name: str) -> list[dict[str, Any]]:
    rows = file.table.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise file.refuse(f"write [[{name}]] with two brackets for each {name}", name)
    return rows


def _check_names(file: _File, row: Mapping[str, Any], known: Iterable[str], table: str = "", number: int = 0) -> None:
    for key in row:
        if key not in known:
            raise file.refuse(f"no key '{key}' here: known are {', '.join(known)}", key, table, number)


def _take(
    file: _File, row: Mapping[str, Any], key: str, kind: type[Any], default: Any, table: str = "", number: int = 0
) -> Any:
    value = row.get(key, default)
    if type(value) is not kind:
        words = {str: "words in quotation marks", bool: "true or false"}[kind]
        raise file.refuse(f"{key} is to be {words}", key, table, number)
    return value


def _read_source(file: _File, row: Mapping[str, Any], number: int, private: bool) -> SourceConfig:
    _check_names(file, row, OF_SOURCE, "source", number)
    kinds: list[Kind] = [kind for kind in ("feed", "page", "folder") if kind in row]
    if len(kinds) != 1:
        found = f"this one has {' and '.join(kinds)}" if kinds else "this one has none"
        raise file.refuse(f"a source is one of feed, page and folder; {found}", "", "source", number)
    kind = kinds[0]
    where = _take(file, row, kind, str, "", "source", number)
    if kind != "folder" and not is_web_address(where):
        raise file.refuse(f"{kind} is to be an address that begins with https:// or http://", kind, "source", number)
    if "pages" in row and kind != "feed":
        raise file.refuse("pages is for feeds: take it out", "pages", "source", number)
    return SourceConfig(
        kind=kind,
        where=str(file.path.parent / where) if kind == "folder" else where,
        name=_take(file, row, "name", str, where, "source", number),
        every=_read_every(file, row, number, 1.0 if private or kind == "folder" else SHORTEST),
        pages=_take(file, row, "pages", bool, False, "source", number),
        translator=_take(file, file.table, "translator", str, "") or None,
    )


def _read_every(file: _File, row: Mapping[str, Any], number: int, least: float) -> float:
    table = "source" if "every" in row else ""
    words = _take(file, row if table else file.table, "every", str, EVERY, table, number)
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd])\s*", words)
    if not found:
        raise file.refuse(f"every = '{words}' is no length of time: write '90s', '15m', '2h'", "every", table, number)
    seconds = float(found[1]) * UNITS[found[2]]
    if seconds < least:
        raise file.refuse(f"every = '{words}' is too often: at least '{least:g}s'", "every", table, number)
    return seconds


def _read_post(file: _File, row: Mapping[str, Any], number: int) -> PostConfig:
    _check_names(file, row, OF_POST, "post", number)
    if len(row) != 1:
        raise file.refuse("a post is one of file and webhook", "", "post", number)
    if "webhook" in row:
        where = _take(file, row, "webhook", str, "", "post", number)
        if not is_web_address(where):
            raise file.refuse("webhook is to be an address that begins with https://", "webhook", "post", number)
        return PostConfig(kind="webhook", where=where)
    where = _take(file, row, "file", str, "", "post", number)
    return PostConfig(kind="file", where=where if where == "-" else str(file.path.parent / where))
