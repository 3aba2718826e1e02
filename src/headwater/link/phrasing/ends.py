"""Where the words of an event end: 'Norway barred the sale' is a clause, and 'of missiles to Peru' is what it says.

An event is read from its verb and whoever is in it; what its report goes on with before the next stop or clause is
shown too, where it is no clause of its own.
"""

import re
from collections.abc import Sequence

from headwater.link.assertion.heads import LIGHT
from headwater.link.assertion.propositions import Proposition
from headwater.link.phrasing.completeness import NEAR, OPENING, PRONOUNS, is_clause, is_verb
from headwater.link.phrasing.phrases import LONGEST, PREPOSITIONS, Phrase, find_sentence, is_named_event
from headwater.link.reading import Reading
from headwater.record.model import Time
from headwater.text import Extent, fold, words

# What ends a clause, or begins the next; a point in a sentence is that of 'Jan.'.
STOP = re.compile(
    r"[,;:!?—–\n”“\"()\[\]]|\s--?\s|\s(?:and|but|or|nor|so|who|whom|whose|which|that|when|while|where|because|although|though"
    r"|if|unless|until|after|before|since|amid|despite"
    r"|to(?!\s+(?:(?:the|an?|its|his|her|their)\b|[A-Z])))\b"
)
JOINS = (" and", " or")
# '…, AND MS BERG said': the next clause begins before its verb.
NEXT = re.compile(r",?\s+(?:and|but)\s+(?:[A-Z][\w.’'-]*\s*){1,4}$")
OBJECT = re.compile(r"\s+(?:(?:the|an?|its|his|her|their)\s|[A-Z])")  # 'Norway TAPS ADA BERG'
LATER = re.compile(r"\s+(?:\w+\s+)?(?:minute|hour|day|week|month|year)s?$")  # 'left HOURS after'
LOOSE = OPENING | PREPOSITIONS | PRONOUNS | LIGHT | {"as", "about", "over", "last", "next", "what"}


def reach_end(reading: Reading, item: Proposition, phrase: Phrase) -> Phrase:
    """The words of an event to the end of what they say of it, where that is near, and without the subject of the next.

    A time of which nobody knows the day is not added, and to one of a list nothing is: the others may follow.
    """
    if not item.is_event or item.left_out:
        return phrase
    text, (start, end), sentence = reading.reports[phrase.report].text, phrase.extent, find_sentence(reading, phrase)
    follows = next((fold(w.text) for w in words(text, end, min(end + NEAR, sentence.end)) if w.start == end + 1), "")
    if follows in LIGHT or is_verb(follows):
        cut = NEXT.search(text, start, end)
        is_whole = cut is not None and is_clause(text[start : cut.start()])
        return phrase._replace(extent=Extent(start, cut.start())) if cut and is_whole else phrase
    if not (follows and _is_told(text, item, phrase)):
        return phrase
    times = reading.times_at(phrase.report, Extent(end, sentence.end))
    last = _close(text, end, _find_stop(text, end, sentence.end, [t.span.extent for t in times]))
    undated = any(end <= t.span.start < last and not _is_known(t) for t in times)
    is_near = end < last <= start + LONGEST and not undated
    return phrase._replace(extent=Extent(start, last)) if is_near else phrase


def _is_told(text: str, item: Proposition, phrase: Phrase) -> bool:
    """Whether the words tell of the event with a verb, and do not only name it ('the visit of the king')."""
    if is_clause(f"{phrase.prefix} {phrase.extent.of(text)}") or not is_named_event(text, item):
        return True
    return OBJECT.match(text, item.events[0].trigger.end) is not None


def _is_known(time: Time) -> bool:
    """Whether the words of a time say when that is, or how long: 'on Monday' of a report without a day does not."""
    return time.when.start is not None or time.timex is not None or any(map(str.isdigit, time.span.text))


def _find_stop(text: str, end: int, limit: int, times: Sequence[Extent]) -> int:
    """Where what follows ends; an 'and' that joins two things ends nothing, and no comma of a date."""
    dates = [t for t in times if t.of(text)[-1].isdigit()]
    stops = [s for s in STOP.finditer(text, end, limit) if not any(d.start < s.start() < d.end for d in dates)]
    for stop, after in zip(stops, [*(s.start() for s in stops[1:]), limit], strict=False):
        joined = [fold(w.text) for w in words(text, stop.end(), after)]
        is_list = bool(joined) and not any(t in LIGHT or is_verb(t) or t.endswith("ing") for t in joined)
        if stop[0] not in JOINS or not is_list:
            return stop.start()
    return limit


def _close(text: str, end: int, last: int) -> int:
    """The end of the added words without what belongs to words that were not taken."""
    if text.startswith((" after", " before", " since"), last) and (later := LATER.search(text, end, last)):
        last = later.start()
    row = list(words(text, end, last))
    if len(row) == 1 and not text[last : last + 1].isspace():
        return last  # 'the man they looked AT'
    while row and (fold(row[-1].text) in LOOSE or is_verb(fold(row[-1].text))):
        row.pop()
    return row[-1].end if row else end
