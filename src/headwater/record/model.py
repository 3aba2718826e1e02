"""The kinds of the record as frozen values (docs/record.md is the contract), as a trace writes them."""

from typing import Any, Literal

import msgspec

from headwater.dates import When
from headwater.record.spans import Evidence, Side, Span, Value
from headwater.text import Extent

FORMAT = "headwater-record/1"
Level = Literal["name", "nominal", "demonym", "pronoun", "conjunction"]
Directness = Literal["direct", "indirect", "mixed"]
Attribution = Literal["explicit", "inherited", "implicit", "impersonal", "agentless"]
Act = Literal["assert", "deny", "accuse", "concern", "demand", "condemn", "pledge", "ask"]
Modality = Literal["actual", "alleged", "planned", "possible", "denied", "demanded"]
Polarity = Literal["pos", "neg"]
AHEAD: tuple[Modality, ...] = ("planned", "possible", "demanded")  # what has not happened yet
PassageRelation = Literal["verbatim", "near", "paraphrase"]
ReportRelation = Literal["near_duplicate", "reused_passages", "shared_quotation", "independent"]
Direction = Literal["a>b", "b>a"]
CreditKind = Literal["agency", "byline", "outlet", "republisher", "photo"]
DifferenceKind = Literal["content", "scope", "strength", "figure", "date", "speaker", "direction"]
ChangeKind = Literal[
    "new_claim", "new_origin", "new_denial", "figure_changed", "status_changed", "retracted", "report_revised"
]


class Zone(Value, frozen=True, kw_only=True):
    """A stretch of a report by its function; see `HEADLINES`, and `FURNITURE` for those that say nothing."""

    kind: str
    start: int
    end: int

    @property
    def extent(self) -> Extent:
        """Where in the report it stands."""
        return Extent(self.start, self.end)


class Decision(Value, frozen=True, kw_only=True):
    """What a person decided of one object: the verdict (accept, reject, a letter A to F), who, when and why."""

    verdict: str
    by: str
    at: str
    note: str = ""


class Credit(Value, frozen=True, kw_only=True):
    """Who made or passed on a report or a picture, as the report names them."""

    kind: CreditKind
    name: str
    span: Span
    reliability: Decision | None = None


class Header(Value, frozen=True, kw_only=True):
    """First line of a record: what wrote it, with what."""

    id: str = "record"
    kind: Literal["header"] = "header"
    format: str = FORMAT
    headwater: str
    model: str
    domain: str
    created: str


class Translation(Value, frozen=True, kw_only=True):
    """What a report says in its own language, and what translated it."""

    language: str
    text: str
    by: str


class Report(Value, frozen=True, kw_only=True):
    """One document from one outlet, as received: `text` is untouched, `zones` say what is what in it."""

    id: str
    kind: Literal["report"] = "report"
    uri: str
    file: str
    sha256: str
    title: str | None
    outlet: str | None
    published: When
    collected: str | None
    language: str | None
    text: str
    zones: tuple[Zone, ...]
    credits: tuple[Credit, ...]
    version_of: str | None = None
    reliability: Decision | None = None
    translated_from: Translation | None = None

    @property
    def rank(self) -> tuple[str, str]:
        """A sort key: the first and the last day on which it may have been published, unknown last; then the id."""
        first = self.published.start or self.published.end or "9999"
        return f"{first} {self.published.end or '9999'}", self.id


class Mention(Value, frozen=True, kw_only=True):
    """Words that name or describe an actor."""

    id: str
    kind: Literal["mention"] = "mention"
    span: Span
    level: Level
    type: str
    actor: str | None
    confidence: float | None = None


class Time(Value, frozen=True, kw_only=True):
    """A temporal expression with its TIMEX3 value and its interval of days."""

    id: str
    kind: Literal["time"] = "time"
    span: Span
    timex: str | None
    when: When


class Name(Value, frozen=True, kw_only=True):
    """One form of an actor's name with every place where it stands."""

    text: str
    spans: tuple[Span, ...]


class Office(Value, frozen=True, kw_only=True):
    """A title that reports give to an actor, the body it belongs to, and the report that gave it first."""

    title: str
    of: str | None
    spans: tuple[Span, ...]
    since: str | None = None


class Merge(Value, frozen=True, kw_only=True):
    """Why two forms of a name mean one actor: how sure that is (1: beyond doubt), and the reasons."""

    forms: tuple[str, str]
    score: float
    reasons: tuple[str, ...]


class Actor(Value, frozen=True, kw_only=True):
    """A person, body, state, group, thing or text that the reports name; schema of FollowTheMoney where it has one."""

    id: str
    kind: Literal["actor"] = "actor"
    name: str
    schema: str
    names: tuple[Name, ...]
    offices: tuple[Office, ...] = ()
    country: str | None = None
    part_of: str | None = None
    members: tuple[str, ...] = ()
    possibly_same_as: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()
    screening: tuple[dict[str, Any], ...] = ()
    reliability: Decision | None = None
    was: tuple[str, ...] = ()


class Speaker(Value, frozen=True, kw_only=True):
    """Who says so: the actor where it is known, the words where there are any."""

    actor: str | None
    span: Span | None


