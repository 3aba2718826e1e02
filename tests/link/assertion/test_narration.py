"""What reports tell in their own words, as support of claims."""

import re
from itertools import pairwise

import pytest

from headwater.link.assertion.narration import cut_narration, recall_supports
from headwater.link.drift import trace_drift
from headwater.link.questions import find_answers
from headwater.link.reading import index_reading
from headwater.link.rulings import leave_rejected
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Claim, Decision
from headwater.record.whole import Record
from headwater.text import Extent, trim

LEDGER = """3 May 2031

HARBOUR REPORT

The lighthouse of Port Ansel has a staircase of two hundred granite steps. "The lamp is broken," said Ada Corriden,
the keeper. Who will climb the granite staircase now? The “eternal lamp of the southern coast” has burned for years.
"""
GAZETTE = """5 May 2031

The lighthouse of Port Ansel has a granite staircase with two hundred steps. Gulls nest on the western breakwater.
"""
TOLD = "The lighthouse of Port Ansel has"


@pytest.fixture(scope="module")
def record() -> Record:
    return trace_texts({"ledger.txt": LEDGER, "gazette.txt": GAZETTE})


def find_told(record: Record) -> list[Claim]:
    return [c for c in record.claims if any(e.text.startswith(TOLD) for e in c.support)]


def test_what_two_texts_tell_in_their_own_words_is_a_claim_of_nobody(record: Record) -> None:
    (claim,) = find_told(record)
    assert [(e.statement, e.event) for e in claim.support] == [(None, None)] * 2
    assert (claim.reports, claim.texts, claim.independent_origins) == (2, 2, 0)
    assert claim.credibility is not None
    assert (claim.independence, claim.credibility.code) == ("not_established", 6)


def test_what_one_text_tells_in_its_own_words_is_a_claim_where_it_can_be_checked(record: Record) -> None:
    assert not any("Gulls" in e.text for c in record.claims for e in c.support), "of no actor"
    told = (
        "Orvessa and Varonia share the port. Orvessa sent nine ships. Orvessa wavered. Then nine ships of Orvessa left."
    )
    texts = ("share the port", "sent nine ships", "wavered", "ships of Orvessa left")
    alone = trace_texts({"ledger.txt": f"3 May 2031\n\nHARBOUR\n\n{told}\n"})
    assert [any(t in c.proposition for c in alone.claims) for t in texts] == [True, True, False, True]


def test_a_copy_of_what_is_told_in_own_words_is_no_second_text() -> None:
    (claim,) = find_told(trace_texts({"ledger.txt": LEDGER, "again.txt": LEDGER}))
    assert (claim.reports, claim.texts, claim.independent_origins) == (2, 1, 0)


def test_nobody_denies_what_a_report_alone_tells_in_its_own_words() -> None:
    told = "The Republic of Varonia owns forty drones. Varonia denied that it owned forty drones of that kind."
    record = trace_texts({"ledger.txt": f"3 May 2031\n\nHARBOUR\n\n{told}\n"})
    assert not any(c.denials for c in record.claims if all(not (e.statement or e.event) for e in c.support))


def test_what_is_said_or_quoted_a_heading_and_a_question_are_no_narration(record: Record) -> None:
    sentences = {r.id: cut_lines(r.text) for r in record.reports}
    reading = index_reading(record, sentences, {})
    ledger = next(r for r in record.reports if r.file == "ledger.txt")
    told = [c.of(ledger.text) for c in cut_narration(reading, ledger.id)]
    assert told == ["The lighthouse of Port Ansel has a staircase of two hundred granite steps."]


def cut_lines(text: str) -> tuple[Extent, ...]:
    """The sentences of a text whose sentences have no abbreviations."""
    starts = [0, *(m.end() for m in re.finditer(r"\n\n|[.?](?=[ \n])\s", text))]
    return tuple(trim(text, a, b) for a, b in pairwise((*starts, len(text))) if text[a:b].strip())


def test_drift_and_questions_know_what_a_report_tells_itself(record: Record) -> None:
    (claim,) = find_told(record)
    assert [t.evidence for t in trace_drift(record, claim)] == list(claim.support)
    assert [a.claim.id for a in find_answers(record, "a granite staircase in the lighthouse", (), ())] == [claim.id]
    reading = index_reading(record, {}, {})
    assert [p.evidence for p in recall_supports(reading, claim.support)] == list(claim.support)


def test_the_words_of_a_rejected_statement_are_not_the_reports_own(record: Record) -> None:
    reading = index_reading(record, {r.id: cut_lines(r.text) for r in record.reports}, {})
    said = next(s for s in record.statements if "lamp" in s.content[0].text)
    before = list(cut_narration(reading, said.report))
    no = Decision(verdict="reject", by="ana", at="2031-06-01T00:00:00Z")
    left = leave_rejected(reading, {said.id: no})
    assert not left.statements[said.report]
    assert list(cut_narration(left, said.report)) == before


def test_who_gives_no_answer_tells_nothing_in_however_many_texts() -> None:
    texts = {
        "a.txt": "OSLO, 3 May 2024 - The union said the Tarn mine was full of gas. Norway's embassy in Rome declined "
        "to comment.\n",
        "b.txt": "OSLO, 4 May 2024 - Inspectors said they would close the Tarn mine. The Finance Ministry declined to "
        "comment.\n",
    }
    assert not [c for c in trace_texts(texts).claims if "comment" in c.proposition]


def test_an_event_that_names_nobody_is_no_proposition_beside_the_statement_that_holds_it() -> None:
    text = "A day in Norland\n\nPublished: 15 May 2031\n\nThe minister, Bran Holt, said that a lorry had derailed.\n"
    record = trace_texts({"a.txt": text})
    assert [e.trigger.text for e in record.events] == ["derailed"]
    assert [bool(s.event) for c in record.claims for s in c.support] == [False]
