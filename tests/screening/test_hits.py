"""Parties against entries: who is found, who is not, in which roles, and why."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.screening.stock import make_people
from headwater.names import match_names
from headwater.pipeline.tracing import trace_texts
from headwater.record.screenings import Hit
from headwater.screening.entries import Entry, ListedName, WatchList
from headwater.screening.hits import SHOWN, find_hits
from headwater.screening.index import Index
from headwater.screening.parties import list_parties

SHARED = Path(__file__).parents[3] / "shared"


def entry(key: str, sort: str | None, *names: str, **more: tuple[str, ...]) -> Entry:
    listed = tuple(ListedName(name, "alias" if n else "primary") for n, name in enumerate(names))
    return Entry(id=key, sort=sort, names=listed, programme="TIDE", **more)  # type: ignore[arg-type]


LISTED = WatchList(
    name="Tide",
    version="2031-04-05",
    sha256="0",
    entries=(
        entry("1", "person", "KARPUSHIN, Yevgeny Ilyich", "Evgeniy KARPUSHYN", countries=("ru",)),
        entry("2", "body", "TARPAN MOTORS OPEN JOINT STOCK COMPANY"),
        entry("3", "person", "HAN SOL JU"),
        entry("4", None, "LYNX TRADING CORPORATION"),
        entry("5", "thing", "MORNING HERON"),
        entry("6", "body", "NORWAY"),
    ),
)
STORY = (
    "Russian Defense Minister Yevgeny Karpushin visited Norway on Monday. Tarpan Motors sold rockets to Norway in "
    "May. “We did not sell anything,” Karpushin said. Anna Berg met Han Kum Chol in Oslo."
)


def screen(text: str) -> list[Hit]:
    return find_hits(list_parties(trace_texts({"a.txt": text})), LISTED)


def test_a_person_is_found_under_another_spelling_with_reasons_and_roles() -> None:
    (hit,) = [hit for hit in screen(STORY) if hit.entry == "1"]
    assert hit.score >= SHOWN and hit.party == "Yevgeny Karpushin"
    assert "both are of Russia" in hit.reasons
    roles = {a.role: [s.text for s in a.spans] for a in hit.roles}
    assert {"guest", "speaker"} <= roles.keys() or {"guest", "denier"} <= roles.keys()
    assert all(s.text for a in hit.roles for s in a.spans)


def test_a_supplier_is_found_as_such() -> None:
    (hit,) = [hit for hit in screen(STORY) if hit.entry == "2"]
    assert "supplier" in [a.role for a in hit.roles]


def test_states_and_other_people_are_not_found() -> None:
    assert {hit.entry for hit in screen(STORY)} == {"1", "2"}


def test_a_list_that_does_not_say_what_an_entry_is_is_compared_both_ways() -> None:
    assert [hit.entry for hit in screen("Lynx Trading Corporation said it had no ships.")] == ["4"]


def test_a_description_is_no_party() -> None:
    parties = list_parties(trace_texts({"a.txt": "An official at the Tide Ministry left. Two officials stayed."}))
    assert all("official" not in name for party in parties for name in party.names)


def test_a_name_that_is_listed_in_another_script_is_found() -> None:
    listed = [
        entry("1", "person", "حسين المصري"),
        entry("2", "person", "Карпушин Евгений Ильич"),
        entry("3", "person", "김철"),
    ]
    index = Index(listed)
    assert [row.entry.id for row in index.find("Hussein al-Masri", "person")] == ["1"]
    assert [row.entry.id for row in index.find("Yevgeny Karpushin", "person")] == ["2"]


WORDS = st.sampled_from("karpushin yevgeny anna berg tarpan han sol ju pavlovich melnik al basri salim".split())


@settings(max_examples=400)
@given(st.lists(WORDS, min_size=2, max_size=4).map(" ".join), st.lists(WORDS, min_size=2, max_size=4).map(" ".join))
def test_what_would_be_shown_is_among_the_candidates(a: str, b: str) -> None:
    if match_names(a, b).score >= SHOWN:
        assert Index([entry("1", "person", b)]).find(a, "person")


def test_a_thousand_people_are_the_same_each_time_and_of_many_languages() -> None:
    people = make_people()
    assert len(people) == len(set(people)) == 1000 and people == make_people()
    assert len({language for language, _ in people}) == 7


@pytest.mark.skipif(not SHARED.exists(), reason="needs the published lists")
def test_the_published_lists_find_the_minister_and_nobody_else() -> None:
    from headwater.screening.lists import read_list

    text = (
        "Defense Minister Sergei Shoigu visited North Korea, John Kirby told reporters. Linda Thomas-Greenfield spoke "
        "for the United States, South Korea, Japan and the United Kingdom. Adrienne Watson of the White House left."
    )
    parties = list_parties(trace_texts({"a.txt": text}))
    folder = SHARED / "data" / "sanctions_samples"
    uk, un = (read_list(folder / name) for name in ("uk_subject_names.csv.xz", "UN_consolidated_2026-02-27.xml.xz"))
    assert [(hit.party, hit.entry) for hit in find_hits(parties, uk)] == [("Sergei Shoigu", "RUS0689")]
    assert find_hits(parties, un) == []


def test_a_cell_is_never_a_formula() -> None:
    from headwater.tell.screening import write_csv

    assert next(csv.DictReader(io.StringIO(write_csv([{"party": "=1+1"}]).decode())))["party"] == "'=1+1"
