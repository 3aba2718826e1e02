"""The drift of one claim: every telling of it in the order of its chain, with how firmly and widely it says it."""

from collections.abc import Callable

from headwater.link.assertion.narration import recall_supports
from headwater.link.assertion.propositions import Proposition
from headwater.link.difference.differences import (
    PART,
    WHOLE,
    Grade,
    grade_bound,
    grade_scope,
    grade_strength,
    is_headline,
    order_telling,
)
from headwater.link.reading import Reading, index_reading
from headwater.record.answers import Mark, Telling
from headwater.record.model import Claim
from headwater.record.whole import Record


def trace_drift(record: Record, claim: Claim) -> tuple[Telling, ...]:
    """The tellings of a claim by publication, in one report the headline last; events tell what, and not how firmly."""
    reading = index_reading(record, {}, {})
    told = [item for item in recall_supports(reading, claim.support) if not item.is_event]
    return tuple(_tell(reading, item) for item in sorted(told, key=lambda item: order_telling(reading, item)))


def _tell(reading: Reading, item: Proposition) -> Telling:
    words = item.words
    return Telling(
        evidence=item.evidence,
        is_headline=is_headline(reading, item),
        strength=_mark(grade_strength, words),
        figure=_mark(grade_bound, words) if item.figures else None,
        scope=_mark(grade_scope, words) if PART.search(words) or WHOLE.search(words) else None,
    )


def _mark(grade: Callable[[str], Grade], words: str) -> Mark:
    degree, found = grade(words)
    return Mark(grade=degree, words=found)
