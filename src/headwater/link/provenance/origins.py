"""Who is behind each statement: the deepest speaker and the occasion, and the institution that counts as one voice.

Statements of one speaker are one origin while the days on which they were said can be the same; a spokesman of two
days is two.  A pledge inside somebody's statement has that somebody as its origin: it is he who reports it.  A denial
keeps its own speaker, however it is reported.  Whoever does something by saying so ("sued", "sanctioned") is the origin
of what a report tells of it in its own words, on the occasion of what he says on that day.  Nothing here is identified
by default: an origin without a named speaker or a known body is `identified: false` and counts for nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from headwater.dates import Day, When, intersect, order, unknown
from headwater.link.provenance.acts import find_acts
from headwater.link.provenance.institutions import find_described_bodies, find_institutions
from headwater.link.provenance.relays import passes_on
from headwater.link.reading import Reading
from headwater.record.model import Actor, Event, Origin, Statement
from headwater.record.spans import Evidence, identify
from headwater.record.whole import Record
from headwater.text import Extent

OWN = ("deny", "accuse")  # acts that stay those of their speaker, whoever tells of them
DONE = ("actual", "alleged")
IMPERSONAL = ("impersonal", "agentless")
PRIVATE = ("told", "tell", "assur", "inform", "confid")  # cues of what is said to somebody
LONGEST_OCCASION = 10  # days: a wider interval ('this year') dates no occasion
UNNAMED = "the speaker is described, not named"
UNNAMED_BODY = "the body is described, not named: all that are called so are one voice"
DOES = "does by saying so what reports tell in their own words"
STALE = 31  # days after which what a report quotes without a day is no longer of an occasion that others date


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """The origins of a story, the origin of each statement and of each act in words, the origin of what a report says
    in its own words, and the institution of each actor."""

    origins: tuple[Origin, ...]
    institutions: dict[str, str]
    of: dict[str, str]
    acts: dict[str, str]
    narrators: dict[str, str]

    def by_id(self) -> dict[str, Origin]:
        """Origins by their id."""
        return {o.id: o for o in self.origins}

    def find_behind(self, support: Evidence) -> str | None:
        """The origin of who says it, or of who does in words what the report tells."""
        return self.of.get(support.statement) if support.statement else self.acts.get(support.event or "")


def find_origins(reading: Reading) -> Voices:
    """Every statement's origin, and one unidentified origin for each report's own words."""
    named: dict[str, list[Statement]] = defaultdict(list)
    nameless: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in sorted(reading.said.values(), key=lambda s: _first_place(reading, s)):
        deepest = find_deepest(statement, reading)
        actor = deepest.speaker.actor if deepest.speaker and deepest.attribution not in IMPERSONAL else None
        if actor:
            named[actor].append(statement)
        else:
            nameless[
                statement.report, deepest.speaker.span.text if deepest.speaker and deepest.speaker.span else ""
            ].append(statement)
    bodies, described = find_institutions(reading), find_described_bodies(reading)
    origins = [
        origin
        for actor, said in sorted(named.items())
        for origin in _occasions(
            reading, reading.actors[actor], said, _identify(actor, bodies, reading.named, described)
        )
    ]
    for actor, done in sorted(find_acts(reading).items()):
        identity = _identify(actor, bodies, reading.named, described)
        if identity[0]:
            own = [o for o in origins if o.speaker == actor]
            origins = [o for o in origins if o.speaker != actor]
            origins += _lay_acts(reading.actors[actor], *identity, own, done)
    origins += [_make_nameless(reading, report, words, said) for (report, words), said in sorted(nameless.items())]
    narrators = {report: _make_narrator(reading, report) for report in reading.reports}
    return Voices(
        origins=tuple(sorted((*origins, *narrators.values()), key=lambda o: o.id)),
        of={s: o.id for o in origins for s in o.statements},
        acts={e: o.id for o in origins for e in o.events},
        narrators={report: o.id for report, o in narrators.items()},
        institutions=bodies,
    )


def find_deepest(statement: Statement, reading: Reading) -> Statement:
    """The statement whose speaker is behind this one: the outermost, but for a denial or an accusation, which is its
    speaker's own.

    What somebody denies that another said is the other's: he who denies it does not report it.  Nor is what somebody
    named is quoted with the word of who passes it on.
    """
    seen = {statement.id}
    while statement.act not in OWN and (outer := reading.said.get(statement.nested_in or "")) and outer.id not in seen:
        if outer.act == "deny" or _relays(outer, statement, reading):
            break
        statement = outer
        seen.add(statement.id)
    return statement


def _relays(outer: Statement, inner: Statement, reading: Reading) -> bool:
    """Whether one passes on what somebody named is quoted with: 'she tweeted: "It is a lie," the mayor said'.

    Of a saying without a word of it, or between two alone, an outlet is the source.
    """
    if outer.directness == "direct" or not _is_named(inner, reading):
        return False
    is_outlet = outer.speaker is not None and outer.speaker.actor in reading.outlets
    is_all = any(passes_on(outer, inner, Extent(span.start, span.end)) for span in outer.content)
    is_private = inner.cue is not None and inner.cue.text.lower().startswith(PRIVATE)
    return is_all or (is_outlet and inner.directness != "indirect" and not is_private)


def _is_named(statement: Statement, reading: Reading) -> bool:
    """Whether somebody with a name says it."""
    speaker = statement.speaker
    return speaker is not None and statement.attribution not in IMPERSONAL and speaker.actor in reading.named


def identify_narrator(report: str) -> str:
    """The id of the origin of what a report says in its own words."""
    return identify("org", report, "narrator")


def recall_voices(record: Record) -> Voices:
    """The origins of a record as linking had them; one that others wrote may lack those of its reports' own words."""
    known = {o.id for o in record.origins}
    narrators = {r.id: identify_narrator(r.id) for r in record.reports}
    missing = (
        Origin(id=key, speaker=None, institution=None, occasion=None, when=None, identified=False, statements=())
        for key in narrators.values()
        if key not in known
    )
    return Voices(
        origins=(*record.origins, *missing),
        institutions={},
        of={s.id: s.origin for s in record.statements if s.origin in known},
        acts={e: o.id for o in record.origins for e in o.events},
        narrators=narrators,
    )


