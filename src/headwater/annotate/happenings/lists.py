"""Who is named behind several: 'sanctioned five firms, INCLUDING ORBEL AND KESTREL BANK'."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.annotations import PARTIES, Mention, Participant
from headwater.text import Extent

LISTED = PARTIES | {"place", "facility", "craft"}  # types of those who may be named so
# Between several and those of them who are named: 'five firms, INCLUDING Orbel', 'three people: Ada Berg'.
NAMES_SOME = re.compile(r"\s*:\s+|,?\s+(?:including|among them|such as|notably|namely)\s+")
WHO_ARE = re.compile(
    r"\s+(?:who|that|which|from|accused|linked|close|tied)\b[^.;:,“”\"]{1,120},\s+(?:including|among them)\s+"
)
# What may stand before each of them: 'INCLUDING HIS SON-IN-LAW Tor Lund, AND CAMPAIGN CHAIR Ada Berg'.
DESCRIBED = re.compile(
    r"(?:,\s+|\s+(?=and\b))?(?:and\s+)?"
    r"(?:(?!(?:who|which|that|was|were|is|are|has|had|over|for|after|with|in|on|by|to)\b)[a-z][\w'’-]*\s+){0,4}"
)


def list_named(
    text: str, trigger: Extent, targets: Sequence[Mention], mentions: Mapping[int, Mention], taken: Collection[int]
) -> Iterator[Participant]:
    """Of several to whom something is done those who are named behind them, or behind the verb, in one list."""
    several = [m for m in targets if m.level == "nominal"]
    kinds = {m.type for m in several} & LISTED
    behind = [m.extent.end for m in several] + [trigger.end] * bool(several)
    found = [m for end in behind if (m := NAMES_SOME.match(text, end) or WHO_ARE.match(text, end))]
    at = found[0].end() if found else len(text)
    for n, mention in sorted(mentions.items(), key=lambda row: row[1].extent):
        if mention.level != "name" or mention.extent.start < at or n in taken:
            continue
        if mention.type not in kinds or not DESCRIBED.fullmatch(text, at, mention.extent.start):
            return
        yield Participant(role="target", mention=n, extent=mention.extent)
        if " and " in text[at - 1 : mention.extent.start]:
            return  # the last of them: behind it begins another clause
        at = mention.extent.end
