"""The written stories fit their reports, and a mark that does not is told with all others of its kind."""

from pathlib import Path

import pytest

from benchmarks.scoring.story_model import load_gold
from benchmarks.written.building import StoryError, build_gold, write_gold
from benchmarks.written.measuring import list_stories

STORY = """
title: 'The ferry (invented)'
reports:
  1: 2024-05-14
entities:
  TOVAN: {name: 'Mirela Tovan', type: PERSON, aliases: ['Tovan']}
origins:
  O1: {label: 'Tovan, 14 May', group: HARBOUR, speakers: [TOVAN], when: [2024-05-14, 2024-05-14]}
claims:
  C1:
    proposition: 'The ferry sailed.'
    supporting:
      - [1, 'the ferry had sailed', O1]
      - [2, 'it said [[the ferry]] was gone']
    independent_origins: 1
    texts: 2
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "1_post.txt").write_text("Tovan said the ferry had sailed.\n", encoding="utf-8")
    (tmp_path / "2_star.txt").write_text("Of the ferry: it said the ferry was gone.\n", encoding="utf-8")
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("folder", list_stories(), ids=lambda folder: folder.name)
def test_marks_fit_their_reports(folder: Path) -> None:
    claims = build_gold(folder)["story"]["claims"]
    assert sum(claim["n_reports"] > 1 for claim in claims) >= 20


def test_a_passage_stands_where_its_words_do(story: Path) -> None:
    claim = build_gold(story)["story"]["claims"][0]
    spans = [(s["file"], s["start"], s["end"], s["origin"]) for s in claim["supporting"]]
    assert spans == [("1_post.txt", 11, 31, "O1"), ("2_star.txt", 22, 31, None)]
    assert (claim["origins"], claim["n_reports"]) == (["O1"], 2)


def test_every_fault_is_told(story: Path) -> None:
    marks = STORY.replace("had sailed", "has sailed").replace("O1]", "O2]").replace("[2, 'it", "[7, 'it")
    (story / "story.yaml").write_text(marks, encoding="utf-8")
    with pytest.raises(StoryError) as told:
        build_gold(story)
    faults = "report 1 holds 0 times: the ferry has sailed", "there is no report 7", "there is no origin O2"
    assert all(fault in str(told.value) for fault in faults)


def test_the_scorer_reads_what_is_written(story: Path, tmp_path: Path) -> None:
    write_gold(story, tmp_path / "gold")
    gold, _ = load_gold(tmp_path / "gold")
    assert [(s.speaker, s.origin) for s in gold.statements] == [("TOVAN", "O1")]
    assert [len(claim.supports) for claim in gold.claims] == [2]
