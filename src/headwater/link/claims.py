"""Claims: propositions that assert the same, with their counts, denials and differences."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from headwater.link.assertion.narration import find_supports
from headwater.link.assertion.propositions import Proposition
from headwater.link.clusters import Pair, group_items
from headwater.link.denial.contested import Contested
from headwater.link.denial.denials import find_denials
from headwater.link.denial.denied import is_told_of_somebody
from headwater.link.difference.differences import Near, find_differences
from headwater.link.difference.persons import add_persons
from headwater.link.likeness.identical import find_identical
from headwater.link.likeness.pairs import find_apart, score_pairs
from headwater.link.likeness.requoted import are_requoted
from headwater.link.likeness.utterances import fuse_copies
from headwater.link.phrasing.completeness import is_clause
from headwater.link.phrasing.wording import word_claims, word_denied
from headwater.link.provenance.counts import Counts, Texts, count_support, judge_credibility
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.link.rulings import (
    join_groups,
    lift_rulings,
    list_apart,
    list_parted,
    list_reasons,
    list_unsure,
    part_utterances,
    place_rulings,
    settle_denials,
)
from headwater.link.versions import are_withdrawn, find_newest
from headwater.odds import LEAST
from headwater.record.judgements import Judgement
from headwater.record.model import Claim, Copy
from headwater.record.spans import identify
from headwater.settings import THRESHOLDS

# Who gives no answer has told nothing.
SILENT = re.compile(
    r"\b(?:(?:declin|refus)\w+ to (?:comment|say|answer|discuss|confirm|identify|elaborate)|"
    r"would not (?:say|comment|discuss)|"
    r"(?:did|had|have|has) not (?:\w+ )?(?:respond|repl|answer|return|comment|made? (?:any|a) comment))",
    re.IGNORECASE,
)

QUOTED_ALIKE = 0.8  # likelihood of two statements of one speaker, otherwise near, that quote him with the same words


class Basis(NamedTuple):
    """What all claims of a story rest on: `items` may support one, `newest` has the newest version of each report."""

    reading: Reading
    voices: Voices
    texts: Texts
    items: Sequence[Proposition]
    newest: Mapping[str, str]


def form_claims(
    reading: Reading, voices: Voices, texts: Texts, copies: Sequence[Copy], judgements: Sequence[Judgement] = ()
) -> tuple[Claim, ...]:
    """Every claim of the story, by the publication and place of its first support.

    Utterances are grouped, each described by the proposition that was published first: what was copied counts once.
    What people judged of two supports, or of a denial, comes before what their likeness says.
    """
    items = find_supports(reading)
    rulings = place_rulings(judgements, items)
    utterances = part_utterances(fuse_copies(items, copies, voices.institutions), rulings)
    ruled = lift_rulings(rulings, utterances)
    first = [items[members[0]] for members in utterances]
    scores = _score_all(reading, first, voices)
    apart = {*find_apart(first, sorted(scores), voices.institutions), *list_apart(ruled)}
    alike = group_items(len(first), scores, apart, THRESHOLDS.claim)
    joined = [(group, sorted(i for n in group for i in utterances[n])) for group in join_groups(alike, ruled)]
    kept = [row for row in joined if _makes_claim([items[i] for i in row[1]], texts)]
    groups = [members for _, members in kept]
    home = {n: k for k, (group, _) in enumerate(kept) for n in group}
    found = find_denials(reading, voices, items, groups, utterances, list_parted(rulings))
    contested = settle_denials(found, judgements, reading, voices, items)
    ids = [_identify_group(items[group[0]]) for group in groups]
    related = _relate(home, {**scores, **list_unsure(ruled)}, ids)
    reasons = list_reasons(rulings, groups)
    near = _list_near(first, scores, home, len(groups))
    former = _list_former(alike, [items[row[0]] for row in utterances], home, ids)
    worded = word_claims(reading, [[items[i] for i in c.members] for c in contested[: len(groups)]])
    basis = Basis(reading, voices, texts, items, find_newest(reading.reports))
    formed = [
        _add_judged(
            _make_claim(basis, ids[n], worded[n], contested[n], related[n], near[n]),
            reasons[n],
            was=tuple(former[n]),
        )
        for n in range(len(groups))
    ]
    holding = {i: key for key, group in zip(ids, groups, strict=True) for i in group}
    raised = [
        _make_claim(basis, _identify_denied(c), word_denied(reading, c.core), c, _list_holding(c, holding))
        for c in contested[len(groups) :]
    ]
    return add_persons(reading, sorted((*formed, *raised), key=lambda c: reading.place(c.support[0].span)))


def _score_all(reading: Reading, items: Sequence[Proposition], voices: Voices) -> dict[Pair, float]:
    """How likely each pair is one: by its evidence, by whom it quotes with the same words, by who does what when."""
    scores = score_pairs(items)
    near = ((i, j) for (i, j), score in scores.items() if THRESHOLDS.related <= score < QUOTED_ALIKE)
    quoted = {(i, j): QUOTED_ALIKE for i, j in near if are_requoted(reading, items[i], items[j])}
    identical = find_identical(reading, items, voices.institutions)
    return scores | quoted | dict.fromkeys(identical, 1 - LEAST)


def _list_former(
    alike: Sequence[Sequence[int]], first: Sequence[Proposition], home: Mapping[int, int], ids: Sequence[str]
) -> list[list[str]]:
    """For each claim the ids of the groups that it took in whole, as far as they are not its own."""
    former: list[list[str]] = [[] for _ in ids]
    for group in alike:
        homes, key = {home.get(n) for n in group}, _identify_group(first[group[0]])
        if len(homes) == 1 and (n := homes.pop()) is not None and key != ids[n]:
            former[n].append(key)
    return former


def _identify_denied(contested: Contested) -> str:
    """A claim that is there because it is denied is known by its first denial."""
    e = contested.denials[0].evidence
    return identify("clm", e.report, e.start, e.end, e.statement, "denied")


def _list_holding(contested: Contested, holding: Mapping[int, str]) -> tuple[str, ...]:
    """The claims of its guests, the first five."""
    return tuple(dict.fromkeys(holding[i] for i in contested.guests if i in holding))[:5]


def _makes_claim(members: Sequence[Proposition], texts: Texts) -> bool:
    """Whether one makes a claim by itself, or a report tells in its own words what can be checked, or two texts do."""
    if any(map(is_told_of_somebody, members)):
        return True
    narrated = [m for m in members if m.is_narrated and not SILENT.search(m.words)]
    return any(map(_can_be_checked, narrated)) or texts.count({m.evidence.report for m in narrated}) > 1


def _can_be_checked(item: Proposition) -> bool:
    """Whether it is a sentence's own clause, of two actors or of one with a day or a figure."""
    named = len(item.actors) + bool(item.figures or item.days)
    return bool(item.actors) and named > 1 and item.words[:1].isupper() and is_clause(item.words)


