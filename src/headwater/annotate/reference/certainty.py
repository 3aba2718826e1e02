"""How sure a mention is: what kind of words it is, who found it, and what the encoder reads in the same place."""

from collections.abc import Iterator, Sequence

import msgspec

from headwater.annotate.odds import Evidence, load_odds
from headwater.annotate.parses import Parse
from headwater.annotate.reference.proposals import KINDS, LIKE, PEOPLE
from headwater.annotations import Mention
from headwater.text import Extent

NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
EXPLETIVE = "expl"  # the relation of the "it" that stands for nobody


class _Names:
    """The encoder's names and words of a report, by where they stand."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.names: dict[Extent, tuple[str | None, float]] = {}
        self.inside: set[int] = set()
        self.words: dict[int, tuple[str, str]] = {}
        for parse in parses:
            for span in parse.reading.entities:
                extent = parse.place(span.start, span.end)
                self.names[extent] = (KINDS.get(span.label), span.confidence)
                self.inside.update(range(*extent))
            for at in range(len(parse.reading.words)):
                self.words[parse.place(at).end] = (parse.reading.upos[at], parse.reading.relations[at])


def weigh_mentions(mentions: Sequence[Mention], parses: Sequence[Parse]) -> tuple[Mention, ...]:
    """The mentions with their confidence: the share of mentions with like evidence that is right in bounds and kind."""
    odds = load_odds()["mention"]
    weighed = zip(mentions, list_evidence(mentions, parses), strict=True)
    return tuple(msgspec.structs.replace(m, confidence=odds.share(evidence)) for m, evidence in weighed)


def list_evidence(mentions: Sequence[Mention], parses: Sequence[Parse]) -> Iterator[Evidence]:
    """For each mention, what speaks for and against it.

    Without any stands a person's or a body's name that the rules know and the encoder does not read.  `name_agreed`
    is the encoder's own certainty of a name with the same bounds and of the same kind.  A pronoun has a kind from whom
    it stands for, which may be wrong; without one it says nothing that could be.
    """
    read = _Names(parses)
    for mention in mentions:
        kind, certainty = read.names.get(mention.extent, (None, 0.0))
        own = PEOPLE if mention.level == "demonym" else LIKE.get(mention.type)
        is_name = mention.level in ("name", "demonym")
        is_same = kind is not None and kind == own
        word, relation = read.words.get(mention.extent.end, ("", ""))
        yield {
            "name_agreed": certainty if is_name and is_same else 0.0,
            "name_of_other_kind": float(is_name and kind is not None and not is_same),
            "name_cut_otherwise": float(is_name and kind is None and bool(read.inside & set(range(*mention.extent)))),
            "guessed": float(mention.finder == "guess"),
            "found_by_encoder": float(mention.finder == "encoder"),
            "subject_of_saying": float(mention.finder == "voice"),
            "demonym": float(mention.level == "demonym"),
            "nominal": float(mention.level == "nominal"),
            "pronoun": float(mention.level == "pronoun"),
            "conjunction": float(mention.level == "conjunction"),
            "place": float(is_name and own == "place"),
            "goods": float(mention.type == "goods"),
            "document": float(mention.type == "document"),
            "noun_agreed": float(not is_name and word in NOUNS),
            "pronoun_with_kind": float(mention.level == "pronoun" and mention.antecedent is not None),
            "expletive": float(mention.level == "pronoun" and relation.startswith(EXPLETIVE)),
        }
