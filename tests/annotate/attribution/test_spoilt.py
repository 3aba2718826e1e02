"""Spoilt news: whatever was done to a text, it is read without an error, in linear time, and spans are its slices."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import yaml

from headwater.annotate.attribution.attributions import find_attributions
from headwater.annotate.attribution.certainty import weigh_sayings
from headwater.annotate.attribution.quotations import find_doubts, find_quotations
from headwater.annotate.attribution.statements import find_sayings
from headwater.annotate.reference.anaphora import link_mentions
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotate.reference.voices import add_voices
from headwater.annotate.sentences import split_sentences
from headwater.annotate.timing.times import find_times
from headwater.annotations import Mention, Saying
from headwater.read.plain import read_plain
from headwater.record.model import Report, Zone
from headwater.text import Extent

CASES = Path(__file__).parents[2] / "cases"
TEXTS = [
    str(case["text"])
    for name in ("sayings.yaml", "speakers.yaml")
    for case in yaml.safe_load((CASES / name).read_text("utf-8"))
]
MUTATIONS = 400  # ten thousand were tried before this number was set
PIECES = [
    "“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", "—", "―", "…", ":", ";", ",", ".", "(", ")", "[",
    "\n", "\n\n",
    "\r\n", "\t", "\u00a0", "\u202f", "\u200b", "\u200f", "\ufeff", "😀", "👩‍⚖️", "é", "e\u0301", "İ", "ß", "قال", "אמר",
    "он сказал", "说", "said", " said ", "according to ", " that ", "who ", "As ", "X", "0", "'s",
    "As first reported by ",
    " as saying ", "On the cold: ", "its statement ", "The same ", "the latter ", "“““", "”””", " - ", "&quot;", "<b>",
]  # fmt: skip


def read(text: str) -> tuple[Report, tuple[Mention, ...], tuple[Saying, ...]]:
    """Everything of a text but what the encoder sees in it."""
    report = read_plain("spoilt", "spoilt", text.encode("utf-8", "surrogatepass"), None)
    report = msgspec.structs.replace(report, zones=(Zone(kind="body", start=0, end=len(report.text)),), credits=())
    sentences = split_sentences(report)
    quotations = find_quotations(report.text, sentences)
    times = find_times(report.text, sentences, [q.outer for q in quotations])
    named = find_mentions(report, sentences)
    attributions = find_attributions(report.text, sentences, quotations, named, times)
    voiced = add_voices(report.text, named, attributions)
    mentions = link_mentions(report, sentences, voiced, quotations, attributions)
    assert all(d.extents for d in find_doubts(report.text, quotations))
    return report, mentions, find_sayings(report.text, sentences, quotations, mentions, times, attributions)


def spoil(chance: random.Random) -> str:
    """Two or three passages in one, with pieces put in, cut out, doubled and turned around."""
    text = chance.choice(["\n\n", " ", "\n"]).join(chance.sample(TEXTS, chance.randint(1, 3)))
    for _ in range(chance.randint(1, 8)):
        place, size = chance.randrange(len(text) + 1), chance.randint(0, 20)
        text = chance.choice(
            [
                text[:place] + chance.choice(PIECES) + text[place:],
                text[:place] + text[place + size :],
                text[: place + size] + text[place:],
                text[:place] + text[place : place + size][::-1] + text[place + size :],
                text[:place] + text[place : place + size].swapcase() + text[place + size :],
            ]
        )
    return text


def extents_of(mentions: tuple[Mention, ...], sayings: tuple[Saying, ...]) -> Iterator[Extent]:
    yield from (m.extent for m in mentions)
    for said in sayings:
        yield from (*said.content, *said.quoted, *said.occasion)
        yield from filter(None, (said.cue, said.speaker_extent))


@pytest.mark.parametrize("seed", range(4))
def test_a_spoilt_text_is_read_and_its_spans_are_slices(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(MUTATIONS // 4):
        report, mentions, sayings = read(spoil(chance))
        for extent in extents_of(mentions, sayings):
            assert 0 <= extent.start < extent.end <= len(report.text)
            assert report.text[extent.start : extent.end] == extent.of(report.text) == extent.of(report.text).strip()
        for n, said in enumerate(sayings):
            assert said.nested_in is None or 0 <= said.nested_in < len(sayings) != n
            assert all(0 <= k < len(mentions) for k in (*said.relays, *((said.speaker,) if said.speaker else ())))
        weighed = weigh_sayings(report.text, mentions, sayings, ())
        assert all(said.confidence is not None and 0 < said.confidence < 1 for said in weighed)
        assert all(m.antecedent is None or 0 <= m.antecedent < len(mentions) for m in mentions)
        assert all(0 <= k < len(mentions) for m in mentions for k in m.members)


def clock(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_four_times_the_text_takes_about_four_times_the_time(joint: str) -> None:
    once = joint.join(TEXTS[::8])
    clock(once)
    shorter = max(clock(joint.join([once] * 12)) for _ in range(2))
    longer = min(clock(joint.join([once] * 48)) for _ in range(2))
    assert longer < 3 * 4 * shorter  # sixteen times where it grows with the square; a busy processor doubles either


@pytest.mark.parametrize(
    "piece", ["“A.” “B.” ", "the statement said so. ", "« ‘", "“I am here today now.” — Ada Lund "]
)
def test_a_long_line_of_one_thing_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    read(piece * (60_000 // len(piece)))
    assert time.process_time() - began < 15
