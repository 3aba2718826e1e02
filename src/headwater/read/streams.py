"""Streams of bytes: what an input is read from, piece by piece, so that its size costs no memory."""

import io
from pathlib import Path
from typing import IO, BinaryIO, cast

from headwater.errors import ReadError

BUFFER = 1 << 16  # bytes read at once; how far `peek` looks
PIECE = 1 << 20
LARGEST = 256_000_000  # bytes of a file that has to be held as a whole; more is a mistake or a trap
LARGEST_REPORT = 20_000_000  # bytes of one report: a thick book has two million characters
IN_MEMORY = 16_000_000  # bytes of a standard input that are held; what is more goes through a temporary file


def open_bytes(content: bytes) -> BinaryIO:
    """A stream of bytes that are at hand."""
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, io.BytesIO(content)), BUFFER))


def open_path(path: Path) -> BinaryIO:
    """A stream of a file; ReadError when it is not there any more or may not be read."""
    try:
        return path.open("rb", buffering=BUFFER)
    except (OSError, ValueError) as error:
        raise ReadError(explain_os(error)) from error


def peek(stream: BinaryIO, size: int) -> bytes:
    """The first bytes of a stream, which stay to be read."""
    return cast(io.BufferedReader, stream).peek(size)[:size]


def load(stream: IO[bytes], limit: int = LARGEST) -> bytes:
    """All that is left of a stream; ReadError when it is more than the limit."""
    content = take(stream, limit + 1)
    if len(content) > limit:
        raise ReadError(explain_size(limit))
    return content


def take(stream: IO[bytes], size: int) -> bytes:
    """The next bytes, so many or all that are left; in pieces, because a reader makes room for what it is asked."""
    pieces: list[bytes] = []
    try:
        while size > 0 and (piece := stream.read(min(size, PIECE))):
            pieces.append(piece)
            size -= len(piece)
    except OSError as error:
        raise ReadError(explain_os(error)) from error
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def explain_size(limit: int) -> str:
    """What to do about a file that is too large for its kind."""
    if limit == LARGEST_REPORT:
        return (
            f"One report of more than {measure(limit)} is none. Split it into the reports that are in it, one a file "
            "or one a line (`.jsonl` with `text` and `title`)."
        )
    return (
        f"It has more than {measure(limit)}, and a file of its kind has to be held as a whole. Split it, or give its "
        "reports as JSON lines, which are read line by line."
    )


def explain_os(error: OSError | ValueError) -> str:
    """What is wrong with a file, and what to do."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else error
    return f"cannot be read ({words}); check that it is still there and that you may read it"


def measure(size: int) -> str:
    """A number of bytes, to be read."""
    return f"{size // 1_000_000} MB"
