"""What a user names on the command line as single inputs: files, folders, patterns and the standard input."""

import glob
import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from headwater.errors import ReadError
from headwater.read.kinds import is_readable
from headwater.record.model import Problem
from headwater.record.spans import identify

MAGIC = "*?["


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One input before it is read.

    `uri` is the path relative to the common root of all that was given, with forward slashes: a single file's name;
    inside a folder the path below it.  The standard input has no path: it is `stdin#` and the first 12 digits of its
    SHA-256, so that the same text piped twice is the same report.  `file` is the base name, or the `uri` where two
    inputs share a base name.
    """

    uri: str
    file: str
    path: Path | None = None
    content: bytes | None = None

    def name_member(self, member: str) -> "Source":
        """What is inside of it: a line of a table, a file of an archive."""
        return Source(uri=f"{self.uri}#{member}", file=f"{self.file}#{member}")

    def load(self) -> bytes:
        """The bytes of the input; ReadError when it cannot be read any more."""
        if self.content is not None or self.path is None:
            return self.content or b""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise ReadError(_explain(error)) from error


def find_sources(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[Source | Problem]:
    """The single inputs behind what was given, each once, sorted by uri, with a problem for what is not there.

    Folders are searched for files of the known kinds (`read/kinds`), hidden ones left out; a file named outright is
    taken whatever its name.  '-' is the standard input; a pattern that the shell left alone is expanded.
    """
    found: list[Source | Problem] = []
    paths: list[tuple[Path, Path]] = []  # each file with the folder from which its uri may begin
    for given in expand_patterns(inputs):
        if str(given) == "-":
            found.append(_read_stdin(stdin))
        elif Path(given).is_dir():
            folder = _absolute(given)
            inside = sorted(_walk(folder, found))
            paths += [(path, folder) for path in inside]
            if not inside:
                found.append(
                    report_problem(str(given), "no files in it that can be read; name its files, or another folder")
                )
        elif Path(given).exists():
            path = _absolute(given)
            paths.append((path, path.parent))
        else:
            found.append(report_problem(str(given), "no such file or folder, and no file fits it as a pattern"))
    found += _name(paths)
    yield from sorted({item.uri: item for item in reversed(found)}.values(), key=lambda item: item.uri)


def expand_patterns(inputs: Sequence[str | Path]) -> Iterator[str]:
    """The inputs, patterns replaced by what they fit; a file whose name looks like a pattern is itself."""
    for given in map(str, inputs):
        is_pattern = any(c in given for c in MAGIC) and not Path(given).exists()
        # Path.glob takes no absolute pattern, which is what a quoted one often is.
        fitting = sorted(glob.glob(given, recursive=True)) if is_pattern else []  # noqa: PTH207
        yield from fitting or [given]


def report_problem(uri: str, detail: str) -> Problem:
    """The problem of an input that cannot be read."""
    return Problem(id=identify("prb", uri, detail), uri=uri, what="unreadable", detail=detail)


def _absolute(path: str | Path) -> Path:
    """The absolute path, links kept: the name under which a file was given is the one to show."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (Path.resolve follows links, Path.absolute keeps '..')


def _walk(folder: Path, problems: list[Source | Problem]) -> Iterator[Path]:
    """The files below a folder that can be read; links to folders are not followed, they may lead in circles."""

    def note(error: OSError) -> None:
        problems.append(report_problem(str(error.filename), _explain(error)))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            if not name.startswith(".") and is_readable(name) and path.is_file():
                yield path


def _name(paths: Sequence[tuple[Path, Path]]) -> Iterator[Source]:
    """Sources for the paths, named from their common root."""
    root = _find_root([folder for _, folder in paths])
    uris = {path: path.relative_to(root).as_posix() if root else path.as_posix() for path, _ in paths}
    names = [path.name for path in uris]
    for path, uri in uris.items():
        yield Source(uri=uri, file=path.name if names.count(path.name) == 1 else uri, path=path)


def _find_root(folders: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:  # on different drives
        return None


def _read_stdin(stdin: BinaryIO | None) -> Source | Problem:
    try:
        content = (stdin or sys.stdin.buffer).read()
    except OSError as error:
        return report_problem("stdin", _explain(error))
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Source(uri=f"stdin#{digest}", file=f"stdin#{digest}", content=content)


def _explain(error: OSError) -> str:
    """What is wrong with an input, and what to do."""
    return f"cannot be read ({error.strerror or error}); check that it is still there and that you may read it"
