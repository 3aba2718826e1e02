"""What people judge of claims, denials, copies and statements, on three reports of the example."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from headwater.annotations import Annotations
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter
from headwater.record.judgements import Judgement, Member, Subject, Verdict, settle_pairs
from headwater.record.model import Claim, Report
from headwater.record.spans import Evidence
from headwater.record.whole import Record

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
FILES = ("1_mna_dispatch.txt", "3_undated_translation.txt", "5_straitside_denial.txt")


@cache
def read_story() -> tuple[tuple[Report, Annotations], ...]:
    return tuple(read_texts({name: (EXAMPLES / name).read_text("utf-8") for name in FILES}))


def link(*judgements: Judgement, order: Sequence[int] = (0, 1, 2)) -> Record:
    rows = [read_story()[n] for n in order]
    return link_matter(rows, {report.id for report, _ in rows}, judgements)


def judge(subject: Subject, verdict: Verdict, *things: Evidence | str) -> Judgement:
    members = tuple(Member(report=t) if isinstance(t, str) else name(t) for t in things)
    return Judgement(subject=subject, members=members, verdict=verdict, by="ana", at="2030-01-02T03:04:05Z")


def name(e: Evidence) -> Member:
    return Member(report=e.report, start=e.start, end=e.end, id=e.event or e.statement or "")


def find(record: Record, *words: str) -> Claim:
    return next(c for c in record.claims if all(any(w in e.text for e in c.support) for w in words))


def find_home(record: Record, evidence: Evidence) -> Claim:
    return next(c for c in record.claims if evidence in c.support)


def pick(claim: Claim, words: str) -> Evidence:
    return next(e for e in claim.support if words in e.text)


def test_two_supports_become_one_claim_and_part_again() -> None:
    before = link()
    one, other = pick(find(before, "unloaded"), "unloaded"), pick(find(before, "discharged"), "discharged")
    joined = link(judge("claims", "same", one, other))
    claim = find_home(joined, one)
    assert claim == find_home(joined, other)
    parts = {find_home(before, one), find_home(before, other)}
    assert set(claim.support) == {e for part in parts for e in part.support}
    assert {claim.id, *claim.was} == {part.id for part in parts}
    assert "judged same by ana on 2030-01-02" in claim.reasons[-1]
    assert link(judge("claims", "same", one, other), judge("claims", "withdrawn", one, other)).claims == before.claims


def test_two_supports_of_one_claim_are_parted() -> None:
    claim = find(link(), "would receive up to 30,000")
    one, other = claim.support[0], next(e for e in claim.support if e.report != claim.support[0].report)
    for verdict in ("different", "unsure"):
        parted = link(judge("claims", verdict, one, other))
        a, b = find_home(parted, one), find_home(parted, other)
        assert a.id != b.id
        if verdict == "unsure":
            assert a.related[0] == b.id and b.related[0] == a.id


def test_the_event_that_a_statement_reports_parts_with_it() -> None:
    parted = 0
    for claim in link().claims:
        told = [e for e in claim.support if e.event and e.statement and e.report != claim.support[0].report]
        pairs = [
            (s, e) for s in claim.support for e in told
            if s.event is None and s.statement == e.statement and s.start < e.end and e.start < s.end
        ]  # fmt: skip
        for said, event in pairs[:1]:
            record = link(judge("claims", "different", claim.support[0], said))
            first = find_home(record, claim.support[0])
            assert said not in first.support and event not in first.support
            parted += 1
    assert parted


def test_the_order_of_reports_plays_no_part() -> None:
    before = link()
    one, other = pick(find(before, "unloaded"), "unloaded"), pick(find(before, "discharged"), "discharged")
    receive = find(before, "would receive up to 30,000")
    ruled = (judge("claims", "same", one, other), judge("claims", "different", receive.support[0], receive.support[-1]))
    assert all(link(*ruled, order=order).claims == link(*ruled).claims for order in ((2, 1, 0), (1, 2, 0)))


def test_a_later_judgement_overrules_an_earlier_one_and_the_claim_says_so() -> None:
    before = link()
    a, b, c = (pick(find(before, w), w) for w in ("unloaded", "discharged", "tractors"))
    ruled = [judge("claims", "same", a, b), judge("claims", "same", b, c), judge("claims", "different", a, c)]
    record = link(*ruled)
    assert find_home(record, b) == find_home(record, c) != find_home(record, a)
    assert any(r.endswith("which a later judgement overrules") for r in find_home(record, a).reasons)


@pytest.mark.parametrize(
    ("rulings", "holds"),
    [
        ([(1, 2, "same"), (2, 3, "same"), (1, 3, "different")], [False, True, True]),
        ([(1, 3, "different"), (1, 2, "same"), (2, 3, "same")], [False, True, True]),
        ([(1, 2, "same"), (1, 2, "unsure")], [False, True]),
        ([(1, 2, "same"), (3, 4, "different"), (1, 2, "same")], [True, True, True]),
        ([], []),
    ],
)
def test_the_later_of_judgements_that_exclude_each_other_holds(
    rulings: list[tuple[int, int, Verdict]], holds: list[bool]
) -> None:
    assert settle_pairs(rulings) == holds


def test_a_denial_is_taken_from_a_claim_and_laid_to_another() -> None:
    before = link()
    denied = next(c for c in before.claims if c.denials)
    denial = denied.denials[0]
    taken = find_home(link(judge("denials", "different", denial, denied.support[0])), denied.support[0])
    assert set(taken.denials) == set(denied.denials) - {denial}
    other = find(before, "unloaded")
    laid = find_home(link(judge("denials", "same", denial, other.support[0])), other.support[0])
    assert denial in laid.denials and laid.credibility and laid.credibility.code == 4


def test_a_rejected_statement_supports_nothing_and_says_who_rejected_it() -> None:
    before = link()
    claim = find(before, "tractors")
    record = link(judge("statements", "reject", claim.support[0]))
    assert not any(e.statement == claim.support[0].statement for c in record.claims for e in (*c.support, *c.denials))
    rejected = next(s for s in record.statements if s.id == claim.support[0].statement)
    assert rejected.is_rejected and rejected.decision and rejected.decision.by == "ana" and rejected.origin is None
    kept = link(judge("statements", "reject", claim.support[0]), judge("statements", "accept", claim.support[0]))
    assert kept.claims == before.claims
    assert next(s.decision for s in kept.statements if s.id == rejected.id)


def test_reports_that_are_judged_two_texts_count_as_two_and_one_text_as_one() -> None:
    before = link()
    a, b, c = (report.id for report, _ in read_story())
    wide = next(k for k in before.claims if {e.report for e in k.support} >= {a, b})
    assert wide.texts == wide.reports - 1
    assert find_home(link(judge("copies", "different", a, b)), wide.support[0]).texts == wide.reports
    ship = next(k for k in before.claims if {e.report for e in k.support} >= {a, c})
    joined = link(judge("copies", "same", a, c))
    assert find_home(joined, ship.support[0]).texts == ship.texts - 1


def test_passages_are_judged_to_be_no_copy() -> None:
    before = link()
    copy = next(k for k in before.copies if not k.is_whole)
    sides = [Evidence(report=s.report, start=s.start, end=s.end, text=s.text) for s in (copy.a.span, copy.b.span) if s]
    assert copy.id not in {k.id for k in link(judge("copies", "different", *sides)).copies}
    judged = next(k for k in link(judge("copies", "same", *sides)).copies if k.id == copy.id)
    assert judged.same_utterance and "judged same by ana" in judged.reasons[0]