def _first_place(reading: Reading, statement: Statement) -> tuple[tuple[str, str], int, str]:
    start = statement.extent[0].start if statement.extent else 0
    return reading.rank(statement.report), start, statement.id


def _identify(
    actor: str, bodies: Mapping[str, str], named: Collection[str], described: Collection[str]
) -> tuple[str | None, str | None]:
    """The institution that an actor speaks for, None where it is not identified; and what is not known of him."""
    if actor in named:
        return bodies[actor], None
    if bodies[actor] in described:
        return bodies[actor], UNNAMED_BODY
    if bodies[actor] != actor:
        return bodies[actor], f"{UNNAMED}; the body is named"
    return None, UNNAMED


def _occasions(
    reading: Reading, actor: Actor, said: Sequence[Statement], identity: tuple[str | None, str | None]
) -> list[Origin]:
    """One origin for each day (or unknown stretch of days) on which an actor spoke."""
    days = {s.id: find_deepest(s, reading).said for s in said}
    dated = sorted(
        (s for s in said if _dates_an_occasion(days[s.id])), key=lambda s: (order(days[s.id]), _first_place(reading, s))
    )
    groups: list[tuple[When, list[Statement]]] = []
    for statement in dated:
        home = next((n for n, (when, _) in enumerate(groups) if intersect(when, days[statement.id])), None)
        if home is None:
            groups.append((days[statement.id], [statement]))
        else:
            groups[home][1].append(statement)
            groups[home] = (_narrow(groups[home][0], days[statement.id]), groups[home][1])
    for statement in (s for s in said if not _dates_an_occasion(days[s.id])):
        _lay_undated(groups, statement, days[statement.id], _find_latest_told(reading, statement))
    return [_make_origin(reading, actor, *identity, when, group) for when, group in groups]


