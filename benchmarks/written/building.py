"""A written story as its author marked it, turned into the gold that the scorer reads.

The author writes `story.yaml` beside the reports and points at passages by their words; a passage that its report
holds more than once is written within words that it holds once, as `before [[passage]] after`.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]
LABELS = frozenset({"verbatim", "near-verbatim", "paraphrase/translation"})
RELATIONS = frozenset({"near_duplicate", "reused_passages", "shared_quotation", "independent"})
NOBODY = frozenset({"UNKNOWN", "NARRATOR"})


class StoryError(ValueError):
    """What the author has to mend, a line for each fault."""


class Sources:
    """The reports of a story by the number that their names begin with, and every passage that was not found."""

    def __init__(self, folder: Path) -> None:
        self.texts = {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}
        self.names = {int(name.partition("_")[0]): name for name in self.texts}
        self.faults: list[str] = []

    def find(self, number: int, words: str) -> Json:
        """The span that these words point at."""
        name = self.names.get(number)
        if name is None:
            self.faults.append(f"there is no report {number}")
            return {"file": "", "start": 0, "end": 0, "text": ""}
        text, around = self.texts[name], re.sub(r"\[\[|\]\]", "", words)
        if (count := text.count(around)) != 1:
            self.faults.append(f"report {number} holds {count} times: {around}")
        before, mark, rest = words.partition("[[")
        passage = rest.partition("]]")[0] if mark else words
        start = max(text.find(around), 0) + (len(before) if mark else 0)
        return {"file": name, "start": start, "end": start + len(passage), "text": passage}


def build_gold(folder: Path) -> dict[str, Json]:
    """The gold files of a written story by name.  StoryError lists all that does not fit its reports."""
    marks: Json = yaml.safe_load((folder / "story.yaml").read_text(encoding="utf-8"))
    sources = Sources(folder)
    claims = [build_claim(key, claim, sources) for key, claim in marks["claims"].items()]
    told = [*check_references(marks), *check_labels(marks)]
    story = {
        "schema": "gold-story/1",
        "story": marks["title"],
        "files": list(sources.texts),
        "entities": [build_entity(key, entity, sources) for key, entity in marks["entities"].items()],
        "origins": [
            {"id": key, **origin, "when": days(origin.get("when"))} for key, origin in marks["origins"].items()
        ],
        "claims": claims,
        "passage_pairs": [
            {"id": f"P{n}", "a": sources.find(a, left), "b": sources.find(b, right), "label": label}
            for n, (a, left, b, right, label) in enumerate(marks.get("pairs") or (), 1)
        ],
        "near_duplicates": [
            {"a": sources.names.get(a), "b": sources.names.get(b), "relation": relation}
            for a, b, relation in marks.get("relations") or ()
        ],
        "contradictions": [
            build_difference(n, item, sources) for n, item in enumerate(marks.get("differences") or (), 1)
        ],
        "timeline": [
            {"interval": days(item["when"]), "text": item["text"], "supporting": find_all(item["supporting"], sources)}
            for item in marks.get("timeline") or ()
        ],
        "new_in_later": [
            {
                "file": sources.names.get(number),
                "relative_to": [sources.names.get(n) for n in item["before"]],
                "new": [sources.find(number, words) for words in item["spans"]],
            }
            for number, item in (marks.get("new") or {}).items()
        ],
    }
    if faults := [*sources.faults, *told]:
        raise StoryError("\n".join(f"{folder.name}: {fault}" for fault in faults))
    reports = {name: build_report(name, text, marks, claims) for name, text in sources.texts.items()}
    return {**{Path(name).stem: report for name, report in reports.items()}, "story": story}


def build_claim(key: str, claim: Json, sources: Sources) -> Json:
    """A claim with its spans, and the counts that follow from them."""
    supporting = find_all(claim["supporting"], sources)
    return {
        "id": key,
        "proposition": claim["proposition"],
        "supporting": supporting,
        "denying": find_all(claim.get("denying") or (), sources),
        "origins": list(dict.fromkeys(span["origin"] for span in supporting if span["origin"])),
        "uncertain_origins": claim.get("uncertain_origins") or [],
        "n_reports": len({span["file"] for span in supporting}),
        "n_independent_origins": claim["independent_origins"],
        "n_independent_texts": claim["texts"],
        "related_claims": claim.get("related") or [],
    }


def find_all(places: Iterable[list[Any]], sources: Sources) -> list[Json]:
    """The spans of `[report, words]` or `[report, words, origin]`."""
    return [{**sources.find(number, words), "origin": (*rest, None)[0]} for number, words, *rest in places]


def build_difference(number: int, item: Json, sources: Sources) -> Json:
    """Two sides that cannot both hold, or that tell a thing in other figures or words."""
    sides = {side: find_all(item[side], sources) for side in "ab"}
    return {"id": f"X{number}", "kind": item["kind"], "text": item["text"], "claims": item.get("claims") or [], **sides}


def build_entity(key: str, entity: Json, sources: Sources) -> Json:
    """An entity with every place where one of its names stands."""
    forms = dict.fromkeys((entity["name"], *(entity.get("aliases") or ())))
    aliases = [{"text": form, "level": "NAM", "occurrences": list(find_name(form, sources.texts))} for form in forms]
    return {**entity, "id": key, "aliases": aliases}


def find_name(form: str, texts: Mapping[str, str]) -> Iterator[Json]:
    """Where a name stands as a word of its own."""
    for name, text in texts.items():
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            yield {"file": name, "start": found.start(), "end": found.end()}


def build_report(name: str, text: str, marks: Json, claims: Iterable[Json]) -> Json:
    """What is known of a report: its day, and a statement for each passage whose origin is named."""
    origins = marks["origins"]
    said: dict[tuple[int, int], Json] = {}
    for span in (span for claim in claims for side in ("supporting", "denying") for span in claim[side]):
        if span["file"] == name and span["origin"] and origins[span["origin"]]["group"] not in NOBODY:
            said.setdefault((span["start"], span["end"]), span)
    published = marks["reports"].get(int(name.partition("_")[0]))
    return {
        "schema": "gold-report/1",
        "file": name,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "n_chars": len(text),
        "published": {"interval": [str(published)] * 2 if published else None, "known_by": "text"},
        "statements": [
            {
                "id": f"{Path(name).stem}.s{n}",
                "content": [{key: span[key] for key in ("start", "end", "text")}],
                "speaker_entity": (*(origins[span["origin"]].get("speakers") or ()), None)[0],
                "origin": span["origin"],
            }
            for n, span in enumerate(said.values())
        ],
    }


def days(interval: list[Any] | None) -> list[str | None] | None:
    """A pair of days as text; YAML reads a day as a date."""
    return None if interval is None else [None if day is None else str(day) for day in interval]


def check_references(marks: Json) -> Iterator[str]:
    """Faults of names that stand for nothing."""
    for key, claim in marks["claims"].items():
        for field in ("proposition", "supporting", "independent_origins", "texts"):
            if field not in claim:
                yield f"{key} says no {field}"
        given = [rest[0] for place in (*claim["supporting"], *(claim.get("denying") or ())) if (rest := place[2:])]
        for origin in (*given, *(claim.get("uncertain_origins") or ())):
            if origin and origin not in marks["origins"]:
                yield f"{key}: there is no origin {origin}"
        for other in claim.get("related") or ():
            if other not in marks["claims"]:
                yield f"{key}: there is no claim {other}"
    for key, origin in marks["origins"].items():
        for speaker in origin.get("speakers") or ():
            if speaker not in marks["entities"]:
                yield f"{key}: there is no entity {speaker}"


def check_labels(marks: Json) -> Iterator[str]:
    """Faults of words that are none of a list."""
    for *_, label in marks.get("pairs") or ():
        if label not in LABELS:
            yield f"a pair is {label}, none of {sorted(LABELS)}"
    for *_, relation in marks.get("relations") or ():
        if relation not in RELATIONS:
            yield f"reports are {relation}, none of {sorted(RELATIONS)}"


def write_gold(folder: Path, out: Path) -> None:
    """Write the gold of the story in `folder` as the scorer wants it."""
    out.mkdir(parents=True, exist_ok=True)
    for stem, content in build_gold(folder).items():
        (out / f"{stem}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
