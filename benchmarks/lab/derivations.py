"""New reports from old ones, and beside them: each a pure function of a draw and a plan, so that descent is known."""

import datetime as dt
import random
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from benchmarks.lab.facts import FACTS, FAMILIES, FILLERS, TITLES
from benchmarks.lab.plans import Adjunct, Derivation, Filler, Item, Narration, Plan, Reference, Telling, Utterance
from headwater.record.model import Act, Directness

FRAMES = 11
DIRECTNESS: tuple[Directness, ...] = ("direct", "direct", "indirect", "indirect", "mixed")
ACTS: tuple[Act, ...] = ("assert", "assert", "assert", "accuse", "concern")
Told = TypeVar("Told", bound=Item)
WEEK = 6  # days: further back, a weekday alone would be read as that of another week


def derive_plan(rng: random.Random, parent: Plan, kind: Derivation, file: str, outlet: str, day: dt.date) -> Plan:
    """A copy of a report of some kind, by another outlet on another day."""
    items = RESHAPE[kind](rng, parent.items)
    title = (parent.title[0], _another(rng, parent.title[1], len(TITLES[parent.title[0]])))
    return parent._replace(
        file=file,
        kind=kind,
        parent=parent.file,
        outlet=outlet,
        agency=parent.agency,
        day=day,
        title=parent.title if kind in ("verbatim", "renamed") else title,
        form=1 + rng.randrange(2) if kind == "renamed" else parent.form,
        items=tuple(date_again(item, day) for item in items),
    )


def date_again(item: Told, day: dt.date) -> Told:
    """The same with a date for a weekday that is too long ago, as an editor would have it."""
    if isinstance(item, Telling) and item.adjunct == "weekday" and (day - item.utterance.day).days > WEEK:
        return item._replace(adjunct="date")
    return item


def _copy(rng: random.Random, items: Sequence[Item]) -> Sequence[Item]:
    return items


def _cut(rng: random.Random, items: Sequence[Item]) -> Sequence[Item]:
    """The first half or more."""
    return items[: max(3, round(len(items) * rng.uniform(0.5, 0.8)))]


def _reorder(rng: random.Random, items: Sequence[Item]) -> Sequence[Item]:
    """One or two neighbouring paragraphs moved to another place."""
    start, size = rng.randrange(len(items) - 1), rng.choice((1, 2))
    rest = [*items[:start], *items[start + size :]]
    places = [n for n in range(len(rest) + 1) if n != start]
    to = rng.choice(places)
    return [*rest[:to], *items[start : start + size], *rest[to:]]


def _edit(rng: random.Random, items: Sequence[Item]) -> Sequence[Item]:
    """Other words around a third of what is said, and one filler left out."""
    fillers = [n for n, item in enumerate(items) if isinstance(item, Filler)]
    dropped = rng.choice(fillers) if len(fillers) > 1 else -1
    return [
        item._replace(frame=_another(rng, item.frame, FRAMES))
        if isinstance(item, Telling) and rng.random() < 0.35
        else item
        for n, item in enumerate(items)
        if n != dropped
    ]


def _translate(rng: random.Random, items: Sequence[Item]) -> Sequence[Item]:
    """Every sentence in other words, in the same order."""
    return [reword(rng, item) for item in items]


def reword(rng: random.Random, item: Item) -> Item:
    """An item in other words; what was quoted whole stays a quotation."""
    if isinstance(item, Filler):
        return item._replace(wording=_another(rng, item.wording, len(FILLERS[item.topic])))
    fact = item.utterance.fact if isinstance(item, Telling) else item.fact
    wording = _another(rng, item.wording, len(FACTS[fact].wordings))
    if isinstance(item, Narration):
        return item._replace(wording=wording)
    frame = rng.choice([n for n in range(FRAMES) if n % 3 != item.frame % 3])
    directness = item.directness
    if item.utterance.act == "deny":
        directness = _denial_directness(frame)
    elif directness != "direct":
        directness = rng.choice(("indirect", "mixed"))
    return _avoid_pronoun(item._replace(wording=wording, frame=frame, directness=directness))


RESHAPE: dict[Derivation, Callable[[random.Random, Sequence[Item]], Sequence[Item]]] = {
    "verbatim": _copy,
    "cut": _cut,
    "reordered": _reorder,
    "light_edit": _edit,
    "translation": _translate,
    "renamed": _copy,
}


def _another(rng: random.Random, old: int, count: int) -> int:
    return rng.choice([n for n in range(count) if n != old])


def _denial_directness(frame: int) -> Directness:
    return "direct" if frame % 3 == 2 else "indirect"


def _avoid_pronoun(item: Telling) -> Telling:
    """'According to she' is no English."""
    if item.reference == "pronoun" and item.frame % 3 == 2 and item.directness != "direct":
        return item._replace(reference="title")
    return item


def tell_utterances(
    rng: random.Random, utterances: Sequence[Utterance], day: dt.date, used: Collection[Telling]
) -> list[Telling]:
    """A telling of each: a quotation in the words in which others quote it, the rest in words not used yet."""
    met: set[str] = set()
    found: list[Telling] = []
    for utterance in utterances:
        frame = rng.randrange(FRAMES)
        directness = _denial_directness(frame) if utterance.act == "deny" else rng.choice(DIRECTNESS)
        reference: Reference = "full" if utterance.speaker not in met else rng.choice(("surname", "title", "pronoun"))
        adjunct: Adjunct = "none" if utterance.speaker in met and rng.random() < 0.7 else "weekday"
        if reference == "pronoun" and found[-1].utterance.speaker != utterance.speaker:
            reference = "surname"
        met.add(utterance.speaker)
        wording = _choose_wording(rng, utterance, directness, used)
        telling = _avoid_pronoun(Telling(utterance, wording, directness, frame, reference, adjunct))
        found.append(date_again(telling, day))
    return found


def _choose_wording(rng: random.Random, utterance: Utterance, directness: Directness, used: Collection[Telling]) -> int:
    count = len(FACTS[utterance.fact].wordings)
    mine = [t for t in used if t.utterance == utterance]
    quoted = [t.wording for t in mine if t.directness != "indirect"]
    if quoted and directness != "indirect":
        return quoted[0]
    free = [n for n in range(count) if n not in {t.wording for t in mine}]
    return rng.choice(free or range(count))


def draw_utterances(
    rng: random.Random, speaker: str, day: dt.date, facts: Sequence[str], acts: Sequence[Act] = ACTS
) -> list[Utterance]:
    """What one speaker says on one day."""
    return [Utterance(speaker, day, fact, rng.choice(acts)) for fact in facts]


def draw_fillers(rng: random.Random, count: int, taken: Collection[int]) -> list[Filler]:
    """Fillers on topics that are not taken."""
    topics = rng.sample([n for n in range(len(FILLERS)) if n not in taken], count)
    return [Filler(n, rng.randrange(len(FILLERS[n]))) for n in topics]


def near_facts(facts: Collection[str]) -> list[str]:
    """The facts of the same families that are not among these."""
    families = dict.fromkeys(FACTS[f].family for f in facts)
    return [f for family in families for f in FAMILIES[family] if f not in facts]


def mix_in(rng: random.Random, items: Sequence[Item], more: Sequence[Item]) -> tuple[Item, ...]:
    """The items in their order with others between them, none before the first."""
    found = list(items)
    for item in more:
        found.insert(rng.randrange(1, len(found) + 1), item)
    return tuple(found)
