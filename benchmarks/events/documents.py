"""WikiEvents: triggers and arguments of the types that PLOVER's roots have a place for."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.events.reading import read_passage, score_f1
from benchmarks.reader.options import find_file
from headwater.annotations import Annotations, Happening
from headwater.domain.pack import load_pack
from headwater.text import Extent
from training.corpora import open_text

ROOTS = {
    "Conflict.Attack": "ASSAULT",
    "Conflict.Demonstrate": "PROTEST",
    "Contact.Contact.Meet": "CONSULT",
    "Contact.RequestCommand": "REQUEST",
    "Contact.ThreatenCoerce": "THREATEN",
    "Justice.ArrestJailDetain": "COERCE",
    "Justice.ChargeIndict": "ACCUSE",
    "Justice.Convict": "ACCUSE",
    "Justice.InvestigateCrime": "ACCUSE",
    "Justice.ReleaseParole": "RETREAT",
    "Justice.Sentence": "COERCE",
    "Personnel.EndPosition": "RETREAT",
}
SIDES = {
    **dict.fromkeys(("Attacker", "Communicator", "Demonstrator", "Jailer", "Prosecutor", "Investigator"), "doer"),
    **dict.fromkeys(("JudgeCourt", "PlaceOfEmployment", "Participant"), "doer"),
    **dict.fromkeys(("Target", "Victim", "Recipient", "Detainee", "Defendant", "Employee"), "other"),
    "Place": "place",
}
OF_ROLE = {"agent": "doer", "target": "other", "counterpart": "other", "place": "place"}


class Told(NamedTuple):
    """A gold event of a root: its trigger and its arguments by side."""

    root: str
    trigger: Extent
    arguments: tuple[tuple[str, Extent], ...]


def measure_documents(folder: Path, part: str) -> tuple[dict[str, float], list[dict[str, object]]]:
    """F1 of triggers (overlap and root) and of arguments (of events found: side and overlap)."""
    pack = load_pack("politics")
    right = found = wanted = hits = had = asked = 0
    rows: list[dict[str, object]] = []
    for document in read_documents(folder, part):
        gold, others = read_gold(document)
        read = read_passage(lay_out(document), [pack])
        told = [h for h in read.happenings if root_of(h) in ROOTS.values()]
        told = [h for h in told if not any(h.trigger.overlaps(o) for o in others)]
        pairs = pair_events(gold, told)
        right, found, wanted = right + len(pairs), found + len(told), wanted + len(gold)
        for event, happening in pairs:
            sides = list(_sides(happening, read))
            hits += sum(any(s == side and e.overlaps(extent) for s, e in sides) for side, extent in event.arguments)
            had, asked = had + len(sides), asked + len(event.arguments)
        rows.append({"doc": document["doc_id"], "right": len(pairs), "found": len(told), "gold": len(gold)})
    figures = {
        "trigger_f1": score_f1(right, found, wanted),
        "trigger_precision": right / max(1, found),
        "trigger_recall": right / max(1, wanted),
        "argument_f1": score_f1(hits, had, asked),
        "documents": len(rows),
    }
    return figures, rows


def read_documents(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """The documents of a part."""
    with open_text(find_file(folder, f"{part}.jsonl*")) as file:
        for line in file:
            yield json.loads(line)


def lay_out(document: dict[str, Any]) -> str:
    """The text that the offsets of the words count in: the stored one has lost characters between sentences."""
    words = [word for sentence, _ in document["sentences"] for word in sentence]
    letters = [" "] * max((end for _, _, end in words), default=0)
    for word, start, end in words:
        letters[start:end] = word
    return "".join(letters)


def read_gold(document: dict[str, Any]) -> tuple[list[Told], list[Extent]]:
    """The events of types that map, and the triggers of the others, which count for nothing."""
    places = [Extent(start, end) for sentence, _ in document["sentences"] for _, start, end in sentence]
    entities = {e["id"]: _extent(places, e) for e in document["entity_mentions"]}
    gold, others = [], []
    for event in document["event_mentions"]:
        trigger = _extent(places, event["trigger"])
        root = next((r for kind, r in ROOTS.items() if event["event_type"].startswith(kind)), None)
        if root is None:
            others.append(trigger)
            continue
        sides = [(SIDES.get(a["role"]), entities.get(a["entity_id"])) for a in event["arguments"]]
        gold.append(Told(root, trigger, tuple((s, e) for s, e in sides if s is not None and e is not None)))
    return gold, others


def _extent(places: Sequence[Extent], span: dict[str, Any]) -> Extent:
    return Extent(places[span["start"]].start, places[span["end"] - 1].end)


def root_of(happening: Happening) -> str:
    """The root of an event of the politics pack."""
    return happening.type.partition(":")[2]


def pair_events(gold: Sequence[Told], told: Sequence[Happening]) -> list[tuple[Told, Happening]]:
    """Gold and found events of one root whose triggers overlap, each once."""
    left, pairs = list(told), []
    for event in gold:
        met = next((h for h in left if root_of(h) == event.root and h.trigger.overlaps(event.trigger)), None)
        if met is not None:
            left.remove(met)
            pairs.append((event, met))
    return pairs


def _sides(happening: Happening, read: Annotations) -> Iterator[tuple[str, Extent]]:
    for participant in happening.roles:
        side, extent = OF_ROLE.get(participant.role), participant.extent
        if extent is None and participant.mention is not None:
            extent = read.mentions[participant.mention].extent
        if side is not None and extent is not None:
            yield side, extent
