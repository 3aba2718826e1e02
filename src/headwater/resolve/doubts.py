"""What one report says of a name or an office against the others: a cut surname, a slip, another office."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.names import find_known, parse_person, word_key
from headwater.names.offices import FORMER, GENERAL, HEADS_OF_STATE, exclude_each_other, office_words, read_office
from headwater.names.spelling import spelling_key
from headwater.record.model import Actor, Problem
from headwater.record.spans import Span, identify
from headwater.resolve.profiles import Sources
from headwater.text import words

# A form or an office is doubted when it stands in one report and another one this many times as often elsewhere.
AGAINST = 2


def find_doubts(actors: Sequence[Actor], sources: Sources) -> Iterator[Problem]:
    """Names and offices that contradict the other reports, in the order of the actors."""
    by_id = {a.id: a for a in actors}
    for actor in sorted(actors, key=lambda a: a.id):
        if actor.schema == "Person":
            yield from _doubt_names(actor, sources)
            yield from _doubt_offices(actor, sources)
            yield from _doubt_given_names(actor, by_id, sources)
        if actor.schema in ("PublicBody", "Organization"):
            yield from _doubt_body(actor, actors, sources)


def _problem(what: str, detail: str, spans: Sequence[Span], sources: Sources) -> Problem:
    place = spans[0]
    uri = sources.reports[place.report].uri
    return Problem(
        id=identify("prb", what, detail, place.report, place.start),
        uri=uri,
        what=what,
        detail=detail,
        spans=tuple(spans),
    )


def _families(actor: Actor) -> dict[str, list[Span]]:
    """Family names of an actor as reports write them, folded, with their spans."""
    found: dict[str, list[Span]] = defaultdict(list)
    for name in actor.names:
        person = parse_person(name.text)
        if person.family and (person.given or len(actor.names) > 1):
            found[person.family] += name.spans
    return found


def _doubt_names(actor: Actor, sources: Sources) -> Iterator[Problem]:
    """Forms with half of a double family name missing, and forms that differ by a slip of the pen."""
    families = _families(actor)
    full_given = {parse_person(n.text).family for n in actor.names if parse_person(n.text).given}
    for family, spans in sorted(families.items()):
        whole = [f for f in families if "-" in f and family in f.split("-") and f != family]
        reports = {s.report for s in spans}
        if whole and family in full_given and any(s.report not in reports for s in families[whole[0]]):
            detail = f"{spans[0].text}: the other reports have the family name {whole[0].title()}"
            yield _problem("name_cut", detail, spans, sources)
            continue
        rivals = [
            f for f in families if f != family and spelling_key(f) != spelling_key(family) and _is_slip(f, family)
        ]
        if rivals and len(families[rivals[0]]) >= AGAINST * len(spans) and len(reports) == 1:
            detail = f"{spans[0].text}: elsewhere {families[rivals[0]][0].text}"
            yield _problem("name_misspelt", detail, spans, sources)


def _is_slip(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) > 4 and len(longer) - len(shorter) <= 2 and shorter[:3] == longer[:3]


def _rank_of(title: str) -> str | None:
    """The office of a head of state or government in a title, or that the title only says "leader"."""
    position = read_office(title)
    return position.office if position and position.office in HEADS_OF_STATE | GENERAL else None


def _doubt_offices(actor: Actor, sources: Sources) -> Iterator[Problem]:
    ranks: dict[str, list[Span]] = defaultdict(list)
    for office in actor.offices:
        if (rank := _rank_of(office.title)) and not FORMER & set(office_words(office.title)):
            ranks[rank] += office.spans
    general = sum(len(spans) for rank, spans in ranks.items() if rank in GENERAL)
    for rank in sorted(ranks.keys() - GENERAL):
        others = sum(len(s) for r, s in ranks.items() if r not in GENERAL and r != rank)
        against = others or general
        if len(ranks[rank]) == 1 and against >= AGAINST:
            other = max(sorted(set(ranks) - {rank}), key=lambda r: len(ranks[r]))
            detail = f"{ranks[rank][0].text} {actor.name}: elsewhere {other} ({against} times)"
            yield _problem("office_differs", detail, ranks[rank], sources)
    yield from _doubt_rank(actor, ranks, sources)
    yield from _doubt_rivals(actor, sources)


def _doubt_rank(actor: Actor, ranks: Mapping[str, list[Span]], sources: Sources) -> Iterator[Problem]:
    """A minister whom one report makes head of government."""
    lower: dict[str, set[str]] = defaultdict(set)
    for office in actor.offices:
        keys = office_words(office.title)
        if keys and keys[-1] in ("minister", "secretary") and len(keys) > 1 and not {*FORMER, "prime"} & {*keys}:
            lower[" ".join(keys[-2:])] |= {span.report for span in office.spans}
    heads = [(rank, spans) for rank, spans in sorted(ranks.items()) if rank not in GENERAL]
    if len(heads) != 1 or len({span.report for span in heads[0][1]}) > 1:
        return
    rank, spans = heads[0]
    for title, reports in sorted(lower.items()):
        if len(reports - {spans[0].report}) >= AGAINST and spans[0].report not in reports:
            detail = f"{actor.name} as {rank}: {len(reports)} reports say {title}"
            yield _problem("office_differs", detail, spans, sources)


def _doubt_rivals(actor: Actor, sources: Sources) -> Iterator[Problem]:
    """Two offices that nobody has at one time: 'campaign manager' in one report, 'campaign chairman' in the others."""
    held: dict[str, list[Span]] = defaultdict(list)
    for office in actor.offices:
        title = read_office(office.title)
        if title and title.office not in HEADS_OF_STATE:
            held[" ".join((*title.field[-1:], title.office))] += office.spans
    for lone, spans in sorted(held.items()):
        for common, others in sorted(held.items()):
            count = len({s.report for s in others})
            is_lone = len({s.report for s in spans}) == 1 and spans[0].report not in {s.report for s in others}
            if is_lone and count >= AGAINST and exclude_each_other(spans[0].text, others[0].text):
                yield _problem(
                    "office_differs", f"{actor.name} as {lone}: {count} reports say {common}", spans, sources
                )


def _doubt_given_names(actor: Actor, actors: Mapping[str, Actor], sources: Sources) -> Iterator[Problem]:
    """One double family name with two given names, of which the rarer may be a slip."""
    own = next((n for n in actor.names if len(parse_person(n.text).parts) > 2), None)
    for other in (actors[key] for key in actor.possibly_same_as if key in actors):
        theirs = next((n for n in other.names if len(parse_person(n.text).parts) > 2), None)
        if own is None or theirs is None:
            continue
        a, b = parse_person(own.text), parse_person(theirs.text)
        if a.parts[1:] == b.parts[1:] and len(own.spans) < len(theirs.spans):
            yield _problem("name_differs", f"{own.text}: elsewhere {theirs.text}", own.spans, sources)


def _doubt_body(actor: Actor, actors: Sequence[Actor], sources: Sources) -> Iterator[Problem]:
    """Forms of a known body that lack a word of its name and may be taken for another body of the same report."""
    if find_known(actor.name) is None:
        return
    own = [word_key(w.text) for w in words(actor.name)]
    for name in actor.names:
        form = [word_key(w.text) for w in words(name.text)]
        missing = [word for word in own if word not in form and len(word) > 3]
        if not missing or len(form) < 2 or form[-2:] != own[-2:] or len(form) == 2:
            continue
        reports = {s.report for s in name.spans}
        for other in actors:
            theirs = [word_key(w.text) for w in words(other.name)]
            met = {s.report for n in other.names for s in n.spans} & reports
            if other.id != actor.id and theirs[-2:] == own[-2:] and met and find_known(other.name) is not None:
                spans = [s for s in name.spans if s.report in met][:1]
                yield _problem(
                    "body_misnamed", f"{name.text} is the {actor.name}, not the {other.name}", spans, sources
                )
