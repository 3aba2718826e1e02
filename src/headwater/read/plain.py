"""Plain text files as reports: decoded, marked and dated, the text itself untouched."""

import hashlib

from headwater.read.encodings import decode_payload
from headwater.read.reports import Origin, make_report
from headwater.record.model import Report


def read_plain(uri: str, file: str, payload: bytes, collected: str | None) -> Report:
    """The report in a text file; ReadError when the file is empty or no text."""
    return make_report(Origin(uri, file, hashlib.sha256(payload).hexdigest(), collected), decode_payload(payload))