def _dates_an_occasion(when: When) -> bool:
    return bool(when.start and when.end and (when.end - when.start).days <= LONGEST_OCCASION)


def _narrow(a: When, b: When) -> When:
    """The more precise of two intervals that overlap."""
    if a.start and a.end and b.start and b.end:
        return min((a, b), key=lambda w: ((w.end - w.start).days, str(w.start)) if w.start and w.end else (0, ""))
    return a


def _find_latest_told(reading: Reading, statement: Statement) -> Day | None:
    """The last day on which something was that a statement tells: it was not said before."""
    told = (e for e in reading.events[statement.report] if e.statement == statement.id and e.modality in DONE)
    return max((e.when.start for e in told if e.when.is_definite and e.when.start), default=None)


def _lay_undated(
    groups: list[tuple[When, list[Statement]]], statement: Statement, when: When, told: Day | None
) -> None:
    """To the last occasion of the speaker that the statement's bounds allow; an occasion of its own without one."""
    open_to = [g for g in groups if not (told and g[0].end and g[0].end < told)]
    fits = [g for g in open_to if not when.is_known or (intersect(g[0], when) and not _is_stale(g[0], when))]
    if fits:
        max(fits, key=lambda group: order(group[0]))[1].append(statement)
    else:
        groups.append((when, [statement]))


def _is_stale(occasion: When, when: When) -> bool:
    """Whether an occasion is long over when a report tells, without a day, what somebody has said."""
    return bool(occasion.end and when.end and not when.start and (when.end - occasion.end).days > STALE)


def _make_origin(
    reading: Reading, actor: Actor, institution: str | None, doubt: str | None, when: When, said: Sequence[Statement]
) -> Origin:
    first = min(said, key=lambda s: _first_place(reading, s))
    places = list(dict.fromkeys(span.text for s in said for span in s.occasion))
    reasons = [f"{len(said)} statements of {actor.name} that can be of one day"] if len(said) > 1 else []
    return Origin(
        id=identify("org", first.id),
        speaker=actor.id,
        institution=institution,
        occasion=", ".join([actor.name, *places[:3]]),
        when=when,
        identified=institution is not None,
        statements=tuple(s.id for s in said),
        reasons=(*reasons, *([doubt] if doubt else [])),
    )


def _lay_acts(
    actor: Actor, institution: str | None, doubt: str | None, own: Sequence[Origin], done: Sequence[Event]
) -> list[Origin]:
    """A speaker's origins with his acts: each on the last occasion that can be of its day, else on one of its own."""
    origins = list(own)
    for event in done:
        fits = [n for n, o in enumerate(origins) if o.when is None or intersect(o.when, event.when)]
        home = max(fits, key=lambda n: order(origins[n].when or event.when), default=None)
        if home is None:
            origins.append(
                Origin(
                    id=identify("org", event.id, "act"),
                    speaker=actor.id,
                    institution=institution,
                    occasion=actor.name,
                    when=event.when,
                    identified=True,
                    statements=(),
                    events=(event.id,),
                    reasons=(DOES, *([doubt] if doubt else [])),
                )
            )
        else:
            origins[home] = msgspec.structs.replace(origins[home], events=(*origins[home].events, event.id))
    return origins


def _make_nameless(reading: Reading, report: str, words: str, said: Sequence[Statement]) -> Origin:
    first = min(said, key=lambda s: _first_place(reading, s))
    return Origin(
        id=identify("org", first.id, "nameless"),
        speaker=None,
        institution=None,
        occasion=words or f"no source named in {reading.reports[report].file}",
        when=unknown("no speaker is named"),
        identified=False,
        statements=tuple(s.id for s in said),
        reasons=("attributed to nobody in particular",),
    )


def _make_narrator(reading: Reading, report: str) -> Origin:
    return Origin(
        id=identify_narrator(report),
        speaker=None,
        institution=None,
        occasion=f"in the words of {reading.reports[report].file}, without a source",
        when=reading.reports[report].published,
        identified=False,
        statements=(),
        reasons=("the report says so itself and names no source",),
    )
