"""Ministries and who speaks for them: "the health ministry", "Ministry of Health" and its minister are one voice.

A report at home says of no ministry whose it is.  Those of one subject are one where they have one minister at most; of
which state, where one is named with another, nobody can tell.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.link.provenance.principals import holds
from headwater.link.reading import Reading
from headwater.names.bodies import parse_body
from headwater.record.model import Actor
from headwater.text import stem

MINISTRY = stem("ministry")
POST = re.compile(
    r"\b(?P<before>(?:[\w’'-]+\s+){0,3})minist(?:er|ry)\b(?P<behind>\s+(?:of|for)\s+(?:[\w-]+\s*){1,4})?", re.IGNORECASE
)
# Words for who serves in a ministry, and for its minister's rank: they say nothing of its subject.
RANKS = frozenset(
    map(
        stem,
        "deputy vice first junior assistant acting spokesman spokeswoman spokesperson official source head".split(),
    )
)
CHIEF = frozenset((stem("prime"), stem("chief")))  # whose "ministry" is the government
DEPUTY = re.compile(r"\b(?:deputy|vice|junior|assistant|spokes\w+)\b", re.IGNORECASE)
Subject = frozenset[str]


def join_ministries(reading: Reading, tops: Mapping[str, str], described: Collection[str]) -> dict[str, str]:
    """For ministries, ministers and spokesmen that are a voice of their own, the body that they speak for.

    `tops` are the institutions of all actors as far as they are known, `described` the bodies that nobody names.
    """
    groups: dict[Subject, list[str]] = defaultdict(list)
    for key, actor in reading.actors.items():
        if tops[key] == key and (subject := _find_subject(reading, actor)) is not None:
            groups[subject].append(key)
    return dict(row for group in groups.values() for row in _join(reading, group, described))


def _join(reading: Reading, group: Sequence[str], described: Collection[str]) -> Iterator[tuple[str, str]]:
    """All of one subject that are of no state, with the ministry that is named, or else the first that is described."""
    bodies = [key for key in group if reading.actors[key].schema != "Person"]
    if bodies and sum(_is_minister(reading, reading.actors[key]) for key in group) <= 1:
        target = min(bodies, key=lambda key: key in described)
        yield from ((key, target) for key in group if key != target)


def _find_subject(reading: Reading, actor: Actor) -> Subject | None:
    """What a ministry, or that of a minister or a spokesman, is for; None for anybody else."""
    if actor.schema in ("PublicBody", "Organization"):
        stems = parse_body(actor.name).stems
        return _leave_subject(stems) if MINISTRY in stems else None
    if actor.schema != "Person":
        return None
    return next((s for title in _list_titles(reading, actor) if (s := _read_post(title)) is not None), None)


def _list_titles(reading: Reading, actor: Actor) -> list[str]:
    """The offices that somebody holds."""
    return [o.title for o in actor.offices if holds(reading, o)]


def _read_post(title: str) -> Subject | None:
    found = POST.search(title)
    return _leave_subject(parse_body(f"{found['before']} ministry {found['behind'] or ''}").stems) if found else None


def _leave_subject(stems: Subject) -> Subject | None:
    subject = stems - RANKS - {MINISTRY}
    return subject if subject and not subject & CHIEF else None


def _is_minister(reading: Reading, actor: Actor) -> bool:
    titles = _list_titles(reading, actor) if actor.schema == "Person" else []
    return any(re.search(r"\bminister\b", t, re.IGNORECASE) and not DEPUTY.search(t) for t in titles)
