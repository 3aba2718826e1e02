"""Finite verbs, told without a tagger: enough to see that a line is a label and no sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache

from headwater.inflection import PASTS
from headwater.tables import read_rows

AUXILIARIES = frozenset(
    "is are was were am has have had will would can could may might must shall should does did do isn't aren't "
    "wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't doesn't didn't don't it's he's "
    "she's they're we're i'm that's there's here's what's".split()
)
IRREGULAR = PASTS | frozenset("cut hit hurt put read set".split())
PAST = frozenset("was were had did".split())
BE = frozenset("be been being is are was were am".split())
# Before a participle that belongs to a noun, as in 'the planned visit'.
DETERMINERS = frozenset(
    "the a an its his her their our this that these those newly recently of in by and with for".split()
)
OBJECTS = frozenset("the a an his her its their to that".split())
SUBJECTS = frozenset("i you we they he she it who which that now also still often never always".split())
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.,;:]")


@lru_cache(maxsize=1)
def _verbs() -> dict[str, bool]:
    """Words that can be verbs, and whether each is one more often than anything else."""
    table = read_rows("words.tsv")
    return {word: classes[0] == "v" for classes, words in table if "v" in classes for word in words.split()}


def has_finite_verb(sentence: str) -> bool:
    """Whether a sentence has a verb that says something; participles beside an article or before 'by' do not count."""
    return any(is_finite(*words) for words in _neighbours(sentence))


def has_past_verb(sentence: str) -> bool:
    """Whether a sentence has a verb in the past tense."""
    return any(
        (word in PAST or word in IRREGULAR or word.endswith("ed")) and is_finite(word, before, after)
        for word, before, after in _neighbours(sentence)
    )


def is_verb_by_itself(word: str) -> bool:
    """Whether a word written small is a verb more often than anything else, wherever it stands."""
    is_verb = _verbs().get(word) or _verbs().get(word.removesuffix("s"))
    return bool(is_verb) and not word.endswith("ing")


def _neighbours(sentence: str) -> Iterator[tuple[str, str, str]]:
    """The words written small (and the first) with those before and behind each."""
    tokens = [t.replace("’", "'") for t in TOKEN.findall(sentence)]
    for place, token in enumerate(tokens):
        before = tokens[place - 1].lower() if place else "."
        if token.islower() or before in ".:;":
            yield token.lower(), before, tokens[place + 1] if place + 1 < len(tokens) else ""


def is_finite(word: str, before: str, after: str) -> bool:
    """Whether a word between two others is (as far as its form tells) a finite verb."""
    if before == "to" or word.endswith("ing"):
        return False
    if word in AUXILIARIES:
        return True
    if word in IRREGULAR or word.endswith("ed"):
        return word != "need" and before not in BE | DETERMINERS and after != "by"
    is_led = after[:1].isupper() or after in OBJECTS
    if word.endswith("s") and not word.endswith(("ss", "'s")) and is_led and before not in BE | DETERMINERS | {"."}:
        return True  # 'slams the', 'visits Lima', 'plans to'; now and then a noun, which only costs a caption
    if word not in _verbs() or before in BE | DETERMINERS:
        return False
    if not word.endswith("s"):  # a base form is finite behind a plural only
        is_plural = before in SUBJECTS or (before.endswith("s") and not before.endswith(("'s", "ss")))
        return _verbs()[word] and is_plural
    # 'plans', 'ends': a noun unless its neighbours say otherwise
    return _verbs()[word] or after == "to" or before.endswith("ly") or before in SUBJECTS
