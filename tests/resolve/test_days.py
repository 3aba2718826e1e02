"""The day of the news, and what is dated by it."""

import msgspec
import pytest

from headwater.annotations import Annotations, Happening, Saying
from headwater.pipeline.tracing import trace_texts
from headwater.resolve.news import list_spoken
from headwater.text import Extent

SAYING = Saying(
    content=(),
    speaker=None,
    speaker_extent=None,
    cue=None,
    directness="indirect",
    attribution="explicit",
    act="assert",
)
HEAD = "Norway accuses Chad of shipping rifles\n\nPublished: 14 May 2031\n\n"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Norway on Tuesday accused Chad of shipping rifles to Mali.", "2031-05-13"),  # the accusation is the news
        ("Ana Soler said that Norway sold rifles to Chad on Tuesday.", None),  # the day of what is told
        (
            "According to Ana Soler, the ship creaked on Tuesday.",
            None,
        ),  # no event, and yet told
    ],
)
def test_the_day_of_a_cue_is_that_of_the_news(lead: str, day: str | None) -> None:
    record = trace_texts(
        {"a.txt": f'{HEAD}{lead}\n\n"The harbour is full of rifles," said Tomas Brandt, a minister.\n'}
    )
    (said,) = (s.said for s in record.statements if "harbour" in s.content[0].text)
    assert (said.start.isoformat() if said.start else None) == day


def test_what_had_been_said_before_dates_neither_the_news_nor_the_words_behind_it() -> None:
    lead = "Tomas Brandt, a minister, had said on Monday that the port was safe. Brandt rejected a claim of neglect."
    record = trace_texts({"a.txt": f"{HEAD}{lead}\n"})
    days = {s.cue.text: (str(s.said.start), str(s.said.end)) for s in record.statements if s.cue}
    assert days["said"] == ("2031-05-12", "2031-05-12")
    assert days["rejected"] == ("None", "2031-05-14")


@pytest.mark.parametrize(
    ("lead", "days"),
    [
        ("Norway has shipped rifles to Chad.", ("2031-05-13", "2031-05-14")),  # of the day of printing or before
        ("Norway shipped rifles to Chad on Monday.", ("2031-05-12", "2031-05-12")),
        ("Norway, which made them in April, has shipped rifles to Chad.", (None, "2031-05-14")),
        ("The port was shut. Norway has shipped rifles to Chad.", (None, "2031-05-14")),  # no longer the opening
        ("Norway could ship rifles to Chad.", ("2031-05-14", None)),
    ],
)
def test_news_without_a_day_is_of_the_day_of_printing_or_the_one_before(
    lead: str, days: tuple[str | None, str | None]
) -> None:
    record = trace_texts({"a.txt": f"A harbour and its rifles\n\nPublished: 14 May 2031\n\n{lead}\n"})
    (when,) = (e.when for e in record.events if e.trigger.text.startswith(("ship", "has ship")))
    assert tuple(day.isoformat() if day else None for day in (when.start, when.end)) == days


def test_what_is_said_after_a_meeting_is_of_its_day() -> None:
    lead = (
        "Norway on Tuesday accused Chad of shipping rifles. Tomas Brandt, a minister, met Ana Soler in Oslo on Sunday."
    )
    quoted = '"The harbour is full of rifles," Brandt said after meeting with Soler.'
    record = trace_texts({"a.txt": f"{HEAD}{lead}\n\n{quoted}\n"})
    (said,) = (s.said for s in record.statements if "harbour" in s.content[0].text)
    assert str(said.start) == str(said.end) == "2031-05-11"


def test_what_is_told_inside_a_quotation_is_not_of_the_news() -> None:
    quoted = '"Norway chose war. Its agents made clear that they would ship rifles to Mali," the complaint says.'
    record = trace_texts({"a.txt": f"{HEAD}Chad sued Norway on Tuesday.\n\n{quoted}\n"})
    told = [s.said for s in record.statements if s.cue and s.cue.text == "made clear"]
    assert [day.start for day in told] == [None]


@pytest.mark.parametrize(("others", "first"), [(2, "2031-05-14"), (1, "2031-05-13")])
def test_nobody_speaks_of_the_news_before_the_day_that_two_other_reports_name(others: int, first: str) -> None:
    printed = "Published: 14 May 2031\n\n{}\n"
    told = "Norway {} the rifle port of Osk on Wednesday. The port of Osk shipped rifles to Mali."
    plain = "The rifle port of Osk is shut. It shipped rifles to Mali, said Tomas Brandt of Osk."
    texts = {f"{verb}.txt": printed.format(told.format(verb)) for verb in ("shut", "accused")[:others]}
    record = trace_texts({"a.txt": printed.format(plain), **texts})
    (said,) = (s.said for s in record.statements if s.speaker and s.speaker.span and "Brandt" in s.speaker.span.text)
    assert (str(said.start), str(said.end)) == (first, "2031-05-14")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Norway has bombed the port of Osk since March.", ("2031-03-01", "2031-05-14")),
        (
            "Norway carried out the first raid on the port of Osk since March.",
            (None, "2031-05-14"),
        ),  # the other was in March
    ],
)
def test_the_first_since_a_time_is_not_of_that_time(words: str, days: tuple[str | None, str]) -> None:
    record = trace_texts({"a.txt": f"{HEAD}Norway shut the port of Osk on Monday. {words}\n"})
    (when,) = (e.when for e in record.events if e.trigger.text in ("bombed", "raid"))
    assert (str(when.start) if when.start else None, str(when.end)) == days


def test_a_happening_is_the_cue_of_the_first_saying_that_it_touches() -> None:
    cues = (Extent(10, 14), None, Extent(12, 20), Extent(30, 34))
    triggers = (Extent(0, 4), Extent(13, 15), Extent(15, 18), Extent(33, 40), Extent(34, 40))
    found = Annotations(
        report="rpt_1",
        sayings=tuple(msgspec.structs.replace(SAYING, cue=cue) for cue in cues),
        happenings=tuple(Happening(type="t:X", trigger=trigger, modality="actual") for trigger in triggers),
    )
    assert list_spoken(found) == {1: 0, 2: 2, 3: 3}