class Statement(Value, frozen=True, kw_only=True):
    """One attributed saying.  `content` is empty for a denial or pledge that has none: its cue is then its extent."""

    id: str
    kind: Literal["statement"] = "statement"
    report: str
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    speaker: Speaker | None
    cue: Span | None
    directness: Directness
    attribution: Attribution
    act: Act
    asserted: bool = True
    occasion: tuple[Span, ...] = ()
    said: When
    relayed_by: tuple[str, ...] = ()
    nested_in: str | None = None
    origin: str | None = None
    confidence: float | None = None
    decision: Decision | None = None

    @property
    def actor(self) -> str | None:
        """The actor who says it, where that is known."""
        return self.speaker.actor if self.speaker else None

    @property
    def is_rejected(self) -> bool:
        """Whether a person has rejected it: it is shown, and supports and denies nothing."""
        return self.decision is not None and self.decision.verdict == "reject"

    @property
    def extent(self) -> tuple[Span, ...]:
        """The content, or the cue of a statement without content."""
        return self.content or ((self.cue,) if self.cue else ())


class Role(Value, frozen=True, kw_only=True):
    """A participant of an event: an actor, or words, or both."""

    role: str
    actor: str | None
    span: Span | None


class Event(Value, frozen=True, kw_only=True):
    """Who did what to whom, when and where, and whether it is said to be so."""

    id: str
    kind: Literal["event"] = "event"
    report: str
    type: str
    also: tuple[str, ...] = ()
    subtype: str | None = None
    trigger: Span
    again: tuple[Span, ...] = ()
    roles: tuple[Role, ...]
    when: When
    where: str | None
    modality: Modality
    polarity: Polarity
    statement: str | None
    codes: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its type and the further ones of the same pack: what another pack calls it sets no events apart."""
        return (self.type, *(t for t in self.also if t.startswith(self.type.partition(":")[0] + ":")))


class Origin(Value, frozen=True, kw_only=True):
    """The deepest speaker and occasion behind statements; `institution` is what counts as one voice.

    `events` are the speaker's acts in words ("sued", "sanctioned") that reports tell in their own.
    """

    id: str
    kind: Literal["origin"] = "origin"
    speaker: str | None
    institution: str | None
    occasion: str | None
    when: When | None
    identified: bool
    statements: tuple[str, ...]
    events: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


class Copy(Value, frozen=True, kw_only=True):
    """Two passages, or two whole reports, of which one is a copy, a cut or a translation of the other."""

    id: str
    kind: Literal["copy"] = "copy"
    a: Side
    b: Side
    relation: PassageRelation | ReportRelation
    same_utterance: bool | None = None
    direction: Direction | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is about two whole reports."""
        return self.a.start is None


class Difference(Value, frozen=True, kw_only=True):
    """How two supports of one claim are not the same: in words, with the spans of both sides."""

    kind: DifferenceKind | None
    words: str
    spans: tuple[Span, ...]


class Credibility(Value, frozen=True, kw_only=True):
    """The Admiralty number of a claim (1 to 6), computed by the rules of docs/record.md, with its reason."""

    code: int
    reason: str


class Claim(Value, frozen=True, kw_only=True):
    """One proposition with all its support, denials, differences and origins, and how often each is there."""

    id: str
    kind: Literal["claim"] = "claim"
    proposition: str
    support: tuple[Evidence, ...]
    denials: tuple[Evidence, ...] = ()
    origins: tuple[str, ...] = ()
    uncertain_origins: tuple[str, ...] = ()
    reports: int
    outlets: int
    texts: int
    independent_origins: int
    independence: Literal["established", "not_established"]
    first_seen: str
    last_seen: str
    differences: tuple[Difference, ...] = ()
    related: tuple[str, ...] = ()
    credibility: Credibility | None = None
    reasons: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


class Entry(Value, frozen=True, kw_only=True):
    """A happening on the timeline, by when it happened and not by when it was printed."""

    id: str
    kind: Literal["timeline"] = "timeline"
    when: When
    text: str
    support: tuple[Span, ...]
    claims: tuple[str, ...]
    modality: Modality | None


class Episode(Value, frozen=True, kw_only=True):
    """A stretch of a story in time."""

    label: str
    when: When
    claims: tuple[str, ...]
    reports: tuple[str, ...]


class Story(Value, frozen=True, kw_only=True):
    """Reports of one developing matter."""

    id: str
    kind: Literal["story"] = "story"
    title: str
    reports: tuple[str, ...]
    first_seen: str | None
    last_seen: str | None
    episodes: tuple[Episode, ...] = ()
    was: tuple[str, ...] = ()


class Change(Value, frozen=True, kw_only=True):
    """What a later report brings, or what an edit takes away."""

    id: str
    kind: Literal["change"] = "change"
    since: str | int
    what: ChangeKind
    claim: str | None
    before: str | None
    after: str | None
    support: tuple[Span, ...]


class Problem(Value, frozen=True, kw_only=True):
    """An input that could not be read, or a thing that looks wrong."""

    id: str
    kind: Literal["problem"] = "problem"
    uri: str
    what: str
    detail: str
    spans: tuple[Span, ...] = ()


HEADLINES = ("title", "alt_title")
FURNITURE = ("byline", "dateline", "credit", "boilerplate:")


def is_furniture(zone: Zone) -> bool:
    """Whether a zone carries no statements and no events."""
    return zone.kind.startswith(FURNITURE)
