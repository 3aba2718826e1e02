"""Which of the times of a sentence says when an event was."""

from collections.abc import Iterator, Sequence

from headwater.annotate.happenings.clauses import ends_clause
from headwater.annotate.happenings.function_words import CLAUSE_OPENERS, HELPING
from headwater.annotate.happenings.roles import Scene
from headwater.annotate.happenings.triggers import Line
from headwater.annotate.happenings.units import PHRASE_ENDS, is_verb
from headwater.annotate.happenings.verdicts import Voice
from headwater.inflection import all_verb_forms
from headwater.text import Extent

# Verbs of which a noun of an occasion is the subject on its own day: it came about, or it did harm.
CAME_ABOUT = all_verb_forms(
    "happen occur begin start erupt break rock hit strike kill injure wound destroy damage gut tear sweep rip engulf "
    "cause force leave claim shut cripple hurt"
)


def find_time(scene: Scene, voice: Voice, line: Line) -> int | None:
    """The time of the trigger's clause: the first after it, else the last before it; never one outside its saying."""
    units, at = scene.row.units, scene.row.at
    content = [e for i, s in line.sayings.items() if i == voice.saying for e in s.content]
    if not any(e.overlaps(units[at].extent) for e in content):
        content = [line.sentence.extent]
    after = [i for i in range(at + 1, min(scene.end + 1, len(units))) if not _describes(scene, i)]
    fronted = [i for i in range(min(3, at)) if scene.verb and "," in units[i + 1].gap]  # 'On Monday, he rose and SPOKE'
    for i in [*after, *_clause_before(scene), *fronted]:
        if units[i].time is not None and any(e.overlaps(units[i].extent) for e in content):
            return units[i].time
    return _time_of_verb(scene, line, content) if scene.verb is None else None


def _time_of_verb(scene: Scene, line: Line, content: Sequence[Extent]) -> int | None:
    """The time of the verb that only tells that a noun came about, or what it did: 'a STRIKE killed two ON MONDAY'."""
    tree = scene.tree
    if tree is None or tree.relation(scene.word) != "nsubj" or tree.lows[tree.head(scene.word)] not in CAME_ABOUT:
        return None
    held = tree.of(tree.head(scene.word), "obl", "obl:tmod", "nmod", "advmod")
    for number, time in line.times.items():
        if any(time.extent.overlaps(tree.places[h]) for h in held) and any(e.overlaps(time.extent) for e in content):
            return number
    return None


def _describes(scene: Scene, i: int) -> bool:
    """Whether a time describes the noun after it and not the verb: 'denounced the LATE JULY visit'."""
    following = scene.row.units[i + 1 : i + 2]
    is_plain = any(u.is_word and u.gap == " " and u.low not in PHRASE_ENDS for u in following)
    return scene.verb is not None and is_plain and not any(ends_clause(scene.row.units, i + 1) for _ in following)


def _clause_before(scene: Scene) -> Iterator[int]:
    """The units before a trigger in its own clause, the nearest first; only a light verb may stand between."""
    units = scene.row.units
    for i in range((scene.verb.start if scene.verb else scene.row.at) - 1, -1, -1):
        low = units[i].low
        if units[i + 1].breaks or (units[i].is_word and low in CLAUSE_OPENERS):
            return
        if is_verb(units, i) and low != scene.governor and not _is_auxiliary_of(scene, i):
            return
        yield i


def _is_auxiliary_of(scene: Scene, i: int) -> bool:
    """Whether the word belongs to the group of the light verb above a noun: 'HAD held talks'."""
    return scene.verb is None and scene.governor is not None and scene.row.units[i].low in HELPING
