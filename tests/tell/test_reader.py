import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.record.model import Report, Zone
from headwater.tell.dossier import render_dossier
from headwater.tell.index import index_record
from headwater.tell.reader import DOUBT, list_notes, view_blocks
from headwater.tell.views import write_title
from tests.tell.affair import AFFAIR

INDEX = index_record(AFFAIR)


def find(key: str) -> Report:
    return INDEX.reports[key]


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Ferry sails", "The ferry sails from Port Ansel at noon.", "Ferry sails"),
        (None, "Port Ansel\n\nThe ferry sails from Port Ansel at noon.", "The ferry sails from Port Ansel at noon."),
        (
            None,
            "The ferry sails from Port Ansel at noon, " * 9,
            f"{'The ferry sails from Port Ansel at noon, ' * 2}The…",
        ),
        (None, "Noon", "(no title)"),
    ],
)
def test_a_report_without_a_headline_shows_how_it_begins(title: str | None, text: str, shown: str) -> None:
    zones = (Zone(kind="body", start=0, end=len(text)),)
    report = msgspec.structs.replace(find("rep_a"), title=title, text=text, zones=zones)
    assert write_title(report) == shown


def test_a_report_is_never_changed() -> None:
    for report in INDEX.reports.values():
        shown = "\n".join("".join(s.text for s in block.segments) for block in view_blocks(report, INDEX))
        assert shown.split() == report.text.split()


def test_segments_stand_where_they_say() -> None:
    for report in INDEX.reports.values():
        for segment in (s for b in view_blocks(report, INDEX, {3, 30}) for s in b.segments):
            assert report.text[segment.start : segment.start + len(segment.text)] == segment.text


def test_blocks_know_their_function() -> None:
    assert [b.kind for b in view_blocks(find("rep_a"), INDEX)] == ["furniture", "title", "body"]


def test_notes_say_who_and_which_claims() -> None:
    notes = {n.key: n for n in list_notes(find("rep_c"), INDEX)}
    assert (notes["sta_4"].speaker, notes["sta_4"].act, notes["sta_4"].denies) == (
        "Estmark Water Board",
        "denied",
        (1,),
    )
    assert (notes["sta_5"].speaker, notes["sta_5"].claims) == ("Mara Quill", (3,))


def test_evidence_without_a_statement_is_the_reports_own() -> None:
    own = [n for n in list_notes(find("rep_c"), INDEX) if not n.is_attributed]
    assert [(n.act, n.claims) for n in own] == [("in the report's own words", (4,))]


def test_what_was_not_asserted_is_left_open() -> None:
    statements = tuple(msgspec.structs.replace(s, asserted=s.id != "sta_5") for s in AFFAIR.statements)
    index = index_record(msgspec.structs.replace(AFFAIR, statements=statements))
    assert {n.key: n.act for n in list_notes(index.reports["rep_c"], index)}["sta_5"] == "left open"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sets(st.integers(0, 200), max_size=8))
def test_any_text_can_be_read(text: str, targets: set[int]) -> None:
    report = msgspec.structs.replace(find("rep_b"), id="rep_x", text=text)
    record = msgspec.structs.replace(AFFAIR, reports=(*AFFAIR.reports, report))
    blocks = view_blocks(report, index_record(record), targets)
    shown = "".join(s.text for block in blocks for s in block.segments)
    assert shown in text or len(blocks) > 1


@pytest.mark.parametrize(("sure", "is_doubtful"), [(None, False), (0.49, True), (0.5, False), (0.97, False)])
def test_what_is_as_likely_wrong_is_read_with_doubt(sure: float | None, is_doubtful: bool) -> None:
    statements = tuple(
        msgspec.structs.replace(s, confidence=sure if s.id == "sta_5" else 0.9) for s in AFFAIR.statements
    )
    record = msgspec.structs.replace(AFFAIR, statements=statements)
    index = index_record(record)
    doubtful = {n.key for n in list_notes(index.reports["rep_c"], index) if n.is_doubtful}
    assert doubtful == ({"sta_5"} if is_doubtful else set())
    assert render_dossier(record).count(f'<i class="unsure">{DOUBT}</i>') == is_doubtful
