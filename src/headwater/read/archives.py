"""Archives as the files in them: read one after the other as streams, never written to disk, within limits."""

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO, BinaryIO, NamedTuple, cast

from headwater.errors import ReadError
from headwater.read.kinds import ZIP, is_archive, is_readable
from headwater.read.packing import ADVICE, BROKEN, LARGEST_RATIO, SMALL, guard, unpack
from headwater.read.sources import show_name
from headwater.read.streams import measure, open_bytes, peek

MOST_MEMBERS = 1_000_000
END = bytes(tarfile.BLOCKSIZE)  # zeros behind the last file of a tar file


class Member(NamedTuple):
    """A file in an archive: its name, its bytes and how many they are, or why it is not read.

    The bytes can be read until the next file is asked for.
    """

    name: str
    stream: BinaryIO
    size: int
    fault: str = ""


def read_members(stream: BinaryIO, size: int) -> Iterator[Member]:
    """The files of an archive of `size` bytes that can be read by their names, as in a folder.

    ReadError, after the files before it, when the archive is broken or swells beyond measure.
    """
    is_zip = peek(stream, len(ZIP)).startswith(ZIP)
    limit = max(SMALL, LARGEST_RATIO * size)
    seen: set[int] = set()
    total = 0
    try:
        for member in _read_zip(stream) if is_zip else _read_tar(unpack(stream, size, also=True)):
            total += 0 if member.fault else member.size
            if total > limit or len(seen) >= MOST_MEMBERS:
                raise ReadError(f"The archive swells to more than {measure(limit)} or {MOST_MEMBERS} files. {ADVICE}")
            is_second = hash(member.name) in seen
            yield _refuse(member.name, "Two files of this name are in it.") if is_second else member
            seen.add(hash(member.name))
    except BROKEN as error:
        raise ReadError(
            f"The archive is cut off or broken ({error}). Fetch it again, or unpack what is left."
        ) from error
    if not seen:
        raise ReadError("No file in the archive can be read. Unpack it, and give the files that hold reports.")


def _read_zip(stream: BinaryIO) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            name = show_name(info.filename)
            if name.endswith("/") or not _is_wanted(name):
                continue
            fault = _judge(name) or _judge_ratio(info.file_size, info.compress_size)
            if fault:
                yield _refuse(name, fault)
                continue
            try:
                content = archive.open(info)
            except BROKEN as error:
                yield _refuse(name, f"The file in the archive cannot be unpacked ({error}). Unpack the archive.")
                continue
            with content:
                yield Member(name, guard(content, "file in the archive", info.file_size), info.file_size)


def _read_tar(stream: BinaryIO) -> Iterator[Member]:
    """In one pass, so that what is passed over is unpacked no further than the limit either."""
    tail = _Tail(stream)
    with tarfile.open(fileobj=cast(IO[bytes], tail), mode="r|") as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # which would keep them all
            name = show_name(info.name)
            if not info.isreg() or not _is_wanted(name):
                continue  # links and devices hold nothing
            fault = "Its zeros are left out of it (a sparse file)." if info.issparse() else _judge(name)
            content = None if fault else archive.extractfile(info)
            if content is None:
                yield _refuse(name, fault)
            else:
                yield Member(name, guard(content, "file in the archive", info.size), info.size)
    if not tail.has_end:  # tarfile takes the end of a cut file for that of the archive
        raise tarfile.ReadError("unexpected end of data")


class _Tail:
    """A stream that knows whether a tar file may end with what was read last."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.has_end = False

    def read(self, size: int) -> bytes:
        """The next bytes."""
        content = self._stream.read(size)
        self.has_end = self.has_end if not content else content.endswith(END)
        return content


def _refuse(name: str, fault: str) -> Member:
    return Member(name, open_bytes(b""), 0, fault)


def _is_wanted(name: str) -> bool:
    """Whether a file is read, as in a folder: of a known kind, not hidden, no copy of what a Mac keeps beside it."""
    parts = name.replace("\\", "/").split("/")
    is_hidden = any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts
    return not is_hidden and (is_readable(name) or is_archive(name, b""))


def _judge(name: str) -> str:
    """Why a file is not read; empty when it is."""
    parts = name.replace("\\", "/").split("/")
    if not name:
        return "It has no name. Unpack the archive, and give the file itself."
    if ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":":
        return "Its name leads out of the archive. Unpack it with care, and give the file itself."
    if is_archive(name, b""):
        return "It is an archive in an archive. Unpack the outer one, and give the inner one."
    return ""


def _judge_ratio(size: int, packed: int) -> str:
    is_swelling = size > max(SMALL, LARGEST_RATIO * packed)
    return (
        f"It swells to {measure(size)}, {size // max(1, packed)} times its packed size. {ADVICE}" if is_swelling else ""
    )
