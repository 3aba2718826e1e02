"""Of which state a voice may be that no report gives one: home news tells of a minister and of no country.

Where a report was written says its dateline.  That is no proof, so that nobody speaks for the state by it; but such a
voice beside the state, or beside another such voice, is not certain to be a second one.
"""

import re

from headwater.link.provenance.principals import holds
from headwater.link.reading import Reading
from headwater.record.model import Actor, Origin

# Bodies that every state has; an agency of the United Nations is of none.
OF_A_STATE = re.compile(
    r"\b(?:ministry|cabinet|government|parliament|presidency|army|navy|air force|armed forces|police|coast guard|"
    r"customs|treasury|department (?:of|for)|(?:foreign|home|justice|interior|defen[cs]e) (?:office|department))\b",
    re.IGNORECASE,
)
# Offices and ranks of a state, which firms and clubs do not have.
OFFICE = re.compile(
    r"\bminister\b|\bpremier\b|\bchancellor\b|^(?:vice )?president$|\bsecretary of\b|\battorney general\b|"
    r"\b(?:foreign|home|interior|treasury|defen[cs]e|justice) secretary\b|\b(?:army|navy|air force|military|police)\b|"
    r"^(?:(?:lt|maj|brig|lieutenant|major|brigadier)\.? )?gen(?:eral)?\.?$|^adm(?:iral)?\.?$",
    re.IGNORECASE,
)


def is_stateless_body(actor: Actor | None) -> bool:
    """Whether a body is by its name part of a state, and no report tells of which."""
    return actor is not None and not (actor.part_of or actor.country) and OF_A_STATE.search(actor.name) is not None


def is_stateless(actor: Actor | None, reading: Reading) -> bool:
    """Whether a body, or who holds an office, is part of a state of which no report tells."""
    if actor is None or actor.schema != "Person":
        return is_stateless_body(actor)
    held = [o.title for o in actor.offices if holds(reading, o)]
    return not actor.country and any(OFFICE.search(title) for title in held)


def find_homes(origin: Origin, reading: Reading) -> frozenset[str]:
    """The countries in which the reports of an origin were written, by their datelines."""
    reports = {reading.said[s].report for s in origin.statements if s in reading.said}
    places = (
        actor
        for report in reports
        for zone in reading.reports[report].zones
        if zone.kind == "dateline"
        for m in reading.mentions_in(report, zone.extent)
        if (actor := reading.actors.get(m.actor or "")) and actor.schema in ("Place", "Country")
    )
    return frozenset(place.country for place in places if place.country)
