"""MUC-3/4: which documents tell an incident, who did it, to whom; stage and confidence where the raw keys are."""

import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.events.reading import read_passage, score_f1
from benchmarks.reader.options import find_file
from headwater.annotations import Annotations, Happening
from headwater.domain.pack import load_pack
from headwater.text import Extent
from training.corpora import open_text

INCIDENTS = frozenset(("politics:ASSAULT",))
DOERS, DONE_TO = ("PerpInd", "PerpOrg"), ("Target", "Victim")
KEY = re.compile(r"^\s*(\d+)\.\s+([A-Z: /]+?)\s{2,}(.*)$")
STAGES = {"actual": "ACCOMPLISHED", "alleged": "ACCOMPLISHED", "planned": "THREATENED", "possible": "THREATENED"}
WORD_OF = {"REPORTED AS FACT": "actual", "SUSPECTED": "alleged", "ACCUSED": "alleged", "CLAIMED": "alleged"}


class Key(NamedTuple):
    """What the raw keys say of one incident: how far it went, and on whose word."""

    stage: str
    confidence: str


def measure_incidents(folder: Path, part: str) -> tuple[dict[str, float], list[dict[str, object]]]:
    """F1 of documents with an incident, of doers and of victims; stage and word of the raw keys against modality."""
    pack = load_pack("politics")
    counts = dict.fromkeys(("doc", "doc_found", "doc_gold", "doer", "doer_found", "doer_gold"), 0)
    counts |= dict.fromkeys(("victim", "victim_found", "victim_gold", "stage", "staged", "word", "worded"), 0)
    rows: list[dict[str, object]] = []
    keys = read_keys(folder)
    for document in read_documents(folder, part):
        read = read_passage(document["doctext"], [pack])
        told = [h for h in read.happenings if h.type in INCIDENTS and h.polarity == "pos"]
        templates = document["templates"]
        _count_document(counts, told, templates, read)
        _count_keys(counts, told, keys.get(document["docid"], ()))
        rows.append({"doc": document["docid"], "incidents": len(told), "gold": len(templates)})
    figures = {
        "incident_doc_f1": score_f1(counts["doc"], counts["doc_found"], counts["doc_gold"]),
        "incident_doer_f1": score_f1(counts["doer"], counts["doer_found"], counts["doer_gold"]),
        "incident_victim_f1": score_f1(counts["victim"], counts["victim_found"], counts["victim_gold"]),
        "documents": len(rows),
    }
    if counts["staged"]:
        figures |= {"stage_accuracy": counts["stage"] / counts["staged"]}
        figures |= {"word_accuracy": counts["word"] / max(1, counts["worded"])}
    return figures, rows


def read_documents(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """The documents of a part with their templates."""
    with open_text(find_file(folder, f"{part}.jsonl*")) as file:
        for line in file:
            yield json.loads(line)


def read_keys(folder: Path) -> dict[str, list[Key]]:
    """Stage and confidence of the incidents of each document, from the raw keys where the folder has them."""
    found: dict[str, list[Key]] = {}
    for path in sorted(folder.glob("*raw*.tar*")):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                name = member.name.rpartition("/")[2].casefold()
                if member.isfile() and name.startswith("key") and (stream := archive.extractfile(member)):
                    _read_key_file(stream.read().decode("latin-1"), found)
    return found


def _read_key_file(text: str, found: dict[str, list[Key]]) -> None:
    """Add the incidents of one file of raw keys: numbered slots, a new template at each slot 0."""
    slots: dict[str, str] = {}
    for line in [*text.splitlines(), "0.  MESSAGE: ID  END"]:
        if (slot := KEY.match(line)) is None:
            continue
        number, _, value = slot.groups()
        if number == "0" and "5" in slots and slots["5"].strip(" *-"):
            key = Key(slots["5"].strip(), slots.get("11", "").partition(":")[0].strip(' "'))
            found.setdefault(slots["0"].strip(), []).append(key)
        slots = {} if number == "0" else slots
        slots[number] = value


def _count_document(
    counts: dict[str, int], told: Sequence[Happening], templates: Sequence[Mapping[str, Any]], read: Annotations
) -> None:
    counts["doc"] += bool(told) and bool(templates)
    counts["doc_found"] += bool(told)
    counts["doc_gold"] += bool(templates)
    for name, roles, slots in (("doer", ("agent",), DOERS), ("victim", ("target", "counterpart"), DONE_TO)):
        gold = [entity for t in templates for slot in slots for entity in t[slot]]
        spans = list(_spans(told, roles, read))
        hits = [any(_is_at(span, entity) for span in spans) for entity in gold]
        counts[name] += sum(hits)
        counts[f"{name}_gold"] += len(gold)
        missed = sum(not any(_is_at(span, entity) for entity in gold) for span in spans)
        counts[f"{name}_found"] += sum(hits) + missed


def _spans(told: Sequence[Happening], roles: Sequence[str], read: Annotations) -> Iterator[Extent]:
    for participant in (p for h in told for p in h.roles if p.role in roles):
        if participant.extent is not None:
            yield participant.extent
        elif participant.mention is not None:
            yield read.mentions[participant.mention].extent


def _is_at(span: Extent, entity: Sequence[Sequence[Any]]) -> bool:
    """Whether a stretch overlaps one of the places of an entity."""
    return any(span.overlaps(Extent(start, start + len(words))) for words, start in entity)


def _count_keys(counts: dict[str, int], told: Sequence[Happening], keys: Sequence[Key]) -> None:
    """The modality of a document's incidents against the stage and the confidence of its keys."""
    if not told or not keys:
        return
    modality = max({h.modality for h in told}, key=[h.modality for h in told].count)
    counts["staged"] += 1
    counts["stage"] += any(key.stage.startswith(STAGES.get(modality, "-")) for key in keys)
    words = {WORD_OF[start] for key in keys for start in WORD_OF if key.confidence.startswith(start)}
    counts["worded"] += bool(words)
    counts["word"] += modality in words
