"""Plurals: one of a kind in one telling, several in another, in the same words: "a former judge", "former judges"."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from headwater.inflection import noun_forms
from headwater.link.assertion.propositions import Proposition
from headwater.link.reading import Reading
from headwater.record.model import Difference
from headwater.record.spans import Span, cut
from headwater.text import STOPWORDS, fold, plain_word, words

ARTICLE = re.compile(r"\ban?\s+(?=\w)", re.IGNORECASE)
ALIKE = 2  # words before the noun that are the same, at least
REACH = 5  # words of the whole, at most
OPENING = STOPWORDS - {"a", "an"}  # a plural begins behind one of these, or the telling with it
Phrase = tuple[str, ...]  # folded words, the last in the plural


class Counted(NamedTuple):
    """The phrases of a telling for one of a kind and for several, by their words in the plural."""

    one: Mapping[Phrase, Span]
    many: Mapping[Phrase, Span]


def find_plurals(reading: Reading, pairs: Iterable[tuple[Proposition, Proposition]]) -> Difference | None:
    """The first two tellings of two reports of which one has one of what the other has several of."""
    pairs = [(a, b) for a, b in pairs if a.evidence.report != b.evidence.report]
    told = {m.evidence: m for pair in pairs for m in pair}
    counted = {key: Counted(_list_one(reading, m), _list_many(reading, m)) for key, m in told.items()}
    for a, b in pairs:
        mine, its = counted[a.evidence], counted[b.evidence]
        for phrase in sorted((mine.one.keys() & its.many.keys()) | (mine.many.keys() & its.one.keys())):
            spans = tuple(row.one.get(phrase) or row.many[phrase] for row in (mine, its))
            if not _has_both(reading, spans):
                words = ", ".join(f"‘{s.text}’ in {reading.reports[s.report].file}" for s in spans)
                return Difference(kind="figure", words=words, spans=spans)
    return None


def _has_both(reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Whether one of two reports has the words of the other too."""
    a, b = spans
    return any(fold(x.text) in fold(reading.reports[y.report].text) for x, y in ((a, b), (b, a)))


def _list_one(reading: Reading, item: Proposition) -> dict[Phrase, Span]:
    report, end = reading.reports[item.evidence.report], item.evidence.end
    found: dict[Phrase, Span] = {}
    for match in ARTICLE.finditer(report.text, item.evidence.start, end):
        row = list(words(report.text, match.end(), min(end, match.end() + 20 * REACH)))[:REACH]
        keys = [plain_word(w.text) for w in row]
        for n in range(ALIKE, len(keys)):
            plural = next((form for form, number in noun_forms(keys[n]).items() if number == "plural"), "")
            if plural != keys[n]:
                found.setdefault((*keys[:n], plural), cut(report, match.start(), row[n].end))
    return found


def _list_many(reading: Reading, item: Proposition) -> dict[Phrase, Span]:
    report = reading.reports[item.evidence.report]
    row = list(words(report.text, item.evidence.start, item.evidence.end))
    keys = [plain_word(w.text) for w in row]
    starts = [n for n in range(len(keys)) if n == 0 or keys[n - 1] in OPENING]
    return {
        tuple(keys[n : n + size]): cut(report, row[n].start, row[n + size - 1].end)
        for n in starts
        for size in range(ALIKE + 1, REACH + 1)
        if n + size <= len(keys)
    }
