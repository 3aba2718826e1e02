"""How sure a mention is: what kind of words it is, who found it, and what the encoder reads in the same place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import msgspec

from headwater.annotate.parses import Glance, Parse
from headwater.annotate.reference.proposals import KINDS, LIKE, PEOPLE
from headwater.annotate.reference.tokens import KEPT
from headwater.annotations import Mention
from headwater.encoder.readings import Reading
from headwater.odds import Evidence, load_odds
from headwater.text import Extent

NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
UNREAD = ("", "")
NAMED = frozenset(("name", "demonym"))
EXPLETIVE = "expl"  # the relation of the "it" that stands for nobody


class Facts(NamedTuple):
    """What the evidence for a mention rests on.

    `kind` and `certainty` are of the encoder's name with the same bounds, `is_cut` says that it reads names inside of
    them; `word` and `relation` are how it reads the last word.
    """

    level: str
    type: str
    finder: str
    is_linked: bool
    kind: str | None
    certainty: float
    is_cut: bool
    word: str
    relation: str


class Names(NamedTuple):
    """The encoder's names and words of a sentence, by where they stand in it; `inside` are the characters of names."""

    names: dict[tuple[int, int], tuple[str | None, float]]
    inside: frozenset[int]
    words: dict[int, tuple[str, str]]


def weigh_mentions(mentions: Sequence[Mention], parses: Sequence[Parse]) -> tuple[Mention, ...]:
    """The mentions with their confidence: the share of mentions with like evidence that is right in bounds and kind."""
    weighed = zip(mentions, _list_facts(mentions, parses), strict=True)
    return tuple([msgspec.structs.replace(mention, confidence=_weigh(facts)) for mention, facts in weighed])


def list_evidence(mentions: Sequence[Mention], parses: Sequence[Parse]) -> Iterator[Evidence]:
    """For each mention, what speaks for and against it.

    Without any stands a person's or a body's name that the rules know and the encoder does not read.  `name_agreed`
    is the encoder's own certainty of a name with the same bounds and of the same kind.  A pronoun has a kind from whom
    it stands for, which may be wrong; without one it says nothing that could be.
    """
    return map(_judge, _list_facts(mentions, parses))


@lru_cache(maxsize=KEPT)
def _weigh(facts: Facts) -> float:
    return load_odds()["mention"].share(_judge(facts))


def _judge(facts: Facts) -> Evidence:
    level, kind = facts.level, facts.kind
    own = PEOPLE if level == "demonym" else LIKE.get(facts.type)
    is_name = level in NAMED
    is_same = kind is not None and kind == own
    return {
        "name_agreed": facts.certainty if is_name and is_same else 0.0,
        "name_of_other_kind": float(is_name and kind is not None and not is_same),
        "name_cut_otherwise": float(is_name and kind is None and facts.is_cut),
        "guessed": float(facts.finder == "guess"),
        "found_by_encoder": float(facts.finder == "encoder"),
        "subject_of_saying": float(facts.finder == "voice"),
        "demonym": float(level == "demonym"),
        "nominal": float(level == "nominal"),
        "pronoun": float(level == "pronoun"),
        "conjunction": float(level == "conjunction"),
        "place": float(is_name and own == "place"),
        "goods": float(facts.type == "goods"),
        "document": float(facts.type == "document"),
        "noun_agreed": float(not is_name and facts.word in NOUNS),
        "pronoun_with_kind": float(level == "pronoun" and facts.is_linked),
        "expletive": float(level == "pronoun" and facts.relation.startswith(EXPLETIVE)),
    }


def _list_facts(mentions: Sequence[Mention], parses: Sequence[Parse]) -> Iterator[Facts]:
    starts = [parse.extent.start for parse in parses]
    read = [(parse.extent.start, _read(Glance(parse.reading))) for parse in parses]
    for mention in mentions:
        start, end = mention.extent
        touched = read[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
        kind, certainty = None, 0.0
        for shift, names in touched:
            if found := names.names.get((start - shift, end - shift)):
                kind, certainty = found
                break
        word, relation = touched[-1][1].words.get(end - touched[-1][0], UNREAD) if touched else UNREAD
        is_cut = (
            kind is None
            and mention.level in NAMED
            and any(not names.inside.isdisjoint(range(start - shift, end - shift)) for shift, names in touched)
        )
        is_linked = mention.antecedent is not None
        yield Facts(mention.level, mention.type, mention.finder, is_linked, kind, certainty, is_cut, word, relation)


@lru_cache(maxsize=KEPT)
def _read(glance: Glance) -> Names:
    read = cast(Reading, glance.reading)
    spans = [(Extent(read.words[s.start].start, read.words[s.end - 1].end), s) for s in read.entities]
    return Names(
        {extent: (KINDS.get(span.label), span.confidence) for extent, span in spans},
        frozenset(at for extent, _ in spans for at in range(*extent)),
        {w.end: (tag, relation) for w, tag, relation in zip(read.words, read.upos, read.relations, strict=True)},
    )
