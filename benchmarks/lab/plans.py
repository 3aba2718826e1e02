"""What a report says before it is written: utterances told, narrators' facts and fillers, and where they come from.

A plan is everything that the text depends on; two plans with the same items are two copies of one text.
"""

import datetime as dt
from typing import Literal, NamedTuple

from headwater.record.model import Act, Directness

Derivation = Literal[
    "dispatch",
    "verbatim",
    "cut",
    "reordered",
    "light_edit",
    "translation",
    "renamed",
    "follow_up",
    "independent",
    "parallel_same_words",
    "parallel_other_words",
    "other_day",
    "denial",
    "undated",
    "own_reporting",
]
COPIES: tuple[Derivation, ...] = ("verbatim", "cut", "reordered", "light_edit", "translation", "renamed")
FRESH: tuple[Derivation, ...] = (
    "follow_up",
    "independent",
    "parallel_same_words",
    "parallel_other_words",
    "other_day",
    "denial",
    "undated",
    "own_reporting",
)
Reference = Literal["full", "surname", "title", "pronoun"]
Adjunct = Literal["none", "weekday", "date"]


class Utterance(NamedTuple):
    """Somebody says on a day that a fact is so, or with the act `deny` that it is not."""

    speaker: str
    day: dt.date
    fact: str
    act: Act = "assert"


class Telling(NamedTuple):
    """An utterance as a report tells it; `answer` is who is said in passing to dispute it."""

    utterance: Utterance
    wording: int
    directness: Directness
    frame: int
    reference: Reference
    adjunct: Adjunct
    answer: str | None = None


class Narration(NamedTuple):
    """A fact that the report tells in its own words, without a source."""

    fact: str
    wording: int


class Filler(NamedTuple):
    """A narrator's sentence that asserts nothing of the affair."""

    topic: int
    wording: int


Item = Telling | Narration | Filler


class Plan(NamedTuple):
    """A report to be written; reports of one `text` are one text.  `agency` is whom it credits, or who it is."""

    file: str
    kind: Derivation
    parent: str | None
    text: str
    outlet: str
    agency: str | None
    day: dt.date
    title: tuple[int, int]
    form: int
    items: tuple[Item, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the report says when it was published."""
        return self.kind != "undated"

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """The items that tell an utterance."""
        return tuple(item for item in self.items if isinstance(item, Telling))
