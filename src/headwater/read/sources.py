"""What a user names on the command line as single inputs: files, folders, patterns and the standard input."""

import glob
import hashlib
import io
import os
import re
import stat
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

import msgspec

from headwater.errors import ReadError
from headwater.read.kinds import is_readable
from headwater.read.streams import BUFFER, IN_MEMORY, explain_os, load, open_bytes, open_path
from headwater.record.model import Problem
from headwater.record.spans import identify

ENDINGS_NAMED = 4
MAGIC = "*?["
OWN = re.compile(r".*\.(?:hw(?:-(?:wal|shm|journal))?|part)", re.IGNORECASE)  # stores, and what is still being written


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One input before it is read.

    `uri` is the path relative to the common root of all that was given, with forward slashes: a single file's name;
    inside a folder the path below it.  The standard input has no path: it is `stdin#` and the first 12 digits of its
    SHA-256, so that the same text piped twice is the same report.  `file` is the base name, or the `uri` where two
    inputs share a base name.  Its bytes are those of the `path`, or `content`, or of a `spool` on the disk.
    """

    uri: str
    file: str
    path: Path | None = None
    content: bytes | None = None
    spool: Any = None

    def name_member(self, member: str) -> "Source":
        """What is inside of it: a line of a table, a file of an archive."""
        return Source(uri=f"{self.uri}#{member}", file=f"{self.file}#{member}")

    def open(self) -> tuple[BinaryIO, int]:
        """Its bytes from the first on, and how many they are; ReadError when it cannot be read any more."""
        if self.spool is not None:
            size = self.spool.seek(0, os.SEEK_END)
            self.spool.seek(0)
            return os.fdopen(os.dup(self.spool.fileno()), "rb", BUFFER), size
        if self.content is not None or self.path is None:
            content = self.content or b""
            return open_bytes(content), len(content)
        stream = open_path(self.path)
        state = os.fstat(stream.fileno())
        if stat.S_ISREG(state.st_mode):
            return stream, state.st_size
        if stat.S_ISCHR(state.st_mode):
            stream.close()
            raise ReadError("It is a device, no file. Give a file, or - for the standard input.")
        with stream:
            return _spool(stream).open()

    def load(self) -> bytes:
        """All its bytes; ReadError when it cannot be read any more, or is too large to be held."""
        stream, _ = self.open()
        with stream:
            return load(stream)


class _Found(NamedTuple):
    """A file that was found, by its name and the folder from which its uri may begin."""

    path: str
    folder: str


class Sources(NamedTuple):
    """Single inputs, sorted by uri, with a problem for what is not there: a name each, and no content.

    `passed` names the files of folders that are passed over, because their names say no kind that is read.
    """

    paths: dict[str, str]
    names: Counter[str]
    others: dict[str, Source | Problem]
    passed: tuple[str, ...] = ()

    def count(self) -> int:  # type: ignore[override]
        """How many they are."""
        return len(self.paths) + len(self.others)

    def list(self) -> Iterator[Source | Problem]:
        """One after the other."""
        for uri in sorted({*self.others, *self.paths}):
            if uri in self.others:
                yield self.others[uri]
            else:
                path = Path(self.paths[uri])
                yield Source(uri=uri, file=show_name(path.name) if self.names[path.name] == 1 else uri, path=path)


def find_sources(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """The single inputs behind what was given, one after the other."""
    return gather_sources(inputs, stdin).list()


def gather_sources(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Sources:
    """The single inputs behind what was given, each once, with a problem for what is not there.

    Folders are searched for files of the known kinds (`read/kinds`), hidden ones left out; a file named outright is
    taken whatever its name.  '-' is the standard input; a pattern that the shell left alone is expanded.
    """
    found: list[Source | Problem] = []
    paths: list[_Found] = []
    passed: list[str] = []
    for given in expand_patterns(inputs):
        if str(given) == "-":
            found.append(_read_stdin(stdin))
        elif Path(given).is_dir():
            folder = _absolute(given)
            before, skipped = len(paths), len(passed)
            for path in _walk(folder, found):
                if is_readable(path):
                    paths.append(_Found(path, folder))
                elif not OWN.fullmatch(path):
                    passed.append(path)
            if len(paths) == before:
                found.append(report_problem(str(given), _explain_folder(passed[skipped:])))
        elif Path(given).exists():
            path = _absolute(given)
            paths.append(_Found(path, str(Path(path).parent)))
        else:
            found.append(report_problem(str(given), "no such file or folder, and no file fits it as a pattern"))
    sources = _name(paths, {item.uri: item for item in reversed(found)})
    return sources._replace(passed=tuple(show_name(os.path.basename(path)) for path in passed))  # noqa: PTH119


def _explain_folder(passed: Sequence[str]) -> str:
    """Why a folder gives nothing, and what it holds instead."""
    endings = sorted({os.path.splitext(path)[1].lower() for path in passed})  # noqa: PTH122
    others = f", only {len(passed):,} of other kinds ({', '.join(endings[:ENDINGS_NAMED])})" if passed else ""
    return f"no files in it that can be read{others}; name its files, or another folder"


def expand_patterns(inputs: Sequence[str | Path]) -> Iterator[str]:
    """The inputs, patterns replaced by what they fit; a file whose name looks like a pattern is itself."""
    for given in map(str, inputs):
        is_pattern = any(c in given for c in MAGIC) and not Path(given).exists()
        # Path.glob takes no absolute pattern, which is what a quoted one often is.
        fitting = sorted(glob.glob(given, recursive=True)) if is_pattern else []  # noqa: PTH207
        yield from fitting or [given]


def report_problem(uri: str, detail: str) -> Problem:
    """The problem of an input that cannot be read."""
    uri = show_name(uri)
    return Problem(id=identify("prb", uri, detail), uri=uri, what="unreadable", detail=detail)


def show_name(name: str) -> str:
    """A name that can be written: bytes of no character set become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _absolute(path: str | Path) -> str:
    """The absolute path, links kept: the name under which a file was given is the one to show."""
    return os.path.abspath(path)  # noqa: PTH100 (Path.resolve follows links, Path.absolute keeps '..')


