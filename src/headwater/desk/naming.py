"""How people call what they judge: places, reports, actors, supports of claims, entries of lists; and what is meant.

`FILE:START-END` is a place (`#ID` after it tells which statement or event there), `FILE` a whole report, `3.2` the
second support of claim 3 as it is shown and `3.d1` the first denial of it, `UK:RUS0001` an entry of a list, anything
else the name of an actor or of somebody who is credited.
"""

import re
from collections.abc import Sequence
from shlex import quote
from typing import NamedTuple

from headwater.errors import JudgementError, NotFound
from headwater.record.judgements import PAIRS, Member, Subject
from headwater.record.model import Actor, Claim, Report
from headwater.record.screenings import Hit
from headwater.record.spans import Evidence, Span, overlap
from headwater.tell.closeup import KNOWN, find_claim
from headwater.tell.index import Index
from headwater.tell.namesakes import find_labelled, label_actor, tell_apart
from headwater.tell.views import order_evidence
from headwater.tell.wording import count, limit_words
from headwater.text import find_similar, fold

PLACE = re.compile(r"(?P<file>.+):(?P<start>\d+)-(?P<end>\d+)(?:#(?P<id>\w+))?")
SUPPORT = re.compile(r"(?:claim )?(?P<claim>\d+|clm_\w+)\.(?P<denial>d?)(?P<number>\d+)")
NAMESAKES = 8  # actors of one name that are listed
SLACK = 4  # characters by which a place may be longer than the name that it means


class Named(NamedTuple):
    """A member, and what it can only be a member of, where its name says so."""

    member: Member
    kind: Subject | None


class Scene(NamedTuple):
    """A record with the hits of its screenings: where names are looked up."""

    known: Index
    hits: Sequence[Hit]


def name_members(names: Sequence[str], scene: Scene, subject: Subject | None) -> tuple[Subject, tuple[Member, ...]]:
    """What is judged, of what subject: as given, else as the names themselves say."""
    entries = [_find_entry(name, scene) for name in names]
    other = next((e for e in entries if e), None)
    found = [
        Named(entry, "screening") if entry else _find_thing(name, scene, other, subject)
        for name, entry in zip(names, entries, strict=True)
    ]
    kinds = {n.kind for n in found if n.kind}
    subject = subject or _tell_subject(names, found, kinds, scene)
    members = tuple(n.member for n in found)
    if subject == "statements":
        members = tuple(_find_statement(m, name, scene.known) for m, name in zip(members, names, strict=True))
    elif subject == "claims":
        members = tuple(_find_support(m, name, scene.known) for m, name in zip(members, names, strict=True))
    _check_members(subject, names, members, kinds)
    return subject, members


def _find_statement(member: Member, name: str, index: Index) -> Member:
    """The statement that stands at a place, or that a support rests on."""
    event = index.events.get(member.id)
    key = (event.statement if event else None) or member.id
    near = [
        (s.id != key, abs(span.start - member.start) + abs(span.end - member.end), s.id, span)
        for s in index.record.statements
        if s.report == member.report
        for span in s.extent[:1]
        if s.id == key or any(overlap(x, member) for x in s.extent)
    ]
    if not near:
        raise NotFound(f"{name}: nobody says anything there; `headwater show STORE report` marks what is said")
    *_, found, span = min(near, key=lambda row: row[:3])
    return Member(report=span.report, start=span.start, end=span.end, id=found)


def _find_support(member: Member, name: str, index: Index) -> Member:
    """The support of a claim that stands at a place."""
    near = [
        (member.id not in (e.event, e.statement), abs(e.start - member.start) + abs(e.end - member.end), n, e)
        for n, e in enumerate(e for c in index.claims.values() for e in c.support)
        if overlap(e, member)
    ]
    if not near:
        raise NotFound(
            f"{name} supports no claim; `headwater show STORE claim N` numbers the supports of one: N.1, N.2"
        )
    return name_evidence(min(near, key=lambda row: row[:3])[3])


def _tell_subject(names: Sequence[str], found: Sequence[Named], kinds: set[Subject], scene: Scene) -> Subject:
    for subject in ("screening", "denials", "claims"):
        if subject in kinds:
            return subject
    if kinds == {"copies"}:
        return "copies"
    for name, named in zip(names, found, strict=True):
        if PLACE.fullmatch(name) and not _is_a_name(named.member, scene.known):
            raise JudgementError(
                f"{name} is no name of an actor: say what is judged there with --as claims or --as copies"
            )
    return "mentions"


def _check_members(subject: Subject, names: Sequence[str], members: Sequence[Member], kinds: set[Subject]) -> None:
    if subject in PAIRS and len(set(members)) < 2:
        raise JudgementError(f"{' and '.join(names)}: name two things that are not the same already")
    if subject == "copies" and len({m.is_whole for m in members}) > 1:
        raise JudgementError(f"{' and '.join(names)}: two whole reports, or a place in each")
    if subject in ("claims", "denials", "statements", "mentions") and any(m.is_whole for m in members):
        raise JudgementError(
            f"{' and '.join(names)}: a whole report is no {subject[:-1]}; name a place in it, FILE:START-END"
        )
    if subject == "denials" and "denials" not in kinds and len(members) == 2 and not any(m.id for m in members):
        raise JudgementError(f"{' and '.join(names)}: name the denial first, then a support of the claim")


