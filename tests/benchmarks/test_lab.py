"""The lab itself: stories are reproducible, every offset is right, and what is known to be true is consistent."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.__main__ import main
from benchmarks.lab.assembly import assemble_record, link_reports
from benchmarks.lab.facts import FACTS, FAMILIES, FILLERS
from benchmarks.lab.markup import capitalise, halve, lay_out, mark
from benchmarks.lab.plans import COPIES, FRESH, Derivation
from benchmarks.lab.scores import rate_tally, tally_story
from benchmarks.lab.stories import LabStory, add_report, make_story
from benchmarks.lab.truth import count_texts, count_voices, list_told, relate_reports
from benchmarks.lab.writing import LabReport
from benchmarks.link import save_record
from benchmarks.scoring.record_check import Validator, read_record
from headwater.clauses import cut_clauses
from headwater.record.spans import Span
from headwater.text import Extent, stems

STORIES = [make_story(seed) for seed in range(6)]
words = st.text(st.sampled_from("ab c“”."), max_size=8)
marked = st.recursive(
    words, lambda inner: st.lists(inner | inner.map(lambda w: mark("t", w))).map("".join), max_leaves=8
)


def find_report(kind: Derivation) -> tuple[LabStory, LabReport]:
    for seed in range(50):
        story = make_story(seed)
        if found := next((r for r in story.reports if r.plan.kind == kind), None):
            return story, found
    raise AssertionError(f"no {kind} in fifty stories")


@given(marked)
def test_marks_keep_their_words(text: str) -> None:
    plain, marks = lay_out(text)
    assert "⟦" not in plain
    assert all(0 <= m.start <= m.end <= len(plain) for m in marks)
    assert len(marks) == text.count("⟦")


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("a fact", "A fact"),
        ("⟦m|varonia⟧ said", "⟦m|Varonia⟧ said"),
        ("“⟦q|we⟧”", "“⟦q|We⟧”"),
        ("40 boxes", "40 boxes"),
    ],
)
def test_capital(text: str, capital: str) -> None:
    assert capitalise(text) == capital


def test_a_longer_name_is_cut_at_the_same_place() -> None:
    assert halve("⟦m|X⟧ sold it to ⟦m|Y⟧") == ("⟦m|X⟧ sold it", "to ⟦m|Y⟧")
    assert halve("⟦m|the state of X⟧ sold it to ⟦m|Y⟧") == ("⟦m|the state of X⟧ sold it", "to ⟦m|Y⟧")


def test_there_is_enough_to_say() -> None:
    assert len(FACTS) >= 40
    assert len(FAMILIES) >= 12
    assert len(FACTS) == sum(map(len, FAMILIES.values())), "a key stands in two families"
    assert min(len(f.wordings) for f in FACTS.values()) >= 3
    assert min(map(len, FILLERS)) >= 3


def test_wordings_of_a_fact_are_different_words() -> None:
    alike = [
        (fact.key, a, b)
        for fact in FACTS.values()
        for a, b in combinations([set(stems(w)) for w in fact.wordings], 2)
        if len(a & b) / len(a | b) > 0.75
    ]
    assert alike == []


@pytest.mark.parametrize("fact", FACTS)
def test_wordings_mark_their_event_and_their_time(fact: str) -> None:
    known = FACTS[fact]
    for wording in known.wordings:
        assert wording.count("[") == wording.count("]") == (1 if known.event else 0)
        assert wording.count("<") == wording.count(">") == (1 if known.days else 0)
        assert all("{" + slot + "}" in wording for slot in (known.event.roles if known.event else ()))
        assert len(cut_clauses(wording, Extent(0, len(wording)))) == 1


def test_a_seed_gives_one_story() -> None:
    assert make_story(3) == make_story(3)
    assert make_story(3).texts != make_story(4).texts


@pytest.mark.parametrize("kind", [*COPIES, *FRESH])
def test_every_kind_of_report_is_made(kind: Derivation) -> None:
    story, report = find_report(kind)
    assert (report.plan.text == story.reports[0].plan.text) == (kind in COPIES)
    assert add_report(story, kind, 1).plan.kind == kind


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"story {story.seed}")
def test_every_span_is_a_slice(story: LabStory) -> None:
    for report in story.reports:
        assert all(s.text == report.report.text[s.start : s.end] for s in list_spans(report))


def list_spans(report: LabReport) -> list[Span]:
    found = [m.span for m in report.mentions] + [t.span for t in report.times] + [e.trigger for e in report.events]
    found += [c.span for c in report.report.credits] + [span for _, span in report.offices]
    found += [r.span for e in report.events for r in e.roles if r.span]
    for s in report.statements:
        found += [*s.content, *s.quoted, *s.occasion]
        found += [span for span in (s.cue, s.speaker.span if s.speaker else None) if span]
    return found


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"story {story.seed}")
def test_ids_are_unique_and_every_telling_is_known(story: LabStory) -> None:
    record = assemble_record(story.world, story.reports)
    ids = [item.id for item in record.items()]
    assert len(ids) == len(set(ids))
    for report in story.reports:
        tellings = report.plan.tellings
        assert len(report.statements) == len(tellings) + sum(t.answer is not None for t in tellings)
        asserted = [t for t in tellings if t.utterance.act != "deny"]
        assert len([t for t in report.told if t.speaker]) == len(asserted)


@pytest.mark.parametrize("story", STORIES[:3], ids=lambda story: f"story {story.seed}")
def test_the_linked_record_keeps_the_format(story: LabStory, tmp_path: Path) -> None:
    for file, text in story.texts.items():
        (tmp_path / file).write_text(text, encoding="utf-8", newline="")
    path = tmp_path / "record.jsonl"
    save_record(link_reports(story.world, story.reports), path)
    objects, problems = read_record(path)
    assert [*problems, *Validator(objects, tmp_path).problems] == []


def test_a_verbatim_copy_says_the_same_and_a_translation_the_same_in_other_words() -> None:
    story = STORIES[0]
    first = story.reports[0]
    again, other = (add_report(story, kind, 1) for kind in ("verbatim", "translation"))
    facts = Counter(t.fact for t in first.told)
    assert Counter(t.fact for t in again.told) == facts == Counter(t.fact for t in other.told)
    said = [[s.text for r in (report,) for st in r.statements for s in st.content] for report in (first, again, other)]
    assert said[0] == said[1]
    assert not set(said[0]) & set(said[2])


def test_relations_follow_descent() -> None:
    for story in STORIES:
        first = story.reports[0]
        for report in story.reports[1:]:
            relation = relate_reports(first, report)
            assert (relation == "near_duplicate") == (report.plan.kind in COPIES)
            if report.plan.kind == "follow_up":
                assert relation == "reused_passages"
            if report.plan.kind in ("denial", "parallel_same_words", "other_day"):
                assert relation == "independent"


def test_voices_are_institutions() -> None:
    story = STORIES[0]
    told = list_told(story.reports)[0]
    both = [told._replace(speaker="speaker_o"), told._replace(speaker="chief_o"), told._replace(speaker="diplomat")]
    assert count_voices(story.world, both) == 1
    assert count_voices(story.world, [*both, told._replace(speaker="inspector"), told._replace(speaker=None)]) == 2
    assert count_texts(story, both) == 1


def test_scores_of_what_is_known_are_shares() -> None:
    board = rate_tally(tally_story(STORIES[0], link_reports(STORIES[0].world, STORIES[0].reports)))
    values = [v for row in board.values() for v in row.values() if v is not None]
    assert values
    assert all(0 <= v <= 1 for v in values)


def test_unlinked_record_finds_nothing() -> None:
    board = rate_tally(tally_story(STORIES[0], assemble_record(STORIES[0].world, STORIES[0].reports)))
    assert board["all"]["recall"] == 0
    assert board["all"]["origins"] == 0


def test_the_task_prints_a_flat_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lab", "--stories", "2", "--json"]) == 0
    board = json.loads(capsys.readouterr().out)
    assert board["all_precision"] > 0
    assert main(["lab", "--stories", "1"]) == 0
    assert "near_facts" in capsys.readouterr().out
