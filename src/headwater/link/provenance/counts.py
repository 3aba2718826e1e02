"""The counts of a claim by the rules of docs/record.md: reports, texts, outlets, independent origins, credibility."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from headwater.dates import intersect
from headwater.link.components import join_pairs
from headwater.link.provenance.homes import find_homes, is_stateless, is_stateless_body
from headwater.link.provenance.origins import UNNAMED, UNNAMED_BODY, Voices
from headwater.link.reading import Reading
from headwater.record.model import Copy, Credibility, Origin
from headwater.record.spans import Evidence
from headwater.text import fold


class Texts(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are copies or translations of one text: report -> the first report of its text."""

    of: dict[str, str]

    def count(self, reports: Iterable[str]) -> int:
        """How many texts these reports are."""
        return len({self.of.get(r, r) for r in reports})


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted for one claim, and why it came out so; `addresses` counts the versions of a report once."""

    origins: tuple[str, ...]
    uncertain: tuple[str, ...]
    institutions: tuple[str, ...]
    reports: tuple[str, ...]
    addresses: int
    outlets: int
    texts: int
    reasons: tuple[str, ...]


def group_texts(reading: Reading, copies: Sequence[Copy]) -> Texts:
    """Reports joined by near-duplicates, and versions of one report, each group under its first report."""
    reports = sorted(reading.reports, key=reading.rank)
    place = {report: n for n, report in enumerate(reports)}
    pairs = [(c.a.report, c.b.report) for c in copies if c.is_whole and c.relation == "near_duplicate"]
    pairs += [(r.version_of, r.id) for r in reading.reports.values() if r.version_of in place and r.version_of]
    groups = join_pairs(len(reports), ((place[a], place[b]) for a, b in pairs))
    first = {reports[n]: reports[group[0]] for group in groups for n in group}
    return Texts(of={report: first[report] for report in reading.reports})


def count_support(reading: Reading, voices: Voices, texts: Texts, support: Sequence[Evidence]) -> Counts:
    """The counts of a claim with this support."""
    known = voices.by_id()
    origins = find_support_origins(voices, known, support, texts)
    sure, uncertain = part_uncertain([known[o] for o in origins], reading)
    reports = tuple(sorted({e.report for e in support}, key=reading.rank))
    institutions = tuple(dict.fromkeys(o.institution for o in sure if o.identified and o.institution))
    outlets = {reading.reports[r].outlet or r for r in reports}
    return Counts(
        origins=tuple(o.id for o in sure),
        uncertain=tuple(o.id for o in uncertain),
        institutions=institutions,
        reports=reports,
        addresses=len({reading.reports[r].uri for r in reports}),
        outlets=len(outlets),
        texts=texts.count(reports),
        reasons=(
            *_explain_texts(reading, texts, reports),
            *_explain_origins(reading, sure, uncertain),
            *_explain_signers(reading, voices, sure),
        ),
    )


def find_support_origins(
    voices: Voices, known: Mapping[str, Origin], support: Sequence[Evidence], texts: Texts
) -> list[str]:
    """The origin of each support, each once, in the order of the support; narrators only where nobody is quoted.

    Whoever does what is told stands behind it where nobody who is identified tells it: what somebody says of an act of
    another is his word alone.  One act has one doer, by whatever name a report calls him.  Copies of one text tell it
    in the words of the first of them.
    """
    quoted = [voices.of[e.statement] for e in support if e.statement in voices.of]
    is_quoted = any(known[o].identified for o in quoted)
    acts = [] if is_quoted else [o for e in support if not e.statement and (o := voices.find_behind(e))]
    first: dict[str, str] = {}
    for e in support:
        first.setdefault(texts.of.get(e.report, e.report), e.report)
    doers = [o for o in acts if known[o].institution == known[acts[0]].institution]
    found = [*quoted, *doers] or [voices.narrators[report] for report in first.values()]
    return list(dict.fromkeys(found))


def part_uncertain(origins: Sequence[Origin], reading: Reading) -> tuple[list[Origin], list[Origin]]:
    """The origins that count, and those that may have spoken on an occasion that is already counted.

    'US officials' beside a named spokesman or a statement of the same government may be of that occasion, an envoy who
    speaks where and when his government signs a joint statement may read it out, a 'Foreign Ministry' of no state that
    is told may be that of the state beside it, as a minister may whom a report from there names, and 'the company' one
    that is named: they are kept, and not counted.
    """
    heard = {o.institution for o in origins if o.identified and _is_particular(o, reading)}
    joint = [o for o in origins if o.identified and _list_signers(o, reading)]
    doubtful = _list_doubtful_bodies(origins)
    stateless = _list_stateless(origins, reading)
    sure: list[Origin] = []
    uncertain: list[Origin] = []
    for origin in origins:
        unspecific = origin.identified and not _is_particular(origin, reading) and origin.institution in heard
        is_known = unspecific or any(_speaks_beside(origin, other, reading) for other in joint)
        is_known |= origin.id in stateless or origin.institution in doubtful
        (uncertain if is_known else sure).append(origin)
    return sure, uncertain


def _is_particular(origin: Origin, reading: Reading) -> bool:
    """Whether somebody in particular speaks, or a body on an occasion that is named: the party "in its lawsuit"."""
    if _is_person_or_group(origin, reading):
        return True
    actor = reading.actors.get(origin.speaker or "")
    is_body = actor is not None and actor.schema != "Country" and not _is_described(origin)
    return is_body and any(s in reading.said and reading.said[s].occasion for s in origin.statements)


def _list_doubtful_bodies(origins: Sequence[Origin]) -> list[str | None]:
    """The bodies without a name that may be one of the others: all of them beside a named one, else all but one."""
    described = list(dict.fromkeys(o.institution for o in origins if UNNAMED_BODY in o.reasons))
    is_named = any(o.identified and UNNAMED_BODY not in o.reasons for o in origins)
    return described if is_named else described[1:]


def _list_stateless(origins: Sequence[Origin], reading: Reading) -> set[str]:
    """The origins, by id, that may be of a state which counts already: by where they are told, or called the same."""
    bodies = {o.id: reading.actors.get(o.institution or "") for o in origins}
    states = {a.country for a in bodies.values() if a and a.country and a.schema in ("Country", "PublicBody")}
    has_state = any(a.schema == "Country" for a in bodies.values() if a)
    first: dict[str, str | None] = {}
    found = set()
    for origin in origins:
        body = bodies[origin.id]
        if body is None or not is_stateless(body, reading):
            continue
        homes = find_homes(origin, reading)
        keys = homes if body.schema == "Person" else homes | {fold(body.name)}
        others = {first.setdefault(key, body.id) for key in sorted(keys)} - {body.id}
        if homes & states or others or (has_state and is_stateless_body(body)):
            found.add(origin.id)
    return found


def _list_signers(origin: Origin, reading: Reading) -> tuple[str, ...]:
    actor = reading.actors.get(origin.speaker or "")
    return actor.members if actor else ()


def _speaks_beside(origin: Origin, joint: Origin, reading: Reading) -> bool:
    """Whether a person speaks for a signer of a joint statement at the same place, on days that can be the same."""
    if origin.institution not in _list_signers(joint, reading) or _list_signers(origin, reading):
        return False
    days = [w for o in (origin, joint) if (w := o.when) and w.is_known]
    if len(days) < 2 or not intersect(*days):
        return False
    return bool(_list_venues(origin, reading) & _list_venues(joint, reading))


def _list_venues(origin: Origin, reading: Reading) -> set[str]:
    """The bodies and places that an origin's occasions name, with the bodies that those are parts of."""
    spans = [span for s in origin.statements if s in reading.said for span in reading.said[s].occasion]
    mentions = (m for s in spans for m in reading.mentions_in(s.report, s.extent))
    named = [a for m in mentions if (a := reading.actors.get(m.actor or "")) and a.schema not in ("Person", "Group")]
    return {a.id for a in named} | {a.part_of for a in named if a.part_of}


