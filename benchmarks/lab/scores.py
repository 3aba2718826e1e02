"""How well a record of a story is linked, by kind of difficulty: what was there to find, and what was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from benchmarks.lab.facts import FACTS
from benchmarks.lab.plans import COPIES, FRESH
from benchmarks.lab.stories import LabStory
from benchmarks.lab.truth import count_texts, count_voices, list_told, pair_reports, relate_reports
from benchmarks.lab.writing import Told
from headwater.record.model import Claim
from headwater.record.whole import Record

NEAR = "near_facts"
ROWS = ("all", *COPIES, *FRESH, NEAR)
METRICS = (
    "precision",
    "recall",
    "f1",
    "near_merged",
    "occasions",
    "origins",
    "texts",
    "relations",
    "denials",
    "denials_right",
    "false_voices",
)
Tally = dict[str, Counter[str]]  # by row, then what was counted


def tally_story(story: LabStory, record: Record) -> Tally:
    """Everything counted in one linked story, by row."""
    tally: Tally = defaultdict(Counter)
    told, homes = list_told(story.reports), _find_homes(record)
    _tally_pairs(tally, story, told, homes)
    _tally_claims(tally, story, told, homes, record)
    _tally_origins(tally, story, told, record)
    _tally_established(tally["all"], story, told, record)
    _tally_relations(tally, story, record)
    _tally_denials(tally, story, told, homes, record)
    return tally


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """The counts of several stories together."""
    total: Tally = defaultdict(Counter)
    for tally in tallies:
        for row, counts in tally.items():
            total[row].update(counts)
    return total


def rate_tally(tally: Tally) -> dict[str, dict[str, float | None]]:
    """Every metric of every row; None where there was nothing to find."""
    return {row: _rate(tally[row]) for row in ROWS if row in tally}


def _rate(counts: Counter[str]) -> dict[str, float | None]:
    hit, missed, wrong = counts["hit"], counts["missed"], counts["joined wrongly"]
    return {
        "precision": _share(hit, hit + wrong),
        "recall": _share(hit, hit + missed),
        "f1": _share(2 * hit, 2 * hit + missed + wrong),
        "near_merged": _share(counts["near pairs joined"], counts["near pairs"]),
        "occasions": _share(2 * counts["one of both"], counts["one occasion"] + counts["one origin"]),
        "origins": _share(counts["origins right"], counts["claims"]),
        "texts": _share(counts["texts right"], counts["claims"]),
        "relations": _share(counts["relations right"], counts["relations"]),
        "denials": _share(counts["denials found"], counts["denials"]),
        "denials_right": _share(counts["denials found"], counts["denials laid"]),
        "false_voices": _share(counts["falsely established"], counts["established"]),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _find_homes(record: Record) -> dict[str, int]:
    """The claim of each statement's content and of each event; several clauses of one content count by the first."""
    homes: dict[str, int] = {}
    for n, claim in enumerate(record.claims):
        for evidence in claim.support:
            homes.setdefault(evidence.event or evidence.statement or "", n)
    return homes


def _find_rows(story: LabStory) -> dict[frozenset[str], str]:
    """For a report and what it was made from or beside, how it was made."""
    ids = {r.plan.file: r.report.id for r in story.reports}
    return {frozenset((r.report.id, ids[r.plan.parent])): r.plan.kind for r in story.reports if r.plan.parent in ids}


def _tally_pairs(tally: Tally, story: LabStory, told: Sequence[Told], homes: Mapping[str, int]) -> None:
    rows = _find_rows(story)
    several = _find_crowded(told)
    for a, b in combinations(told, 2):
        near, same = FACTS[a.fact].family == FACTS[b.fact].family, a.fact == b.fact
        joined = a.id in homes and homes[a.id] == homes.get(b.id)
        found = ["all", rows.get(frozenset((a.report, b.report)), ""), NEAR if near and a.fact in several else ""]
        for row in filter(None, found):
            tally[row]["hit"] += same and joined
            tally[row]["missed"] += same and not joined
            tally[row]["joined wrongly"] += joined and not same
            tally[row]["near pairs"] += near and not same
            tally[row]["near pairs joined"] += near and joined and not same


