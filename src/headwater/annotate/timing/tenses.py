"""Whether the clause around some words looks back or ahead: the nearest verb decides, the one before first."""

import re
from bisect import bisect_left

from headwater.dates import Tense
from headwater.inflection import PASTS

IRREGULAR = sorted(PASTS | frozenset("cut hit lay put set was were has have been".split()))
# Words in -ed that are no verbs.
NO_VERB = "need|speed|feed|seed|breed|bleed|indeed|unprecedented|united|hundred|sacred|naked|red|bed|alleged"
MODAL = r"will|shall|would|could|may|might|must|should|wo"
ADVERB = r"(?: (?:not|also|now|then|first|soon|likely|\w{2,12}ly))?"
AHEAD = (
    r"going to|set (?:to|for)|due (?:to|in|on|back|for)|"
    r"(?:expect|schedul|slat|plann|pois|tout)\w* (?:to|for|on|in)|plans? (?:to|for)|"
    r"(?:plans?|hopes?|wants?|intends?|agreed?s?|vow(?:s|ed)?|promis(?:es?|ed)|threaten(?:s|ed)?|ready|about|prepar\w+|"
    r"seeks?|suppos\w+|invit\w+|order\w*) (?:\w+ )?to|is to|are to|to be (?:held|signed|announced)|"
    r"upcoming|planned|scheduled|expected"
)
# A verb in the future takes its participle along: in "will be held on Friday" nothing is past.
CUES = re.compile(
    (
        rf"(?:\b(?P<modal>{MODAL})(?:n[’']t|[’']ve)?|(?<=\w)[’']ll)\b"
        rf"{ADVERB}(?P<perfect> have)?(?: be(?:en)?)?(?: \w{{2,20}})?"
        r"|\b(?P<given_up>had (?:been )?(?:planned|scheduled|expected|hoped|intended|agreed)(?: to \w{2,20})?)\b"
        rf"|\b(?:{AHEAD})\b(?: be)?(?: \w{{2,20}})?"
        rf"|\b(?P<past>{'|'.join(IRREGULAR)}|(?!(?:{NO_VERB})\b)[a-z]{{2,20}}ed)\b"
    ).replace(" ", r"\s{1,3}")
)
TO_VERB = re.compile(r"\bto\s+(?!the\b|an?\b|be\b|his\b|its\b|their\b)[a-z]{3,}\b")
AHEAD_BEFORE = re.compile(r"\b(?:ahead of|as (?:soon|early) as|effective)\s+(?:the\s+)?$", re.IGNORECASE)
UNTIL = re.compile(r"\w\W+(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
# What was done for a time, and ended with it: "ruled until May"; most else sets a term: "was adjourned until May".
LASTED = re.compile(
    r"(?:managed|ran|led|headed|chaired|ruled|governed|served|worked|lived|taught|played|acted|commanded|presided|edited|"
    r"owned|operated|used|employed|occupied|controlled|sent|shipped|supplied|sold|bought|delivered|exported|imported|"
    r"fought|waited|sailed|flew|studied|published|produced|lasted|continued|trained|funded|financed|sponsored|"
    r"represented)\b|(?:was|were)\s+(?:the|an?|its|his|her|their|our|my|president|prime|head|chief|director|minister)\b"
)
AHEAD_AFTER = re.compile(r"\s+(?:deadline|target)\b")
POSSESSIVE = re.compile(r"[’']s\b")
OTHER = re.compile(r"\b(?:that|which|who)\b")  # a verb behind one of these is of another clause
CLAUSE_END = re.compile(r"[;:—]|,\s+(?:and|but|while|whereas|so|then)\b")

Cues = list[tuple[int, Tense]]


def find_cues(text: str, start: int, end: int, *, headline: bool = False) -> Cues:
    """Where the verbs of a sentence stand and which way they look; in a headline "to visit" looks ahead."""
    cues: Cues = []
    for found in CUES.finditer(text, start, end):
        past = found["past"] or found["given_up"] or (found["perfect"] and found["modal"] != "will")
        cues.append((found.start(), "past" if past else "future"))
    if headline:
        cues += [(found.start(), "future") for found in TO_VERB.finditer(text, start, end)]
    return sorted(cues)


def find_tense(text: str, cues: Cues, start: int, end: int) -> Tense:
    """The tense at some words: by a preposition beside them, the last cue before in the clause, or the first behind."""
    if AHEAD_BEFORE.search(text[max(0, start - 16) : start]) or AHEAD_AFTER.match(text, end):
        return "future"
    if POSSESSIVE.match(text, end):  # "Tuesday's ruling" was, whatever the verbs around it say
        return "unknown"
    index = bisect_left(cues, (start,))
    if UNTIL.search(text[max(0, start - 16) : start]):
        return "past" if index and LASTED.match(text, cues[index - 1][0]) else "future"
    behind = next((tense for place, tense in cues[index:] if place >= end and not OTHER.search(text, end, place)), None)
    if index and not (behind and CLAUSE_END.search(text, cues[index - 1][0], start)):
        return cues[index - 1][1]
    return behind or "unknown"
