"""The actors of a record as plain values to show: those who speak first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from headwater.record.model import Actor
from headwater.tell.index import Index
from headwater.tell.namesakes import tell_apart
from headwater.tell.views import Pointer, point_all
from headwater.tell.voices import name_actor
from headwater.tell.wording import flatten, join_words, spell
from headwater.text import fold


class Variant(NamedTuple):
    """A form of a name with the places where it stands."""

    text: str
    times: int
    first: Pointer | None


class Profile(NamedTuple):
    """An actor: how it is called, what it is, for whom it speaks, how often it does."""

    key: str
    name: str
    schema: str
    variants: tuple[Variant, ...]
    asides: tuple[str, ...]
    statements: int
    mentions: int

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own: a description, as "the dockers", has no capital."""
        return not self.name[:1].islower()


def list_actors(index: Index) -> list[Profile]:
    """Every actor, by how much it says, then by how often it is named."""
    said = Counter(s.actor for s in index.record.statements if s.actor and not s.is_rejected)
    apart = tell_apart(index)
    profiles = [
        _add_label(view_profile(actor, said[actor.id], index), apart.get(actor.id, "")) for actor in index.record.actors
    ]
    return sorted(profiles, key=lambda p: (-p.statements, -p.mentions, p.name))


def fold_silent(profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles, those of one name who say nothing as one: a text and its copies each have a pilot."""
    groups: dict[str, list[Profile]] = {}
    for profile in profiles:
        groups.setdefault(profile.key if profile.statements else fold(profile.name), []).append(profile)
    return [_join_namesakes(group) for group in groups.values()]


def _join_namesakes(group: Sequence[Profile]) -> Profile:
    first, *others = group
    if not others:
        return first
    variants = {v.text.casefold(): v for profile in reversed(group) for v in profile.variants}
    return first._replace(
        variants=tuple(variants.values()),
        asides=(f"{spell(len(group))} of that name",),
        mentions=sum(p.mentions for p in group),
    )


def _add_label(profile: Profile, label: str) -> Profile:
    """The profile with what tells the actor from others of its name, unless it says so already."""
    is_told = any(label.removeprefix("of ") in aside for aside in profile.asides)
    return profile if is_told or not label else profile._replace(asides=(*profile.asides, label))


def view_profile(actor: Actor, statements: int, index: Index) -> Profile:
    """One actor, which says so many things."""
    return Profile(
        key=actor.id,
        name=flatten(actor.name) or "(no name)",
        schema=actor.schema,
        variants=_list_variants(actor, index),
        asides=tuple(list_asides(actor, index)),
        statements=statements,
        mentions=sum(len(n.spans) for n in actor.names),
    )


def _list_variants(actor: Actor, index: Index) -> tuple[Variant, ...]:
    """The forms of a name, those that differ only in case or spaces as one, the most frequent first."""
    found: dict[str, Variant] = {}
    for name in actor.names:
        places = point_all(name.spans, index)
        text = flatten(name.text)
        old = found.get(text.casefold())
        total = len(name.spans) + (old.times if old else 0)
        first = min((p for p in (old.first if old else None, *places[:1]) if p), default=None)
        found[text.casefold()] = Variant(old.text if old else text, total, first)
    return tuple(sorted(found.values(), key=lambda v: (-v.times, v.text)))


def list_asides(actor: Actor, index: Index) -> list[str]:
    """What is known beside the name: offices, whom it speaks for, its parts, with whom it may be one."""
    offices = list(dict.fromkeys(flatten(o.title) for o in actor.offices))
    asides = [", ".join(offices[:4])] if offices else []
    body = name_actor(actor.part_of, index)
    members = [n for key in actor.members if (n := name_actor(key, index))]
    twins = [n for key in actor.possibly_same_as if (n := name_actor(key, index))]
    asides += [f"part of {body}"] if body else []
    asides += [f"together {join_words(members)}"] if members else []
    asides += [f"possibly the same as {join_words(twins)}"] if twins else []
    return asides + [_tell_hit(hit) for hit in actor.screening if _verdict(hit) != "different"]


def _tell_hit(hit: Mapping[str, Any]) -> str:
    """An entry of a list that the actor may be; without "may" once a person has said so."""
    is_one = "is" if _verdict(hit) == "same" else "may be"
    return f"{is_one} {flatten(hit['name'])} of the {flatten(hit['list'])} list ({flatten(hit['entry'])})"


def _verdict(hit: Mapping[str, Any]) -> str | None:
    return (hit.get("decision") or {}).get("verdict")
