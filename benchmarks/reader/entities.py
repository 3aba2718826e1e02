"""`python -m benchmarks entities`: named entities, in each set's own types."""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.options import find_file, load_encoder, run
from benchmarks.reader.spans import Labelled, score_exact, write_predictions
from headwater.annotate.sentences import split_text
from headwater.encoder.chains import Span
from headwater.encoder.phrases import find_phrases
from headwater.encoder.readings import Encoder, read_sentence, read_words
from headwater.names import find_known
from headwater.text import Extent
from training.corpora import (
    is_dev_outlet,
    open_text,
    parse_columns,
    parse_worldwide,
    read_members,
    spans_of,
)
from training.examples import Example, is_dev


class Gold(NamedTuple):
    """A sentence in words with its spans in words, or a document with its spans in characters (`words` is None)."""

    doc: str
    number: int
    words: list[str] | None
    text: str
    spans: list[tuple[int, int, str]]


def main(arguments: list[str]) -> int:
    """Score named entities on worldwide_newswire, re3d, uner_* or crossner_politics."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """F1 over all types as `f1`, and by type."""
    name = options.data.resolve().name
    key = next((k for k in READERS if name.startswith(k)), None)
    if key is None:
        raise LookupError(f"the folder's name must begin with one of {', '.join(READERS)}")
    encoder = load_encoder(options.encoder)
    gold, found = [], []
    for item in READERS[key](options.data, options.part):
        gold += [Labelled(item.doc, item.number, *s) for s in item.spans if s[2] in TYPES[key]]
        found += list(read_item(item, encoder, NAMING[key]))
    if options.predictions:
        write_predictions(options.predictions, found)
    scores = score_exact(gold, found)
    return {"f1": scores.pop("all")} | {f"f1_{t.lower()}": v for t, v in scores.items()}


def read_item(item: Gold, encoder: Encoder, name: Callable[[str, str], str | None]) -> Iterator[Labelled]:
    """The entities of one gold item, typed as its set types them."""
    if item.words is not None:
        reading = read_words(encoder, item.words, [Extent(i, i + 1) for i in range(len(item.words))])
        for span in reading.entities:
            if kind := name(span.label, " ".join(item.words[span.start : span.end])):
                yield Labelled(item.doc, item.number, span.start, span.end, kind)
        return
    for sentence in split_text(item.text):
        reading = read_sentence(encoder, sentence.of(item.text))
        for span in find_phrases(encoder.labels, reading):  # in documents whole phrases are marked, one in another
            place = _place(reading.words, span, sentence.start)
            if kind := name(span.label, place.of(item.text)):
                yield Labelled(item.doc, item.number, place.start, place.end, kind)


def _place(words: tuple[Extent, ...], span: Span, offset: int) -> Extent:
    return Extent(offset + words[span.start].start, offset + words[span.end - 1].end)


# What our labels are called in each set; a kind that a set does not mark is None.


def name_worldwide(label: str, words: str) -> str | None:
    """Nine types; goods only where they carry a name."""
    if label in ("weapon", "vehicle", "product"):
        return "Product" if any(c.isupper() for c in words) else None
    if label in ("misc", "event", "document"):
        return "Misc"
    return None if label == "quantity" else {"norp": "NORP"}.get(label, label.capitalize())


def name_re3d(label: str, words: str) -> str | None:
    """Defence types, of phrases."""
    return RE3D.get(label)


RE3D = {
    "person": "Person",
    "organization": "Organisation",
    "location": "Location",
    "norp": "Nationality",
    "weapon": "Weapon",
    "vehicle": "Vehicle",
    "platform": "MilitaryPlatform",
    "document": "DocumentReference",
    "money": "Money",
    "quantity": "Quantity",
    "date": "Temporal",
}


def name_uner(label: str, words: str) -> str | None:
    """Three types."""
    return {"person": "PER", "organization": "ORG", "location": "LOC", "facility": "LOC"}.get(label)


def name_crossner(label: str, words: str) -> str | None:
    """Politics in Wikipedia: parties, elections and countries apart."""
    folded = words.casefold()
    if label == "organization":
        return "politicalparty" if "party" in folded.split() or "alliance" in folded else "organisation"
    if label == "event":
        return "election" if "election" in folded or "referendum" in folded else "event"
    if label == "location":
        known = find_known(words)
        return "country" if known and known.type == "state" else "location"
    return {"person": "politician", "facility": "location", "misc": "misc", "norp": "misc"}.get(label)


NAMING: dict[str, Callable[[str, str], str | None]] = {
    "worldwide": name_worldwide,
    "re3d": name_re3d,
    "uner": name_uner,
    "crossner": name_crossner,
}
TYPES = {
    "worldwide": set("Person Organization Location NORP Facility Date Money Product Misc".split()),
    "re3d": set(RE3D.values()),
    "uner": {"PER", "ORG", "LOC"},
    "crossner": set("person politician organisation politicalparty country location event election misc".split()),
}


# The sets.


def read_worldwide(folder: Path, part: str) -> Iterator[Gold]:
    """Dev: the outlets that training left out; test: whole countries."""
    archive = find_file(folder, "sealed.tar.xz", "*test*.tar.xz") if part == "test" else folder / "dev.tar.xz"
    for member, text in read_members(archive):
        if not member.endswith(".tsv"):
            continue
        yield from _gold(e for e in parse_worldwide(member, text) if part == "test" or is_dev_outlet(e.doc))


def read_re3d(folder: Path, part: str) -> Iterator[Gold]:
    """Documents, spans in characters."""
    for files in _re3d_sources(folder, part):
        spans = defaultdict(list)
        for row in _json_lines(files["entities.json"]):
            spans[row["documentId"]].append((row["begin"], row["end"], row["type"]))
        for row in _json_lines(files["documents.json"]):
            if part == "test" or is_dev(row["_id"], 5):
                yield Gold(row["_id"], -1, None, row["text"], spans[row["_id"]])


def _re3d_sources(folder: Path, part: str) -> Iterator[dict[str, str]]:
    if part == "test":
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for member, text in read_members(find_file(folder, "sealed.tar.xz", "*test*.tar.xz")):
            found[str(Path(member).parent)][Path(member).name] = text
        yield from (files for files in found.values() if "documents.json" in files)
        return
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        yield {n: (source / n).read_text(encoding="utf-8") for n in ("documents.json", "entities.json")}


def _json_lines(text: str) -> Iterator[dict]:  # type: ignore[type-arg]
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def read_uner(folder: Path, part: str) -> Iterator[Gold]:
    """The treebank's sentences with persons, organisations and places."""
    path = find_file(folder, "*test*.iob2", "*test*.iob2.gz") if part == "test" else find_file(folder, "*dev*.iob2*")
    document, number, rows = "", 0, []
    for line in [*open_text(path), ""]:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            words = [r[1] for r in rows]
            yield Gold(document, number, words, "", spans_of(r[2] for r in rows))
            number, rows = number + 1, []


def read_crossner(folder: Path, part: str) -> Iterator[Gold]:
    """Sentences of one file."""
    path = find_file(folder, f"{part}.txt.gz", f"*{part}*.txt.gz", f"*{part}*.txt")
    yield from _gold(parse_columns(open_text(path), "crossner", part))


def _gold(examples: Iterator[Example]) -> Iterator[Gold]:
    for number, example in enumerate(examples):
        yield Gold(example.doc, number, example.words, "", example.entities or [])


READERS: dict[str, Callable[[Path, str], Iterator[Gold]]] = {
    "worldwide": read_worldwide,
    "re3d": read_re3d,
    "uner": read_uner,
    "crossner": read_crossner,
}
