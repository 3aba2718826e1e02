import datetime as dt

import msgspec
import pytest

from headwater.dates import on
from headwater.record.model import Event, Role
from headwater.record.whole import Record
from headwater.tell.absences import name_absences
from headwater.tell.brief import compose_brief
from headwater.tell.index import index_record
from tests.tell.affair import AFFAIR, EVENTS, span


def with_events(*events: Event) -> Record:
    return msgspec.structs.replace(AFFAIR, events=events)


def amount(words: str) -> Event:
    part = span("rep_a", "forty")
    roles = (*EVENTS[0].roles[:2], Role(role="quantity", actor=None, span=msgspec.structs.replace(part, text=words)))
    return msgspec.structs.replace(EVENTS[0], roles=roles)


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("forty", ("price", "date")),
        ("3,000", ("price", "date")),
        ("significant quantities", ("number", "price", "date")),
        ("for $2 million", ("number", "date")),
    ],
)
def test_what_no_transfer_states(words: str, things: tuple[str, ...]) -> None:
    absence = name_absences(index_record(with_events(amount(words))))
    assert absence is not None
    assert absence.things == things
    assert absence.spans == (EVENTS[0].trigger,)


def test_a_dated_transfer_is_dated() -> None:
    dated = msgspec.structs.replace(amount("forty"), when=on(dt.date(2031, 6, 1), "June"))
    absence = name_absences(index_record(with_events(dated)))
    assert absence is not None
    assert absence.things == ("price",)


def test_without_transfers_and_plans_nothing_is_missed() -> None:
    assert name_absences(index_record(with_events(EVENTS[1]))) is None


def test_a_day_of_a_past_transfer_is_none_of_those_to_come() -> None:
    past = msgspec.structs.replace(
        EVENTS[0], id="evt_past", modality="actual", when=on(dt.date(2030, 6, 1), "June"), statement=None
    )
    record = with_events(past, msgspec.structs.replace(EVENTS[0], modality="planned"))
    absence = name_absences(index_record(record))
    assert absence is not None and absence.is_past_dated
    assert any("and for those to come no date" in sentence.text for sentence in compose_brief(index_record(record)))


def test_a_transfer_that_one_report_of_many_speaks_of_is_not_their_matter() -> None:
    others = tuple(msgspec.structs.replace(AFFAIR.reports[0], id=f"rep_{n}", file=f"{n}.txt") for n in range(5))
    record = msgspec.structs.replace(with_events(amount("forty")), reports=(*AFFAIR.reports, *others))
    assert name_absences(index_record(record)) is None
