"""Small files of the kinds that programs write, by hand: PDF, Word, WARC."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

Words = tuple[float, float, float, str]  # x, y and size in points, and what stands there
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_pdf(pages: Sequence[Sequence[Words]], info: Mapping[str, str] | None = None) -> bytes:
    """A PDF file with pages of lines in Helvetica, and its metadata."""
    root = 2 + 2 * len(pages)
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    objects += [_stream(page) for page in pages]
    for number in range(len(pages)):
        box = b"/MediaBox [0 0 595 842] /Resources << /Font << /F1 1 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent %d 0 R /Contents %d 0 R %s >>" % (root, number + 2, box))
    kids = b" ".join(b"%d 0 R" % (2 + len(pages) + n) for n in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % root)
    entries = b" ".join(b"/%s (%s)" % (k.encode(), v.encode("cp1252")) for k, v in (info or {}).items())
    objects.append(b"<< %s >>" % entries)
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>" % (len(objects) + 1, root + 1, root + 2)
    start = b"startxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s\n%s" % (len(objects) + 1, table, trailer, start)


def _stream(page: Sequence[Words]) -> bytes:
    lines = []
    for x, y, size, words in page:
        safe = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        lines.append(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, y, safe))
    content = b"\n".join(lines)
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def make_docx(parts: Mapping[str, str]) -> bytes:
    """A Word document of the bodies of its parts: `document` is the text; names of others as in the file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types><Override ContentType='{DOCX}.document.main+xml'/></Types>")
        for name, body in parts.items():
            wrapped = f"<w:document {W}><w:body>{body}</w:body></w:document>" if name == "document" else body
            archive.writestr(f"word/{name}.xml" if "/" not in name else name, wrapped)
    return stream.getvalue()


def make_record(kind: str, uri: str, block: bytes, **fields: str) -> bytes:
    """A record of a WARC file."""
    named = {f"WARC-{k}": v for k, v in fields.items() if k not in ("content_type", "length")}
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": uri,
        "WARC-Date": "2023-09-07T06:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{len(block):032}>",
        "Content-Type": fields.get("content_type", "application/http; msgtype=response"),
        "Content-Length": fields.get("length", str(len(block))),
    } | named
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def make_response(payload: bytes, media: str = "text/html", status: int = 200, head: str = "") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status} OK\r\nContent-Type: {media}\r\n{head}\r\n".encode() + payload


def make_warc(records: Sequence[bytes]) -> bytes:
    """A packed WARC file, a member of gzip for each record, as crawlers write them."""
    return b"".join(gzip.compress(record) for record in records)
