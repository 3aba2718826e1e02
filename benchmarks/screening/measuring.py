"""`python -m benchmarks screening`: ordinary people and rewritten list names against lists, by threshold; and speed."""

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.screening.stock import WAYS, make_people, rewrite
from headwater.errors import ListError
from headwater.names.parts import Sort
from headwater.record.model import Actor
from headwater.record.screenings import Hit
from headwater.record.spans import Span
from headwater.screening.entries import Entry, WatchList
from headwater.screening.hits import find_hits
from headwater.screening.lists import read_list
from headwater.screening.parties import Party

CUTS = (0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
NAMES, STORY = 30_000, 500


def main(arguments: list[str]) -> int:
    """Count false hits on 1,000 ordinary names and finds of rewritten list names by threshold; time a screening."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--list", dest="lists", action="append", type=Path, required=True, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    parser.add_argument("--errors", action="store_true", help="list the false hits from .8 on")
    options = parser.parse_args(arguments)
    try:
        start = time.process_time()
        watched = [read_list(path) for path in options.lists]
        reading = time.process_time() - start
    except ListError as problem:
        print(problem)
        return 2
    entries = [entry for listed in watched for entry in listed.entries]
    people = make_people()
    hits = screen([name for _, name in people], entries)
    figures = rate_false(people, hits) | rate_found(entries)
    figures |= time_screening(entries, [name for _, name in people]) | {"reading_s": round(reading, 2)}
    print(json.dumps(figures) if options.json else "\n".join(f"{k:<28}{v:>10}" for k, v in figures.items()))
    if options.errors:
        print(*(f"{h.score} {h.party} | {h.listed_as} ({h.list} {h.entry})" for h in hits if h.score >= 0.8), sep="\n")
    return 0


def make_party(name: str, sort: Sort, number: int) -> Party:
    """A party of which nothing is known but its name; its number stands in its span."""
    actor = Actor(id=f"act_{number}", name=name, schema="Person", names=())
    return Party(actor, sort, (name,), Span(report="", start=number, end=number + 1, text=name), ())


def screen(names: Sequence[str], entries: Iterable[Entry], shown: float = CUTS[0]) -> list[Hit]:
    """The hits of persons' names."""
    listed = WatchList(name="lists", version="-", sha256="", entries=tuple(entries))
    return find_hits([make_party(name, "person", n) for n, name in enumerate(names)], listed, shown)


def rate_false(people: Sequence[tuple[str, str]], hits: Iterable[Hit]) -> dict[str, float]:
    """The share of ordinary people with a hit, by threshold, and at .8 by language."""
    best: dict[int, float] = defaultdict(float)
    for hit in hits:
        best[hit.anchor.start] = max(best[hit.anchor.start], hit.score)
    figures = {f"false_at_{cut}": round(sum(s >= cut for s in best.values()) / len(people), 4) for cut in CUTS}
    languages = sorted({language for language, _ in people})
    for language in languages:
        own = [n for n, (spoken, _) in enumerate(people) if spoken == language]
        figures[f"false_{language}"] = round(sum(best[n] >= 0.8 for n in own) / len(own), 4)
    return figures


def rate_found(entries: Sequence[Entry], many: int = 400) -> dict[str, float]:
    """The share of rewritten list names whose entry is found, by threshold, and at .8 by the way of rewriting."""
    chance = random.Random(7)
    people = [entry for entry in entries if entry.sort == "person"]
    asked = []
    for entry in chance.sample(people, min(many, len(people))):
        asked += [(way, entry.id, name) for way in WAYS if (name := rewrite(entry.name, way, chance))]
    best: dict[int, float] = defaultdict(float)
    for hit in screen([name for *_, name in asked], entries):
        if hit.entry == asked[hit.anchor.start][1]:
            best[hit.anchor.start] = max(best[hit.anchor.start], hit.score)
    figures = {f"found_at_{cut}": round(sum(best[n] >= cut for n in range(len(asked))) / len(asked), 4) for cut in CUTS}
    for way in WAYS:
        own = [n for n, (kind, *_) in enumerate(asked) if kind == way]
        figures[f"found_{way}"] = round(sum(best[n] >= 0.8 for n in own) / (len(own) or 1), 4)
    return figures


def time_screening(entries: Sequence[Entry], names: Sequence[str]) -> dict[str, float]:
    """Seconds of the processor for a story of 500 names against 30,000 listed ones, nothing prepared."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        if size < NAMES:
            taken.append(entry)
            size += len(entry.names)
    start = time.process_time()
    screen(names[:STORY], taken, 0.8)
    return {"listed_names": size, "story_names": STORY, "screening_s": round(time.process_time() - start, 2)}
