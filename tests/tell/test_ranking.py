import msgspec
from hypothesis import given
from hypothesis import strategies as st

from headwater.tell.ranking import order_reports, rank_claims
from tests.tell.affair import AFFAIR, CLAIMS, NOTHING, REPORTS


def test_reports_stand_by_publication_then_by_name() -> None:
    assert [r.id for r in order_reports(AFFAIR)] == ["rep_b", "rep_a", "rep_c"]


def test_claims_stand_by_reports_then_voices_then_denied_first() -> None:
    assert [c.id for c in rank_claims(AFFAIR)] == ["clm_sale", "clm_june", "clm_none", "clm_port"]


def test_what_nobody_in_particular_says_is_worth_half_its_reports() -> None:
    by_voices = {
        (reports, voices): msgspec.structs.replace(
            CLAIMS[0], id=f"clm_{reports}{voices}", reports=reports, independent_origins=voices
        )
        for reports, voices in ((5, 0), (3, 1), (2, 1))
    }
    record = msgspec.structs.replace(AFFAIR, claims=tuple(by_voices.values()))
    assert [c.id for c in rank_claims(record)] == ["clm_31", "clm_50", "clm_21"]


@given(st.permutations(CLAIMS), st.permutations(REPORTS))
def test_ranking_does_not_depend_on_arrival(claims: list[object], reports: list[object]) -> None:
    shuffled = msgspec.structs.replace(AFFAIR, claims=tuple(claims), reports=tuple(reports))
    assert rank_claims(shuffled) == rank_claims(AFFAIR)


def test_nothing_ranks_as_nothing() -> None:
    assert rank_claims(NOTHING) == ()
