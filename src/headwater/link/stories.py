"""A story: its title in the reports' own words, its span in time, and its episodes."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.dates import When, order
from headwater.link.neighbours.streams import group_stream, sketch_text
from headwater.link.reading import Reading
from headwater.record.model import Claim, Entry, Episode, Report, Story, is_furniture
from headwater.record.spans import identify
from headwater.text import rarity, stems

LONGEST = 31  # days: a wider interval is of no month
TITLED = 0.25  # share of the reports with a headline from which these name the story well enough
SHORTEST_OPENING = 6  # words: shorter sentences are labels, greetings and what else stands first
LONGEST_OPENING = 16  # words of a first sentence that stands for a headline


def tell_stories(reading: Reading, claims: Sequence[Claim], timeline: Sequence[Entry]) -> tuple[Story, ...]:
    """The stories of these reports, by their first report: a mixed stream is parted by what the reports are about."""
    reports = list(reading.reports.values())
    homes = group_stream([sketch_text(r.text, r.title, r.published.start) for r in reports])
    groups: dict[int, list[Report]] = defaultdict(list)
    for report, home in zip(reports, homes, strict=True):
        groups[home].append(report)
    return tuple(_tell_story(reading, members, claims, timeline) for members in groups.values())


def _tell_story(
    reading: Reading, members: Sequence[Report], claims: Sequence[Claim], timeline: Sequence[Entry]
) -> Story:
    """One story: its reports, and of the claims and happenings those that they carry."""
    reports = tuple(r.id for r in members)
    claims = [c for c in claims if any(e.report in reports for e in c.support)]
    timeline = [t for t in timeline if any(s.report in reports for s in t.support)]
    days = [r.published for r in members]
    return Story(
        id=identify("sto", reports[0]),
        title=_entitle(reading, members, claims),
        reports=reports,
        first_seen=min((str(d.start) for d in days if d.start), default=None),
        last_seen=max((str(d.end) for d in days if d.end), default=None),
        episodes=_part_episodes(timeline, claims, reports),
    )


def _entitle(reading: Reading, reports: Sequence[Report], claims: Sequence[Claim]) -> str:
    """The headline with most of the words that other reports use too, for its length; else the widest claim, or a file.

    Where hardly any report has a headline, as with pasted texts, the first sentences of the others are asked too.
    """
    bags = {r.id: set(stems(_leave_furniture(r))) for r in reports}
    names = {r.id: r.title for r in reports if r.title}
    if len(names) < TITLED * len(reports):
        names |= {r.id: opening for r in reports if not r.title and (opening := _open(reading, r))}

    def shared(key: str) -> float:
        own = set(stems(names[key]))
        total = sum(rarity(s) for s in own) or 1.0
        others = [bag for other, bag in bags.items() if other != key]
        # By the root: a headline of a name alone ("Note on the Halden Star") has all its words shared and tells little.
        return float(sum(rarity(s) for s in own for bag in others if s in bag) / total**0.5)

    if names:
        return names[min(names, key=lambda key: (-round(shared(key), 6), len(names[key]), key))]
    broad = max(claims, key=lambda c: (c.reports, len(c.support)), default=None)
    return broad.proposition if broad else reports[0].file


def _leave_furniture(report: Report) -> str:
    return "\n".join(report.text[z.start : z.end] for z in report.zones if not is_furniture(z))


def _open(reading: Reading, report: Report) -> str | None:
    """The first sentence of the body that is one, shortened."""
    body = [z.extent for z in report.zones if z.kind == "body"]
    whole = (s for s in reading.sentences[report.id] if any(b.contains(s) for b in body))
    opening = next((words for s in whole if len(words := s.of(report.text).split()) >= SHORTEST_OPENING), None)
    if opening is None or len(opening) <= LONGEST_OPENING:
        return " ".join(opening) if opening else None
    return " ".join(opening[:LONGEST_OPENING]).rstrip(",;:–-") + "…"


def _part_episodes(timeline: Sequence[Entry], claims: Sequence[Claim], reports: Sequence[str]) -> tuple[Episode, ...]:
    """Stretches of the timeline: happenings of one month, for a reader's first overview."""
    by_claim = {c.id: c for c in claims}
    months: dict[str, list[Entry]] = defaultdict(list)
    for entry in timeline:
        is_short = entry.when.start and entry.when.end and (entry.when.end - entry.when.start).days <= LONGEST
        if is_short and any(key in by_claim for key in entry.claims):
            months[f"{entry.when.start:%Y-%m}"].append(entry)
    return tuple(_make_episode(entries, by_claim, reports) for _, entries in sorted(months.items()))


def _make_episode(entries: Sequence[Entry], claims: dict[str, Claim], own: Sequence[str]) -> Episode:
    keys = tuple(dict.fromkeys(key for e in entries for key in e.claims if key in claims))
    reports = tuple(dict.fromkeys(s.report for e in entries for s in e.support if s.report in own))
    starts = sorted((e.when for e in entries), key=order)
    ends = max(w.end for w in starts if w.end)
    when = When(start=starts[0].start, end=ends, precision="month", basis="the happenings dated in this month")
    lead = max((claims[k] for k in keys), key=lambda c: (c.reports, len(c.support), c.id))
    return Episode(label=lead.proposition, when=when, claims=keys, reports=reports)
