"""What a sentence says that somebody is: "Joan Doe, THE OPPOSITION LEADER", "Joan Doe was THE ENVOY"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from headwater.annotate.parses import Glance, Parse
from headwater.annotate.reference.tokens import KEPT
from headwater.annotations import Mention
from headwater.encoder.readings import Reading

NEAR = 8  # mentions between which one says what the other is
BECOMING = frozenset("become becomes became becoming remain remains remained".split())
PAST = frozenset("was were became remained".split())
UNSURE = frozenset("would could may might should must can not never n't if".split())
COMPLEMENTS = frozenset(("xcomp", "obj", "obl"))  # as which the trees have "president" in "became president"
BESIDE = frozenset(("aux", "advmod", "mark"))
PERSONS = frozenset(("person",))
KINDS = (PERSONS, frozenset(("organization", "public_body", "media")))
ACTING_AS = re.compile(r",? (?:who|and who),? as (?:the )?$")
LONGEST = len(", and who, as the ")


class Said(NamedTuple):
    """What a description is said of: a name or a pronoun before it, and whether it is told to be over."""

    mention: int
    is_past: bool


class Tie(NamedTuple):
    """Words of a tree: what is said to be something, what it is said to be, and the verb between them, if any."""

    subject: int
    predicate: int
    verb: int | None
    beside: tuple[int, ...]  # auxiliaries, adverbs and conjunctions that hang on them


def find_predicates(
    text: str, mentions: Sequence[Mention], places: Sequence[int], parses: Sequence[Parse]
) -> Iterator[tuple[int, Said]]:
    """Descriptions that a sentence says of somebody, each with him."""
    for n, mention in enumerate(mentions):
        if mention.level != "nominal" or mention.type not in PERSONS | KINDS[1] or places[n] < 0:
            continue
        holder = _find_holder(text, mentions, n)
        found = None if holder is None else Said(holder, True)
        if found is None and parses:
            found = _find_subject(text, mentions, n, parses[places[n]])
        if found is not None:
            yield n, found


def _find_holder(text: str, mentions: Sequence[Mention], n: int) -> int | None:
    """The name before "who as his minister"."""
    start = mentions[n].extent.start
    if mentions[n].type != "person" or ACTING_AS.search(text, max(0, start - LONGEST), start) is None:
        return None
    for m in range(n - 1, max(-1, n - NEAR), -1):
        is_name = mentions[m].level == "name" and mentions[m].type == "person"
        if is_name and ACTING_AS.fullmatch(text, mentions[m].extent.end, start):
            return m
    return None


def _find_subject(text: str, mentions: Sequence[Mention], n: int, parse: Parse) -> Said | None:
    ties = _list_ties(Glance(parse.reading))
    if not ties:
        return None
    inside = set(parse.words_in(mentions[n].extent))
    heads = parse.reading.heads
    tie = next((t for t in ties if t.predicate in inside and heads[t.predicate] not in inside), None)
    if tie is None or not _is_stated(text, parse, tie):
        return None
    named = parse.place(tie.subject)
    is_past = tie.verb is not None and parse.place(tie.verb).of(text).lower() in PAST
    kinds = next(kinds for kinds in KINDS if mentions[n].type in kinds)
    for m in range(n - 1, max(-1, n - NEAR), -1):
        if mentions[m].extent.contains(named):
            if mentions[m].level == "name" and mentions[m].type in kinds:
                return Said(m, is_past)
            return Said(m, is_past) if mentions[m].level == "pronoun" and tie.verb is not None else None
    return None


def _is_stated(text: str, parse: Parse, tie: Tie) -> bool:
    """Whether a verb between says it without a doubt, and no other verb than one of being."""
    if tie.verb is None:
        return True
    beside = {parse.place(w).of(text).lower() for w in tie.beside}
    verb = parse.place(tie.verb).of(text).lower()
    return not beside & UNSURE and (parse.reading.relations[tie.verb] == "cop" or verb in BECOMING)


@lru_cache(maxsize=KEPT)
def _list_ties(glance: Glance) -> tuple[Tie, ...]:
    return tuple(_read_ties(cast(Reading, glance.reading)))


def _read_ties(read: Reading) -> Iterator[Tie]:
    relations, heads = read.relations, read.heads
    for word, relation in enumerate(relations):
        if relation == "appos":
            yield Tie(heads[word], word, None, ())
        elif relation == "cop" or relation in COMPLEMENTS:
            predicate, verb = (heads[word], word) if relation == "cop" else (word, heads[word])
            root = predicate if relation == "cop" else verb
            subject = next((w for w in range(root) if heads[w] == root and relations[w] == "nsubj"), predicate)
            if read.upos[predicate] in ("NOUN", "PROPN") and subject < predicate:
                beside = [w for w, head in enumerate(heads) if head == root and relations[w] in BESIDE]
                yield Tie(subject, predicate, verb, tuple(beside))
