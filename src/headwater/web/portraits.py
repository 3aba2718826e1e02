"""One actor with everything that the record holds of it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from headwater.record.model import Actor, Decision, Statement
from headwater.record.spans import Evidence
from headwater.tell.actors import Profile, view_profile
from headwater.tell.index import Index, number_reports
from headwater.tell.views import Backing, Pointer, Row, point_all, view_backings, view_row
from headwater.tell.voices import name_actor
from headwater.tell.wording import flatten
from headwater.web.facts import Facts

Kin = tuple[str, str]


class Form(NamedTuple):
    """A form of the name with every place where it stands."""

    text: str
    places: tuple[Pointer, ...]


class Post(NamedTuple):
    """A title that reports give to the actor, and the body that it belongs to."""

    title: str
    body: Kin | None
    places: tuple[Pointer, ...]


class Saying(NamedTuple):
    """What the actor said, in its sentence, with the claims that it supports and those that it denies."""

    backing: Backing
    note: str
    claims: tuple[int, ...]
    denies: tuple[int, ...]


class Portrait(NamedTuple):
    """Everything on the page of an actor; kin are pairs of a name and an id, `places` are for judgements."""

    profile: Profile
    country: str | None
    reports: tuple[int, ...]
    forms: tuple[Form, ...]
    posts: tuple[Post, ...]
    body: Kin | None
    members: tuple[Kin, ...]
    parts: tuple[Kin, ...]
    twins: tuple[Kin, ...]
    merges: tuple[tuple[str, str, float, tuple[str, ...]], ...]
    places: dict[str, str]
    sayings: tuple[Saying, ...]
    claims: tuple[Row, ...]
    hits: tuple[Mapping[str, Any], ...]
    reliability: Decision | None


def view_portrait(actor: Actor, index: Index, facts: Iterable[Facts]) -> Portrait:
    """The page of an actor."""
    said = [s for s in index.record.statements if s.actor == actor.id and not s.is_rejected]
    return Portrait(
        profile=view_profile(actor, len(said), index),
        country=actor.country,
        reports=tuple(number_reports((s for n in actor.names for s in n.spans), index)),
        forms=tuple(Form(flatten(n.text), point_all(n.spans, index)) for n in actor.names),
        posts=tuple(
            Post(flatten(o.title), next(iter(_name([o.of], index)), None), point_all(o.spans, index))
            for o in actor.offices
        ),
        body=next(iter(_name([actor.part_of], index)), None),
        members=_name(actor.members, index),
        parts=_name([a.id for a in index.record.actors if a.part_of == actor.id], index),
        twins=_name(actor.possibly_same_as, index),
        merges=tuple(
            (*map(flatten, m.forms), m.score, tuple(map(flatten, m.reasons)))  # type: ignore[misc]
            for m in actor.merges
        ),
        places=_name_places((actor, *(index.actors[k] for k in actor.possibly_same_as if k in index.actors))),
        sayings=_list_sayings(said, index),
        claims=tuple(view_row(f.claim, index) for f in facts if actor.id in f.actors),
        hits=actor.screening,
        reliability=actor.reliability,
    )


def _name(keys: Iterable[str | None], index: Index) -> tuple[Kin, ...]:
    return tuple((name, key) for key in keys if key and (name := name_actor(key, index)))


def _name_places(actors: Iterable[Actor]) -> dict[str, str]:
    """Where judgements are laid: the first place of each form, by the form, and of each actor, by its id."""
    found: dict[str, str] = {}
    for actor in actors:
        for name in (n for n in actor.names if n.spans):
            first = min(name.spans)
            place = f"{first.report}:{first.start}-{first.end}"
            found.setdefault(flatten(name.text), place)
            found.setdefault(actor.id, place)
    return found


def _list_sayings(said: Iterable[Statement], index: Index) -> tuple[Saying, ...]:
    """What an actor said, in the order of reports and of their text."""
    supports, denies = _map_statements(index)
    found = [
        Saying(backing, s.id, tuple(supports.get(s.id, ())), tuple(denies.get(s.id, ())))
        for s in said
        for backing in view_backings(_make_evidence(s), index)
    ]
    return tuple(sorted(found, key=lambda saying: saying.backing.pointer))


def _make_evidence(statement: Statement) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(report=s.report, start=s.start, end=s.end, text=s.text, statement=statement.id)
        for s in statement.extent[:1]
    )


def _map_statements(index: Index) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The claims that each statement supports, and those that it denies, by number."""
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for claim in index.claims.values():
        for side, evidence in zip(found, (claim.support, claim.denials), strict=True):
            for key in {e.statement for e in evidence if e.statement}:
                side.setdefault(key, []).append(index.places[claim.id])
    return found
