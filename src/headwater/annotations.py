"""What reading one report yields, before anything is linked: extents, local references, times without an anchor.

Everything is local: extents are offsets into the report's text, and a reference is a position in one of the tuples of
`Annotations`.  `resolve` gives mentions their actors and times their days; only then is there a record.
"""

from typing import Literal

import msgspec

from headwater.dates import Expression
from headwater.record.model import Act, Attribution, Directness, Level, Modality, Polarity
from headwater.text import Extent

MentionType = Literal[
    "person",
    "organization",
    "public_body",
    "media",
    "state",
    "place",
    "facility",
    "craft",
    "group",
    "goods",
    "document",
    "other",
]
# Types of those who can act and speak.
PARTIES: frozenset[MentionType] = frozenset(("person", "organization", "public_body", "media", "state", "group"))

# Who found something: rules that know it by a table, a head word or a form; rules that only guess by a capital; the
# encoder where no rule does; or that it is the subject of a saying.
Finder = Literal["rules", "guess", "encoder", "voice"]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a title, heading or caption that stands for one; `paragraph` counts blank-line blocks."""

    extent: Extent
    zone: str
    paragraph: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words for an actor.

    `name` is what is compared between reports: the name without title, article or possessive, or the whole nominal.
    `title` are the words of an office beside a person's name ('Defense Minister'), `body` the mention of the body or
    state that the office, the official or the part belongs to.  `antecedent` is the mention that this one repeats by
    a pronoun, a nominal or a shorter name in this report; `members` are the parts of a conjunction.
    """

    extent: Extent
    level: Level
    type: MentionType
    name: str
    title: Extent | None = None
    body: int | None = None
    country: str | None = None
    antecedent: int | None = None
    members: tuple[int, ...] = ()
    finder: Finder = "rules"
    confidence: float | None = None


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A temporal expression; `quoted` says that it stands in a quotation: its anchor is the day of the utterance."""

    extent: Extent
    expression: Expression
    quoted: bool = False


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """One attributed saying: becomes a statement of the record.

    `speaker` is a mention; `speaker_extent` holds the words even where they are no mention.  `said` is the time
    expression that dates the saying itself, `fresh` says that its cue tells of one occasion ('said', not 'has said' or
    'believes'), `relays` are mentions of the channel ('told AFP').
    """

    content: tuple[Extent, ...]
    quoted: tuple[Extent, ...] = ()
    speaker: int | None
    speaker_extent: Extent | None
    cue: Extent | None
    directness: Directness
    attribution: Attribution
    act: Act
    asserted: bool = True
    occasion: tuple[Extent, ...] = ()
    said: int | None = None
    fresh: bool = True
    relays: tuple[int, ...] = ()
    nested_in: int | None = None
    finder: Finder = "rules"
    confidence: float | None = None

    @property
    def extent(self) -> tuple[Extent, ...]:
        """The content, or the cue of a saying without content."""
        return self.content or ((self.cue,) if self.cue else ())


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Who or what takes part in a happening: a mention, or only words."""

    role: str
    mention: int | None
    extent: Extent | None


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event as a report tells it; `saying` is the innermost attributed saying that carries it.

    `subtype` says what an event is that no pack has a type for: the stem of its verb.  `again` are the words that only
    name it again.
    """

    trigger: Extent
    again: tuple[Extent, ...] = ()
    type: str
    also: tuple[str, ...] = ()
    subtype: str | None = None
    roles: tuple[Participant, ...] = ()
    when: int | None = None
    where: int | None = None
    modality: Modality
    polarity: Polarity = "pos"
    saying: int | None = None
    codes: dict[str, str] = {}
    reason: str = ""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """Why words of a sentence name an event, or why they name none.

    `paths` say how the tree leads from the trigger to who takes part; `certainty` is how certain the encoder holds the
    word to be told, from -3 to +3.
    """

    trigger: Extent
    type: str
    rule: str
    line: int
    happening: Happening | None
    refusal: str | None
    paths: tuple[str, ...] = ()
    certainty: float | None = None


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A thing in one report that looks wrong: becomes a `problem` of the record."""

    what: str
    detail: str
    extents: tuple[Extent, ...]


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence or clause means where it stands: a direction, one signed byte a dimension."""

    extent: Extent
    vector: bytes


class Annotations(msgspec.Struct, frozen=True, kw_only=True):
    """All that reading one report yields; each tuple is in text order."""

    report: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    sayings: tuple[Saying, ...] = ()
    happenings: tuple[Happening, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    meanings: tuple[Meaning, ...] = ()
