"""Which time dates a saying or a happening, read with the shipped encoder; own sentences."""

import pytest

from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Event, Statement
from headwater.record.whole import Record

HEAD = "Thursday, September 16, 2021\n\n"


def read(text: str) -> Record:
    return trace_texts({"harbour.txt": f"{HEAD}{text}\n"})


def find_statement(record: Record, cue: str) -> Statement:
    return next(s for s in record.statements if s.cue and s.cue.text == cue)


def days(one: Statement | Event) -> tuple[str | None, str | None]:
    when = one.said if isinstance(one, Statement) else one.when
    start, end = (day.isoformat() if day else None for day in (when.start, when.end))
    return start, end


SAID = [
    # the cue's own time, whatever stands nearer
    ("Anna Vendel said on Monday that the ferry sank in 2019.", "said", ("2021-09-13", "2021-09-13")),
    # a participle has the day of its main clause
    ("In January, Anna Vendel cancelled her trip, saying that the harbour was unsafe.", "saying",
     ("2021-01-01", "2021-01-31")),
    # the day of a meeting is not that of what is said after it
    ("The ferry sank on Tuesday. Divers came. They found two cars. A crane was sent. "
     "Anna Vendel, who met the governor on Sunday, accused the port of neglect.", "accused",
     ("2021-09-14", "2021-09-16")),
    # the perfect and an attitude tell of no one day, though the lead names one
    ("The ferry sank on Tuesday. Divers came. Anna Vendel has warned that the port is unsafe.", "warned",
     (None, "2021-09-16")),
    ("The ferry sank on Tuesday. Divers came. Anna Vendel believes that the port is unsafe.", "believes",
     (None, "2021-09-16")),
    # what is said of the news is said on its day or later, and on that of others' words on it
    ("The ferry sank on Tuesday. Divers came. Anna Vendel said that the port is unsafe.", "said",
     ("2021-09-14", "2021-09-16")),
    ("Orlow warned on Tuesday of a storm. Divers came. Anna Vendel said that the port is unsafe.", "said",
     ("2021-09-14", "2021-09-14")),
    # the perfect is not of the day of the clause above it, and has its own
    ("The ferry sank off Marrow in 1969, which led to a ban that Vendel has said she wants to lift.", "said",
     ("2021-09-15", "2021-09-16")),
    ("Anna Vendel has said on Monday that the port is unsafe.", "said", ("2021-09-13", "2021-09-13")),
    # nor is it of the day of what is condemned
    ("The harbour was quiet. Divers came. A crane was sent. It rained. Anna Vendel condemned Sunday's vote.",
     "condemned", ("2021-09-15", "2021-09-16")),
    # nor of the year until which its speaker held an office
    ("The harbour was quiet. “The port is safe,” said Jan T. Vendel, who until last year was its chief engineer.",
     "said", ("2021-09-15", "2021-09-16")),
    # a month that is a name
    ("The harbour was quiet. As early as 2007, Jan Arn Vendel said that the port is unsafe.", "said",
     ("2007-01-01", "2007-12-31")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "wanted"), SAID, ids=[case[0] for case in SAID])
def test_when_it_was_said(text: str, cue: str, wanted: tuple[str | None, str | None]) -> None:
    assert days(find_statement(read(text), cue)) == wanted


WHEN = [
    # its own time
    ("Brusk shipped rockets to Orlow on Monday.", "shipped", ("2021-09-13", "2021-09-13")),
    # none: before it was printed, or after it was said where it is only possible
    ("The harbour was quiet at noon. Then Brusk shipped rockets to Orlow.", "shipped", (None, "2021-09-16")),
    ("Anna Vendel said on Monday that Brusk could sell rockets to Orlow.", "sell", ("2021-09-13", None)),
    # the day of a noun is that of what is done in it, not of what is done with it
    ("Brusk called off Monday's meeting with Orlow.", "called off", (None, "2021-09-16")),
    ("Five sailors were killed in Monday's blast.", "killed", ("2021-09-13", "2021-09-13")),
    # what was done is not of a day to come
    ("Thousands of people have marched in protest at next week's visit by the governor.", "marched",
     (None, "2021-09-16")),
    # since a day is from then to the utterance, and never past it
    ("The harbour was quiet at noon. Brusk has shipped rockets to Orlow since June.", "shipped",
     ("2021-06-01", "2021-09-16")),
    ("Brusk has shipped rockets to Orlow since the start of the year.", "shipped", ("2021-01-01", "2021-09-16")),
    ("Anna Vendel said on Monday that Brusk had shipped rockets to Orlow since June.", "shipped",
     ("2021-06-01", "2021-09-13")),
    # the day of the saying is not that of the deed
    ("Anna Vendel said on Monday that Brusk had shipped rockets to Orlow.", "shipped", (None, "2021-09-13")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "wanted"), WHEN, ids=[case[0] for case in WHEN])
def test_when_it_happened(text: str, trigger: str, wanted: tuple[str | None, str | None]) -> None:
    event = next(e for e in read(text).events if trigger in e.trigger.text)
    assert days(event) == wanted
