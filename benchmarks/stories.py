"""`python -m benchmarks stories`: a mixed stream of reports grouped into stories, beside a TF-IDF single pass."""

import argparse
import csv
import datetime as dt
import hashlib
import json
import math
import re
from ast import literal_eval
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt

from headwater.dates import Day
from headwater.link.neighbours.streams import group_stream, sketch_text
from headwater.text import STOPWORDS
from training.corpora import read_files

THRESHOLDS = [round(0.025 * step, 3) for step in range(1, 25)]  # of the floor: .025 to .60
VOCABULARY = 20_000


class Item(NamedTuple):
    """A report of a stream, and the story that it is labelled with."""

    doc: str
    text: str
    title: str | None
    day: Day | None
    story: str


def main(arguments: list[str]) -> int:
    """Group a labelled stream (ecbplus, basil or uci_headlines) and score it against its labels and the floor."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="its name says which set it is")
    parser.add_argument("--part", choices=("dev", "test"), default="dev", help="uci_headlines has one part only")
    parser.add_argument("--undated", action="store_true", help="hide the days of publication")
    parser.add_argument("--predictions", type=Path, metavar="OUT", help='write {"doc", "cluster"} as JSON lines')
    parser.add_argument("--json", action="store_true", help="one flat JSON object instead of a table")
    options = parser.parse_args(arguments)
    try:
        items = read_stream(options.data, options.part)
    except (OSError, LookupError) as problem:
        parser.error(f"cannot read the {options.part} part of {options.data}: {problem}")
    if options.undated:
        items = [item._replace(day=None) for item in items]
    groups = group_stream([sketch_text(item.text, item.title, item.day) for item in items])
    if options.predictions:
        rows = (json.dumps({"doc": item.doc, "cluster": group}) for item, group in zip(items, groups, strict=True))
        options.predictions.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    figures = rate_groups(items, groups)
    print(json.dumps(figures) if options.json else "\n".join(f"{n:<24}{v:>10.3f}" for n, v in figures.items()))
    return 0


def rate_groups(items: Sequence[Item], groups: Sequence[int]) -> dict[str, float]:
    """BCubed of the groups and of the floor with the threshold that suits this very stream best."""
    stories = [item.story for item in items]
    precision, recall, f1 = score_bcubed(stories, groups)
    vectors = weigh_words([f"{item.title or ''}\n{item.text}" for item in items])
    floor, best = max((score_bcubed(stories, pass_once(vectors, t))[2], t) for t in THRESHOLDS)
    return {
        "bcubed_f1": f1,
        "bcubed_precision": precision,
        "bcubed_recall": recall,
        "floor_bcubed_f1": floor,
        "floor_threshold": best,
        "reports": len(items),
        "stories": len(set(stories)),
        "groups": len(set(groups)),
    }


def score_bcubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, averaged over the members (Bagga and Baldwin 1998)."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    total = len(gold) or 1
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / total
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / total
    return precision, recall, 2 * precision * recall / (precision + recall or 1.0)


# The streams.


def read_stream(folder: Path, part: str) -> list[Item]:
    """The reports of a set in stream order; LookupError for a folder that no set is named after."""
    reader = next((reader for name, reader in READERS.items() if folder.resolve().name.startswith(name)), None)
    if reader is None:
        raise LookupError(f"the folder's name must begin with one of {', '.join(READERS)}")
    return reader(folder, part)


def read_ecbplus(folder: Path, part: str) -> list[Item]:
    """ECB+: the two events of each topic are two stories.  It has no days, so that the order is by a hash."""
    name = {"dev": "ecbplus_topics_1_35.tar.xz", "test": "ecbplus_topics_36_45.tar.xz"}[part]
    items = []
    for path, data in read_files(folder / name):
        if named := re.fullmatch(r"(\d+)_\d+(ecb|ecbplus)", Path(path).stem if path.endswith(".xml") else ""):
            items.append(Item(Path(path).name, _join_tokens(data), None, None, "".join(named.groups())))
    return sorted(items, key=lambda item: _hash(item.doc))


def _join_tokens(data: bytes) -> str:
    """The text of a document without its address, which stands in the first sentence and would give the story away."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in ElementTree.fromstring(data).iter("token"):
        sentences[int(token.get("sentence", "0"))].append(token.text or "")
    lines = [" ".join(sentences[number]) for number in sorted(sentences)]
    return "\n".join(lines[1:] if lines and lines[0].startswith(("http", "www")) else lines)


