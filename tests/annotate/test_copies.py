"""A copy under another headline: what recurs in it is read once, and reads as it would alone."""

import msgspec
import pytest

from headwater.annotate import meanings, parses, sentences
from headwater.annotate.attribution import attributions, certainty, quotations
from headwater.annotate.attribution import proposals as sayings_read
from headwater.annotate.happenings import events
from headwater.annotate.reference import certainty as mentions_read
from headwater.annotate.reference import mentions, naming, proposals, scans, tokens
from headwater.annotate.timing import times, words
from headwater.annotations import Annotations
from headwater.pipeline.annotation import read_texts

BODY = """ARDEN, May 3 (CNS) - Norway delivered two hundred rockets to Kenya in April, Defence Minister Ada Lund said.

“We denied that Norway had sold submarines,” she added on Monday. “May will be quiet,” said Mrs May.

Kenya has rejected the accusation of the Swedish government. "We will not buy submarines," a Kenyan official said.

The talks between Norway and Sweden ended in March without a result, and Lund has not met them since that visit.
"""
FIRST = f"Norway and its rockets\n\n{BODY}"
OTHER = f"Lund Waits For Tanks Of Kenya\n\nThe Arden Herald\n\n{BODY}\n(With CNS)\n"
KEPT = (
    attributions.read_clause,
    certainty._compare,
    events.read_passage,
    meanings._pool_words,
    mentions._draft_line,
    mentions_read._read,
    naming._read_pieces,
    parses._stays_open,
    proposals.read_names,
    quotations._is_sentence,
    sayings_read._read,
    scans._scan,
    scans._settle_capitals,
    sentences._split_known,
    times._read_gap,
    times._read_stretch,
    times._read_tenses,
    tokens._read_line,
    words._list_words,
)


def forget() -> None:
    for function in KEPT:
        function.cache_clear()


def read(text: str) -> Annotations:
    ((_, found),) = read_texts({"a.txt": text})
    return msgspec.structs.replace(found, report="")


@pytest.mark.parametrize("text", [FIRST, OTHER])
def test_what_was_read_before_changes_nothing(text: str) -> None:
    forget()
    alone = read(text)
    assert alone.happenings
    forget()
    for before in (FIRST, OTHER):
        read(before)
    assert read(text) == alone


def test_of_a_copy_only_what_is_new_is_read() -> None:
    forget()
    read(FIRST)
    before = {function: function.cache_info() for function in KEPT}
    read(OTHER)
    found = {function: function.cache_info() for function in KEPT}
    assert all(found[function].hits > before[function].hits for function in KEPT)
    # the headline, the line below it, the sentence of a name that the headline has made known, and parts of them
    assert max(found[function].misses - before[function].misses for function in KEPT) <= 5


def test_a_line_of_noise_is_read_and_not_kept() -> None:
    forget()
    read("Norway sold rockets to Kenya and " + "Lund or " * 400)
    assert all(f.cache_info().currsize == 0 for f in (tokens._read_line, scans._scan, naming._read_pieces))
