"""What reports tell of a ship beside its name: its number, its flag, what kind of ship it is."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from headwater.record.model import Actor
from headwater.record.spans import Span
from headwater.tables import read_rows, split_forms
from headwater.tell.index import Index

BEFORE, BEHIND = 80, 60  # characters beside a name that may tell of it
IMO = re.compile(r"[\s,(\[]{0,3}IMO(?:\s+(?:number|no\.?))?[:\s]*(?P<number>\d{7})\b")
FLAGGED = re.compile(r"[- ]flagged\s+(?:[a-z][\w-]*\s+){0,3}[“\"‘']?$")
# "…, which sails under the flag of PANAMA".
UNDER = re.compile(
    r"(?:\s*\([^()]*\))?,?\s+(?:which\s+|that\s+)?(?:(?:sails|sailed|sailing|is|was)\s+)?under\s+(?:the\s+)?flag\s+of\s+"
)
# "the TANKER", "a Panama-flagged CARGO SHIP", just before the name.
KIND = re.compile(r"\b(?P<kind>[a-z]+(?: [a-z]+)?)\s+[“\"‘']?$")
WEIGHTS = range(7, 1, -1)  # of the first six digits of an IMO number, whose sum ends in the seventh
ANY = frozenset(("ship", "vessel", "boat"))

Lands = Mapping[tuple[str, int], str]


def describe_vessel(ship: Actor, index: Index) -> dict[str, list[str]]:
    """What is told beside any place of a ship's name, as properties; where reports differ, all of it."""
    spans = [(a.country, s) for a in index.record.actors if a.country for n in a.names for s in n.spans]
    lands = {(s.report, at): land for land, s in spans for at in (s.start, s.end)}
    told: dict[str, dict[str, None]] = {"imoNumber": {}, "flag": {}, "type": {}}
    for name in ship.names:
        for span in name.spans:
            for what, value in _read_beside(span, index.reports[span.report].text, lands):
                told[what].setdefault(value)
    return {what: list(values) for what, values in told.items() if values}


def _read_beside(span: Span, text: str, lands: Lands) -> Iterator[tuple[str, str]]:
    before = text[max(0, span.start - BEFORE) : span.start]
    if (number := IMO.match(text, span.end, span.end + BEHIND)) and is_imo(number["number"]):
        yield "imoNumber", f"IMO{number['number']}"
    flagged, under = FLAGGED.search(before), UNDER.match(text, span.end, span.end + BEHIND)
    places = [span.start - len(before) + flagged.start()] if flagged else []
    places += [under.end()] if under else []
    yield from (("flag", lands[span.report, at]) for at in places if (span.report, at) in lands)
    if kind := KIND.search(before):
        told = (kind["kind"], kind["kind"].split()[-1])  # "the cargo ship", "the stricken ferry"
        yield from [("type", words) for words in told if words in _crafts()][:1]


@lru_cache(maxsize=1)
def _crafts() -> frozenset[str]:
    """The nouns for ships of all kinds; "ship" alone tells nothing of its kind."""
    rows = read_rows("heads.tsv")
    return frozenset(form for kind, *_, cell in rows if kind == "craft" for form in split_forms(cell)) - ANY


def is_imo(number: str) -> bool:
    """Whether seven digits are the number of a ship: the last is checked by the others."""
    return sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 10 == int(number[-1])
