"""Actors of one name, and what tells each of them from the others."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from headwater.record.model import Actor
from headwater.tell.index import Index
from headwater.tell.stories import map_homes, name_homes
from headwater.tell.voices import name_actor
from headwater.tell.wording import flatten, shorten, spell
from headwater.text import fold

FEW = 3  # namesakes that a heading tells apart; more are counted
TITLE = 40  # characters of a story's title that tell two actors apart


def tell_apart(index: Index) -> dict[str, str]:
    """By the id of each actor that has namesakes what none of these has: an office, a body, a state, a story, a place.

    One story tells apart where the others are of others: what is of two stories has been linked in each for itself.
    """
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actor in index.record.actors:
        groups[fold(actor.name)].append(actor)
    facets = _list_facets(index)
    found: dict[str, str] = {}
    for group in (g for g in groups.values() if len(g) > 1):
        for facet in facets:
            told = {a.id: words for a in group if (words := facet(a))}
            counts = Counter(told.values())
            for key, words in told.items():
                if counts[words] == 1:
                    found.setdefault(key, words)
    return found


def _list_facets(index: Index) -> tuple[Callable[[Actor], str], ...]:
    """What may tell actors apart, what says most first; the last is of one alone."""
    homes = map_homes(index.record)

    def tell_story(actor: Actor) -> str:
        title = name_homes((s.report for n in actor.names for s in n.spans), homes)
        return f"in “{shorten(title, TITLE)}”" if title else ""

    def tell_place(actor: Actor) -> str:
        spans = [s for n in actor.names for s in n.spans if s.report in index.numbers]
        first = min(spans, key=lambda s: (index.numbers[s.report], s.start), default=None)
        return f"first in {flatten(index.reports[first.report].file)}:{first.start}" if first else actor.id

    return (
        lambda actor: next((flatten(o.title) for o in actor.offices), ""),
        lambda actor: f"of {body}" if (body := name_actor(actor.part_of, index)) else "",
        lambda actor: (actor.country or "").upper(),
        lambda actor: flatten(actor.schema),
        tell_story,
        tell_place,
    )


def label_actor(actor: Actor, apart: Mapping[str, str]) -> str:
    """The name of an actor, with what tells it from its namesakes: `Foreign Ministry (of Norland)`."""
    name = flatten(actor.name)
    return f"{name} ({apart[actor.id]})" if actor.id in apart else name


def label_actors(actors: Iterable[Actor], apart: Mapping[str, str]) -> list[str]:
    """The names of actors, namesakes under one: `Foreign Ministry (of Norland; of Veska)`, or how many they are."""
    groups: dict[str, list[str]] = {}
    for actor in actors:
        groups.setdefault(flatten(actor.name), []).extend([apart[actor.id]] if actor.id in apart else [])
    return [f"{name}{_write_told(told)}" for name, told in groups.items()]


def _write_told(told: list[str]) -> str:
    """What tells the bearers of a name apart, where it fits a heading."""
    if len(told) > FEW:
        return f" ({spell(len(told))} of that name)"
    return f" ({'; '.join(told)})" if told else ""


def find_labelled(words: str, index: Index) -> Actor | None:
    """The actor of an id, or of a name with what tells it from its namesakes."""
    if words in index.actors or not words.endswith(")"):
        return index.actors.get(words)
    apart = tell_apart(index)
    return next((a for a in index.record.actors if a.id in apart and label_actor(a, apart) == flatten(words)), None)