def _identify_group(first: Proposition) -> str:
    """A claim is known by its smallest member, so that a late report leaves its id alone."""
    e = first.evidence
    return identify("clm", e.report, e.start, e.end, e.statement, e.event)


def _add_judged(claim: Claim, reasons: tuple[str, ...], was: tuple[str, ...]) -> Claim:
    """A claim with what people judged of its members, and the ids that it had before they did."""
    return msgspec.structs.replace(claim, reasons=(*claim.reasons, *reasons), was=was)


def _relate(home: Mapping[int, int], scores: Mapping[Pair, float], ids: Sequence[str]) -> list[tuple[str, ...]]:
    """For each group the others with a pair of members that are near, the nearest first."""
    near: list[dict[int, float]] = [{} for _ in ids]
    for (i, j), score in scores.items():
        a, b = home.get(i), home.get(j)
        if a is not None and b is not None and a != b and score >= THRESHOLDS.related:
            near[a][b] = max(near[a].get(b, 0.0), score)
            near[b][a] = max(near[b].get(a, 0.0), score)
    return [tuple(ids[b] for b, _ in sorted(row.items(), key=lambda item: (-item[1], item[0]))[:5]) for row in near]


def _list_near(
    first: Sequence[Proposition], scores: Mapping[Pair, float], home: Mapping[int, int], count: int
) -> list[list[Near]]:
    """For each group its members with those of others that are near them, the nearest first."""
    near: list[list[Near]] = [[] for _ in range(count)]
    for (i, j), score in sorted(scores.items(), key=lambda row: (-row[1], row[0])):
        a, b = home.get(i), home.get(j)
        if a is not None and b is not None and a != b and score >= THRESHOLDS.related:
            near[a].append(Near(own=first[i], other=first[j], score=score, comes_first=a < b))
            near[b].append(Near(own=first[j], other=first[i], score=score, comes_first=b < a))
    return near


def _make_claim(
    basis: Basis,
    key: str,
    proposition: str,
    contested: Contested,
    related: tuple[str, ...],
    near: Sequence[Near] = (),
) -> Claim:
    """A claim with the support of its members and of its guests, and what they differ in.

    `near` are its members with those of other claims that are near them.
    """
    reading, items, denials = basis.reading, basis.items, contested.denials
    support = tuple(dict.fromkeys(items[i].evidence for i in contested.support))
    counts: Counts = count_support(reading, basis.voices, basis.texts, support)
    institutions = set(counts.institutions)
    retracted = bool(denials) and any(d.institution in institutions for d in denials)
    withdrawn = are_withdrawn(reading.reports, basis.newest, support)
    return Claim(
        id=key,
        proposition=proposition,
        support=support,
        denials=tuple(d.evidence for d in denials),
        origins=counts.origins,
        uncertain_origins=counts.uncertain,
        reports=counts.addresses,
        outlets=counts.outlets,
        texts=counts.texts,
        independent_origins=len(institutions),
        independence="established" if len(institutions) > 1 else "not_established",
        first_seen=counts.reports[0],
        last_seen=counts.reports[-1],
        differences=find_differences(reading, [items[i] for i in contested.members], basis.voices.institutions, near),
        related=related,
        credibility=judge_credibility(counts, bool(denials), retracted, withdrawn),
        reasons=(*counts.reasons, *_explain_guests([items[i] for i in contested.guests])),
    )


def _explain_guests(guests: Sequence[Proposition]) -> list[str]:
    count = len({g.evidence for g in guests})
    verb = "assert" if count > 1 else "asserts"
    return [f"{count} of its passages {verb} more than what is denied here"] if count else []
