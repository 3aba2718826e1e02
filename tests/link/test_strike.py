from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from benchmarks.link import link_oracle
from headwater.errors import NotFound
from headwater.link.strike import strike_source
from headwater.pipeline.tracing import trace_texts
from headwater.record.model import Actor
from headwater.record.whole import Record
from tests.tell.affair import AFFAIR

EXAMPLES = Path(__file__).parents[2] / "examples"


@lru_cache(maxsize=1)
def linked() -> Record:
    return link_oracle(EXAMPLES / "gold", EXAMPLES / "reports")


def test_every_claim_is_struck_or_untouched() -> None:
    strike = strike_source(linked(), "Mirela Tovan")
    assert len(strike.struck) + strike.untouched == len(linked().claims)
    assert 0 < len(strike.struck) < len(linked().claims)


def test_a_source_never_adds_by_going() -> None:
    for row in strike_source(linked(), "Mirela Tovan").struck:
        if row.after:
            assert row.after.reports <= row.before.reports
            assert row.after.texts <= row.before.texts
            assert row.after.voices <= row.before.voices


def test_a_claim_that_only_the_source_carries_falls() -> None:
    record = linked()
    speaker = {a.id for a in record.actors if a.name == "Mirela Tovan"}
    origins = {o.id for o in record.origins if o.speaker in speaker}
    alone = {c.id for c in record.claims if c.origins and {*c.origins, *c.uncertain_origins} <= origins}
    fallen = {row.claim.id for row in strike_source(record, "Mirela Tovan").struck if row.falls}
    assert alone and alone <= fallen


def test_a_report_can_be_struck_out_by_its_name() -> None:
    strike = strike_source(linked(), "6_un_count")
    assert strike.names == ("6_un_count.txt",)


def test_nobody_of_that_name_lists_who_speaks() -> None:
    with pytest.raises(NotFound, match="Tovan"):
        strike_source(linked(), "somebody else")


def test_an_outlet_goes_with_its_reports() -> None:
    record = trace_texts(
        {
            "a.txt": "Bridge to reopen\n\nSource: Quayside Ledger\nPublished: 3 May 2031\n\nThe bridge at Port Ansel "
            "will reopen on Monday, the mayor, Ada Lund, said.\n",
            "b.txt": "Ferry stays\n\nSource: Lowland Post\nPublished: 3 May 2031\n\nThe ferry to Gozo stays in the "
            "harbour because of the wind, its captain, Joren Halvast, said.\n",
        }
    )
    strike = strike_source(record, "Quayside Ledger")
    assert "a.txt" in strike.names and "b.txt" not in strike.names
    assert {e.report for row in strike.struck for e in row.claim.support} == {
        r.id for r in record.reports if r.file == "a.txt"
    }
    assert all(row.falls for row in strike.struck)


@pytest.mark.parametrize("words", ["Northern Wire", "northern", "Wire"])
def test_whom_a_report_credits_goes_with_it_by_a_word_of_the_name(words: str) -> None:
    assert strike_source(AFFAIR, words).names == ("courier_0b.txt",)


def test_a_word_of_an_agency_that_is_also_named_takes_the_reports_that_credit_it() -> None:
    wire = Actor(id="act_wire", name="Northern Wire", schema="Organization", names=())
    record = msgspec.structs.replace(AFFAIR, actors=(*AFFAIR.actors, wire))
    assert strike_source(record, "northern").names == ("Northern Wire", "courier_0b.txt")
