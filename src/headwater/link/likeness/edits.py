"""One word exchanged: of two stretches alike but for one place, what stands there decides whether they say one thing.

'The army captured Osk' and 'the rebels captured Osk' share most of their words and of their meaning.  Who is named in
the one and who in the other are compared as actors; other words keep two apart where they are known to exclude each
other, since most are synonyms: of 30 such pairs in stories that people had read 27 said one thing.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from headwater.link.assertion.propositions import Proposition
from headwater.link.likeness.evidence import is_as_real
from headwater.text import STOPWORDS, fold, list_words, stem

MOST = 3  # words that may differ in one place
SHARED = 0.5  # share of the longer stretch that both have, at least
KEPT = 65_536  # stretches and pairs of them that are remembered: each is compared with many others
ARTICLES = ("a", "an", "the")
NAMED = re.compile(r"[A-Z]")
# What is one of these is none of the others of its row.
ROWS = (
    "soldier troop|civilian|rebel militant insurgent|protester demonstrator|polic",
    "armi militari|rebel militant insurgent",
    "govern|opposit",
    "north northern|south southern|east eastern|west western",
    "import|export",
    "men|women|children",
    "rifl|missil|shell|tank|drone|aircraft|helicopt|grain|fuel|weapon",
)
SORTS = tuple({word: n for n, group in enumerate(row.split("|")) for word in group.split()} for row in ROWS)
# Verbs over another: what is refused, planned or asked for is not done.
UNDONE = re.compile(
    r"\b(?:(?:refus|stopp?|halt|declin|fail|plann?|intend|want|threaten|promis|vow|ask|urg|offer|propos|prepar|consider)"
    r"(?:e|ed|es|s|ing)?|ceas(?:e|ed|es|ing)|hop(?:e|ed|es|ing)|tr(?:y|ies|ied|ying))\s+(?:to\b|\w+ing\b)",
    re.IGNORECASE,
)


class Edit(NamedTuple):
    """The words that stand in one place of two stretches otherwise alike; those of one may be none."""

    mine: str
    its: str


def find_exchange(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> str | None:
    """Why two that are alike but for one place do not say one thing, in words; None where they may.

    `bodies` are the institutions of actors.
    """
    edit = find_edit(a.words, b.words)
    if edit is None:
        return None
    shown = " and ".join(f"“{side}”" for side in edit if side)
    if all(NAMED.search(side) for side in edit) and _name_others(a, b, bodies):
        return f"another name: {shown}"
    stems = [{stem(fold(word)) for word in side.split()} for side in edit]
    sorts = ([{sort[word] for word in side if word in sort} for side in stems] for sort in SORTS)
    if any(one and other and one.isdisjoint(other) for one, other in sorts):
        return f"another thing: {shown}"
    if bool(UNDONE.search(edit.mine)) != bool(UNDONE.search(edit.its)) or _is_other_reality(a, b):
        return f"one is not done: {shown}"
    return None


def _name_others(a: Proposition, b: Proposition, bodies: Mapping[str, str]) -> bool:
    """Whether each names somebody whom the other does not; of what one voice said that is a difference of the reports.

    Of places one may lie in the other.
    """
    mine, its = ({bodies.get(actor, actor) for actor in item.actors} for item in (a, b))
    is_of_one_voice = a.voice is not None and a.voice == b.voice
    return bool(mine - its and its - mine) and not is_of_one_voice and not (a.places | b.places) & (mine ^ its)


def _is_other_reality(a: Proposition, b: Proposition) -> bool:
    """Whether of two events one is only planned or possible; what somebody says of it may harden as it is told on."""
    return a.is_event and b.is_event and not is_as_real(a.events[0], b.events[0])


@lru_cache(maxsize=KEPT)
def find_edit(a: str, b: str) -> Edit | None:
    """The one place in which two stretches differ; None where they do in several, or have little in common."""
    (mine, plain), (its, other) = _list_words(a), _list_words(b)
    edits, at, behind = [], 0, 0
    for block in Levenshtein.opcodes(plain, other).as_matching_blocks():
        if (at, behind) != (block.a, block.b):
            if NAMED.match(" ".join(mine[block.a : block.a + 1])) and all(map(NAMED.match, mine[at : block.a])):
                return None  # part of a longer name: 'DEBBIE Schultz', 'WENDY Schultz'
            edits.append(Edit(" ".join(mine[at : block.a]), " ".join(its[behind : block.b])))
        at, behind = block.a + block.size, block.b + block.size
    told = [edit for edit in edits if any(fold(word) not in STOPWORDS for side in edit for word in side.split())]
    size = max(len(mine), len(its))
    changed = sum(max(len(side.split()) for side in edit) for edit in edits)
    is_one = len(told) == 1 and max(len(side.split()) for side in told[0]) <= MOST
    return told[0] if is_one and size - changed >= max(2, SHARED * size) else None


@lru_cache(maxsize=KEPT)
def _list_words(text: str) -> tuple[list[str], list[str]]:
    """The words of a stretch without articles, as they stand and folded."""
    row = [word for word in list_words(text) if fold(word) not in ARTICLES]
    return row, [fold(word) for word in row]
