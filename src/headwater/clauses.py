"""The stretches of a text that can each assert one thing: clauses of what is said, and the words of an event."""

import re
from collections.abc import Sequence
from functools import lru_cache

from headwater.inflection import PASTS
from headwater.text import Extent, trim

SHORTEST = 25  # code points: a cut that leaves less than this behind tears a clause apart
LEAST = 10  # the same behind 'and that', which begins nothing but a clause
KEPT = 3000  # code points of a content whose clauses are kept: wire copy recurs within hours
LONGEST = 240  # code points: a wider stretch around an event is shown by its trigger alone

# What is said of an occasion that lies ahead.
UPCOMING = re.compile(r"\b(?:planned|upcoming|coming|proposed|scheduled|expected|forthcoming)\b", re.IGNORECASE)
# Titles of persons, ranks and units, which never end a sentence, and words that stand before a number or a name.
NEVER_LAST = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr adm sgt cpl pvt rev hon pres st mt ft no nos art sec fig "
    "vs v approx al e.g i.e bn regt brig supt det insp amb messrs mme vol pp".split()
)
UNFINISHED = re.compile(rf"(?:\b(?:{'|'.join(map(re.escape, sorted(NEVER_LAST)))})|(?-i:\b[A-Z]))[.]$", re.IGNORECASE)
FINITE = (
    r"(?:(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|did|does|do|cannot"
    rf"|(?:{'|'.join(sorted(PASTS))})\b(?!\s+by\b))\b"
    r"|[a-z]{2,}ed\b(?!\s+(?:by|in|on|with|to|at|as|from)\b))"  # 'the bank founded in May' has no verb yet
)
ASSERTED = re.compile(rf"\b{FINITE}")
# What no subject begins with: a second predicate or object, a relative clause, a phrase of time or place.
NO_SUBJECT = (
    rf"(?:{FINITE}|(?:who|whom|whose|which|that|where|when|while|if|because|after|before|as|to|in|on|at|by|for|from|with|"
    r"of|not|also|then|\w+ing)\b)"
)
# Where one content holds several propositions: sentences, colons and semicolons, coordinated clauses with and without a
# subject of their own, some relative clauses, and subordinate clauses of time and concession.
CUT = re.compile(
    r"(?<=[.?!])[”\"’]?\s+(?=[A-Z“\"])"
    r"|;\s+"
    r"|,?\s+(?:and|but)\s+(?=(?:that\s+)?(?:we|it|they|he|she|I)\s+\w+)"
    r"|,\s+(?:and|but)\s+(?=(?:that\s+)?(?:the\s\w+|[A-Z]\w+)(?:\s+\w+){0,2}\s+"
    r"(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|did|does|do)\b)"
    r"|,?\s+(?:and|but)\s+(?P<again>that)\s+(?=(?:[\w'’-]+\s+){1,8}?"
    r"(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|did|does|do|\w{2,}ed)\b)"
    rf"|,\s+(?:and|but)\s+(?P<own>(?=(?!{NO_SUBJECT})(?:(?!(?:who|whom|whose|which|that|where|when)\b)[\w'’-]+\s+){{1,7}}?"
    rf"{FINITE}))"
    r"|,\s+(?:which|while|whereas|so)\s+"
    r"|:\s+"
    r"|,?\s+(?:and\s+)?then\s+(?=\w+ed\b)"
    r"|,?\s+(?:and|but)\s+(?=(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|did|does|do|said|says|"
    r"shows?|continued|includes?)\b)"
    r"|,?\s+(?=despite\b|(?:after|before|although|though)\s.{40})"  # a shorter one ('after the fire') is no proposition
)
# 'Would not free anyone before the siege was lifted', 'never agreed to': what stands behind is a limit, and no fact.
LIMITED = re.compile(
    r"\b(?:will|would|can|could|shall|should|must|may|might)\s*(?:not|never|n['’]t)\b|\b(?:won['’]t|cannot)\b"
    r"|(?:\bnot|\bnever|n['’]t|\bnobody|\bno one)\b[^.;:]*?"
    r"\b(?:agree|promis|pledg|inten|plan|commit|offer|vow|want)\w*\s+to\b",
    re.IGNORECASE,
)
# The same to the limit: 'would not free anyone before the army …'.
LIMIT = re.compile(
    rf"(?:{LIMITED.pattern})[^.;:]*?\b(?:before|until|till|unless)\b(?:(?!\b(?:that|which|who|when)\b)[^,.;])*$",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\b", re.IGNORECASE)
# Behind an event an indefinite purpose names another matter; 'for the talks' and 'for weapons' mostly belong to it.
NEW_MATTER = re.compile(r"\s+for an?\s")


def cut_clauses(text: str, content: Extent) -> list[Extent]:
    """The clauses of a content, each wide enough to stand alone."""
    words, shift = content.of(text), content.start
    cut = _cut if len(words) <= KEPT else _cut.__wrapped__
    return [clause.shift(shift) for clause in cut(words)]


@lru_cache(maxsize=4096)
def _cut(words: str) -> tuple[Extent, ...]:
    found, start = [], 0
    for cut in CUT.finditer(words):
        if UNFINISHED.search(words[max(start, cut.start() - 8) : cut.start()]):
            continue  # 'pushed by Rep. Stell' and 'Donald J. Trump' are no ends of a sentence
        if cut["again"] and THAT.search(words, start, cut.start()):
            continue  # of a verb in the content itself: 'he denied that he was there and that he paid'
        if cut["own"] is not None and ASSERTED.search(words, start, cut.start()) is None:
            continue  # of a list in a phrase: 'the crew, and the men who were to meet them'
        if words.startswith("before", cut.end()) and LIMITED.search(words, start, cut.start()):
            continue
        least = LEAST if cut["again"] else SHORTEST
        if cut.start() - start >= least and len(words) - cut.end() >= least:
            found.append(trim(words, start, cut.start(), '“”" '))
            start = cut.end()
    return (*found, trim(words, start, len(words)))


def stretch_clause(text: str, trigger: Extent, parts: Sequence[Extent]) -> Extent:
    """From the first to the last word of an event and of its `parts`, short of another matter."""
    whole = reach_clause(trigger, parts)
    new = NEW_MATTER.search(text, trigger.end, whole.end)
    return Extent(whole.start, new.start()) if new else whole


def reach_clause(trigger: Extent, parts: Sequence[Extent]) -> Extent:
    """The extent of an event and its parts; of the event alone where they lie far apart."""
    whole = Extent(min(e.start for e in (trigger, *parts)), max(e.end for e in (trigger, *parts)))
    return whole if whole.end - whole.start <= LONGEST else trigger
