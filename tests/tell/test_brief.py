import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.record.whole import Record
from headwater.tell.brief import LIMIT, compose_brief
from headwater.tell.index import index_record
from tests.tell.affair import AFFAIR, LONE, NOTHING, POOR, SINGLE, reword


def read(record: Record) -> str:
    return " ".join(sentence.text for sentence in compose_brief(index_record(record)))


def test_the_brief_says_what_is_asserted_denied_bare_new_and_unsaid() -> None:
    assert read(AFFAIR) == (
        "Three reports (two texts) of 2–6 May 2031 carry four claims, two of them in one report alone [1–3]. "
        "These reports carry one text: 1 and 2. "
        "Most widely carried, by two of them, is this: Vallonia will sell flood pumps to Estmark [1, 2], "
        "denied by Estmark Water Board [3]. "
        "Behind it is one origin, one voice: Vallonia (Ilan Brode). "
        "Then come: The pumps will leave the port in June (2 reports; only Vallonia) [1, 2]; "
        "No deal exists (1 report; only Estmark) [3]. "
        "One voice, Vallonia, stands behind two of the four claims, and alone: Ilan Brode [1, 2]. "
        "No denial is quoted in its own words. "
        "On one voice, though in several reports, rest two claims. "
        "On no identified source rests one claim. "
        "Reports differ on a figure: “forty” [2]; “some” [1]. "
        "New since 2 May 2031 are two claims, among them: The port of Marrow was closed in April [3]. "
        "For the transfer no report is found to state a price or a date [2]. "
        "In the reports one thing looks wrong, such as “forty” (odd figure) [2]."
    )


@pytest.mark.parametrize("name", POOR)
def test_a_poor_record_has_a_brief(name: str) -> None:
    assert read(POOR[name]).endswith(".")


def test_nothing_is_said_of_nothing() -> None:
    assert read(NOTHING) == "No report was read."
    assert read(LONE) == "One report without a date gave no claim [1]."


def test_one_report_is_not_called_several() -> None:
    assert read(SINGLE).startswith("One report of 2 May 2031 carries one claim [1]. First in it: The pumps will")


def test_every_citation_points_at_its_words() -> None:
    texts = {r.id: r.text for r in AFFAIR.reports}
    spans = [s for x in compose_brief(index_record(AFFAIR)) for r in x.runs for c in r.citations for s in c.spans]
    assert spans
    assert all(texts[s.report][s.start : s.end] == s.text for s in spans)


def test_every_sentence_about_a_claim_cites() -> None:
    for sentence in compose_brief(index_record(AFFAIR)):
        if any(run.claim for run in sentence.runs):
            assert any(run.citations for run in sentence.runs)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=600))
def test_no_words_make_it_longer_than_it_may_be(words: str) -> None:
    brief = compose_brief(index_record(reword(AFFAIR, words)))
    assert sum(sentence.words for sentence in brief) <= LIMIT


@settings(max_examples=30, deadline=None)
@given(st.permutations(AFFAIR.claims), st.permutations(AFFAIR.reports), st.permutations(AFFAIR.origins))
def test_the_brief_does_not_depend_on_order(claims: list[object], reports: list[object], origins: list[object]) -> None:
    shuffled = msgspec.structs.replace(AFFAIR, claims=tuple(claims), reports=tuple(reports), origins=tuple(origins))
    assert compose_brief(index_record(shuffled)) == compose_brief(index_record(AFFAIR))
