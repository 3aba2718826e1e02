"""Plain text files as reports: decoded, marked and dated, the text itself untouched."""

import hashlib

from headwater.read.credits import find_credits
from headwater.read.encodings import decode_payload
from headwater.read.language import detect_language
from headwater.read.published import find_published
from headwater.read.zones import mark_zones
from headwater.record.model import Report, identify


def read_plain(uri: str, file: str, payload: bytes, collected: str | None) -> Report:
    """The report in a text file; ReadError when the file is empty or no text."""
    text = decode_payload(payload)
    digest = hashlib.sha256(payload).hexdigest()
    number = identify("rep", uri, digest)
    zones = mark_zones(text)
    title = next((z for z in zones if z.kind == "title"), None)
    prose = " ".join(text[z.start : z.end] for z in zones if z.kind in ("body", "title", "standfirst"))
    return Report(
        id=number,
        uri=uri,
        file=file,
        sha256=digest,
        title=text[title.start : title.end] if title else None,
        outlet=None,
        published=find_published(text, zones),
        collected=collected,
        language=detect_language(prose or text),
        text=text,
        zones=zones,
        credits=find_credits(number, text, zones),
    )
