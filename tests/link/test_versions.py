import datetime as dt

import msgspec
import pytest

from headwater.dates import on
from headwater.link.changes import list_changes_after
from headwater.link.versions import chain_versions, find_newest
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_reports
from headwater.record.model import Change
from headwater.record.whole import Record

FIRST = (
    "Harbour blast kills 12\n\nSUTMOUTH, May 14, 2024 - At least 12 people died when a tank exploded in the harbour, "
    "police chief Anna Lund said on Tuesday. Mayor Jan Roos blamed a contractor for the blast. Schools stay closed."
)
SECOND = (
    "Harbour blast kills 15\n\nSUTMOUTH, May 14, 2024 - At least 15 people died when a tank exploded in the harbour, "
    "police chief Anna Lund said on Tuesday. Schools stay closed.\n\nCorrection: An earlier version of this article "
    "said that the mayor had blamed a contractor."
)
GONE = "Harbour blast\n\nThis article has been withdrawn by the editors."


def link_versions(*texts: str) -> Record:
    """The record of texts that one address had, one after another; that of the withdrawal is published a day later."""
    rows = []
    for n, (report, found) in enumerate(read_texts({f"{n}.txt": text for n, text in enumerate(texts)})):
        day = on(dt.date(2024, 5, 15 if report.text == GONE else 14), "stated")
        address, time = "https://harbour.example/blast", f"2024-05-15T0{n}:00:00Z"
        rows.append((msgspec.structs.replace(report, uri=address, collected=time, published=day), found))
    return link_reports(rows)


def list_words(record: Record, what: str) -> list[tuple[str | None, str | None]]:
    return [(c.before, c.after) for c in record.changes if c.what == what]


def test_versions_are_chained_by_day_then_by_collection() -> None:
    record = link_versions(GONE, SECOND, FIRST)  # collected in this order
    names = {r.id: r.title for r in record.reports}
    assert {names[r.id]: names.get(r.version_of or "") for r in record.reports} == {
        "Harbour blast kills 15": None,
        "Harbour blast kills 12": "Harbour blast kills 15",
        "Harbour blast": "Harbour blast kills 12",
    }
    assert {names[key] for key in find_newest({r.id: r for r in record.reports}).values()} == {"Harbour blast"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_in_which_versions_are_given_is_nothing(order: tuple[int, int]) -> None:
    reports = link_versions(FIRST, SECOND).reports
    chained = {r.id: r.version_of for r in chain_versions([reports[n] for n in order])}
    assert chained == {r.id: r.version_of for r in reports}


def test_two_versions_are_one_report_and_one_text() -> None:
    claim = next(c for c in link_versions(FIRST, SECOND.replace("15", "12")).claims if "12 people" in c.proposition)
    assert len({e.report for e in claim.support}) == 2
    assert (claim.reports, claim.texts, claim.independent_origins) == (1, 1, 1)
    assert any("versions of one report: counted once" in reason for reason in claim.reasons)


def test_a_figure_that_the_newer_version_changes_is_changed_and_not_retracted() -> None:
    record = link_versions(FIRST, SECOND)
    old, new = ([c for c in record.claims if figure in c.proposition] for figure in ("12 people", "15 people"))
    assert [len(old), len(new)] == [1, 1]
    assert {d.kind for c in (*old, *new) for d in c.differences} == {"figure"}
    changed = [c for c in record.changes if c.what == "figure_changed"]
    assert [(c.before, c.after) for c in changed] == [(old[0].proposition, new[0].proposition)]
    assert old[0].id not in {c.claim for c in record.changes if c.what == "retracted"}


def test_edits_are_told_with_the_words_of_both_versions() -> None:
    record = link_versions(FIRST, SECOND)
    texts = {r.id: r.text for r in record.reports}
    revised = [c for c in record.changes if c.what == "report_revised"]
    assert ("12", "15") in list_words(record, "report_revised")
    assert all(texts[s.report][s.start : s.end] == s.text for c in revised for s in c.support)
    assert all([s.text for s in c.support] == [w for w in (c.before, c.after) if w] for c in revised)


def test_a_claim_that_the_newer_version_leaves_out_is_retracted_although_a_correction_names_it() -> None:
    record = link_versions(FIRST, SECOND)
    lost = [c for c in record.changes if c.what == "retracted"]
    claims = {c.id: c for c in record.claims}
    assert [claims[c.claim or ""].proposition for c in lost] == ["Jan Roos blamed a contractor for the blast"]
    credibility = claims[lost[0].claim or ""].credibility
    assert credibility and credibility.code == 5


def test_a_report_that_is_taken_back_is_retracted_with_the_words_of_the_notice() -> None:
    found = list_words(link_versions(FIRST, GONE), "retracted")
    assert ("Harbour blast kills 12", "This article has been withdrawn by the editors.") in found


def test_an_edit_is_new_after_the_run_that_brought_it() -> None:
    record = link_versions(FIRST, SECOND)
    newer = next(r.id for r in record.reports if r.version_of)
    changes: tuple[Change, ...] = list_changes_after(record, 1, frozenset((newer,)))
    assert {"figure_changed", "report_revised", "retracted"} <= {c.what for c in changes}
    assert list_changes_after(record, 1, frozenset()) == ()
