"""The lexicon of cues (resources/cues.yaml): verbs in all their forms, nouns, adjectives and sets of words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, NamedTuple

import yaml

from headwater.record.model import Act

Form = Literal["base", "present", "past", "participle", "gerund"]
DOUBLED = re.compile(r"[^aeiou][aeiou]l$")


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
        forms=_index_forms(sorted(lemmas), data["inflections"]),
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


def _index_forms(lemmas: Sequence[str], irregular: dict[str, list[str]]) -> dict[str, tuple[tuple[str, Form], ...]]:
    kinds: tuple[Form, ...] = ("present", "past", "participle", "gerund")
    found: dict[str, dict[tuple[str, Form], None]] = {}
    for lemma in lemmas:
        found.setdefault(lemma, {})[lemma, "base"] = None
        for kind, form in zip(kinds, irregular.get(lemma) or inflect(lemma), strict=True):
            found.setdefault(form, {})[lemma, kind] = None
        if DOUBLED.search(lemma) and lemma not in irregular:  # 'signalled', as Britain writes it
            for kind, ending in (("past", "led"), ("participle", "led"), ("gerund", "ling")):
                found.setdefault(lemma + ending, {})[lemma, kind] = None
    return {form: tuple(senses) for form, senses in found.items()}


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and gerund of a regular English verb."""
    if lemma.endswith("e"):
        gerund = lemma[:-2] + "ying" if lemma.endswith("ie") else lemma[:-1] + "ing"
        return lemma + "s", lemma + "d", lemma + "d", gerund
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"
