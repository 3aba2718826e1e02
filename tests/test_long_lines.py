"""Lines without an end: a report of one of them is read whole, in time that grows with its length and no faster."""

import time

import msgspec
import pytest

from headwater.annotations import Annotations
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.pipeline.engine import default_packs
from headwater.read.plain import read_plain

SIZE = 5_000
PIECES = {
    "prose": "the minister told reporters on Monday that both states had signed in March while Oslo denied it, ",
    "marks": "“",
    "figures": "7",
    "dates": "12 May 2018 3/4/17 ",
    "scripts": "Минск сказал 北京会谈 قال הוא Μητσοτάκης said 3 May नमस्ते ",
}


def read(text: str) -> Annotations:
    report = msgspec.structs.replace(read_plain("line", "line", text.encode(), None), language="en")
    return annotate_report(report, default_packs(), default_encoder())


def clock(text: str) -> float:
    """The seconds of the processor that reading takes: of three times the shortest, because others use it too."""
    return min(_clock_once(text) for _ in range(3))


def _clock_once(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("kind", PIECES)
def test_four_times_the_line_takes_about_four_times_the_time(kind: str) -> None:
    """Twice that is allowed for noise, and half a second for what is done once."""
    line = PIECES[kind] * (SIZE // len(PIECES[kind]))
    read(line[:2000])
    assert clock(line * 4) < 2 * 4 * clock(line) + 0.5


@pytest.mark.parametrize("kind", PIECES)
def test_a_line_is_read_whole(kind: str) -> None:
    line = (PIECES[kind] * (SIZE // len(PIECES[kind])))[: SIZE // 4].strip()
    found = read(line)
    assert (found.sentences[0].extent.start, found.sentences[-1].extent.end) == (0, len(line))
    assert all(t.extent.of(line).strip() for t in found.times)
