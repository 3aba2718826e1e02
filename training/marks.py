"""Stories with what somebody said of which of their propositions assert the same: marked, of the gold, written, made.

`claims.jsonl` holds what was marked, as places without any text: in events as three outlets tell them (41 of BASIL, 38
of Timeline17) a language model read every proposition by the rules of the gold and said which assert the same, which do
so in part (these are left out), which deny another and which assert nothing.  Two readings of one event of BASIL agreed
at F1 .94.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.lab.assembly import link_encoded
from benchmarks.lab.stories import make_story
from benchmarks.lab.truth import list_told
from benchmarks.link import link_oracle
from benchmarks.meanings import encode_reports
from benchmarks.timelines import read_topic
from benchmarks.written.building import build_gold
from benchmarks.written.measuring import UNSEEN, list_stories
from headwater.annotate.sentences import split_text
from headwater.link.assertion.narration import find_supports
from headwater.link.assertion.propositions import Proposition
from headwater.link.clusters import Pair
from headwater.link.likeness.utterances import fuse_copies
from headwater.link.reading import Meanings, Sentences, index_reading
from headwater.pipeline.annotation import read_texts
from headwater.pipeline.linking import link_matter
from headwater.record.whole import Record
from training.corpora import read_files

LABELS = Path(__file__).with_name("claims.jsonl")
FOLDS = 5  # every fifth event is kept from the projection
Supports = dict[str, list[tuple[int, int, bool, str]]]
SAME_PLACE = 0.5  # share of two stretches together that both cover


class Marked(msgspec.Struct):
    """What was marked in one event: propositions as (outlet, start, end, kind), and what was said of them by number."""

    story: str
    spans: list[tuple[str, int, int, str]]
    groups: list[list[int]]
    partly: list[Pair]
    denies: list[Pair]
    unclear: list[int]


class Told(NamedTuple):
    """The propositions of a story, each utterance once, with the claims that each asserts; None where nobody said.

    `skipped` are pairs of which one asserts the other in part.
    """

    name: str
    items: list[Proposition]
    claims: list[frozenset[str] | None]
    skipped: frozenset[Pair]

    def judge(self, i: int, j: int) -> bool | None:
        """Whether two assert the same; None where nobody said."""
        mine, its = self.claims[i], self.claims[j]
        return None if mine is None or its is None or (i, j) in self.skipped else bool(mine & its)


# What was marked.


def read_marked(basil: Path, t17: Path) -> Iterator[Told]:
    """The events of BASIL and of Timeline17 with what was marked in them."""
    by_event, articles = read_basil(basil), read_articles(t17)
    for line in LABELS.read_bytes().splitlines():
        label = msgspec.json.decode(line, type=Marked)
        texts = by_event.get(label.story) or {f"{o}.txt": articles[o] for o in sorted({o for o, *_ in label.spans})}
        yield lay_marks(label, *list_utterances(texts))


def read_basil(folder: Path) -> dict[str, dict[str, str]]:
    """By event, the reports of the development part as plain text by file."""
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for path, data in read_files(folder / "basil_dev.tar.xz"):
        row = json.loads(data) if path.endswith(".json") else {}
        if "body-paragraphs" in row:
            body = "\n\n".join(" ".join(sentences) for sentences in row["body-paragraphs"])
            texts[row["triplet-uuid"]][f"{row['source']}.txt"] = f" date {row['date']}\n{row['title']}\n\n{body}\n"
    return texts


def read_articles(folder: Path) -> dict[str, str]:
    """The articles of Timeline17 as plain text, by their topic, outlet and number: 'bpoil_bbc-016'."""
    topics = [read_topic(topic) for topic in sorted(folder.iterdir()) if topic.is_dir()]
    return {f"{topic.name}-{Path(article.name).stem}": article.text for topic in topics for article in topic.articles}


def lay_marks(label: Marked, items: list[Proposition], files: Mapping[str, str]) -> Told:
    """What was marked, laid to the propositions that are read at the same places now."""
    group = {n: g for g, members in enumerate(label.groups) for n in members}
    names = [f"group {group[n]}" if n in group else f"alone {n}" for n in range(len(label.spans))]
    found = [_find_span(label, item, files[item.evidence.report]) for item in items]
    claims = [None if n is None or n in label.unclear else frozenset({names[n]}) for n in found]
    partly = {frozenset((names[a], names[b])) for a, b in label.partly}
    skipped = {
        (i, j)
        for i, j in combinations(range(len(items)), 2)
        if (a := claims[i]) and (b := claims[j]) and a | b in partly
    }
    return Told(label.story, items, claims, frozenset(skipped))


def _find_span(label: Marked, item: Proposition, file: str) -> int | None:
    """The number of the marked proposition of this kind that covers most of the same place."""
    kind = "event" if item.is_event else "told" if item.is_narrated else "said"
    e = item.evidence
    shares = (
        (share_place(start, end, e.start, e.end), -n)
        for n, (outlet, start, end, of) in enumerate(label.spans)
        if of == kind and file == f"{outlet}.txt"
    )
    share, n = max(shares, default=(0.0, 0))
    return -n if share >= SAME_PLACE else None


def share_place(start: int, end: int, other_start: int, other_end: int) -> float:
    """The share of two stretches together that both cover."""
    common = min(end, other_end) - max(start, other_start)
    return max(common, 0) / (max(end, other_end) - min(start, other_start))


# What the gold says.


def read_gold(gold: Path, reports: Path) -> Iterator[Told]:
    """A story as it is read, and as its gold reads it, with the claims that the gold's supports stand for."""
    supports = _shelve_supports(json.loads((gold / "story.json").read_text(encoding="utf-8"))["claims"])
    for items, files in (list_utterances(_read_texts(reports)), _list_given(link_oracle(gold, reports))):
        yield _lay_supports(gold.name, items, files, supports)


