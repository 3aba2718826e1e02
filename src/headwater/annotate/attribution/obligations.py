"""What somebody says must be done he demands: 'the siege must end', 'the dead must not be forgotten'.

A 'must' that only infers asks for nothing ('must have left', 'must be right'), and what 'we' must do is a resolve.
"""

import re
from collections.abc import Sequence

import msgspec

from headwater.annotate.closed_classes import AUXILIARIES
from headwater.annotations import Saying

# In a subject stands no verb, no other clause and nobody who speaks of himself.
NO_SUBJECT = AUXILIARIES | frozenset(
    "i we if when while because although though unless as that which who whom whose what how why where there said "
    "says".split()
)
SUBJECT = rf"(?:(?!(?:{'|'.join(sorted(NO_SUBJECT))})\b)[\w’'-]+[”\"]?\s+[“\"]?){{1,12}}?"
ADVERBS = r"(?:(?:now|also|not|never|first|\w+ly)\s+)*[“\"]?"
DONE = (
    r"be\s+(?:\w+ly\s+)?(?!mistaken|tired|married)"
    r"(?:\w+ed|\w+en|met|held|kept|found|brought|put|paid|made|done|built|cut|shut|set|sent|left|heard)"
)
# Verbs of what somebody is or has, of which 'must' says that it is likely so.
STATES = r"(?:have|be|know|feel|think|believe|seem|mean|want|look|sound|love|hate|like)\b"
MUST = re.compile(rf"[\W_]*{SUBJECT}must\s+{ADVERBS}(?:{DONE}|(?!{STATES})\w+)\b", re.IGNORECASE)
# Who admits, explains or thinks that something must be done wants nothing of anybody.
TELLING = re.compile(
    r"(?:admi|acknowledg|conced|explain|think|thought|belie|report|learn|know|knew|ask|wonder)", re.IGNORECASE
)


def demand_duties(text: str, told: Sequence[Saying]) -> list[Saying]:
    """The sayings, those of what others must do as demands."""
    return [msgspec.structs.replace(s, act="demand") if _demands(text, s) else s for s in told]


def _demands(text: str, saying: Saying) -> bool:
    if saying.act != "assert" or not saying.asserted or not saying.content or saying.attribution == "impersonal":
        return False
    is_told = saying.cue is not None and TELLING.match(text, *saying.cue) is not None
    return not is_told and MUST.match(text, *saying.content[0]) is not None
