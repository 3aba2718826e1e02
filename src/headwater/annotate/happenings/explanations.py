"""Why a sentence was, or was not, an event of a pack: trigger, rule, way through the tree, certainty."""

from collections.abc import Iterator, Sequence

from headwater.annotate.happenings.events import consider
from headwater.annotate.happenings.repetitions import Candidate
from headwater.annotate.happenings.trees import Tree, find_word, follow_up
from headwater.annotate.happenings.triggers import Line, read_lines
from headwater.annotate.parses import Parse
from headwater.annotations import Annotations, Explanation, Participant
from headwater.domain.cases import Told
from headwater.domain.pack import Pack
from headwater.text import Extent


def explain_events(text: str, found: Annotations, pack: Pack, parses: Sequence[Parse]) -> Iterator[Explanation]:
    """Every trigger of the pack in a text with what became of it."""
    lines = read_lines(text, found.sentences, found.mentions, found.times, found.sayings, parses)
    for number, line in enumerate(lines):
        for extent, trigger, outcome in consider(line, pack, number, found.sayings):
            told = outcome.happening if isinstance(outcome, Candidate) else None
            word = find_word(line.tree, extent) if line.tree else None
            yield Explanation(
                trigger=extent,
                type=trigger.rule.type,
                rule=trigger.rule.name,
                line=trigger.rule.line,
                happening=told,
                refusal=outcome if isinstance(outcome, str) else None,
                paths=tuple(_paths(line, found, extent, told.roles if told else ())),
                certainty=line.tree.parse.reading.facts[word] if line.tree and word is not None else None,
            )


def _paths(line: Line, found: Annotations, trigger: Extent, roles: Sequence[Participant]) -> Iterator[str]:
    """For each participant, its role, its words and the way from the trigger to them."""
    for participant in roles:
        if (extent := _extent_of(participant, found)) is not None:
            way = find_way(line.tree, line.text, trigger, extent) if line.tree else "by position"
            yield f"{participant.role}: {extent.of(line.text)} ({way})"


def find_way(tree: Tree, text: str, start: Extent, end: Extent) -> str:
    """The way between two stretches through the tree: `sold -obl-> Norland`, `<-xcomp- plans -nsubj-> Norland`."""
    first, last = find_word(tree, start), find_word(tree, end)
    if first is None or last is None or first == last:
        return "by position"
    up, down = [first, *follow_up(tree, first)], [last, *follow_up(tree, last)]
    top = next((w for w in up if w in down), None)
    if top is None:
        return "by position"
    words = [tree.parse.place(first).of(text)]
    for word in up[: up.index(top)]:
        words += [f"<-{tree.relation(word)}-", tree.parse.place(tree.head(word)).of(text)]
    for word in reversed(down[: down.index(top)]):
        words += [f"-{tree.relation(word)}->", tree.parse.place(word).of(text)]
    return " ".join(words)


def list_told(found: Annotations, pack: Pack) -> list[Told]:
    """The events of a pack among those found; who takes part from another clause has the words of its mention."""
    return [
        Told(
            trigger=h.trigger,
            types=tuple(t.partition(":")[2] for t in (h.type, *h.also)),
            modality=h.modality,
            polarity=h.polarity,
            roles=tuple((p.role, e) for p in h.roles if (e := _extent_of(p, found)) is not None),
            reason=h.reason,
        )
        for h in found.happenings
        if h.type.partition(":")[2] in pack.types
    ]


def _extent_of(participant: Participant, found: Annotations) -> Extent | None:
    if participant.extent is None and participant.mention is not None:
        return found.mentions[participant.mention].extent
    return participant.extent
