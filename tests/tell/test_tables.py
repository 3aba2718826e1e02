"""The record as CSV tables and reports as BibTeX: every one of them, and nothing in a text becomes a formula."""

import csv
import io
import re
import zipfile
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from headwater.cli import main
from headwater.record.jsonl import write_record
from headwater.record.whole import Record
from headwater.tell.bibliography import write_bibliography
from headwater.tell.cells import MARK, write_cell
from headwater.tell.claim_table import write_claim_rows
from headwater.tell.index import index_record
from headwater.tell.tables.files import TABLES, list_files, pack_files, write_one
from tests.tell.affair import AFFAIR, POOR, TEXTS, reword

RECORDS = pytest.mark.parametrize("record", [AFFAIR, *POOR.values()], ids=["affair", *POOR])
# Columns that hold ids of rows of other tables.
JOINS = {
    "report": "reports", "actor": "actors", "speaker": "actors", "outlet": "actors", "part_of": "actors",
    "institution": "actors", "place": "actors", "members": "actors", "relayed_by": "actors", "claim": "claims",
    "claims": "claims", "related_ids": "claims", "origin": "origins", "origin_ids": "origins",
    "statement": "statements", "event": "events", "a_report": "reports", "b_report": "reports",
    "first_seen": "reports", "reports": "reports",
}  # fmt: skip
NO_IDS = {("claims", "reports"), ("claims", "claim"), ("origins", "origin"), ("stories", "first_seen")}


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def read_all(record: Record) -> dict[str, list[dict[str, str]]]:
    return {name.removesuffix(".csv"): read(data) for name, data in list_files(record)}


@RECORDS
def test_every_claim_is_a_row(record: Record) -> None:
    rows = read(write_one(record, "claims"))
    claims = index_record(record).claims
    assert write_one(record, "claims").startswith(b"number,id,claim,reports,texts,")
    assert [row["id"] for row in rows] == list(claims)
    for row, claim in zip(rows, claims.values(), strict=True):
        assert (row["reports"], row["texts"]) == (str(claim.reports), str(claim.texts))
        assert bool(row["denied"]) == bool(claim.denials)
    index = index_record(record)
    assert write_claim_rows(index.claims.values(), index) == write_one(record, "claims")


@RECORDS
def test_every_object_of_the_record_is_a_row_of_its_table(record: Record) -> None:
    tables = read_all(record)
    for name in set(TABLES) & set(Record.__struct_fields__):
        assert sorted(row["id"] for row in tables[name]) == sorted(item.id for item in getattr(record, name)), name
    for rows in tables.values():
        assert len({row["id"] for row in rows}) == len(rows)


def test_evidence_points_at_the_words() -> None:
    texts = {report.file: TEXTS[report.id] for report in AFFAIR.reports}
    tables = read_all(AFFAIR)
    for name, rows in tables.items():
        assert all("evidence" in row or "a_evidence" in row or name == "stories" for row in rows)
    for name in ("claim_evidence", "mentions", "times", "events"):
        for row in tables[name]:
            file, _, place = row["evidence"].rpartition(":")
            start, end = map(int, place.split("-"))
            assert " ".join(texts[file][start:end].split()) == row["text"]
    assert [row["side"] for row in tables["claim_evidence"] if row["claim"] == "clm_sale"] == [
        "support", "support", "denial",
    ]  # fmt: skip


def test_tables_join_by_ids() -> None:
    tables = read_all(AFFAIR)
    keys = {name: {row["id"] for row in rows} for name, rows in tables.items()}
    joined = 0
    for name, rows in tables.items():
        for row in rows:
            for column in (c for c in row if c in JOINS and (name, c) not in NO_IDS):
                found = {key for key in row[column].split("; ") if key}
                assert found <= keys[JOINS[column]], (name, column)
                joined += len(found)
    assert joined > 50


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1", " =1+1", '"=1+1', "＝1+1", "\u200b=1", "x;=1+1", 'x; "@A1'],
)
def test_no_cell_begins_a_formula(words: str) -> None:
    for rows in read_all(reword(AFFAIR, words)).values():
        for row in rows:
            for cell in row.values():
                # However a spreadsheet parts the line, at semicolons too.
                for piece in cell.split(";"):
                    assert not piece.lstrip("\ufffd \u200b\"'").startswith(tuple("=+-@＝＋－＠")) or "'" in piece, cell
    assert write_cell(words) != words


@given(st.text(max_size=40))
def test_cells_stand_on_one_line(words: str) -> None:
    cell = write_cell(words)
    assert not set(cell) & set("\t\r\n\x00\x1b")
    assert cell == "" or cell[0] not in "=+-@"


def test_values_become_text() -> None:
    assert [write_cell(value) for value in (None, True, 3, 0.5, ("a", "b"))] == ["", "true", "3", "0.5", "a; b"]


def test_files_have_a_mark_and_pipes_have_none() -> None:
    assert all(data.startswith(MARK) for _, data in list_files(AFFAIR))
    assert not write_one(AFFAIR, "reports").startswith(MARK)


def test_a_zip_holds_the_same_files_and_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_files(AFFAIR))) as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == dict(list_files(AFFAIR))
    assert pack_files(AFFAIR) == pack_files(AFFAIR)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "record.jsonl"
    with path.open("wb") as stream:
        write_record(AFFAIR, stream)
    return path


def test_the_command_writes_one_table_or_all(store: Path, tmp_path: Path) -> None:
    def export(*words: object) -> bytes:
        result = CliRunner().invoke(main, ["export", str(store), *map(str, words)])
        assert result.exit_code == 0, result.output
        return result.stdout_bytes

    assert export("--format", "csv") == write_one(AFFAIR, "claims")
    assert export("--table", "mentions") == write_one(AFFAIR, "mentions")
    export("-o", f"{tmp_path / 'tables'}/")
    export("-o", tmp_path / "tables.zip")
    export("-o", tmp_path / "claims.csv")
    assert {p.name: p.read_bytes() for p in (tmp_path / "tables").iterdir()} == dict(list_files(AFFAIR))
    assert (tmp_path / "tables.zip").read_bytes() == pack_files(AFFAIR)
    assert (tmp_path / "claims.csv").read_bytes() == MARK + write_one(AFFAIR, "claims")


@pytest.mark.parametrize(
    "words", [["--table", "nothing"], ["--table", "claims", "-o", "all.zip"], ["--format", "html", "-o", "."]]
)
def test_what_cannot_be_written_is_wrong_usage(store: Path, words: list[str]) -> None:
    assert CliRunner().invoke(main, ["export", str(store), *words]).exit_code == 2


@RECORDS
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
