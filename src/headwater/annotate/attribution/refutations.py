"""What somebody says to be false is denied: 'said reports that the dam had burst were untrue', 'it is a lie that …'.

The content of such a denial is what is denied: the clause that is no truth, or the claim with all that it claims.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotations import Saying
from headwater.text import Extent

LONGEST = 400  # characters of a content that says no more than that something is false
NEAR = 4  # sayings before and after a denial that may be a part of it
BE = r"(?:is|are|was|were|(?:has|have|had) been)"
OPENING = r"[\W_]*(?:(?:and|but|so|no|yes)\b[\W_]*)?"
MARK = r"[\"“”'‘’]?"
UNTRUE = rf"(?:{BE}\s+not|(?:is|are|was|were)n['’]t)\s+(?:\w+\s+)?{MARK}(?:true|accurate|correct|so|the case)\b{MARK}"
# 'completely', 'a pack of': what is not false is not meant.
WHOLLY = rf"{MARK}(?:(?!(?:not|never|hardly|no|neither|is|are|was|were|been)\b)[a-z]+\s+){{0,3}}?{MARK}"
WRONG = r"(?:wrong|mistaken|in error)\b"  # of a claim; of a deed they only judge
TAKEN_BACK = r"(?:ha[sd]|have)\s+been\s+(?:withdrawn|retracted|corrected|deleted|taken\s+(?:back|down))"
AND_MORE = rf"(?:\W*\s(?:and|or)\s+(?:{TAKEN_BACK}|(?:\w+ly\s+)?[\w’'-]+{MARK}))?[\W_]*"
# Before the noun for a claim stand its article and what sort of claim it is, but no clause of somebody else.
LEAD = r"(?:(?!(?:who|which|that|has|had|was|were|is|are|to|for|of|and|whose)\b)[\w’'.-]+\s+){0,5}?"
INSIDE = r"(?:[^.;:?!]|(?<=\b[A-Z])\.|(?<=\b[MD][rs])\.|\.(?=\d))"
# Behind it what it claims, or of what, whose and where it is, and no verb of its own ('the report says that …').
CLAIMING = rf"(?:that|(?:it|he|she|they)\s+(?:had|has|have|was|is|were|would|will|did))\b{INSIDE}*?"
ABOUT = (
    r"(?:of|about|by|in|on|from|against|made|linking|alleging|suggesting|claiming|regarding|concerning|involving)\b"
    rf"(?:(?!\b(?:says?|said|shows?|showed|found|finds?|ha[sd]|have|is|are|was|were)\b){INSIDE})*?"
)
# Behind a comma it is of the denying, and not of what is denied.
WHEN = re.compile(
    r",\s+(?:(?:only|just|barely|shortly|soon|right|immediately|less than|more than|about|some|several|many|a few|an?|"
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+)*"
    r"(?:(?:moments?|minutes?|hours?|days?|weeks?|months?|years?)\s+(?:after|before)|after|before|when|while)\s",
    re.IGNORECASE,
)


def deny_falsehoods(text: str, told: Sequence[Saying]) -> list[Saying]:
    """Sayings in text order, those that call a claim false as denials of it; no claim in them runs on to that."""
    found = list(told)
    for place, saying in enumerate(told):
        denied = _find_denied(text, saying)
        if denied is None:
            continue
        found[place] = msgspec.structs.replace(saying, act="deny", content=(denied,))
        for near in range(max(0, place - NEAR), min(len(told), place + NEAR)):
            inner = found[near]
            runs_on = len(inner.content) == 1 and denied.start < inner.content[0].start < denied.end
            if runs_on and denied.end < inner.content[0].end <= saying.content[0].end:
                cut = Extent(inner.content[0].start, denied.end)
                found[near] = msgspec.structs.replace(inner, content=(cut,))
    return found


def end_denials(text: str, told: Sequence[Saying]) -> list[Saying]:
    """The sayings, those that deny without what only says when they do: 'denied the raid, HOURS AFTER Gabon fell'."""
    return [msgspec.structs.replace(s, content=_end_before_time(text, s)) if s.act == "deny" else s for s in told]


def _end_before_time(text: str, saying: Saying) -> tuple[Extent, ...]:
    if len(saying.content) != 1 or saying.cue is None or saying.directness == "direct":
        return saying.content
    (content,) = saying.content
    when = WHEN.search(text, content.start, content.end) if saying.cue.end <= content.start else None
    return (Extent(content.start, when.start()),) if when else saying.content


def _find_denied(text: str, saying: Saying) -> Extent | None:
    """What an assertion says to be false; None where it says something else."""
    if saying.act != "assert" or not saying.asserted or len(saying.content) != 1:
        return None
    content = saying.content[0]
    if content.end - content.start > LONGEST:
        return None
    matches = (pattern.fullmatch(text, *content) for pattern in _patterns())
    return next((Extent(*m.span("denied")) for m in matches if m), None)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """How a content says that something is false; the group `denied` is what."""
    sets = load_lexicon().sets
    untruth, claim = (rf"(?:{'|'.join(sorted(map(re.escape, sets[name])))})\b" for name in ("untruths", "claimed"))
    is_false = rf"(?:{BE}\s+{WHOLLY}{untruth}{MARK}|{UNTRUE})"
    is_bare = rf"(?:not\s+(?:\w+\s+)?true|{WHOLLY}{untruth}{MARK})"
    is_only_false = rf"{is_false}{AND_MORE}"
    denied = rf"(?P<denied>{LEAD}{claim}(?!['’]s)(?:\s+{ABOUT})?(?:\s+{CLAIMING})?)"
    forms = (
        rf"it(?:\s+{is_false}|['’]s\s+{is_bare})\s+that\s+(?P<denied>.+?)[\W_]*",
        rf"{denied},?\s+(?:{is_false}|{BE}\s+{WHOLLY}{WRONG}{MARK}){AND_MORE}",
        rf"there\s+(?:is|was)\s+(?:no|not a word of)\s+truth\s+(?:to|in|behind)\s+{denied}[\W_]*",
        rf"(?P<denied>(?:that|this|it|these|those|they)(?:\s+{is_only_false}|['’](?:s|re)\s+{is_bare}[\W_]*))",
    )
    return tuple(re.compile(f"{OPENING}(?:{form})", re.IGNORECASE | re.DOTALL) for form in forms)
