"""What people decided about claims: which propositions are one claim whatever their likeness, and which never are.

Judgements name characters of reports.  One whose characters support nothing any more has no effect and is kept.  Where
judgements cannot all hold, the later ones do.  All of it is a function of the propositions and the judgements, in the
order in which these were made; the order of the reports has no part in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, product

import msgspec

from headwater.link.assertion.propositions import Proposition
from headwater.link.clusters import Pair
from headwater.link.denial.contested import Contested, make_denial
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.record.judgements import Judgement, Member, Verdict, current_judgements, settle_pairs
from headwater.record.model import Decision, Statement
from headwater.record.spans import Evidence, Span, overlap

SHOWN = 60  # characters of a passage that a reason quotes
Groups = list[list[int]]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement on two propositions by their numbers, the lower first; one that a later overrules does not hold.

    `sides` has each of them with what tells the same: whoever parts a statement from a claim parts its events, too.
    """

    pair: Pair
    sides: tuple[tuple[int, ...], tuple[int, ...]]
    verdict: Verdict
    holds: bool
    words: str


def place_rulings(judgements: Iterable[Judgement], items: Sequence[Proposition]) -> list[Ruling]:
    """The judgements on two propositions, in the order in which they were made."""
    placed: list[tuple[Pair, Judgement]] = []
    for judgement in current_judgements(judgements, "claims"):
        found = sorted({n for member in judgement.members if (n := find_item(member, items)) is not None})
        if len(found) == 2:
            placed.append(((found[0], found[1]), judgement))
    holds = settle_pairs([(*pair, judgement.verdict) for pair, judgement in placed])
    return [
        Ruling(
            pair=pair,
            sides=_list_sides(pair, items),
            verdict=j.verdict,
            holds=held,
            words=_write_reason(j, [items[n] for n in pair], held),
        )
        for (pair, j), held in zip(placed, holds, strict=True)
    ]


