"""Linking on the perfect reading of the example story: what is asserted there is known by hand."""

from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.link import link_oracle
from headwater.record.model import Claim
from headwater.record.whole import Record

EXAMPLES = Path(__file__).parents[2] / "examples"


@lru_cache(maxsize=1)
def linked() -> Record:
    return link_oracle(EXAMPLES / "gold", EXAMPLES / "reports")


def find_claim(*words: str) -> Claim:
    """The broadest claim in which one support holds all these words."""
    found = [c for c in linked().claims if any(all(w in s.text for w in words) for s in c.support)]
    assert found, f"no claim is supported by {words}"
    return max(found, key=lambda c: c.reports)


def file_of(report: str) -> str:
    return next(r.file for r in linked().reports if r.id == report)


def relation(a: str, b: str) -> str:
    for copy in linked().copies:
        if copy.is_whole and {file_of(copy.a.report)[0], file_of(copy.b.report)[0]} == {a, b}:
            return copy.relation
    raise AssertionError(f"{a} and {b} have no relation")


@pytest.mark.parametrize(("a", "b"), [("1", "2"), ("1", "3")])
def test_the_cut_copy_and_the_translation_are_one_text_with_the_dispatch(a: str, b: str) -> None:
    assert relation(a, b) == "near_duplicate"


@pytest.mark.parametrize(("a", "b"), [("1", "4"), ("1", "5"), ("4", "6"), ("2", "5")])
def test_reports_of_their_own_are_no_copies(a: str, b: str) -> None:
    assert relation(a, b) not in ("near_duplicate", "reused_passages")


def test_copies_of_one_text_are_counted_once() -> None:
    claim = find_claim("talks", "advanced")
    assert claim.texts < claim.reports
    assert any("counted once" in reason for reason in claim.reasons)


def test_nobody_is_identified_by_default() -> None:
    origins = {o.id: o for o in linked().origins}
    for claim in linked().claims:
        known = {origins[o].institution for o in claim.origins if origins[o].identified}
        assert claim.independent_origins == len(known - {None})
        assert (claim.independence == "established") == (claim.independent_origins > 1)


def test_a_denial_is_laid_to_a_claim_and_supports_only_that_it_is_denied() -> None:
    record = linked()
    denials = {s.id for s in record.statements if s.act == "deny"}
    assert any(claim.denials for claim in record.claims)
    for claim in record.claims:
        denied = {e.statement in denials for e in claim.support}
        assert len(denied) == 1
        cues = {s.cue.text for e in claim.support for s in record.statements if s.id == e.statement and s.cue}
        if denied == {True}:  # whoever reads it alone sees that it is denied
            assert claim.proposition.startswith("Denial by ") or any(cue in claim.proposition for cue in cues)


def test_a_report_that_may_be_of_the_same_day_brings_nothing_new() -> None:
    undated = next(r for r in linked().reports if r.file.startswith("3"))
    earliest = [r for r in linked().reports if r.published.end and undated.published.start]
    assert earliest
    changed = {s.report for change in linked().changes for s in change.support}
    first = linked().reports[0]
    assert first.id not in changed


def test_every_claim_says_where_it_was_first_seen() -> None:
    place = {report.id: n for n, report in enumerate(linked().reports)}
    for claim in linked().claims:
        seen = [place[e.report] for e in claim.support]
        assert (place[claim.first_seen], place[claim.last_seen]) == (min(seen), max(seen))


def test_the_timeline_is_in_order() -> None:
    starts = [entry.when.start for entry in linked().timeline if entry.when.start]
    assert starts == sorted(starts)
