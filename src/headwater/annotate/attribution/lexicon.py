"""The lexicon of cues (resources/cues.yaml): verbs in all their forms, nouns, adjectives and sets of words."""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from headwater.inflection import Form, list_forms
from headwater.record.model import Act


class Verb(NamedTuple):
    """A cue verb with its particle and the act that it reports in each frame."""

    lemma: str
    particle: tuple[str, ...]
    acts: dict[str, Act]


class NounCue(NamedTuple):
    """A noun that reports a saying."""

    act: Act
    frames: frozenset[str]


class Lexicon(NamedTuple):
    """All that resources/cues.yaml holds, indexed."""

    forms: dict[str, tuple[tuple[str, Form], ...]]
    verbs: dict[str, tuple[Verb, ...]]
    light: dict[str, tuple[tuple[frozenset[str], Act], ...]]
    nouns: dict[str, NounCue]
    adjectives: dict[str, Act]
    sets: dict[str, frozenset[str]]


def _words(value: str) -> list[str]:
    return [w.strip() for w in value.split(",") if w.strip()]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon, read once."""
    data: dict[str, Any] = yaml.safe_load(
        resources.files("headwater").joinpath("resources/cues.yaml").read_text("utf-8")
    )
    verbs = _index_verbs(data["senses"])
    light: dict[str, list[tuple[frozenset[str], Act]]] = {}
    for entry in data["light"]:
        for lemma in _words(entry["verbs"]):
            light.setdefault(lemma, []).append((frozenset(_words(entry["nouns"])), entry["act"]))
    names = (
        "hearsay attitudes adverbs pejorative doubts untruths claimed evidence documents venues hearers relays "
        "relay_ends"
    ).split()
    lemmas = verbs.keys() | light.keys() | set(_words(data["hearsay"]))
    return Lexicon(
        forms=_index_forms(sorted(lemmas)),
        verbs=verbs,
        light={k: tuple(v) for k, v in light.items()},
        nouns={w: NounCue(e["act"], frozenset(e["frames"])) for e in data["nouns"] for w in _words(e["words"])},
        adjectives={w: e["act"] for e in data["adjectives"] for w in _words(e["words"])},
        sets={n: frozenset(_words(data[n])) for n in names},
    )


def _index_verbs(entries: Sequence[dict[str, Any]]) -> dict[str, tuple[Verb, ...]]:
    acts: dict[str, dict[str, Act]] = {}
    for entry in entries:
        for verb in _words(entry["verbs"]):
            senses = acts.setdefault(verb, {})
            for frame in entry["frames"]:
                senses.setdefault(frame, entry["act"])
    for verb in [v for v in acts if len(v.split()) == 2 and "about" in acts[v]]:
        lemma, preposition = verb.split()
        if lemma in acts:
            acts[lemma].setdefault(f"@{preposition}", acts[verb]["about"])
    found: dict[str, list[Verb]] = {}
    for verb, senses in acts.items():
        lemma, *particle = verb.split()
        found.setdefault(lemma, []).append(Verb(lemma, tuple(particle), senses))
    return {k: tuple(sorted(v, key=lambda x: -len(x.particle))) for k, v in found.items()}


def _index_forms(lemmas: Sequence[str]) -> dict[str, tuple[tuple[str, Form], ...]]:
    found: dict[str, dict[tuple[str, Form], None]] = {}
    for lemma in lemmas:
        for form, kind in list_forms(lemma):
            found.setdefault(form, {})[lemma, kind] = None
    return {form: tuple(senses) for form, senses in found.items()}