def _list_sides(pair: Pair, items: Sequence[Proposition]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both propositions with those that tell the same: a statement and its events, in the same words."""
    one, other = ({n for n, item in enumerate(items) if _tells_same(item, items[k])} for k in pair)
    if one & other:
        return (pair[:1], pair[1:])
    return tuple(sorted(one)), tuple(sorted(other))


def _tells_same(one: Proposition, other: Proposition) -> bool:
    a, b = one.evidence, other.evidence
    if one is other:
        return True
    return a.statement is not None and a.statement == b.statement and overlap(a, b)


def find_item(member: Member, items: Sequence[Proposition]) -> int | None:
    """The proposition that a member names: that of its statement or event, else the one nearest to its characters."""
    near = [
        (member.id not in (e.event, e.statement), _measure(member, e), n)
        for n, e in enumerate(item.evidence for item in items)
        if overlap(e, member)
    ]
    return min(near)[2] if near else None


def _measure(member: Member, span: Span | Evidence) -> int:
    return abs(span.start - member.start) + abs(span.end - member.end)


def _write_reason(judgement: Judgement, pair: Sequence[Proposition], holds: bool) -> str:
    quoted = " and ".join(f"“{_cut(item.evidence.text)}”" for item in pair)
    return f"{quoted}: {judgement.words}{'' if holds else ', which a later judgement overrules'}"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1].rstrip()}…"


def part_utterances(groups: Sequence[Sequence[int]], rulings: Iterable[Ruling]) -> Groups:
    """Utterances, out of which whatever was judged to be another claim goes alone: copied or not, it is one no more.

    What was judged to be one with either side goes with it.
    """
    held = [r for r in rulings if r.holds]
    blocks = _list_blocks(held)
    parted = [set(group) for group in groups]
    for ruling in (r for r in held if r.verdict != "same"):
        stays, goes = (set(side).union(*(b for b in blocks if b & set(side))) for side in ruling.sides)
        for home in [g for g in parted if g & stays and g & goes]:
            parted.append(home & goes)
            home -= goes
    return sorted(sorted(g) for g in parted)


def lift_rulings(rulings: Iterable[Ruling], utterances: Sequence[Sequence[int]]) -> list[Ruling]:
    """The rulings that hold, on utterances instead of propositions."""
    home = {item: n for n, group in enumerate(utterances) for item in group}
    found = []
    for ruling in (r for r in rulings if r.holds):
        pairs = [ruling.pair] if ruling.verdict == "same" else product(*ruling.sides)
        lifted = {(min(home[a], home[b]), max(home[a], home[b])) for a, b in pairs}
        found += [msgspec.structs.replace(ruling, pair=pair) for pair in sorted(lifted) if pair[0] != pair[1]]
    return found


def list_apart(rulings: Iterable[Ruling]) -> set[Pair]:
    """The pairs that were judged to be no one claim, or not surely, and by no later judgement to be one."""
    return {r.pair for r in rulings if r.holds and r.verdict != "same"}


def list_parted(rulings: Iterable[Ruling]) -> set[Pair]:
    """The pairs of propositions that were judged to be no one claim, each with what tells the same as it."""
    held = (r for r in rulings if r.holds and r.verdict != "same")
    return {(min(a, b), max(a, b)) for r in held for a, b in product(*r.sides)}


def join_groups(groups: Sequence[Sequence[int]], rulings: Sequence[Ruling]) -> Groups:
    """The groups after what was judged to be one: whole groups join, unless that brought parted ones together.

    Then the two that were named go together and leave the others.
    """
    apart = list_apart(rulings)
    joined = [list(group) for group in groups]
    for block in _list_blocks(rulings):
        homes = [g for g in joined if set(g) & block]
        rest = [g for g in joined if not set(g) & block]
        whole = sorted(set(chain.from_iterable(homes)) | block)
        if not any(a in whole and b in whole for a, b in apart):
            joined = [*rest, whole]
        else:
            joined = [*rest, sorted(block), *(left for g in homes if (left := [n for n in g if n not in block]))]
    return sorted(sorted(g) for g in joined)


def _list_blocks(rulings: Iterable[Ruling]) -> list[set[int]]:
    """What was judged to be one, directly or through others."""
    blocks: list[set[int]] = []
    for ruling in (r for r in rulings if r.verdict == "same"):
        near = [b for b in blocks if b & set(ruling.pair)]
        blocks = [b for b in blocks if b not in near] + [set(ruling.pair).union(*near)]
    return sorted(blocks, key=min)


def list_unsure(rulings: Iterable[Ruling]) -> dict[Pair, float]:
    """The pairs that are near by judgement alone, with a likeness beyond any other."""
    return {r.pair: 2.0 for r in rulings if r.verdict == "unsure"}


def list_reasons(rulings: Iterable[Ruling], groups: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    """For each group of propositions what was decided about its members."""
    found: list[dict[str, None]] = [{} for _ in groups]
    home = {item: n for n, group in enumerate(groups) for item in group}
    for ruling in rulings:
        for item in ruling.pair:
            if item in home:
                found[home[item]][ruling.words] = None
    return [tuple(row) for row in found]


def settle_denials(
    contested: Sequence[Contested],
    judgements: Iterable[Judgement],
    reading: Reading,
    voices: Voices,
    items: Sequence[Proposition],
) -> list[Contested]:
    """The groups with their denials after what people decided: a judgement names a denial, then a support of the claim.

    One that was there for its denials alone goes with the last of them.
    """
    settled = [list(c.denials) for c in contested]
    for judgement in current_judgements(judgements, "denials"):
        member, support = judgement.members
        item = find_item(support, items)
        for row, group in zip(settled, contested, strict=True):
            if judgement.verdict == "different" and item in group.support:
                row[:] = [d for d in row if not overlap(member, d.evidence)]
            elif judgement.verdict == "same" and item in group.members:
                known = any(overlap(member, d.evidence) for d in row)
                found = () if known else _find_statements(member, reading)
                row += [make_denial(voices, s, span) for s in found for span in s.extent]
    rows = zip(contested, settled, strict=True)
    return [msgspec.structs.replace(c, denials=tuple(row)) for c, row in rows if c.members or row]


def _find_statements(member: Member, reading: Reading) -> list[Statement]:
    """The statement whose extent is nearest to a member's characters; of several the one that it names."""
    near = [
        (s.id != member.id, min(_measure(member, span) for span in s.extent), s.id, s)
        for s in reading.statements.get(member.report, ())
        if any(overlap(span, member) for span in s.extent)
    ]
    return [min(near, key=lambda row: row[:3])[3]] if near else []


def decide_statements(reading: Reading, judgements: Iterable[Judgement]) -> dict[str, Decision]:
    """The decisions on statements by their ids; what is said inside a rejected one is rejected with it."""
    found: dict[str, Decision] = {}
    for judgement in current_judgements(judgements, "statements"):
        decision = Decision(verdict=judgement.verdict, by=judgement.by, at=judgement.at, note=judgement.note)
        found |= {s.id: decision for member in judgement.members for s in _find_statements(member, reading)}
    return found | {key: inner for key in reading.said if (inner := _inherit(reading.said, key, found))}


def _inherit(said: Mapping[str, Statement], key: str, found: Mapping[str, Decision]) -> Decision | None:
    """The rejection of the nearest statement around one that has no decision of its own."""
    seen: set[str] = set()
    while key in said and key not in seen:
        if (decision := found.get(key)) is not None:
            return decision if decision.verdict == "reject" or not seen else None
        seen.add(key)
        key = said[key].nested_in or ""
    return None


def leave_rejected(reading: Reading, decisions: Mapping[str, Decision]) -> Reading:
    """The reading without the statements that were rejected, and without the events that they tell of.

    Their sentences go with them: what nobody says by that is not what the report says itself.
    """
    gone = {key for key, decision in decisions.items() if decision.verdict == "reject"}
    if not gone:
        return reading
    taken = [(s.report, s.extent) for key in sorted(gone) for s in reading.said[key].extent]
    return msgspec.structs.replace(
        reading,
        statements={r: tuple(s for s in row if s.id not in gone) for r, row in reading.statements.items()},
        events={r: tuple(e for e in row if e.statement not in gone) for r, row in reading.events.items()},
        sentences={
            r: tuple(s for s in row if not any(r == report and t.overlaps(s) for report, t in taken))
            for r, row in reading.sentences.items()
        },
        said={key: s for key, s in reading.said.items() if key not in gone},
    )
