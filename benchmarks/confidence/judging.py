"""Readings of reports that people have read too: each saying and mention, its evidence, and whether it is right."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.reader.attribution import ARCHIVES, read_archive
from benchmarks.reader.options import find_file
from benchmarks.reader.statements import Told, find_wanted, gather_letters, match
from benchmarks.scoring import score_story
from headwater.annotate.attribution import certainty as sayings
from headwater.annotate.parses import Parse, parse_sentences
from headwater.annotate.reference import certainty as mentions
from headwater.annotations import Annotations, Mention, Saying
from headwater.encoder.model import default_encoder
from headwater.odds import Evidence
from headwater.pipeline.annotation import read_reports, read_texts
from headwater.pipeline.linking import link_reports
from headwater.record.jsonl import encode_item
from headwater.record.model import Report
from headwater.text import Extent

PART = 0.9  # of a saying's letters: with so many inside of one attribution it is a part of it


class Judged(NamedTuple):
    """A saying or a mention of one document of a corpus; `group` is who found it, or what it is."""

    corpus: str
    document: str
    kind: str
    group: str
    evidence: Evidence
    confidence: float
    is_right: bool


def judge_polnear(folder: Path, part: str, documents: int | None = None) -> Iterator[Judged]:
    """The sayings of PolNeAR's documents, of the first so many by name.

    Right is what matches an attribution as `statements` matches them (half of the letters of both, each side once), or
    is a part of one, because PolNeAR counts a quotation of several sentences once; and whose speaker is the source:
    the attribution marks words for that speaker, here or elsewhere in the report, or names no source.
    """
    archive = "test" if part == "test" else "dev"
    texts, marks = read_archive(find_file(folder, ARCHIVES[archive]), part)
    for name in sorted(texts)[:documents]:
        gold = list(find_wanted(name, texts[name], marks[name]))
        for report, found in read_texts({f"{name}.txt": texts[name]}):
            yield from judge_sayings("polnear", report, found, list_attributed(name, report, found, gold))


def list_attributed(name: str, report: Report, found: Annotations, gold: Sequence[Told]) -> list[bool]:
    """Of each saying of a document, whether the attributions of PolNeAR have it or have it as a part."""
    told = [
        Told(name, gather_letters(report.text, s.extent), _name_speaker(found, s), (s.cue,) if s.cue else ())
        for s in found.sayings
    ]
    matched = {id(f): g for g, f in match(list(gold), told)}
    return [
        ((whole := matched.get(id(t))) is not None and (not whole.speaker or not t.speaker or _is_by(t, whole)))
        or any(_is_part(t, g) and _is_by(t, g) for g in gold)
        for t in told
    ]


def _is_by(told: Told, gold: Told) -> bool:
    return any(a.overlaps(b) for a in told.speaker for b in gold.speaker)


def _is_part(told: Told, gold: Told) -> bool:
    return len(told.letters & gold.letters) >= max(1, PART * len(told.letters))


def _name_speaker(found: Annotations, saying: Saying) -> tuple[Extent, ...]:
    """All words of a report for who speaks: those of the saying, and the mentions of the same chain."""
    own = (saying.speaker_extent,) if saying.speaker_extent else ()
    if saying.speaker is None:
        return own
    first = _find_first(found.mentions, saying.speaker)
    return own + tuple(m.extent for k, m in enumerate(found.mentions) if _find_first(found.mentions, k) == first)


def _find_first(found: Sequence[Mention], at: int) -> int:
    seen = {at}
    while (before := found[at].antecedent) is not None and before not in seen:
        seen.add(before)
        at = before
    return at


def judge_story(gold: Path, reports: Path) -> Iterator[Judged]:
    """The sayings of a story's reports: right is what the scorer matches, and whose actor is the gold's speaker."""
    rows = read_reports([reports])
    objects = [json.loads(encode_item(item)) for item in link_reports(rows).items()]
    story, _ = score_story.load_gold(gold)
    texts = {report.file: report.text for report, _ in rows}
    scorer = score_story.Scorer(story, score_story.load_record(objects, story, score_story.EVENT_TYPES), texts)
    right = {
        (said.file, tuple((e.start, e.end) for e in said.extent))
        for wanted, said in scorer.pairs
        if scorer.is_entity(said.speaker, wanted.speaker, wanted.likely)
    }
    for report, found in rows:
        judged = [(report.file, tuple((e.start, e.end) for e in s.extent)) in right for s in found.sayings]
        yield from judge_sayings(gold.name, report, found, judged)


def judge_sayings(corpus: str, report: Report, found: Annotations, is_right: Sequence[bool]) -> Iterator[Judged]:
    """The sayings of a report with their evidence, beside what was judged of each."""
    evidence = sayings.list_evidence(report.text, found.mentions, found.sayings, _parse(report, found))
    for saying, seen, right in zip(found.sayings, evidence, is_right, strict=True):
        group = saying.attribution if saying.finder == "rules" else saying.finder
        yield Judged(corpus, report.file, "saying", group, seen, saying.confidence or 0.0, right)


def judge_mentions(
    corpus: str, report: Report, found: Annotations, judge: Callable[[Mention], bool | None]
) -> Iterator[Judged]:
    """The mentions of a report with their evidence; `judge` says None of what its corpus does not mark."""
    evidence = mentions.list_evidence(found.mentions, _parse(report, found))
    for mention, seen in zip(found.mentions, evidence, strict=True):
        if (right := judge(mention)) is not None:
            group = mention.level if mention.finder == "rules" else f"{mention.level}_by_{mention.finder}"
            yield Judged(corpus, report.file, "mention", group, seen, mention.confidence or 0.0, right)


def _parse(report: Report, found: Annotations) -> tuple[Parse, ...]:
    """The parses that reading had, once more: sentences that were read before are not read again."""
    return parse_sentences(report.text, found.sentences, default_encoder())
