"""Fuzzing of the readers by coverage, with atheris, which is no dependency: `pip install atheris`, and then

    python tests/fuzz/readers.py docx -max_total_time=600

Each input must become reports whose parts lie in their texts, or a refusal that says what to do; anything else stops
the run and leaves the input in a file.  What is found becomes a case of `tests/read/test_faults.py`.
"""

import gzip
import io
import json
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import atheris
import pyarrow
from pyarrow import parquet

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["headwater.read"]):
    from headwater.read.inputs import read_input
    from headwater.read.sources import Source
    from headwater.record.model import Problem

from tests.printing import make_docx, make_pdf, make_record, make_response, make_warc

SAID = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in Valletta. "
PAGE = f"<!DOCTYPE html><html lang=en><head><title>Ferry stays</title></head><body><p>{SAID * 2}</p></body></html>"
ITEM = f"<item><title>A</title><description>{SAID}</description></item>"
FEED = f"<?xml version='1.0'?><rss><channel><title>News</title>{ITEM}</channel></rss>"
ROW = json.dumps({"title": "Ferry stays", "text": SAID, "date": "2023-09-05", "url": "https://example.org/a"})


def pack_zip() -> bytes:
    """A zip archive with a text and a table."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", SAID)
        archive.writestr("b.jsonl", ROW)
    return stream.getvalue()


def pack_tar() -> bytes:
    """A tar archive with a text."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(SAID)
        archive.addfile(info, io.BytesIO(SAID.encode()))
    return stream.getvalue()


def write_columns() -> bytes:
    """A Parquet file of two rows."""
    parquet.write_table(pyarrow.Table.from_pylist([json.loads(ROW)] * 2), stream := io.BytesIO())
    return stream.getvalue()


SEEDS = {
    "txt": f"Ferry stays\n\nBy Maria Borg\n2023-09-05\n\n{SAID}\n\nPhoto: AFP\n".encode(),
    "html": PAGE.encode(),
    "jsonl": f"{ROW}\n{ROW}\n".encode(),
    "json": json.dumps({"articles": {"results": [json.loads(ROW)]}}).encode(),
    "csv": f'title,text,date\nFerry,"{SAID}",2023-09-05\n'.encode(),
    "parquet": write_columns(),
    "rss": FEED.encode(),
    "pdf": make_pdf([[(60, 700, 10, SAID[:60]), (60, 687, 10, SAID[60:])]], {"Title": "Ferry"}),
    "eml": f"From: Ana Silva <a@b.example>\nDate: 14 Mar 2031 08:12\nSubject: Ferry stays\n\n{SAID}".encode(),
    "docx": make_docx({"document": f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"}),
    "warc": make_record("response", "https://example.org/a", make_response(PAGE.encode())),
    "warc.gz": make_warc([make_record("response", "https://example.org/a", make_response(PAGE.encode()))]),
    "zip": pack_zip(),
    "tar": pack_tar(),
    "tar.gz": gzip.compress(pack_tar()),
}


def check(suffix: str, payload: bytes) -> None:
    """Read bytes as an input of this ending; AssertionError for a report or a refusal that breaks the contract."""
    name = f"a.{suffix}"
    for found in read_input(Source(uri=name, file=name, content=payload), None):
        if isinstance(found, Problem):
            assert found.detail and found.uri
            continue
        text = found.text
        text.encode()
        assert all(0 <= z.start < z.end <= len(text) for z in found.zones)
        assert all(text[c.span.start : c.span.end] == c.span.text for c in found.credits)


def main() -> None:
    """Fuzz the reader that the first argument names; the others are libFuzzer's."""
    suffix = sys.argv.pop(1)
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{suffix}-"))
    (corpus / "seed").write_bytes(SEEDS[suffix])
    atheris.Setup([*sys.argv, str(corpus)], lambda payload: check(suffix, payload))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