def read_basil(folder: Path, part: str) -> list[Item]:
    """BASIL: an event as three outlets tell it, in the order of their days."""
    name = {"dev": "basil_dev.tar.xz", "test": "basil_sealed.tar.xz"}[part]
    items = []
    for path, data in read_files(folder / name):
        article = json.loads(data) if path.endswith(".json") else {}
        if "body-paragraphs" in article:
            body = article["body-paragraphs"]
            paragraphs = literal_eval(body) if isinstance(body, str) else body
            text = "\n".join(" ".join(sentences) for sentences in paragraphs)
            day = dt.date.fromisoformat(article["date"])
            items.append(Item(Path(path).name, text, article["title"], day, article["triplet-uuid"]))
    return sorted(items, key=lambda item: (item.day or dt.date.min, _hash(item.doc)))


def read_headlines(folder: Path, _part: str) -> list[Item]:
    """UCI: headlines in the order of their times; the set has one part."""
    with next(folder.glob("uci-news-aggregator*.csv")).open(encoding="utf-8", newline="") as lines:
        whole = (row for row in csv.DictReader(lines) if row["TIMESTAMP"])  # the copy's last line is cut short
        rows = sorted(whole, key=lambda row: (int(row["TIMESTAMP"]), int(row["ID"])))
    return [Item(row["ID"], "", row["TITLE"], _read_day(row["TIMESTAMP"]), row["STORY"]) for row in rows]


READERS: dict[str, Callable[[Path, str], list[Item]]] = {
    "ecbplus": read_ecbplus,
    "basil": read_basil,
    "uci_headlines": read_headlines,
}


def _read_day(milliseconds: str) -> Day:
    return dt.datetime.fromtimestamp(int(milliseconds) / 1000, dt.UTC).date()


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


# The floor.

Vector = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]


def weigh_words(texts: Sequence[str]) -> list[Vector]:
    """TF-IDF with logarithmic counts, at most 20,000 words, unit length; weights from the very stream, as is usual."""
    bags = [Counter(w for w in re.findall(r"\w\w+", text.lower()) if w not in STOPWORDS) for text in texts]
    documents = Counter(word for bag in bags for word in bag)
    totals = Counter[str]()
    for bag in bags:
        totals.update(bag)
    kept = sorted(totals, key=lambda word: (-totals[word], word))[:VOCABULARY]
    places = {word: place for place, word in enumerate(kept)}
    idf = {word: 1 + math.log((1 + len(texts)) / (1 + documents[word])) for word in kept}
    return [_scale({places[w]: (1 + math.log(n)) * idf[w] for w, n in bag.items() if w in places}) for bag in bags]


def _scale(weights: dict[int, float]) -> Vector:
    values = np.array(list(weights.values()), dtype=np.float32)
    return np.array(list(weights), dtype=np.int64), values / (np.linalg.norm(values) or 1.0)


def pass_once(vectors: Sequence[Vector], threshold: float) -> list[int]:
    """Each report to the nearest centroid by cosine, or to a new group where none reaches the threshold."""
    width = max((int(place.max()) + 1 for place, _ in vectors if len(place)), default=1)
    sums = np.zeros((width, 256), dtype=np.float32)
    squares = np.zeros(256)
    count, groups = 0, []
    for places, values in vectors:
        dots = values @ sums[places, :count]
        near = dots / np.sqrt(squares[:count] + 1e-12)
        best = int(near.argmax()) if count else -1
        if best < 0 or near[best] < threshold:
            best, count = count, count + 1
            if count > squares.size:
                sums, squares = np.pad(sums, ((0, 0), (0, count))), np.pad(squares, (0, count))
            dot = 0.0
        else:
            dot = float(dots[best])
        sums[places, best] += values
        squares[best] += 2 * dot + float(values @ values)
        groups.append(best)
    return groups
