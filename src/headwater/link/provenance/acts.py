"""Acts that are done by saying so: to sue, to sanction, to annul, to plead guilty.

Whoever does one stands behind what a report tells of it in its own words, as a speaker behind what he says.  Nobody
stands behind what is done with hands, as a visit or an attack, nor behind what was done long ago, which the report
knows from elsewhere.
"""

import re
from collections import defaultdict

from headwater.link.reading import Reading
from headwater.record.model import Event

DOERS = frozenset(
    ("Person", "Group", "Organization", "PublicBody", "Company", "LegalEntity", "Country", "Place", "Vessel")
)
LONG_AGO = 366  # days before the report
SAID = re.compile(
    r"(?:sue[sd]?|suing|lawsuits?|plead(?:s|ed|ing)?|pled|indict\w*|charg(?:e[sd]?|ing)\b(?=[^.;]{1,80}\bwith\b)|"
    r"acquit\w*|convict(?:s|ed|ing)|sentenc(?:e[sd]|ing)|pardon\w*|annul\w*|overturn\w*|quash\w*|veto\w*|"
    r"ban(?:s|ned|ning)?|outlaw\w*|prohibit\w*|forb[ai]d\w*|sanction\w*|blacklist\w*|designat\w+|expel\w*|"
    r"announc\w+|proclaim\w*|declar\w+|decree\w*|authori[sz](?:e[sd]?|ing)|ratif(?:y|i)\w*|"
    r"appoint\w*|nominat\w+|resign(?:s|ed|ing)?(?!\s+\w+sel(?:f|ves)\b)|invit(?:e[sd]?|ing|ations?)|summon\w*|"
    r"apologi[sz]\w+|congratulat\w+|pledg\w+|promis\w+|vow\w*|condemn\w*|denounc\w+|petition\w*|appealed)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
# "FILED a federal LAWSUIT", "IMPOSED SANCTIONS", "EXPRESSED its SUPPORT".
IN_A_NOUN = re.compile(
    r"(?:fil|lodg|br(?:ing|ought)|impos|issu|express|announc|enter)\w*\s+(?:[\w’'-]+\s+){0,5}?"
    r"(?:(?:law)?suits?|complaints?|charges|petitions?|motions?|appeals?|pleas?|sanctions|bans?|embargo(?:es)?|orders?|"
    r"decrees?|warrants?|apolog(?:y|ies)|support|condolences|regrets?|thanks|gratitude)\b",
    re.IGNORECASE,
)


def find_acts(reading: Reading) -> dict[str, list[Event]]:
    """By doer the acts in words that are told to be done, by nobody who is quoted, by publication and place."""
    found: dict[str, list[Event]] = defaultdict(list)
    for report in reading.reports:
        for event in reading.events[report]:
            doer = _find_doer(reading, event) if _is_told_as_done(reading, event) else None
            if doer and _is_in_words(reading.reports[report].text, event):
                found[doer].append(event)
    return found


def _is_told_as_done(reading: Reading, event: Event) -> bool:
    """Whether a report tells in its own words that something was done, and not years ago."""
    if event.statement or event.modality != "actual" or event.polarity != "pos":
        return False
    done, told = event.when.end, reading.reports[event.report].published.start
    return not (done and told and (told - done).days > LONG_AGO)


def _is_in_words(text: str, event: Event) -> bool:
    """Whether it is done by saying so: by the word for it, or by the noun that this takes."""
    start = event.trigger.start
    return any(SAID.match(text, start + word.start()) for word in WORD.finditer(event.trigger.text)) or (
        IN_A_NOUN.match(text, start) is not None
    )


def _find_doer(reading: Reading, event: Event) -> str | None:
    """The first of those who do it: who does it with others, does it jointly."""
    doers = (reading.actors.get(r.actor or "") for r in event.roles if r.role == "agent")
    first = next((d for d in doers if d), None)
    return first.id if first and first.schema in DOERS else None
