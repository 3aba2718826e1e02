"""One report, from bytes to all that reading it yields."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from headwater.annotate.attribution.attributions import Attribution, find_attributions
from headwater.annotate.attribution.certainty import weigh_sayings
from headwater.annotate.attribution.overruns import end_contents
from headwater.annotate.attribution.proposals import add_proposals
from headwater.annotate.attribution.quotations import Quotation, find_doubts, find_quotations
from headwater.annotate.attribution.statements import find_sayings
from headwater.annotate.attribution.subjects import mend_speakers
from headwater.annotate.attribution.turns import attribute_turns, find_turns, name_talkers, quote_turns
from headwater.annotate.happenings.events import find_events
from headwater.annotate.meanings import find_meanings
from headwater.annotate.parses import Parse, parse_sentences
from headwater.annotate.reference.anaphora import link_mentions
from headwater.annotate.reference.certainty import weigh_mentions
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotate.reference.voices import add_voices
from headwater.annotate.sentences import split_sentences
from headwater.annotate.timing.bearings import date_happenings, date_sayings
from headwater.annotate.timing.times import find_times
from headwater.annotations import Annotations, Mention, Sentence, TimeExpression
from headwater.domain.pack import Pack
from headwater.encoder.model import default_encoder
from headwater.encoder.readings import Encoder
from headwater.pipeline.engine import default_packs
from headwater.read.inputs import read_input
from headwater.read.language import is_english
from headwater.read.plain import read_plain
from headwater.read.reports import Origin, make_report
from headwater.read.sources import Source, find_sources
from headwater.record.model import Report, Zone


def read_texts(texts: Mapping[str, str]) -> list[tuple[Report, Annotations]]:
    """Reports given as texts by name, with their annotations."""
    reports = [read_plain(name, name, text.encode(), None) for name, text in texts.items()]
    return [(report, annotate_report(report, default_packs(), default_encoder())) for report in reports]


def read_reports(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> list[tuple[Report, Annotations]]:
    """The readable reports of the inputs with their annotations, without a store."""
    sources = (s for s in find_sources(inputs, stdin) if isinstance(s, Source))
    reports = [found for s in sources for found in read_input(s, None) if isinstance(found, Report)]
    return [(report, annotate_report(report, default_packs(), default_encoder())) for report in reports]


class Draft(NamedTuple):
    """What is read of a report before it is known who is meant; `marked` are the quotations that have marks."""

    sentences: tuple[Sentence, ...]
    parses: tuple[Parse, ...]
    marked: tuple[Quotation, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]


def draft_report(report: Report, encoder: Encoder) -> Draft:
    """Read what stands on a report's own sentences: times, quotations, mentions, who says what in which words."""
    text = report.text
    sentences = split_sentences(report)
    parses = parse_sentences(text, sentences, encoder)
    marked, turns = find_quotations(text, sentences), find_turns(report, sentences)
    quotations = quote_turns(turns, marked)
    times = find_times(text, sentences, [q.outer for q in quotations])
    named = name_talkers(turns, find_mentions(report, sentences, parses))
    known = find_attributions(text, sentences, quotations, named, times)
    ended = tuple(end_contents(text, known, parses))
    mended = tuple(mend_speakers(text, ended, parses, times, named))
    spoken = tuple(attribute_turns(text, turns, sentences, named, times))
    attributions = add_proposals(text, sentences, parses, (*mended, *spoken))
    voiced = add_voices(text, named, attributions, parses)
    return Draft(sentences, parses, marked, quotations, times, attributions, voiced)


def annotate_report(report: Report, packs: Sequence[Pack], encoder: Encoder) -> Annotations:
    """Everything that reading one report yields, nothing for one in another language; sees nothing but the report."""
    if not is_english(report.language, report.text):
        return Annotations(report=report.id)
    draft = draft_report(report, encoder)
    text, sentences, parses, times = report.text, draft.sentences, draft.parses, draft.times
    quotations, attributions = draft.quotations, draft.attributions
    mentions = link_mentions(report, sentences, draft.mentions, quotations, attributions, parses)
    found = find_sayings(text, sentences, quotations, mentions, times, attributions)
    sayings = date_sayings(text, times, found, parses)
    happenings = find_events(text, sentences, mentions, times, sayings, packs, parses)
    return Annotations(
        report=report.id,
        sentences=sentences,
        mentions=weigh_mentions(mentions, parses),
        times=times,
        sayings=weigh_sayings(text, mentions, sayings, parses),
        happenings=date_happenings(text, times, happenings, sayings, parses),
        doubts=find_doubts(text, draft.marked),
        meanings=find_meanings(text, parses, sayings, happenings),
    )


def read_passage(passage: str, packs: Sequence[Pack]) -> tuple[Report, Annotations]:
    """A passage read as a report that has nothing but it."""
    report = make_report(Origin("passage", "passage", "", None), passage)
    report = msgspec.structs.replace(report, zones=(_body_of(report),))
    return report, annotate_report(report, packs, default_encoder())


def _body_of(report: Report) -> Zone:
    return Zone(kind="body", start=0, end=len(report.text))
