"""Look-ups over a record: objects by id, reports and claims by the numbers that people see."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from headwater.dates import Day
from headwater.record.model import Actor, Claim, Copy, Event, Origin, Report, Statement
from headwater.record.spans import Evidence, Span
from headwater.record.whole import Record
from headwater.tell.ranking import order_reports, rank_claims
from headwater.tell.wording import capitalise, count_words, flatten


class Index(NamedTuple):
    """A record with its look-ups; `numbers` are those of reports, `places` those of claims, both from 1."""

    record: Record
    reports: dict[str, Report]
    numbers: dict[str, int]
    labels: dict[str, str]
    actors: dict[str, Actor]
    statements: dict[str, Statement]
    events: dict[str, Event]
    origins: dict[str, Origin]
    origin_of: dict[str, str]
    claims: dict[str, Claim]
    places: dict[str, int]
    replaced: dict[str, str]  # a report by the version that came after it


def index_record(record: Record) -> Index:
    """The look-ups of a record; reports and claims stand in the order of `ranking`."""
    reports = order_reports(record)
    claims = rank_claims(record)
    return Index(
        record=record,
        reports={r.id: r for r in reports},
        numbers={r.id: n for n, r in enumerate(reports, 1)},
        labels=_label_reports(reports),
        actors={a.id: a for a in record.actors},
        statements={s.id: s for s in record.statements},
        events={e.id: e for e in record.events},
        origins={o.id: o for o in record.origins},
        origin_of=_map_origins(record),
        claims={c.id: c for c in claims},
        places={c.id: n for n, c in enumerate(claims, 1)},
        replaced={r.version_of: r.id for r in reports if r.version_of},
    )


def _map_origins(record: Record) -> dict[str, str]:
    """The origins of statements, and of acts in words, by their ids."""
    known = {key: origin.id for origin in record.origins for key in (*origin.statements, *origin.events)}
    return known | {s.id: s.origin for s in record.statements if s.origin}


def _label_reports(reports: Iterable[Report]) -> dict[str, str]:
    """A short name for each report: as much of its file's name, cut between parts, as tells it from the others."""
    stems = {r.id: re.sub(r"\.\w{1,5}$", "", flatten(r.file)) or "unnamed" for r in reports}
    heads = Counter(stem[:end] for stem in stems.values() for end in _list_ends(stem))
    return {
        key: next((stem[:end] for end in _list_ends(stem) if heads[stem[:end]] == 1), stem)
        for key, stem in stems.items()
    }


def _list_ends(stem: str) -> list[int]:
    """Where the parts of a file's name end; one or two digits alone would be taken for the number of a report."""
    ends = (found.end() for found in re.finditer(r"[^\W_]+(?![^\W_])", stem))
    return [end for end in ends if not re.fullmatch(r"\d{1,2}", stem[:end])]


def find_statement(evidence: Evidence, index: Index) -> Statement | None:
    """The saying behind a piece of evidence: its own, or that of its event."""
    event = index.events.get(evidence.event or "")
    return index.statements.get(evidence.statement or (event.statement if event else None) or "")


def find_origin(evidence: Evidence, index: Index) -> Origin | None:
    """The origin behind a piece of evidence, where it is known."""
    statement = find_statement(evidence, index)
    return index.origins.get(index.origin_of.get(statement.id if statement else evidence.event or "", ""))


def number_reports(spans: Iterable[Evidence | Span], index: Index) -> list[int]:
    """The numbers of the reports in which these stand, each once, in order."""
    return sorted({index.numbers[s.report] for s in spans if s.report in index.numbers})


def list_whole_copies(index: Index, *relations: str) -> list[tuple[int, int, Copy]]:
    """Pairs of whole reports that stand in one of these relations, by number, the earlier first."""
    found = []
    for copy in index.record.copies:
        if copy.is_whole and copy.relation in relations:
            sides = [index.numbers[s.report] for s in (copy.a, copy.b) if s.report in index.numbers]
            if len(set(sides)) == 2:
                found.append((min(sides), max(sides), copy))
    return sorted(found, key=lambda pair: (pair[0], pair[1], pair[2].id))


def group_texts(index: Index) -> list[list[int]]:
    """The reports by text: near-duplicates and translations of one another stand together."""
    group = {n: {n} for n in index.numbers.values()}
    for a, b, _ in list_whole_copies(index, "near_duplicate"):
        merged = group[a] | group[b]
        group.update(dict.fromkeys(merged, merged))
    return sorted({tuple(sorted(g)): sorted(g) for g in group.values()}.values())


def find_days(index: Index) -> tuple[Day | None, Day | None]:
    """The first and the last day on which a report may have been published."""
    days = [d for r in index.reports.values() for d in (r.published.start, r.published.end) if d]
    return min(days, default=None), max(days, default=None)


def find_eve(index: Index) -> Day | None:
    """The last day before those on which the latest reports were published; None where all may be of one time."""
    known = [r.published for r in index.reports.values()]
    latest = max((when.start for when in known if when.start), default=None)
    return max((when.end for when in known if latest and when.end and when.end < latest), default=None)


def list_new_claims(index: Index) -> list[Claim]:
    """The claims that only the latest reports carry, best first."""
    eve = find_eve(index)
    return [c for c in index.claims.values() if eve and _starts_after(index.reports.get(c.first_seen), eve)]


def _starts_after(report: Report | None, day: Day) -> bool:
    return report is not None and report.published.start is not None and report.published.start > day


def name_story(index: Index) -> str:
    """The title of the story, or how many there are; where there is none the title of the first report that has any."""
    stories = index.record.stories
    if len(stories) > 1:
        return capitalise(count_words(len(stories), "story", "stories"))
    titles = [s.title for s in stories] + [r.title for r in index.reports.values() if r.title]
    return next((t for t in titles if t.strip()), "Untitled story")