def _walk(folder: str, problems: list[Source | Problem]) -> Iterator[str]:
    """The files below a folder; links to folders are not followed, they may lead in circles."""

    def note(error: OSError) -> None:
        problems.append(report_problem(str(error.filename), explain_os(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 (a hundred thousand paths are a third as large as text)
            if not name.startswith(".") and os.path.isfile(path):  # noqa: PTH113
                yield path


def _name(paths: Sequence[_Found], others: dict[str, Source | Problem]) -> Sources:
    """The paths, named from their common root, among the others."""
    root = _find_root({found.folder for found in paths})
    by_uri: dict[str, str] = {}
    for path, _ in paths:
        uri = _locate(path, root)
        if by_uri.setdefault(uri, path) != path:  # two names that cannot be written
            others[f"{uri}~"] = report_problem(f"{uri}~", "another file has the same name when written; rename it")
    names = Counter(os.path.basename(path) for path in by_uri.values())  # noqa: PTH119
    return Sources({u: p for u, p in by_uri.items() if u not in others}, names, others)


def _locate(path: str, root: str | None) -> str:
    relative = path[len(root) :].lstrip(os.sep) if root else path
    return show_name(relative.replace(os.sep, "/"))


def _find_root(folders: set[str]) -> str | None:
    try:
        return os.path.commonpath(folders) if folders else None
    except ValueError:  # on different drives
        return None


def _read_stdin(stdin: BinaryIO | None) -> Source | Problem:
    try:
        return _spool(stdin or sys.stdin.buffer)
    except OSError as error:
        return report_problem("stdin", explain_os(error))


def _spool(stream: IO[bytes]) -> Source:
    """What comes once, kept so that it can be read from its first byte: in memory, or on the disk where it is large."""
    digest, size = hashlib.sha256(), 0
    held: IO[bytes] = io.BytesIO()
    while piece := stream.read(BUFFER):
        digest.update(piece)
        if size <= IN_MEMORY < size + len(piece):
            first, held = held, tempfile.TemporaryFile()  # noqa: SIM115 (it goes with the source that holds it)
            held.write(cast(io.BytesIO, first).getbuffer())
        held.write(piece)
        size += len(piece)
    held.flush()
    name = f"stdin#{digest.hexdigest()[:12]}"
    if isinstance(held, io.BytesIO):
        return Source(uri=name, file=name, content=held.getvalue())
    return Source(uri=name, file=name, spool=held)
