"""What was marked for claims, and how it is laid to propositions and counted."""

import msgspec
import pytest

from benchmarks.written.measuring import UNSEEN, list_stories
from headwater.odds import load_odds
from tests.link.propositions import proposition
from training.claims import count_claims, count_pairs
from training.marks import LABELS, Marked, Told, lay_marks, read_written, share_place

MARKS = [msgspec.json.decode(line, type=Marked) for line in LABELS.read_bytes().splitlines()]


@pytest.mark.parametrize("marked", MARKS, ids=lambda m: m.story[:8])
def test_marks_name_propositions_that_are_there_and_each_in_one_group(marked: Marked) -> None:
    grouped = [n for group in marked.groups for n in group]
    named = {*grouped, *marked.unclear, *(n for pair in (*marked.partly, *marked.denies) for n in pair)}
    assert len(grouped) == len(set(grouped))
    assert all(0 <= n < len(marked.spans) for n in named)
    assert not set(grouped) & set(marked.unclear)
    assert all(start < end for _, start, end, _ in marked.spans)


def test_marks_are_laid_to_what_is_read_at_the_same_place_now() -> None:
    spans = [("ada", 0, 20, "told"), ("berg", 0, 22, "told"), ("berg", 0, 22, "event"), ("berg", 90, 99, "told")]
    marked = Marked("x", spans, groups=[[0, 1]], partly=[(1, 2)], denies=[], unclear=[3])
    items = [proposition("the weir broke at six", "a"), proposition("at six the weir broke", "b")]
    told = lay_marks(marked, items, {"a": "ada.txt", "b": "berg.txt"})
    assert told.judge(0, 1) is True
    far = lay_marks(marked, [*items, proposition("weir", "b")], {"a": "ada.txt", "b": "berg.txt"})
    assert far.judge(0, 2) is None  # it covers too little of anything that was marked


@pytest.mark.slow
def test_a_written_story_is_read_with_its_claims_unless_it_is_kept_unseen() -> None:
    told = {t.name: t for t in read_written()}
    assert set(told) == {folder.name for folder in list_stories()} - UNSEEN
    assert all(sum(claims is not None for claims in t.claims) >= 30 for t in told.values())


def test_a_claim_is_found_by_half_of_it_in_two_reports_with_few_others() -> None:
    items = [proposition("x", report) for report in "abcab"]
    claims: list[frozenset[str] | None] = [frozenset({"weir"})] * 3
    claims += [frozenset({"mayor"}), frozenset({"alone"})]
    told = Told("x", items, claims, frozenset())
    assert count_claims(told, [[0, 1], [2], [3], [4]]) == (1, 1, 1)
    assert count_claims(told, [[0, 1, 3, 4], [2]]) == (0, 1, 1)
    assert count_pairs(told, [[0, 1], [2], [3], [4]]) == (1, 1, 3)


def test_places_share_what_both_cover() -> None:
    assert share_place(0, 10, 5, 15) == pytest.approx(1 / 3)
    assert share_place(0, 10, 20, 30) == 0


def test_the_page_on_claims_gives_the_weights_that_are_used() -> None:
    page = (LABELS.parents[1] / "docs" / "claims.md").read_text("utf-8")
    odds = load_odds()["claim"]
    shown = [f"{abs(w):.2f}".lstrip("0") for w in (odds.bias, *odds.weights.values())]
    assert not [weight for weight in shown if weight not in page]
    assert not [name for name in odds.weights if f"`{name}`" not in page]