def read_written() -> Iterator[Told]:
    """The stories written for this project that may be learnt from, as they are read."""
    for folder in (f for f in list_stories() if f.name not in UNSEEN):
        supports = _shelve_supports(build_gold(folder)["story"]["claims"])
        yield _lay_supports(folder.name, *list_utterances(_read_texts(folder)), supports)


def _read_texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def _shelve_supports(claims: Iterable[Mapping[str, Any]]) -> Supports:
    """By file, the passages of all claims: from where to where, whether of an event, and of which claim."""
    found: Supports = defaultdict(list)
    for claim in claims:
        for s in claim["supporting"]:
            found[s["file"]].append((s["start"], s["end"], "event" in s, claim["id"]))
    return found


def _lay_supports(name: str, items: list[Proposition], files: Mapping[str, str], supports: Supports) -> Told:
    claims = [_find_claims(item, supports.get(files[item.evidence.report], ())) for item in items]
    return Told(name, items, claims, frozenset())


def _find_claims(item: Proposition, supports: Sequence[tuple[int, int, bool, str]]) -> frozenset[str] | None:
    e = item.evidence
    found = set()
    for start, end, is_event, claim in supports:
        if is_event and item.is_event:
            fits = start <= item.events[0].trigger.start < end
        else:
            fits = not is_event and share_place(start, end, e.start, e.end) > (0.8 if item.is_event else SAME_PLACE)
        if fits:
            found.add(claim)
    return frozenset(found) or None


# What the lab made.


def read_lab(numbers: Iterable[int]) -> Iterator[Told]:
    """Stories that the lab makes from facts in several wordings, some of them near one another and not the same."""
    for number in numbers:
        story = make_story(number)
        items, _ = _list_given(link_encoded(story.world, story.reports))
        facts = {told.id: told.fact for told in list_told(story.reports)}
        keys = [item.evidence.event or item.evidence.statement or "" for item in items]
        whole = {key for key, count in Counter(keys).items() if count == 1}  # a clause alone need not say the fact
        claims = [frozenset({facts[key]}) if key in whole and key in facts else None for key in keys]
        yield Told(f"lab {number}", items, claims, frozenset())


# How a story is told.


def list_utterances(texts: Mapping[str, str]) -> tuple[list[Proposition], dict[str, str]]:
    """The propositions of reports, copies once; and the file of each report."""
    rows = read_texts(dict(texts))
    record = link_matter(rows, {report.id for report, _ in rows})
    sentences = {report.id: tuple(s.extent for s in found.sentences) for report, found in rows}
    return _list_first(record, sentences, {report.id: found.meanings for report, found in rows})


def _list_given(record: Record) -> tuple[list[Proposition], dict[str, str]]:
    """The same of a record whose reading was given."""
    sentences = {report.id: tuple(split_text(report.text)) for report in record.reports}
    return _list_first(record, sentences, encode_reports(record, sentences))


def _list_first(record: Record, sentences: Sentences, meanings: Meanings) -> tuple[list[Proposition], dict[str, str]]:
    items = find_supports(index_reading(record, sentences, meanings))
    first = [items[members[0]] for members in fuse_copies(items, record.copies, {})]
    return first, {report.id: report.file for report in record.reports}
