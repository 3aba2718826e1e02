"""A plan written out: the plain text, everything that reading should find in it, and what is true of it."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from benchmarks.lab.facts import FACTS
from benchmarks.lab.markup import Mark, lay_out, mark
from benchmarks.lab.phrasing import MENTION, phrase_day, phrase_item, phrase_title
from benchmarks.lab.plans import Narration, Plan, Telling
from benchmarks.lab.world import World
from headwater.dates import When, on, unknown
from headwater.record.model import Act, Credit, Event, Mention, Modality, Report, Role, Speaker, Statement, Time, Zone
from headwater.record.spans import Span, cut, identify
from headwater.text import Extent

BOILERPLATE = (
    "We use cookies to make this site work. By reading on you agree to their use.",
    "Sign up here for five big stories in one email.",
    "Source link",
)
UNSAID = "the report does not say when"


class Told(NamedTuple):
    """What is true of a statement or a narrated event (its id): the fact, and who said it on which day, or did it."""

    id: str
    report: str
    fact: str
    speaker: str | None
    day: str | None
    doer: str | None = None


class LabReport(msgspec.Struct, frozen=True):
    """A report as it was written: its plan, its perfect reading, and the truth of what it tells and denies."""

    plan: Plan
    report: Report
    sentences: tuple[Extent, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[tuple[str, Span], ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    told: tuple[Told, ...]
    denied: tuple[Told, ...]


class Page(NamedTuple):
    """A text that was laid out, with its marks by the number of the item that they belong to."""

    world: World
    plan: Plan
    report: Report
    marks: tuple[Mark, ...]

    def span(self, tag: str) -> Span | None:
        """The words with a tag; None where there are none."""
        found = next((m for m in self.marks if m.tag == tag), None)
        return cut(self.report, found.start, found.end) if found else None

    def spans(self, tag: str) -> tuple[Span, ...]:
        """The words with a tag, as many as there are."""
        span = self.span(tag)
        return (span,) if span else ()


def write_report(world: World, plan: Plan) -> LabReport:
    """The report of a plan; the same plan gives the same report."""
    text, marks = lay_out(_compose(world, plan))
    page = Page(world, plan, _make_report(world, plan, text, marks), marks)
    statements = tuple(_list_statements(page))
    events = tuple(_list_events(page, statements))
    return LabReport(
        plan=plan,
        report=page.report,
        sentences=tuple(Extent(m.start, m.end) for m in marks if m.tag in ("sentence", "zone.title")),
        mentions=tuple(_list_mentions(page)),
        offices=tuple(
            (m.tag.split(".")[1], cut(page.report, m.start, m.end)) for m in marks if m.tag.startswith("office.")
        ),
        times=tuple(_list_times(page)),
        statements=statements,
        events=events,
        told=tuple(_list_told(page, statements, events)),
        denied=tuple(_list_denied(page, statements)),
    )


def _compose(world: World, plan: Plan) -> str:
    """The whole report with marks: header, title, body, furniture, as outlets of different kinds arrange them."""
    body = "\n\n".join(phrase_item(world, plan, n, item) for n, item in enumerate(plan.items))
    title = mark("zone.title", phrase_title(world, plan))
    outlet, agency = world.cast[plan.outlet], world.cast.get(plan.agency or "")
    if plan.outlet == plan.agency:
        place = world.capitals["O"].upper()
        dateline = mark("zone.dateline", f"{place}, {plan.day:%B} {plan.day.day} ({outlet.forms[-1]}) -")
        owner = mark("credit.outlet", outlet.forms[0])
        foot = mark("zone.credit", f"© {plan.day.year} {owner} ({outlet.forms[-1]})")
        return f"{mark('zone.dateline', phrase_day(plan.day))}\n\n{title}\n\n{dateline} {body}\n\n{foot}\n"
    name = mark("credit.outlet", outlet.forms[0])
    header = mark("zone.byline", f"{name}, {phrase_day(plan.day)}" if plan.is_dated else name)
    credit = mark("zone.credit", f"(With {mark('credit.agency', agency.forms[0])})") if agency else ""
    furniture = mark("zone.boilerplate:promotion", BOILERPLATE[sum(map(ord, plan.outlet)) % len(BOILERPLATE)])
    return "\n\n".join(part for part in (header, title, body, credit, furniture) if part) + "\n"


def _make_report(world: World, plan: Plan, text: str, marks: Sequence[Mark]) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    key = identify("rep", plan.file, digest)
    dated = on(plan.day, "stated in the report", phrase_day(plan.day))
    zones = [Zone(kind=m.tag.removeprefix("zone."), start=m.start, end=m.end) for m in marks if "zone." in m.tag]
    zones += [Zone(kind="body", start=m.start, end=m.end) for m in marks if m.tag == "sentence"]
    credits = [
        Credit(
            kind="agency" if m.tag.endswith("agency") else "outlet",
            name=text[m.start : m.end],
            span=Span(report=key, start=m.start, end=m.end, text=text[m.start : m.end]),
        )
        for m in marks
        if m.tag.startswith("credit.")
    ]
    title = next(m for m in marks if m.tag == "zone.title")
    return Report(
        id=key,
        uri=plan.file,
        file=plan.file,
        sha256=digest,
        title=text[title.start : title.end],
        outlet=world.cast[plan.outlet].actor,
        published=dated if plan.is_dated else unknown("the report states no date"),
        collected=None,
        language="en",
        text=text,
        zones=tuple(sorted(zones, key=lambda z: (z.start, z.end))),
        credits=tuple(credits),
    )


def _list_mentions(page: Page) -> Iterator[Mention]:
    for found in page.marks:
        if found.tag.startswith("mention."):
            _, level, key = found.tag.split(".")
            member = page.world.cast[key]
            yield Mention(
                id=identify("men", page.report.id, found.start, found.end, level),
                span=cut(page.report, found.start, found.end),
                level=level,  # type: ignore[arg-type]
                type=MENTION.get(member.schema, "organization"),
                actor=member.actor,
            )


def _list_tellings(page: Page) -> Iterator[tuple[int, Telling]]:
    yield from ((n, item) for n, item in enumerate(page.plan.items) if isinstance(item, Telling))


def _list_statements(page: Page) -> Iterator[Statement]:
    days: dict[str, When] = {}
    for n, item in _list_tellings(page):
        said = _date_telling(page, n, item, days.get(item.utterance.speaker))
        if said.is_definite:
            days[item.utterance.speaker] = said
        told = _make_statement(page, str(n), item.utterance.speaker, item.utterance.act, said)
        yield msgspec.structs.replace(told, directness=item.directness)
        if item.answer:
            answered = (
                When(end=page.plan.day, basis="not later than the report") if page.plan.is_dated else unknown(UNSAID)
            )
            bare = _make_statement(page, f"{n}b", item.answer, "deny", answered)
            yield msgspec.structs.replace(bare, nested_in=told.id)


def _date_telling(page: Page, n: int, item: Telling, before: When | None) -> When:
    """When it was said, as far as the report lets a reader know."""
    words = page.span(f"{n}.occasion")
    if words and (page.plan.is_dated or item.adjunct == "date"):
        return on(item.utterance.day, "stated with the words", words.text)
    if before:
        return msgspec.structs.replace(before, basis="as the speaker's words before")
    if not page.plan.is_dated:
        return unknown(UNSAID)
    return When(end=page.plan.day, basis="not later than the report")


def _make_statement(page: Page, key: str, speaker: str, act: Act, said: When) -> Statement:
    content, cue = page.spans(f"{key}.content"), page.span(f"{key}.cue")
    return Statement(
        id=identify("sta", page.report.id, key, content, cue),
        report=page.report.id,
        content=content,
        quoted=page.spans(f"{key}.quoted"),
        speaker=Speaker(actor=page.world.cast[speaker].actor, span=page.span(f"{key}.speaker")),
        cue=cue,
        directness="indirect",
        attribution="explicit",
        act=act,
        occasion=page.spans(f"{key}.occasion"),
        said=said,
    )


def _list_times(page: Page) -> Iterator[Time]:
    for n, item in enumerate(page.plan.items):
        if isinstance(item, Telling) and (span := page.span(f"{n}.occasion")):
            yield _make_time(page, span, _date_telling(page, n, item, None))
        if isinstance(item, Telling | Narration) and (span := page.span(f"{n}.time")):
            fact = item.utterance.fact if isinstance(item, Telling) else item.fact
            yield _make_time(page, span, _days_of(fact, span.text))


def _make_time(page: Page, span: Span, when: When) -> Time:
    return Time(id=identify("tim", page.report.id, span.start, span.end), span=span, timex=None, when=when)


def _days_of(fact: str, words: str | None) -> When:
    days = FACTS[fact].days
    if days is None:
        return unknown(UNSAID)
    return When(start=days[0], end=days[1], precision="month", basis="stated in the report", text=words)


def _list_events(page: Page, statements: Sequence[Statement]) -> Iterator[Event]:
    homes = {s.content: s for s in statements if s.content}
    for n, item in enumerate(page.plan.items):
        trigger = page.span(f"{n}.trigger")
        if isinstance(item, Telling | Narration) and trigger:
            home = homes.get(page.spans(f"{n}.content")) if isinstance(item, Telling) else None
            yield _make_event(page, n, trigger, home)


def _make_event(page: Page, n: int, trigger: Span, home: Statement | None) -> Event:
    item = page.plan.items[n]
    fact = FACTS[item.utterance.fact if isinstance(item, Telling) else item.fact]  # type: ignore[union-attr]
    assert fact.event is not None, f"{fact.key} has a trigger and no event"
    roles = [
        Role(role=role, actor=page.world.cast[slot].actor, span=page.span(f"{n}.role.{role}.{slot}"))
        for slot, role in fact.event.roles.items()
    ]
    modality: Modality = fact.event.modality
    if home:
        modality = "denied" if home.act == "deny" else "alleged" if modality == "actual" else modality
    return Event(
        id=identify("evt", page.report.id, trigger.start, trigger.end),
        report=page.report.id,
        type=f"arms_transfers:{fact.event.type}",
        trigger=trigger,
        roles=tuple(r for r in roles if r.span),
        when=_days_of(fact.key, None),
        where=None,
        modality=modality,
        polarity="pos",
        statement=home.id if home else None,
    )


def _list_told(page: Page, statements: Sequence[Statement], events: Sequence[Event]) -> Iterator[Told]:
    by_content = {s.content: s.id for s in statements if s.content and s.act != "deny"}
    narrated = {e.trigger: e.id for e in events if e.statement is None}
    for n, item in enumerate(page.plan.items):
        if isinstance(item, Telling) and (key := by_content.get(page.spans(f"{n}.content"))):
            yield Told(key, page.report.id, item.utterance.fact, item.utterance.speaker, str(item.utterance.day))
        elif isinstance(item, Narration) and (span := page.span(f"{n}.trigger")):
            yield Told(narrated[span], page.report.id, item.fact, None, None, FACTS[item.fact].doer)


def _list_denied(page: Page, statements: Sequence[Statement]) -> Iterator[Told]:
    """Every denial with the fact that it denies; a bare one denies what is said around it."""
    facts = {page.spans(f"{n}.content"): item.utterance.fact for n, item in _list_tellings(page)}
    by_id = {s.id: s for s in statements}
    speakers = {m.actor: key for key, m in page.world.cast.items()}
    for statement in (s for s in statements if s.act == "deny"):
        around = statement if statement.content else by_id[statement.nested_in or ""]
        speaker = speakers[statement.speaker.actor or ""] if statement.speaker else None
        yield Told(statement.id, page.report.id, facts[around.content], speaker, str(statement.said.start or ""))
