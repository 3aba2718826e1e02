"""Packed bytes unpacked in memory, up to a limit."""

import gzip
import io
import zlib

from headwater.errors import ReadError
from headwater.read.kinds import GZIP

LARGEST = 256_000_000  # bytes of one file; more is a mistake or a trap
LARGEST_RATIO = 200  # times the packed size; text packs to a tenth, a bomb to a thousandth
SMALL = 10_000_000  # bytes that may be unpacked at any ratio: a page of spaces is no trap


def unpack(payload: bytes) -> bytes:
    """The bytes in a gzip file, other bytes as they are; ReadError for a broken file and for one that swells."""
    if not payload.startswith(GZIP):
        return payload
    limit = min(LARGEST, max(SMALL, LARGEST_RATIO * len(payload)))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(payload)) as packed:
            content = packed.read(limit + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise ReadError(
            f"The gzip file is cut off or broken ({error}). Fetch it again, or unpack what is left."
        ) from error
    if len(content) > limit:
        raise ReadError(
            f"The gzip file swells to more than {limit // 1_000_000} MB. Unpack it yourself if you trust it."
        )
    return content
