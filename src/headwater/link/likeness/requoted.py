"""What one speaker is quoted with in two reports: a few words between marks in one, and those words in the other.

'Called the mast a “rusty lie”' and '“This mast is a rusty lie, and you know it,” he said' have little else in common
and are one utterance.  (Of the pairs of which this held in stories that people had read, all were one.)
"""

import re

from headwater.link.assertion.propositions import Proposition
from headwater.link.assertion.terms import weigh_word
from headwater.link.reading import Reading
from headwater.text import fold, words

MARKED = re.compile(r'[“"]([^“”"]{4,120})[”"]')
FEWEST = 2  # words between the marks
TELLING = 3.0  # nats of their rarity: below this anybody says them of anything


def are_requoted(reading: Reading, a: Proposition, b: Proposition) -> bool:
    """Whether two are statements of one speaker in two reports, of which one has what the other quotes."""
    if a.voice is None or a.voice != b.voice or a.is_event or b.is_event or a.evidence.report == b.evidence.report:
        return False
    return _quotes(reading, a, b) or _quotes(reading, b, a)


def _quotes(reading: Reading, item: Proposition, other: Proposition) -> bool:
    """Whether what stands between marks in a clause, or right around it, and tells something, is in the other."""
    text, (start, end) = reading.reports[item.evidence.report].text, item.evidence.extent
    marked = (m[1] for m in MARKED.finditer(text, max(0, start - 1), end + 1))
    return any(_is_telling(quoted) and f" {_plain(quoted)} " in f" {_plain(other.words)} " for quoted in marked)


def _is_telling(quoted: str) -> bool:
    weights = [weigh_word(w.text)[1] for w in words(quoted)]
    return len(weights) >= FEWEST and sum(weights) >= TELLING


def _plain(text: str) -> str:
    return " ".join(fold(w.text) for w in words(text))
