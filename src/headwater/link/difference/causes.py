"""Causes: what is told as the reason of one thing, where two tellings give reasons with nothing in common."""

import re
from collections.abc import Sequence
from itertools import combinations

import msgspec

from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import Reading
from headwater.link.senses import find_sense
from headwater.record.model import Difference
from headwater.record.spans import Span, cut
from headwater.text import Extent, stems, trim

CAUSE = re.compile(r"\b(?:because(?: of)?|due to|owing to|on account of|in protest (?:at|over|against))\s", re.I)
END = re.compile(r"[.;:?!—]\s|[.;:?!—]?\Z|,\s(?!\w+ing\b)|\s–\s")
LONGEST = 25  # words of a reason


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """The reason that a telling gives: whose it is, where it stands, and the senses of its words."""

    voice: str | None
    span: Span
    senses: frozenset[str]


def find_causes(reading: Reading, members: Sequence[Proposition]) -> Difference | None:
    """The first two tellings that give other reasons; two of one voice in one report are two reasons of one thing."""
    found = [cause for m in members if not m.is_event and (cause := _read_cause(reading, m))]
    for a, b in combinations(found, 2):
        is_other = a.span.report != b.span.report or (None not in (a.voice, b.voice) and a.voice != b.voice)
        if is_other and not a.senses & b.senses:
            told = [f"‘{c.span.text}’ in {reading.reports[c.span.report].file}" for c in (a, b)]
            return Difference(kind="content", words=f"the reason: {told[0]}, {told[1]}", spans=(a.span, b.span))
    return None


def _read_cause(reading: Reading, item: Proposition) -> Cause | None:
    """The reason in a telling, or right behind it."""
    report = reading.reports[item.evidence.report]
    match = CAUSE.search(report.text, item.evidence.start, item.evidence.end + len(" because of  "))
    if match is None or match.start() > item.evidence.end + 1:
        return None
    end = END.search(report.text, match.end())
    place = trim(report.text, match.start(), end.start() if end else len(report.text))
    senses = frozenset(find_sense(s) for s in stems(Extent(match.end(), place.end).of(report.text)))
    if not senses or len(place.of(report.text).split()) > LONGEST:
        return None
    return Cause(voice=item.voice, span=cut(report, *place), senses=senses)
