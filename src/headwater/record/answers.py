"""What a record answers when it is asked: values that are computed from it and are no part of it."""

from typing import Literal

from headwater.record.model import Claim
from headwater.record.spans import Evidence, Value


class Tally(Value, frozen=True, kw_only=True):
    """How often a claim is there: reports, texts, origins, and independent voices."""

    reports: int
    texts: int
    origins: int
    voices: int


class Struck(Value, frozen=True, kw_only=True):
    """A claim that loses support when a source is taken away; `after` is None when nothing is left of it."""

    claim: Claim
    before: Tally
    after: Tally | None

    @property
    def falls(self) -> bool:
        """Whether no support is left, or no identified voice where there was one."""
        return self.after is None or (self.before.voices > 0 and self.after.voices == 0)


class Strike(Value, frozen=True, kw_only=True):
    """What is left of a record without a source: who was meant, and every claim that it touches.

    `names` are those of `actors`, by their ids, and then the files of reports.
    """

    words: str
    names: tuple[str, ...]
    actors: tuple[str, ...]
    struck: tuple[Struck, ...]
    untouched: int


class Answer(Value, frozen=True, kw_only=True):
    """A claim that answers a question, its nearest support, and how much of the question that holds (0 to 1)."""

    claim: Claim
    nearest: Evidence
    share: float


class Mark(Value, frozen=True, kw_only=True):
    """How firmly, exactly or widely something is said, from 0 up, and the words that make it so."""

    grade: int
    words: str


class Telling(Value, frozen=True, kw_only=True):
    """One telling of a claim in its chain; a mark is None where the telling says nothing of its kind."""

    evidence: Evidence
    is_headline: bool
    strength: Mark | None
    figure: Mark | None
    scope: Mark | None


class Shift(Value, frozen=True, kw_only=True):
    """One thing that a judgement changed: in words, how it stood and stands, and the claims or actors that it is of.

    `ids` are those that they have since; what is gone has none.
    """

    what: Literal["joined", "parted", "new", "gone", "counts", "denials", "grade", "actors", "texts"]
    words: str
    before: str = ""
    after: str = ""
    ids: tuple[str, ...] = ()
