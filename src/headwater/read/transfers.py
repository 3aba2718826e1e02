"""Answers of web servers as a crawler kept them: status, media type, character set, and the content unpacked."""

import re
import zlib
from typing import NamedTuple

STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
HEAD_END = re.compile(rb"\r?\n\r?\n")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


class Response(NamedTuple):
    """What a server answered; `fault` says why its content cannot be had."""

    status: int
    media: str
    charset: str | None
    payload: bytes
    fault: str = ""


def read_response(block: bytes, limit: int) -> Response:
    """The answer in a block; status 0 when it is none.  Its content is unpacked to one byte over the limit at most."""
    status = STATUS.match(block)
    end = HEAD_END.search(block)
    if status is None or end is None:
        return Response(0, "", None, b"")
    fields = _read_fields(block[: end.start()])
    kind = fields.get("content-type", "")
    charset = CHARSET.search(kind)
    content = block[end.end() :]
    if "chunked" in fields.get("transfer-encoding", "").lower():
        content = join_chunks(content)
    payload, fault = _unpack(content, fields.get("content-encoding", "").strip().lower(), limit)
    media = kind.partition(";")[0].strip().lower()
    return Response(int(status[1]), media, charset[1] if charset else None, payload, fault)


def _read_fields(head: bytes) -> dict[str, str]:
    lines = (line.decode("latin-1").partition(":") for line in head.splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def join_chunks(content: bytes) -> bytes:
    """The content of chunks; as it is when it has none, because many crawlers keep the header and not the chunks."""
    pieces: list[bytes] = []
    place = 0
    while found := CHUNK.match(content, place):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(content[found.end() : found.end() + size])
        place = found.end() + size
        while content[place : place + 1] in (b"\r", b"\n"):
            place += 1
    return b"".join(pieces) if pieces and place >= len(content) else content


def _unpack(content: bytes, packing: str, limit: int) -> tuple[bytes, str]:
    """The content without its packing, and what is wrong with it; one that is not packed is taken as it is."""
    if packing in ("", "identity", "none"):
        return content, ""
    if packing in ("gzip", "x-gzip", "deflate"):
        for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
            try:
                return zlib.decompressobj(bits).decompress(content, limit + 1), ""
            except zlib.error:
                continue
        is_packed = content.startswith(b"\x1f\x8b")
        return content, "Its content is packed and broken. Fetch the page itself." if is_packed else ""
    if packing == "br":
        return _unpack_brotli(content, limit)
    return b"", f"Its content is packed in a way that is not known ({packing[:40]}). Fetch the page itself."


def _unpack_brotli(content: bytes, limit: int) -> tuple[bytes, str]:
    try:
        import brotli
    except ImportError:
        return b"", "Its content is packed with Brotli: `pip install brotli`, and give the file again."
    pieces, size = [], 0
    unpacker = brotli.Decompressor()
    try:
        for place in range(0, len(content), 65536):
            pieces.append(unpacker.process(content[place : place + 65536]))
            size += len(pieces[-1])
            if size > limit:
                break
    except brotli.error:
        return (b"", "Its content is packed and broken. Fetch the page itself.") if pieces else (content, "")
    return b"".join(pieces), ""