def _is_person_or_group(origin: Origin, reading: Reading) -> bool:
    """Whether somebody in particular speaks: a named person, or several parties jointly."""
    actor = reading.actors.get(origin.speaker or "")
    if actor is None:
        return False
    return not _is_described(origin) and (actor.schema == "Person" or bool(actor.members))


def _is_described(origin: Origin) -> bool:
    return any(r.startswith((UNNAMED, UNNAMED_BODY)) for r in origin.reasons)


def _explain_texts(reading: Reading, texts: Texts, reports: Sequence[str]) -> list[str]:
    homes: dict[str, list[str]] = {}
    for report in reports:
        homes.setdefault(texts.of.get(report, report), []).append(report)
    return [_explain_text(reading, keys) for keys in homes.values() if len(keys) > 1]


def _explain_text(reading: Reading, keys: Sequence[str]) -> str:
    """Why several reports are counted once."""
    names = _join([reading.reports[key].file for key in keys])
    is_one = len({reading.reports[key].uri for key in keys}) == 1
    return f"{names} are {'versions of one report' if is_one else 'copies or translations of one text'}: counted once"


def _explain_origins(reading: Reading, sure: Sequence[Origin], uncertain: Sequence[Origin]) -> list[str]:
    voices: dict[str, list[str]] = {}
    for origin in sure:
        if origin.institution and origin.identified:
            voices.setdefault(origin.institution, []).append(_name(reading.actors, origin.speaker))
    found = [
        f"{_join(list(dict.fromkeys(names)))} speak for {_name(reading.actors, body)}: one voice"
        for body, names in voices.items()
        if len(set(names)) > 1
    ]
    found += [f"{o.occasion}: not identified, counts for nothing" for o in sure if not o.identified]
    found += [f"{o.occasion}: may be an occasion already counted" for o in uncertain]
    return found


def _explain_signers(reading: Reading, voices: Voices, sure: Sequence[Origin]) -> list[str]:
    """A voice of the claim that has also signed the joint statement which counts for another of its voices."""
    behind = dict.fromkeys(o.institution for o in sure if o.identified and o.institution)
    found = []
    for origin in sure:
        joint = reading.actors.get(origin.speaker or "")
        signers = {voices.institutions.get(m, m) for m in joint.members} if joint else set()
        words = f"{_name(reading.actors, origin.speaker)}, which counts for {_name(reading.actors, origin.institution)}"
        found += [
            f"{_name(reading.actors, body)} is also a co-signer of the statement of {words}"
            for body in behind
            if body in signers and body != origin.institution
        ]
    return list(dict.fromkeys(found))


def _name(actors: Mapping[str, object], actor: str | None) -> str:
    return str(getattr(actors.get(actor or ""), "name", "somebody unnamed"))


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def judge_credibility(counts: Counts, denied: bool, retracted: bool, withdrawn: bool = False) -> Credibility:
    """The Admiralty number, by docs/record.md; number 1 needs a party or a witness, which rules cannot tell."""
    voices = len(counts.institutions)
    if not voices:
        return Credibility(code=6, reason="no identified origin")
    if withdrawn:
        return Credibility(code=5, reason="no report that said so says so any more")
    if retracted:
        return Credibility(code=5, reason="denied or retracted by its own origin")
    if voices >= 2:
        return Credibility(
            code=2, reason=f"{voices} independent institutions" + ("; denied by a party" if denied else "")
        )
    if denied:
        return Credibility(code=4, reason="one identified institution, denied by a party")
    return Credibility(code=3, reason="one identified institution, undenied")
