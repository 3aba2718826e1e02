"""The lexicon of cues and where its verbs stand."""

import pytest

from headwater.annotate.attribution.cues import find_cues
from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotate.attribution.wording import lex
from headwater.text import Extent


def cues(text: str) -> list[tuple[str, str, bool]]:
    return [(c.lemma, c.voice, c.is_negated) for c in find_cues(lex(text, Extent(0, len(text))))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voss said it", [("say", "finite", False)]),
        ("Voss has repeatedly denied it", [("deny", "finite", False)]),
        ("Voss did not say whether", [("say", "finite", True)]),
        ("Voss was accused of it", [("accuse", "passive", False)]),
        ("Voss is warning that", [("warn", "finite", False)]),
        ("Voss left, adding that", [("add", "gerund", False)]),
        ("Voss left, guaranteeing that", [("guarantee", "gerund", False)]),
        ("Voss may announce it", []),
        ("the need to condemn it", []),
        ("Voss continued to condemn it", [("continue", "finite", False), ("condemn", "finite", False)]),
        ("the claims of the union", []),
        ("Voss claims that", [("claim", "finite", False)]),
        ("the United States, Norland", []),
        ("Officials say that", [("say", "finite", False)]),
        ("Mrs. May said it", [("say", "finite", False)]),
        ("the alleged plot", [("allege", "reduced", False)]),
        ("Minister Said Berg denied it", [("deny", "finite", False)]),
        ("Minister Said Berg Left Town", [("say", "finite", False)]),
    ],
)
def test_verbs_are_told_from_nouns_and_from_what_was_not_said(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert cues(text) == found


def test_a_particle_belongs_to_its_verb() -> None:
    text = "Voss called on Norland and pointed out that"
    tokens = lex(text, Extent(0, len(text)))
    assert [" ".join(t.text for t in tokens[c.first : c.last]) for c in find_cues(tokens)] == [
        "called on",
        "pointed out",
    ]


def test_a_light_verb_and_its_noun_are_one_cue() -> None:
    text = "Voss voiced his deep concern that"
    tokens = lex(text, Extent(0, len(text)))
    assert [(c.first, c.last, c.is_light) for c in find_cues(tokens)] == [(1, 5, True)]


def test_every_sense_has_a_frame_that_the_rules_know() -> None:
    frames = set(
        "clause that quote hearer object own claims claim gerund to hearer_to of with for as about at predicate".split()
    )
    for verbs in load_lexicon().verbs.values():
        for verb in verbs:
            assert {f for f in verb.acts if not f.startswith("@")} <= frames, verb.lemma
