import msgspec
import pytest

from headwater.tell.flows import FURTHER, MOST_ORIGINS, UNKNOWN, Flow, count_flows
from headwater.tell.index import index_record
from headwater.tell.river import view_river
from tests.tell.affair import AFFAIR, LONE, NOTHING


def test_claims_flow_from_origins_by_agencies_to_reports() -> None:
    assert dict(count_flows(index_record(AFFAIR))) == {
        Flow("org_briefing", "", "rep_a"): 2,
        Flow("org_briefing", "Northern Wire", "rep_b"): 1,
        Flow(UNKNOWN, "Northern Wire", "rep_b"): 1,
        Flow("org_board", "", "rep_c"): 1,
        Flow(UNKNOWN, "", "rep_c"): 1,
    }


def test_bars_are_as_high_as_their_claims() -> None:
    river = view_river(index_record(AFFAIR))
    assert river is not None
    by_column = {c: sum(s.height for s in river.stops if s.column == c) for c in ("origin", "report")}
    assert by_column["origin"] == pytest.approx(by_column["report"])
    assert sum(s.width for s in river.streams) > by_column["origin"]  # an agency makes two ribbons of one
    assert all(s.y >= 0 and s.y + s.height <= river.height for s in river.stops)


def test_the_widest_voice_leads_and_none_comes_last() -> None:
    river = view_river(index_record(AFFAIR))
    assert river is not None
    assert river.leader == "Vallonia"
    origins = [s for s in river.stops if s.column == "origin"]
    assert [s.tone for s in origins] == ["lead", "other", "none"]


def test_copies_tie_reports() -> None:
    river = view_river(index_record(AFFAIR))
    assert river is not None
    assert [t.words for t in river.ties] == ["Reports 1 and 2: one text"]


def test_too_many_origins_flow_together() -> None:
    number = MOST_ORIGINS + 5
    origins = tuple(
        msgspec.structs.replace(AFFAIR.origins[0], id=f"org_{n}", statements=(f"sta_x{n}",)) for n in range(number)
    )
    statements = tuple(
        msgspec.structs.replace(AFFAIR.statements[0], id=f"sta_x{n}", origin=f"org_{n}") for n in range(number)
    )
    evidence = AFFAIR.claims[3].support[0]
    support = tuple(msgspec.structs.replace(evidence, statement=s.id, event=None) for s in statements)
    claims = (msgspec.structs.replace(AFFAIR.claims[3], support=support),)
    flows = count_flows(
        index_record(msgspec.structs.replace(AFFAIR, origins=origins, statements=statements, claims=claims))
    )
    assert flows.total() == number
    assert flows[Flow(FURTHER, "", "rep_a")] == 5


@pytest.mark.parametrize("record", [NOTHING, LONE])
def test_where_nothing_flows_there_is_no_river(record: object) -> None:
    assert view_river(index_record(record)) is None  # type: ignore[arg-type]
