"""What somebody disowns: a part in what happened ('has nothing to do with the burglary'), or a paper that is said to be
his ('called the letter a forgery').

Such a denial has no word for what he is charged with, but one for the matter: it answers the charge that holds that.
"""

import re
from collections.abc import Iterable
from itertools import chain

from headwater.link.assertion.heads import find_head
from headwater.link.assertion.propositions import Proposition
from headwater.link.assertion.terms import compare_terms
from headwater.link.denial.negations import Affirmed, is_of, list_sides
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.link.senses import find_sense
from headwater.record.spans import Evidence
from headwater.text import Extent, fold, stem

PART = r"(?:part|role|hand|involvement|share|connections?|links?|ties|relation)"
NO_PART = re.compile(
    r"\b(?:nothing\s+(?:(?:at\s+all|whatsoever|\w+ly)\s+)?to\s+do\s+with"
    rf"|(?:no|any|(?:not|never|n[’']t)\b[^.;,]{{0,20}}?\bany)\s+{PART}\s+(?:(?:at\s+all|what(?:so)?ever)\s+)?(?:in|to|with)"
    r"|(?:not|never|n[’']t)\s+(?:been\s+|in\s+any\s+way\s+)?(?:involved\s+in|behind))\s+(?P<thing>[^,.;]+)",
    re.IGNORECASE,
)
PAPERS = "letter document paper memo memorandum email note cable transcript contract recording tape video photograph"
LEAD = 4  # characters of an article before it
ANY_PAPER = frozenset(("paper", "document"))  # a letter, a contract and a memorandum are one of these
FORGED = re.compile(
    rf"\b(?:the|this|that|th[eo]se|any|his|her|its|their)\s+(?:[\w’'-]+\s+){{0,3}}?(?P<paper>{'|'.join(PAPERS.split())})s?\s+"
    r"(?:(?:is|was|are|were|ha[sd]\s+been|as)\s+)?[\"“'‘]?(?:an?\s+)?(?:\w+ly\s+|\w+\s+)?"
    r"(?:forger(?:y|ies)|forged|fak(?:e|ed|es)|fabricat(?:ed|ions?)|falsified|hoax(?:es)?|not\s+(?:genuine|authentic))\b",
    re.IGNORECASE,
)


def find_disowned(
    reading: Reading, item: Proposition, sides: frozenset[str], voices: Voices, affirmed: Affirmed
) -> Evidence | None:
    """What another side says of the matter and of the one who will have no part in it, or of his paper; else None.

    Of that what was said last before in the same report, or what is most like it in the others.
    """
    start = item.evidence.start
    part = NO_PART.search(item.words)
    if part and _is_deed(reading, item, part) and (head := find_head(part["thing"])):
        named = reading.mentions_in(item.evidence.report, Extent(start, start + part.start()))
        whose = sides | frozenset(m.actor for m in named if m.actor)
        return _find_nearest(item, (head,), whose, sides, voices, affirmed)
    if paper := FORGED.search(item.words):
        word = fold(paper["paper"])
        nouns = PAPERS.split() if word in ANY_PAPER else (word,)
        return _find_nearest(item, [find_sense(stem(noun)) for noun in nouns], None, sides, voices, affirmed)
    return None


def _is_deed(reading: Reading, item: Proposition, part: re.Match[str]) -> bool:
    """Whether somebody has no part in something that happened: who has 'no role in the company' may still own it."""
    start = item.evidence.start
    thing = Extent(start + part.start("thing"), start + part.end("thing"))
    first = reading.mentions_in(item.evidence.report, thing)[:1]
    return not any(m.actor and m.span.start <= thing.start + LEAD for m in first)


def _find_nearest(
    item: Proposition,
    terms: Iterable[str],
    whose: frozenset[str] | None,
    sides: frozenset[str],
    voices: Voices,
    affirmed: Affirmed,
) -> Evidence | None:
    """What another side says in these terms of some; without any, of anybody in the same report."""
    rows = {id(other): other for other in chain(*(affirmed.get(term, ()) for term in terms))}
    told = [other for other in rows.values() if other.voice and not list_sides(voices, other.voice) & sides]
    of_them = [other for other in told if is_of(other, whose or sides, voices)]
    e = item.evidence
    here = of_them if whose else told
    before = [other for other in here if other.evidence.report == e.report and other.evidence.end <= e.start]
    if before:
        return max(before, key=lambda other: other.evidence.start).evidence
    best = max(of_them, key=lambda other: compare_terms(item.weights, other.weights), default=None)
    return best.evidence if best else None