def _find_entry(name: str, scene: Scene) -> Member | None:
    """The entry of a list: "UK:RUS0001"."""
    entries = sorted({(hit.list, hit.entry) for hit in scene.hits})
    return next((Member(list=own, entry=entry) for own, entry in entries if name == f"{own}:{entry}"), None)


def _say_places(file: str, report: Report | None, index: Index) -> str:
    """What places there are, where the one asked for is none."""
    if report:
        return f"{report.file} has the places 0-1 to {len(report.text) - 1}-{len(report.text)}"
    return f"no report {file!r}; the record has {limit_words([r.file for r in index.reports.values()], KNOWN)}"


def _find_thing(name: str, scene: Scene, entry: Member | None, subject: Subject | None) -> Named:
    index = scene.known
    if found := SUPPORT.fullmatch(name):
        claim = find_claim(found["claim"], index)
        side: Subject = "denials" if found["denial"] else "claims"
        return Named(name_evidence(_pick(claim, found, name, index)), side)
    if subject in ("claims", "denials") and (whole := _find_whole_claim(name, index)):
        return Named(name_evidence(order_evidence(whole.support, index)[0]), "claims")
    if found := PLACE.fullmatch(name):
        report = _find_report(found["file"], index)
        if report is None or not int(found["start"]) < int(found["end"]) <= len(report.text):
            raise NotFound(f"{name}: {_say_places(found['file'], report, index)}")
        place = Member(report=report.id, start=int(found["start"]), end=int(found["end"]), id=found["id"] or "")
        return Named(place, "claims" if found["id"] else None)
    if name in index.statements or name in index.events:
        return Named(_name_object(name, index), "claims")
    if report := _find_report(name, index):
        return Named(Member(report=report.id), "copies")
    return Named(_find_source(name, scene, entry), None)


def _pick(claim: Claim, found: re.Match[str], name: str, index: Index) -> Evidence:
    row = order_evidence(claim.denials if found["denial"] else claim.support, index)
    number = int(found["number"])
    if not 0 < number <= len(row):
        side = "denials" if found["denial"] else "supports"
        raise NotFound(f"{name}: claim {index.places[claim.id]} has {len(row)} {side}; `show claim` numbers them")
    return row[number - 1]


def _find_whole_claim(name: str, index: Index) -> Claim | None:
    key = name.removeprefix("claim ").strip()
    return find_claim(key, index) if key.isdigit() or key.startswith("clm_") else None


def name_evidence(evidence: Evidence) -> Member:
    """A support or a denial as the member of a judgement."""
    key = evidence.event or evidence.statement or ""
    return Member(report=evidence.report, start=evidence.start, end=evidence.end, id=key)


def _name_object(key: str, index: Index) -> Member:
    statement = index.statements.get(key)
    span = statement.extent[0] if statement else index.events[key].trigger
    return Member(report=span.report, start=span.start, end=span.end, id=key)


def _find_report(name: str, index: Index) -> Report | None:
    return next((r for r in index.reports.values() if name in (r.id, r.file, index.labels[r.id])), None)


def _is_a_name(member: Member, index: Index) -> bool:
    """Whether a place is about as long as some mention that it touches."""
    near = (m.span for m in index.record.mentions if overlap(m.span, member))
    return any(member.end - member.start <= span.end - span.start + SLACK for span in near)


def _find_source(name: str, scene: Scene, entry: Member | None) -> Member:
    """The first mention of the actor of that name, or where somebody of that name is credited."""
    for hit in scene.hits:
        if entry and (hit.list, hit.entry) == (entry.list, entry.entry) and fold(hit.party) == fold(name):
            return hit.members[0]
    record, wanted = scene.known.record, fold(name)
    named = [a for a in record.actors if wanted == fold(a.name)]
    named = named or [a for a in record.actors if wanted in {fold(n.text) for n in a.names}]
    labelled = find_labelled(name, scene.known)
    if len(named) > 1 and not labelled:
        raise JudgementError(_explain_namesakes(name, named, scene.known))
    actors = [labelled] if labelled else named
    spans = [s for a in actors for n in a.names for s in n.spans if labelled or wanted in (fold(n.text), fold(a.name))]
    spans = spans or [c.span for r in record.reports for c in r.credits if fold(c.name) == wanted]
    if not spans:
        near = find_similar(name, (n.text for a in record.actors for n in a.names))
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        raise NotFound(
            f"no actor is called {name!r}; {meant}`headwater show STORE actors` lists them, FILE:START-END is a place, "
            "3.2 the second support of claim 3"
        )
    return _name_span(min(spans))


def _explain_namesakes(name: str, actors: Sequence[Actor], index: Index) -> str:
    apart = tell_apart(index)
    labels = [quote(label_actor(a, apart)) for a in actors]
    return f"{count(len(actors), 'actor')} are called {name!r}: say which, as {limit_words(labels, NAMESAKES, 'or')}"


def _name_span(span: Span) -> Member:
    return Member(report=span.report, start=span.start, end=span.end)


def is_place(name: str) -> bool:
    """Whether a name is of characters in a report, and not of somebody or of a whole report."""
    return bool(PLACE.fullmatch(name) or SUPPORT.fullmatch(name) or name.startswith(("sta_", "evt_")))
