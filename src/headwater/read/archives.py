"""Archives as the files in them: read in memory one after the other, never written to disk, within limits."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple, cast

from headwater.errors import ReadError
from headwater.read.kinds import GZIP, ZIP, is_archive, is_readable
from headwater.read.packing import LARGEST, LARGEST_RATIO, SMALL

MOST_BYTES = 4_000_000_000  # of all files of an archive together
MOST_MEMBERS = 200_000
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    RuntimeError,  # an encrypted member; NotImplementedError, a way of packing that is not known, is one of them
)
END = bytes(tarfile.BLOCKSIZE)  # zeros behind the last file of a tar file
ADVICE = "Unpack it yourself if you trust it."


class Member(NamedTuple):
    """A file in an archive: its name, and its bytes or why it cannot be read."""

    name: str
    content: bytes
    fault: str = ""


def read_members(payload: bytes) -> Iterator[Member]:
    """The files of an archive that can be read by their names, as in a folder.

    ReadError, after the files before it, when the archive is broken or swells beyond measure.
    """
    members = _read_zip(payload) if payload.startswith(ZIP) else _read_tar(payload)
    limit = min(MOST_BYTES, max(SMALL, LARGEST_RATIO * len(payload)))
    seen: set[str] = set()
    total = 0
    try:
        for member in members:
            total += len(member.content)
            if total > limit or len(seen) >= MOST_MEMBERS:
                raise ReadError(f"The archive swells to more than {_measure(limit)} or {MOST_MEMBERS} files. {ADVICE}")
            yield (
                member._replace(content=b"", fault="Two files of this name are in it.")
                if member.name in seen
                else member
            )
            seen.add(member.name)
    except BROKEN as error:
        raise ReadError(
            f"The archive is cut off or broken ({error}). Fetch it again, or unpack what is left."
        ) from error
    if not seen:
        raise ReadError("No file in the archive can be read. Unpack it, and give the files that hold reports.")


def _read_zip(payload: bytes) -> Iterator[Member]:
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        for info in archive.infolist():
            name = _clean(info.filename)
            if info.is_dir() or not _is_wanted(name):
                continue
            fault = _judge(name, info.file_size) or _judge_ratio(info.file_size, info.compress_size)
            try:
                yield Member(name, b"" if fault else archive.read(info), fault)
            except BROKEN as error:
                yield Member(name, b"", f"The file in the archive cannot be unpacked ({error}).")


def _read_tar(payload: bytes) -> Iterator[Member]:
    """In one pass, so that what is passed over is unpacked no further than the limit either."""
    limit = min(MOST_BYTES, max(SMALL, LARGEST_RATIO * len(payload)))
    stream = _Limited(_open_packed(payload), limit)
    with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
        for info in archive:
            name = _clean(info.name)
            if not info.isreg() or not _is_wanted(name):
                continue  # links and devices hold nothing
            fault = "Its zeros are left out of it (a sparse file)." if info.issparse() else _judge(name, info.size)
            content = None if fault else archive.extractfile(info)
            yield Member(name, content.read() if content else b"", fault)
    if not stream.has_end:  # tarfile takes the end of a cut file for that of the archive
        raise tarfile.ReadError("unexpected end of data")


class _Limited:
    """A stream that is read no further than a limit; `has_end` says whether a tar file may end with what was read."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._limit = self._left = limit
        self.has_end = False

    def read(self, size: int) -> bytes:
        """The next bytes; ReadError behind the limit."""
        content = self._stream.read(size)
        self._left -= len(content)
        self.has_end = self.has_end if not content else content.endswith(END)
        if self._left < 0:
            raise ReadError(f"The archive swells to more than {_measure(self._limit)}. {ADVICE}")
        return content


def _open_packed(payload: bytes) -> IO[bytes]:
    packed = io.BytesIO(payload)
    if payload.startswith(GZIP):
        return cast(IO[bytes], gzip.GzipFile(fileobj=packed))
    if payload.startswith(b"\xfd7zXZ\x00"):
        return cast(IO[bytes], lzma.LZMAFile(packed))
    return cast(IO[bytes], bz2.BZ2File(packed)) if payload.startswith(b"BZh") else packed


def _is_wanted(name: str) -> bool:
    """Whether a file is read, as in a folder: of a known kind, not hidden, no copy of what a Mac keeps beside it."""
    parts = name.replace("\\", "/").split("/")
    is_hidden = any(part.startswith(".") and part.strip(".") for part in parts) or "__MACOSX" in parts
    return not is_hidden and (is_readable(name) or is_archive(name, b""))


def _judge(name: str, size: int) -> str:
    """Why a file is not read; empty when it is."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":":
        return "Its name leads out of the archive. Unpack it with care, and give the file itself."
    if is_archive(name, b""):
        return "It is an archive in an archive. Unpack the outer one, and give the inner one."
    return f"It has more than {_measure(LARGEST)}. {ADVICE}" if size > LARGEST else ""


def _judge_ratio(size: int, packed: int) -> str:
    is_swelling = size > max(SMALL, LARGEST_RATIO * packed)
    return (
        f"It swells to {_measure(size)}, {size // max(1, packed)} times its packed size. {ADVICE}"
        if is_swelling
        else ""
    )


def _clean(name: str) -> str:
    """A name that can be written: bytes of no character set become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _measure(size: int) -> str:
    return f"{size // 1_000_000} MB"
