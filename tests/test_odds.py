"""Confidence as a function of evidence: bounded, one-directional where it must be, with a weight for every finder."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.annotate.attribution import certainty as sayings
from headwater.annotate.reference import certainty as mentions
from headwater.annotations import Annotations, Finder, Mention, Saying
from headwater.odds import LEAST, Odds, load_odds
from headwater.pipeline.annotation import read_texts
from headwater.record.model import Attribution, Level
from headwater.text import Extent

NOWHERE = Extent(0, 1)
TEXT = (
    "“Norland keeps its ships,” Anna Berg said on Monday. “Nobody will be sold.” According to officials, talks go on. "
    "The minister allegedly signed a contract. Berg and Sergei Volkov brushed aside the report that the fleet was old."
)


@pytest.fixture(scope="module")
def found() -> Annotations:
    return read_texts({"a.txt": TEXT})[0][1]


def weigh_saying(kind: Attribution = "explicit", finder: Finder = "rules", level: Level | None = "name") -> set[str]:
    """What stands for or against a saying of which the encoder sees nothing."""
    named = [Mention(extent=NOWHERE, level=level, type="other", name="x")] if level else []
    saying = Saying(
        content=(NOWHERE,), speaker=0 if level else None, speaker_extent=None, cue=None, directness="indirect",
        attribution=kind, act="assert", finder=finder,
    )  # fmt: skip
    evidence = next(sayings.list_evidence("x", named, [saying], ()))
    return {name for name, value in evidence.items() if value}


def weigh_mention(level: Level, finder: Finder = "rules") -> set[str]:
    mention = Mention(extent=NOWHERE, level=level, type="other", name="x", finder=finder)
    evidence = next(mentions.list_evidence([mention], ()))
    return {name for name, value in evidence.items() if value}


def test_every_evidence_has_a_weight_and_every_weight_an_evidence(found: Annotations) -> None:
    for kind, evidence in (
        ("saying", next(sayings.list_evidence(TEXT, found.mentions, found.sayings, ()))),
        ("mention", next(mentions.list_evidence(found.mentions, ()))),
    ):
        assert set(load_odds()[kind].weights) == set(evidence)


@pytest.mark.parametrize("kind", get_args(Attribution))
def test_every_kind_of_attribution_is_told_from_the_others(kind: Attribution) -> None:
    assert weigh_saying(kind) == (set() if kind == "explicit" else {kind})


def test_every_finder_and_level_is_told_from_the_others() -> None:
    levels: tuple[Level, ...] = get_args(Level)
    assert weigh_saying(finder="encoder") == {"found_by_encoder"}
    assert weigh_saying(level=None) == {"speaker_unknown"}
    assert len({frozenset(weigh_mention(level)) for level in levels}) == len(levels)
    finders: tuple[Finder, ...] = get_args(Finder)
    assert len({frozenset(weigh_mention("name", finder)) for finder in finders}) == len(finders)


def test_what_the_encoder_agrees_to_is_surer_and_what_nobody_says_is_less_sure() -> None:
    saying, mention = load_odds()["saying"].weights, load_odds()["mention"].weights
    assert saying["content_agreed"] > 0 and saying["source_agreed"] > 0
    assert saying["speaker_unknown"] < 0 and saying["speaker_nominal"] < 0
    assert mention["name_agreed"] > 0 and mention["noun_agreed"] > 0
    assert mention["name_of_other_kind"] < mention["name_agreed"] and mention["expletive"] < 0


@given(st.floats(-9, 9), st.floats(-9, 9), st.floats(0, 1), st.floats(0, 1))
def test_share_is_bounded_and_goes_where_its_weight_goes(bias: float, weight: float, a: float, b: float) -> None:
    odds = Odds(bias, {"seen": weight})
    low, high = (odds.share({"seen": value}) for value in sorted((a, b)))
    assert LEAST <= min(low, high) <= max(low, high) <= 1 - LEAST
    assert (high - low) * weight >= 0
    assert round(low, 2) == low


def test_every_reading_has_a_confidence(found: Annotations) -> None:
    assert found.sayings and found.mentions
    sure = [s.confidence for s in found.sayings] + [m.confidence for m in found.mentions]
    assert all(share is not None and 0 < share < 1 for share in sure)


def test_a_plain_quotation_is_surer_than_what_nobody_is_named_for(found: Annotations) -> None:
    quoted = next(s for s in found.sayings if s.directness == "direct" and s.attribution == "explicit")
    agentless = [s for s in found.sayings if s.attribution == "agentless"]
    assert agentless and all((quoted.confidence or 0) > (s.confidence or 0) for s in agentless)


def test_confidence_is_of_one_report_alone(found: Annotations) -> None:
    other = "Norland bought ships. It was said that the fleet was old."
    assert read_texts({"b.txt": other, "a.txt": TEXT})[1][1] == found
