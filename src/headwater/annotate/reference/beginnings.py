"""Where a description begins: behind the words before its noun that are no part of it."""

from typing import NamedTuple

from headwater.annotate.reference.head_nouns import match_head
from headwater.annotate.reference.naming import Found
from headwater.annotate.reference.nominal_words import (
    COUNTING,
    DEFINITE,
    GAPS,
    NAMING,
    OUTSIDE,
    PREPOSED,
    QUANTITIES,
    SEATED,
    STOPPING,
)
from headwater.annotate.reference.runs import DESCRIBING
from headwater.annotate.reference.scans import Scan
from headwater.annotate.reference.tokens import CALENDAR, NOT_ACTORS, Token
from headwater.names import word_classes


def _is_close(token: Token) -> bool:
    return token.gap in GAPS


def _is_modifier(token: Token, behind: Token) -> bool:
    """Whether an ordinary word may stand between a determiner and its noun, before the word `behind`."""
    if token.shape == "digit":
        return True
    if token.key in OUTSIDE or token.key in CALENDAR:
        return False
    if token.possessive and token.shape == "lower":
        return True
    if token.key in NOT_ACTORS:
        return True
    counted = behind.shape == "digit" or behind.key in COUNTING
    classes = word_classes(token.key)
    if classes is None:
        return not counted and (token.shape == "lower" or "-" in token.text)
    if counted and classes[0] == "n":
        return False  # "employs 400 people"
    participle = classes[0] == "v" and token.key.endswith(("ed", "ing", "en"))
    # "violate resolutions": a word that is a verb first stands for one unless it is a participle.
    return classes[0] in "an" or (participle and not counted) or (classes[0] == "r" and token.key.endswith("ly"))


class Owned(NamedTuple):
    """A sentence, and which of its names each token belongs to."""

    scan: Scan
    owner: dict[int, Found]


class Phrase(NamedTuple):
    """Where a phrase begins, and what its beginning is: definite, counted, named, or nothing."""

    first: int
    mark: str


def walk_left(sentence: Owned, at: int, plural: bool) -> Phrase:
    """Where the phrase of a head begins."""
    tokens, owner = sentence.scan.tokens, sentence.owner
    head, mark = at, ""
    while at > 0 and _is_close(tokens[at]):
        before = tokens[at - 1]
        if name := owner.get(at - 1):
            if before.possessive:
                return Phrase(_with_title(sentence, name), "named")
            if tokens[at].gap == "-" and tokens[at].key in SEATED:
                at = name.first  # "the Malta-based company"
                continue
            if (name.level != "demonym" and name.type not in NAMING) or _is_participle(tokens[at]):
                break
            at, mark = name.first, "named"
        elif before.key in DEFINITE:
            # "that" before a plural begins a clause.
            return Phrase(at, mark) if before.key == "that" and plural else Phrase(at - 1, "definite")
        elif before.key in COUNTING:
            at, mark = at - 1, mark or "counted"
            if before.key in STOPPING:
                return Phrase(at, mark)
        elif before.key == "and" and at > 1 and tokens[at - 2].key in DESCRIBING and tokens[at].key in DESCRIBING:
            at -= 2
        elif _is_modifier(before, tokens[at]) and not (mark == "named" and not _is_adjective(before)):
            is_seat = before.key in SEATED and before.gap == "-"
            if _is_participle(before) and at > 1 and _is_noun(sentence, at - 2) and not is_seat:
                break  # "powers lifted sanctions": a subject and its verb
            if _is_headline_verb(sentence, at - 1):
                break
            at -= 1
        else:
            break
    return _add_quantity(sentence, Phrase(at if mark else _skip_verb(sentence, at, head), mark), plural)


def _is_headline_verb(sentence: Owned, at: int) -> bool:
    """Whether a headline has a verb where a plural might stand: "Harbour Union files lawsuit"."""
    scan, name = sentence.scan, sentence.owner.get(at - 1)
    is_subject = name is not None and name.level == "name" and not scan.tokens[at - 1].possessive
    found = match_head(scan.keys, at) if scan.line.is_headline and is_subject else None
    return found is not None and found[1].plural


def _is_participle(token: Token) -> bool:
    return token.key.endswith("ed") and (word_classes(token.key) or "v").startswith("v")


def _is_adjective(token: Token) -> bool:
    return token.key in DESCRIBING or token.key in NOT_ACTORS or (word_classes(token.key) or "").startswith("a")


def _is_noun(sentence: Owned, at: int) -> bool:
    return at in sentence.owner or (word_classes(sentence.scan.keys[at]) or "").startswith("n")


def _skip_verb(sentence: Owned, at: int, head: int) -> int:
    """Where a phrase without a determiner really begins: behind a verb whose object it is ("negotiating deals")."""
    tokens = sentence.scan.tokens
    while at < head and (word_classes(tokens[at].key) or ("a" if "-" in tokens[at].text else "v")).startswith("v"):
        before = tokens[at - 1] if at else None
        participle = tokens[at].key.endswith("ed") and (
            before is None or before.key in PREPOSED or tokens[at].gap != " "
        )
        if participle:
            break
        at += 1
    return at


def _add_quantity(sentence: Owned, phrase: Phrase, plural: bool) -> Phrase:
    """Take in "tens of thousands of", "a group of", "some of" before a phrase."""
    keys = sentence.scan.keys
    at = phrase.first
    if at > 1 and keys[at - 1] == "of" and keys[at - 2] in QUANTITIES and at - 2 not in sentence.owner:
        outer = walk_left(sentence, at - 2, plural) if keys[at - 2] not in COUNTING else Phrase(at - 2, "counted")
        if keys[at - 2] in COUNTING:
            outer = _add_quantity(sentence, outer, plural)
        return Phrase(outer.first, phrase.mark or "counted")
    return phrase


def _with_title(sentence: Owned, name: Found) -> int:
    """The first token of a name or of the title before it."""
    at = name.first
    while name.title and at > 0 and sentence.scan.tokens[at - 1].start >= name.title.start:
        at -= 1
    return at
