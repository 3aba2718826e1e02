"""`python -m benchmarks mentions`: the names that a report's mentions are, on newswire that the rules never saw."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from benchmarks.reader.entities import Gold, read_worldwide
from benchmarks.reader.options import load_encoder, run
from benchmarks.reader.spans import Labelled, score_exact, write_predictions
from headwater.annotate.parses import parse_sentences
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotations import Mention, Sentence
from headwater.dates import unknown
from headwater.encoder.readings import Encoder
from headwater.record.model import Report, Zone
from headwater.record.spans import identify
from headwater.text import Extent

TYPES = {
    "person": "Person",
    "organization": "Organization",
    "public_body": "Organization",
    "media": "Organization",
    "group": "Organization",
    "state": "Location",
    "place": "Location",
    "facility": "Location",
}
MARKED = {"Facility": "Location"}  # the record's places and facilities are one here
SCORED = frozenset(("Person", "Organization", "Location", "NORP"))
UNTYPED = "name"
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}”’]|['’](?:s|S|re|ve|ll|d|m|t)?|n['’]t|''|\.\.\.")
LETTER = re.compile(r"[A-Z]")  # the set cuts "U.S." into four
NO_SPACE_BEHIND = frozenset("( [ { “ ‘ $ # `` -LRB-".split())


class Article(NamedTuple):
    """A report with its sentences as the set cuts them, and its names in characters."""

    report: Report
    sentences: tuple[Sentence, ...]
    gold: tuple[Labelled, ...]


def main(arguments: list[str]) -> int:
    """Score the names of annotate on worldwide_newswire: the rules alone, and with what the encoder adds."""
    return run(measure, arguments, main.__doc__)


def measure(options: argparse.Namespace) -> Mapping[str, float]:
    """F1 by type and without types, `rules_` and `both_`, and what becomes of the persons."""
    encoder = load_encoder(options.encoder)
    articles = list(read_articles(read_worldwide(options.data, options.part)))
    gold = [s for a in articles for s in a.gold]
    figures: dict[str, float] = {}
    for prefix, reader in (("rules_", None), ("both_", encoder)):
        found = [s for a in articles for s in find_named(a, reader)]
        figures |= {prefix + name: value for name, value in score_names(gold, found).items()}
    if options.predictions:
        write_predictions(options.predictions, found)
    return figures


def score_names(gold: Sequence[Labelled], found: Sequence[Labelled]) -> dict[str, float]:
    """F1 by type, over all types and of bounds alone; persons that nothing touches, and whose bounds differ."""
    figures = {f"{t.lower()}_f1": v for t, v in score_exact(gold, found).items()}
    figures["untyped_f1"] = score_exact(_bare(gold), _bare(found))["all"]
    bounds = {(s.doc, s.start, s.end) for s in found}
    taken: dict[str, set[int]] = {}
    for span in found:
        taken.setdefault(span.doc, set()).update(range(span.start, span.end))
    fates = Counter(
        "right" if (s.doc, s.start, s.end) in bounds
        else "misbound" if not taken.get(s.doc, set()).isdisjoint(range(s.start, s.end))
        else "missed"
        for s in gold if s.type == "Person"
    )  # fmt: skip
    return figures | {f"persons_{fate}": float(fates[fate]) for fate in ("missed", "misbound")}


def _bare(spans: Sequence[Labelled]) -> list[Labelled]:
    return [s._replace(type=UNTYPED) for s in spans]


def find_named(article: Article, encoder: Encoder | None) -> Iterator[Labelled]:
    """The named mentions of an article in the types of the set; without an encoder, those of the rules."""
    report, sentences = article.report, article.sentences
    parses = parse_sentences(report.text, sentences, encoder) if encoder else ()
    for mention in find_mentions(report, sentences, parses):
        if kind := name_type(mention):
            yield Labelled(report.file, -1, mention.extent.start, mention.extent.end, kind)


def name_type(mention: Mention) -> str | None:
    """What the set calls a named mention; None for what is no name."""
    if mention.level == "demonym":
        return "NORP"
    return TYPES.get(mention.type) if mention.level == "name" else None


def read_articles(items: Iterator[Gold]) -> Iterator[Article]:
    """The sentences of each article as one text, every sentence a paragraph."""
    for name, group in groupby(items, key=lambda item: item.doc):
        text, extents, spans = "", [], []
        for item in group:
            assert item.words is not None
            places = place_words(item.words, len(text))
            line = join_words(item.words)
            extents.append(Extent(len(text), len(text) + len(line)))
            for first, last, kind in item.spans:
                kind = MARKED.get(kind, kind)
                if kind in SCORED:
                    spans.append(Labelled(name, -1, places[first].start, places[last - 1].end, kind))
            text += line + "\n\n"
        sentences = tuple(Sentence(extent=e, zone="body", paragraph=n) for n, e in enumerate(extents))
        yield Article(_report_of(name, text), sentences, tuple(spans))


def _report_of(name: str, text: str) -> Report:
    return Report(
        id=identify("rep", name, text),
        uri=f"file:{name}",
        file=name,
        sha256="",
        title=None,
        outlet=None,
        published=unknown("not asked"),
        collected=None,
        language="en",
        text=text,
        zones=(Zone(kind="body", start=0, end=len(text)),),
        credits=(),
    )


def join_words(words: Sequence[str]) -> str:
    """A sentence of words as it is printed: spaces where print has them."""
    return "".join(" " * gap + word for gap, word in zip(_gaps(words), words, strict=True))


def place_words(words: Sequence[str], start: int) -> list[Extent]:
    """Where each word stands in the sentence so printed, from `start` on."""
    places = []
    for gap, word in zip(_gaps(words), words, strict=True):
        start += gap
        places.append(Extent(start, start + len(word)))
        start += len(word)
    return places


def _gaps(words: Sequence[str]) -> Iterator[int]:
    """Spaces before each word: none inside compounds and dotted letters; straight quotation marks open by turns."""
    is_open, is_bare = False, True
    for letter, before, word in zip(["", "", *words], ["", *words], words, strict=False):
        closes = word == '"' and is_open
        dotted = before == "." and bool(LETTER.fullmatch(letter) and LETTER.fullmatch(word))
        inside = word == "-" or before == "-" or dotted
        yield 0 if is_bare or closes or inside or NO_SPACE_BEFORE.fullmatch(word) else 1
        is_open = is_open != (word == '"')
        is_bare = word in NO_SPACE_BEHIND or (word == '"' and not closes)