def _tally_origins(tally: Tally, story: LabStory, told: Sequence[Told], record: Record) -> None:
    """Pairs of statements by one speaker on one day, against pairs that the record lays to one origin."""
    rows, origins = _find_rows(story), {s.id: s.origin for s in record.statements}
    for a, b in combinations([t for t in told if t.speaker], 2):
        same = (a.speaker, a.day) == (b.speaker, b.day)
        joined = origins[a.id] is not None and origins[a.id] == origins[b.id]
        for row in filter(None, ["all", rows.get(frozenset((a.report, b.report)), "")]):
            tally[row]["one occasion"] += same
            tally[row]["one origin"] += joined
            tally[row]["one of both"] += same and joined


def _find_crowded(told: Iterable[Told]) -> set[str]:
    """The facts that are told in one story with another of their family."""
    facts = {t.fact for t in told}
    sizes = Counter(FACTS[f].family for f in facts)
    return {f for f in facts if sizes[FACTS[f].family] > 1}


def _tally_claims(
    tally: Tally, story: LabStory, told: Sequence[Told], homes: Mapping[str, int], record: Record
) -> None:
    """Each fact's counts against those of the claim that holds most of what asserts it."""
    rows, several = _find_rows(story), _find_crowded(told)
    by_fact: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_fact[item.fact].append(item)
    for fact, items in by_fact.items():
        best = Counter(homes[t.id] for t in items if t.id in homes).most_common(1)
        claim = record.claims[best[0][0]] if best else None
        reports = {t.report for t in items}
        kinds = {kind for pair, kind in rows.items() if pair <= reports}
        for row in ("all", *sorted(kinds), *([NEAR] if fact in several else [])):
            tally[row]["claims"] += 1
            tally[row]["origins right"] += claim is not None and _has_voices(claim, story, items)
            tally[row]["texts right"] += claim is not None and claim.texts == count_texts(story, items)


def _has_voices(claim: Claim, story: LabStory, items: Sequence[Told]) -> bool:
    return claim.independent_origins == count_voices(story.world, items)


def _tally_established(counts: Counter[str], story: LabStory, told: Iterable[Told], record: Record) -> None:
    """Claims that two institutions are said to assert, and those of them that no two do: the worst error there is."""
    known = {t.id: t for t in told}
    for claim in record.claims:
        members = [t for e in claim.support if (t := known.get(e.event or e.statement or ""))]
        if not members:
            continue  # events inside statements, which may be named there and not asserted
        most = max(count_voices(story.world, (t for t in members if t.fact == f)) for f in {t.fact for t in members})
        counts["established"] += claim.independence == "established"
        counts["falsely established"] += claim.independence == "established" and most < 2


def _tally_relations(tally: Tally, story: LabStory, record: Record) -> None:
    rows = _find_rows(story)
    found = {frozenset((c.a.report, c.b.report)): c.relation for c in record.copies if c.is_whole}
    for a, b in pair_reports(story):
        pair = frozenset((a.report.id, b.report.id))
        for row in ("all", *filter(None, [rows.get(pair)])):
            tally[row]["relations"] += 1
            tally[row]["relations right"] += found.get(pair) == relate_reports(a, b)


def _tally_denials(
    tally: Tally, story: LabStory, told: Sequence[Told], homes: Mapping[str, int], record: Record
) -> None:
    """A denial is found when it is laid to a claim that some assertion of the denied fact supports."""
    facts: dict[int, set[str]] = defaultdict(set)
    for item in told:
        if item.id in homes:
            facts[homes[item.id]].add(item.fact)
    laid: dict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(record.claims):
        for key in dict.fromkeys(e.statement or "" for e in claim.denials):
            laid[key].append(n)
    for report in story.reports:
        for item in report.denied:
            for row in dict.fromkeys(("all", report.plan.kind)):
                right = [n for n in laid[item.id] if item.fact in facts[n]]
                tally[row]["denials"] += 1
                tally[row]["denials found"] += bool(right)
                tally[row]["denials laid"] += bool(laid[item.id])
