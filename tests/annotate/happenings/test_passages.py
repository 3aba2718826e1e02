"""A passage that recurs under another headline is told alike; its events are those of a report that is read alone."""

import msgspec
import pytest

from headwater.annotate.happenings import events, passages
from headwater.annotate.happenings.passages import Numbers, cut_passages
from headwater.annotations import Annotations
from headwater.pipeline.annotation import read_texts

BODY = """ARDEN, May 3 (CNS) - Norway delivered two hundred rockets to Kenya in April, Defence Minister Ada Lund said.

She denied that Norway had sold submarines to Sweden. Norway plans to deliver forty tanks to Kenya next year.

Kenya has rejected the accusation of the Swedish government. "We will not buy submarines," a Kenyan official said.

Sweden has imposed sanctions on two companies that sold tanks to Kenya. The talks between Norway and Sweden ended in
March without a result, and the two governments have not met since.
"""
FIRST = f"Norway and its rockets\n\n{BODY}"
OTHER = f"Kenya waits for tanks of Norway\n\nBy Jane Doe\n\n{BODY}\n(With CNS)\n"


def read(name: str, text: str) -> Annotations:
    ((_, found),) = read_texts({name: text})
    return msgspec.structs.replace(found, report="")


@pytest.mark.parametrize("text", [FIRST, OTHER])
def test_events_are_the_same_whatever_was_read_before(text: str) -> None:
    events.read_passage.cache_clear()
    alone = read("alone", text)
    assert alone.happenings
    events.read_passage.cache_clear()
    for before in (FIRST, OTHER):
        read("before", before)
    assert read("again", text) == alone


def test_a_sentence_in_a_long_saying_is_told_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = read("alone", OTHER)
    monkeypatch.setattr(passages, "LONGEST", 0)
    events.read_passage.cache_clear()
    assert read("again", OTHER) == alone
    assert events.read_passage.cache_info().misses == 0


def test_most_passages_of_a_copy_are_known() -> None:
    events.read_passage.cache_clear()
    read("first", FIRST)
    read_before = events.read_passage.cache_info()
    read("other", OTHER)
    read_after = events.read_passage.cache_info()
    assert read_after.hits - read_before.hits >= 4
    assert read_after.misses - read_before.misses <= 3  # headline, the sentence below it, and one at the end


def test_a_passage_does_not_know_where_it_stands() -> None:
    ((report, found),) = read_texts({"first": FIRST})
    parts = (found.sentences, found.mentions, found.times, found.sayings)
    for passage, place in filter(None, cut_passages(report.text, *parts, ())):
        sentence = place.put(passage.sentence.extent)
        assert sentence.of(report.text) == passage.sentence.extent.of(passage.text)
        for mention in passage.mentions:
            assert place.put(mention.extent).of(report.text) == mention.extent.of(passage.text)


def test_things_outside_a_passage_stay_apart_and_one() -> None:
    numbers = Numbers([7, 9])
    assert [numbers.enter(n) for n in (9, 4, 7, 4, 30, None)] == [1, -1, 0, -1, -2, None]
    assert [numbers.leave(n) for n in (1, -1, 0, -2, None)] == [9, 4, 7, 30, None]
