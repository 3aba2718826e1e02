"""The days that matter most in a long story, and the entry of the timeline that stands for each.

A day weighs as much as the texts that appeared on it and the texts that speak of it, however much later: what happened
on a great day is told again and again, and what is news is printed at once.  Of two days of one weight that one comes
first of whose entries more texts tell.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from headwater.dates import Day, order
from headwater.names.lexicon import word_classes
from headwater.record.model import Entry, is_furniture
from headwater.record.spans import Span
from headwater.tell.index import Index, find_days, group_texts
from headwater.tell.overview import Moment, list_moments, view_moment

FEW, MANY = 20, 40  # days that one reads of a story, and of one in so many reports:
CROWD = 150
REACH_BACK = 45  # days before the first report, from which on a day is of another time
SHORTEST = 4  # words: 'talks in Oslo' tells too little to stand for a day
LONGEST = 200  # code points: what is longer mostly holds a sentence beside the one meant
VAGUE = "PRESENT_REF"  # 'now' is every report's own day


def list_milestones(index: Index, most: int | None = None) -> list[Moment]:
    """The entries that stand for the days that matter most, in the order of time; all entries where these are no more.

    Each says how many more there are of its day.  Where there are fewer days than are wanted, the entries that most
    texts carry fill up the rest.
    """
    entries = index.record.timeline
    wanted = most or (MANY if len(index.reports) > CROWD else FEW)
    if len(entries) <= wanted:
        return list_moments(index)
    texts = _map_texts(index)
    leads = _find_leads(index, texts)[:wanted]
    standing = {e.id for e in leads}
    rest = sorted((e for e in entries if e.id not in standing), key=lambda e: _rate(e, texts))
    shown = sorted([*leads, *rest[: wanted - len(leads)]], key=lambda e: (order(e.when), e.id))
    hidden = Counter(map(_find_day, entries)) - Counter(map(_find_day, shown))
    return [view_moment(e, index, hidden[_find_day(e)] if e.id in standing else 0) for e in shown]


def list_days(index: Index, days: str) -> list[Moment]:
    """The entries of a day, month or year that is written as the beginning of a date ('2031-05'), in order of time."""
    moments = zip(sorted(index.record.timeline, key=lambda e: (order(e.when), e.id)), list_moments(index), strict=True)
    return [m for e, m in moments if any(d and f"{d}".startswith(days) for d in (e.when.start, e.when.end))]


def rank_days(index: Index) -> tuple[Day, ...]:
    """The days of which the timeline has entries, those that matter most first; of equal ones the earlier.

    A day from long before the first report of which a single text tells stands last: others name it by the way.
    """
    weights, texts = weigh_days(index), _map_texts(index)
    first, _ = find_days(index)
    telling: dict[Day, set[int]] = defaultdict(set)
    for entry in index.record.timeline:
        if day := _find_day(entry):
            telling[day] |= _list_texts(entry, texts)

    def rate(day: Day) -> tuple[bool, int, int, Day]:
        is_by_the_way = first is not None and (first - day).days > REACH_BACK and len(telling[day]) == 1
        return is_by_the_way, -weights.get(day, 0), -len(telling[day]), day

    return tuple(sorted(telling, key=rate))


def weigh_days(index: Index) -> dict[Day, int]:
    """How many texts appeared on each day, and how many speak of it; one that does both counts twice."""
    texts = _map_texts(index)
    printed: dict[Day, set[int]] = defaultdict(set)
    named: dict[Day, set[int]] = defaultdict(set)
    for key, report in index.reports.items():
        if report.published.start and report.published.start == report.published.end:
            printed[report.published.start].add(texts[key])
    for day, span in _list_mentions(index):
        named[day].add(texts[span.report])
    return {day: len(printed[day]) + len(named[day]) for day in (*printed, *named)}


def _list_mentions(index: Index) -> Iterator[tuple[Day, Span]]:
    """The days that the running text of reports speaks of, with the words."""
    furniture = {key: [z for z in r.zones if is_furniture(z)] for key, r in index.reports.items()}
    for time in index.record.times:
        start, span = time.when.start, time.span
        if start is None or start != time.when.end or time.timex == VAGUE:
            continue
        if not any(z.start <= span.start < z.end for z in furniture.get(span.report, ())):
            yield start, span


def _map_texts(index: Index) -> dict[str, int]:
    """Each report by the number of its text: copies count once."""
    numbers = {n: place for place, group in enumerate(group_texts(index)) for n in group}
    return {key: numbers[n] for key, n in index.numbers.items()}


def _list_texts(entry: Entry, texts: dict[str, int]) -> set[int]:
    """The texts that tell of an entry."""
    return {texts[s.report] for s in entry.support if s.report in texts}


def _find_leads(index: Index, texts: dict[str, int]) -> list[Entry]:
    """By day, those that matter most first: the entry that stands for it.

    What already stands for a day stands for no second one, as far as that has anything else.
    """
    by_day: dict[Day, list[Entry]] = defaultdict(list)
    for entry in index.record.timeline:
        if day := _find_day(entry):
            by_day[day].append(entry)
    told: set[str] = set()
    leads = []
    for day in rank_days(index):
        row = sorted(by_day[day], key=lambda e: (_strip_speaker(e.text) in told, _rate(e, texts)))
        told.add(_strip_speaker(row[0].text))
        leads.append(row[0])
    return leads


def _find_day(entry: Entry) -> Day | None:
    """The day of an entry; of two days that it may have been the later, as news is mostly of the day of printing."""
    start, end = entry.when.start, entry.when.end
    return end if start and end and (end - start).days <= 1 else None


def _strip_speaker(text: str) -> str:
    """The words of an entry without the name before them: 'Ada Berg: the weir broke'."""
    return text.rpartition(": ")[2]


def _rate(entry: Entry, texts: dict[str, int]) -> tuple[int, bool, int, str]:
    """The lower, the better an entry stands for its day: told by many, a happening, readable, told early."""
    carried = len(_list_texts(entry, texts))
    is_told = entry.modality not in ("alleged", "possible", "denied")
    *_, last = entry.text.split() or [""]
    is_cut = (word_classes(last.casefold()) or "n").startswith("v")  # 'engineers lowered' what?
    is_poor = len(entry.text.split()) < SHORTEST or len(entry.text) > LONGEST or is_cut or "I [" in entry.text
    return -carried * (1 + is_told), is_poor, min((s.start for s in entry.support), default=0), entry.id
