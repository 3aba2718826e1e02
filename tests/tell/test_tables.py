"""Claims as CSV and reports as BibTeX: every one of them, and nothing in a text becomes a formula or a command."""

import csv
import io
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.record.whole import Record
from headwater.tell.bibliography import write_bibliography
from headwater.tell.claim_table import write_claims
from headwater.tell.index import index_record
from tests.tell.affair import AFFAIR, POOR, reword


@pytest.mark.parametrize("record", [AFFAIR, *POOR.values()], ids=["affair", *POOR])
def test_every_claim_is_a_row(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(write_claims(record).decode())))
    claims = index_record(record).claims
    assert write_claims(record).startswith(b"number,id,claim,reports,texts,")
    assert [row["id"] for row in rows] == list(claims)
    for row, claim in zip(rows, claims.values(), strict=True):
        assert (row["reports"], row["texts"]) == (str(claim.reports), str(claim.texts))
        assert bool(row["denied"]) == bool(claim.denials)


def test_no_cell_is_a_formula() -> None:
    rows = csv.DictReader(io.StringIO(write_claims(reword(AFFAIR, "=1+1")).decode()))
    assert all(not cell.startswith("=") for row in rows for cell in row.values())


@pytest.mark.parametrize("record", [AFFAIR, *POOR.values()], ids=["affair", *POOR])
def test_every_report_is_an_entry(record: Record) -> None:
    entries = re.findall(r"^@\w+\{(\w+),$", write_bibliography(record).decode(), re.MULTILINE)
    assert entries == list(index_record(record).reports)


def test_an_entry_says_who_when_and_where() -> None:
    report = msgspec.structs.replace(
        AFFAIR.reports[0], uri="https://paper.example/a?b=1", title="Pumps & {ports}: 5% #1"
    )
    entry = write_bibliography(msgspec.structs.replace(AFFAIR, reports=(report,))).decode()
    assert entry.startswith(f"@online{{{report.id},\n  title = {{{{Pumps \\& \\{{ports\\}}: 5\\% \\#1}}}},\n")
    assert "  url = {https://paper.example/a?b=1},\n" in entry
    assert f"  date = {{{report.published.start}/{report.published.end}}},\n" in entry


@given(st.text(max_size=60))
def test_braces_always_close(words: str) -> None:
    entry = re.sub(r"\\[{}]", "", write_bibliography(reword(AFFAIR, words)).decode())
    depth = 0
    for character in entry:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
