"""What stands together in the river where there is no room for each: origins by voice, reports by text or by days.

What carries much stands alone; what carries little is folded, and every fold keeps what is in it.
"""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from headwater.dates import Day
from headwater.tell.flows import TITLE, UNKNOWN, Flow, Spring, view_spring
from headwater.tell.index import Index, group_texts
from headwater.tell.views import name_report
from headwater.tell.wording import count, shorten, write_days, write_when

MOST_ORIGINS = 12  # more labels than this stand closer than they can be read
MOST_VOICES = 9
MOST_AGENCIES = 6
MOST_REPORTS = 14
MOST_TEXTS = 7
MOST_DAYS = 7
SHARE = 0.04  # of all that flows: an origin with so much stands alone whatever its voice
NAME = 28  # letters of a report's name

Way = tuple[str, Flow]
Carried = Mapping[str, set[str]]
Kind = Literal["one", "voice", "agencies", "text", "days", "further", "unknown"]


class Stem(NamedTuple):
    """What stands at one stop: an origin, an agency or a report, or several as one; `members` are their keys."""

    key: str
    title: str
    subtitle: str
    kind: Kind
    members: tuple[str, ...]
    voice: str = ""
    actor: str | None = None

    @property
    def is_fold(self) -> bool:
        """Whether there is more in it than it shows."""
        return len(self.members) > 1


class Folding(NamedTuple):
    """The stops of all three columns from top to bottom, and how many claims go which way between them.

    `leader` is the voice that carries most, all its origins together.
    """

    origins: list[Stem]
    agencies: list[Stem]
    reports: list[Stem]
    flows: Counter[Flow]
    leader: str | None


def fold_ways(ways: Iterable[Way], index: Index) -> Folding:
    """The ways of all claims between stops few enough to be drawn; a claim counts once from stop to stop."""
    ways = list(ways)
    springs = {key: view_spring(key, index) for key in {flow.origin for _, flow in ways}}
    voices = weigh(ways, lambda flow: springs[flow.origin].voice)
    origins = _fold_origins(ways, springs, voices)
    agencies = _fold_agencies(ways)
    reports = _fold_reports(ways, index)
    leader = min((v for v in voices if v), key=lambda v: (-voices[v], v), default=None)
    seats = [{m: stem.key for stem in column for m in stem.members} for column in (origins, agencies, reports)]
    seen = {(claim, Flow(seats[0][f.origin], seats[1].get(f.agency, ""), seats[2][f.report])) for claim, f in ways}
    return Folding(origins, agencies, reports, Counter(flow for _, flow in seen), leader)


def weigh(ways: Iterable[Way], name: Callable[[Flow], str]) -> Counter[str]:
    """How many claims go by each stop."""
    return Counter(key for _, key in {(claim, name(flow)) for claim, flow in ways})


def _fold_origins(ways: Sequence[Way], springs: Mapping[str, Spring], voices: Counter[str]) -> list[Stem]:
    """Origins of one voice stand together, the widest voice first, what has no source last."""
    weights = weigh(ways, lambda flow: flow.origin)
    ranked = sorted(
        weights, key=lambda k: (not springs[k].voice, -voices[springs[k].voice], springs[k].voice, -weights[k], k)
    )
    if len(ranked) <= MOST_ORIGINS:
        return [_stand_alone(springs[key]) for key in ranked]
    total, named = weights.total(), list(dict.fromkeys(springs[k].voice for k in ranked if springs[k].voice))
    kept = named[:MOST_VOICES] if len(named) > MOST_VOICES + 1 else named
    stems = []
    for voice in kept:
        own = [k for k in ranked if springs[k].voice == voice]
        wide = [k for k in own if weights[k] >= SHARE * total]
        stems += [_stand_alone(springs[k]) for k in wide]
        stems += _fold_voice([springs[k] for k in own if k not in wide], len(wide))
    rest = [k for k in ranked if springs[k].voice and springs[k].voice not in kept]
    further = Stem(
        "further", f"{len(named) - len(kept)} further voices", count(len(rest), "origin"), "further", tuple(rest)
    )
    return [*stems, *([further] if rest else []), *(_stand_alone(springs[k]) for k in ranked if not springs[k].voice)]


def _stand_alone(spring: Spring) -> Stem:
    kind: Kind = "unknown" if spring.key == UNKNOWN else "one"
    return Stem(spring.key, spring.title, spring.subtitle, kind, (spring.key,), spring.voice, spring.actor)


def _fold_voice(springs: Sequence[Spring], before: int) -> list[Stem]:
    """What one voice said on many occasions, but for the widest, which stand before it."""
    if len(springs) < 2:
        return [_stand_alone(spring) for spring in springs]
    first = springs[0]
    speakers = len({s.title for s in springs})
    words = f"{len(springs)} further origins" if before else count(len(springs), "origin")
    subtitle = f"{words} · {count(speakers, 'speaker')}" if speakers > 1 else words
    return [
        Stem(
            f"voice {first.voice}",
            shorten(first.voice, TITLE),
            subtitle,
            "voice",
            tuple(s.key for s in springs),
            first.voice,
            first.actor,
        )
    ]


def _fold_agencies(ways: Sequence[Way]) -> list[Stem]:
    weights = weigh((w for w in ways if w[1].agency), lambda flow: flow.agency)
    ranked = sorted(weights, key=lambda k: (-weights[k], k))
    most = MOST_AGENCIES if len(ranked) > MOST_AGENCIES + 1 else len(ranked)
    stems = [Stem(key, shorten(key, 26), "agency", "one", (key,)) for key in ranked[:most]]
    rest = tuple(ranked[most:])
    return [*stems, Stem("further agencies", f"{len(rest)} further agencies", "", "agencies", rest)] if rest else stems


def _fold_reports(ways: Sequence[Way], index: Index) -> list[Stem]:
    """In the order of print: each report; or, of many, the texts that most of them share, and all others by days."""
    carried = _list_carried(ways)
    numbers = {index.numbers[key]: key for key in index.reports if key in carried}
    if len(numbers) <= MOST_REPORTS:
        return [_name_one(key, carried, index) for key in numbers.values()]
    texts = [[numbers[n] for n in group if n in numbers] for group in group_texts(index)]
    shared = sorted((t for t in texts if len(t) > 1), key=lambda t: (-len(t), index.numbers[t[0]]))[:MOST_TEXTS]
    bundled = {key for text in shared for key in text}
    spread = _spread_over_days([key for key in numbers.values() if key not in bundled], index)
    stems = [_name_text(text, carried, index) for text in shared]
    stems += [_name_days(days, keys, carried, texts, index) for days, keys in spread.items()]
    return sorted(stems, key=lambda s: (_begin(s.members[0], index) or dt.date.max, s.kind != "text", s.key))


def _list_carried(ways: Iterable[Way]) -> dict[str, set[str]]:
    """The claims of each report."""
    carried: dict[str, set[str]] = defaultdict(set)
    for claim, flow in ways:
        carried[flow.report].add(claim)
    return carried


def _name_one(key: str, carried: Carried, index: Index) -> Stem:
    report = index.reports[key]
    title = f"{index.numbers[key]} · {shorten(name_report(report, index), NAME)}"
    return Stem(key, title, f"{write_when(report.published)} · {_count([key], carried)}", "one", (key,))


def _name_text(keys: Sequence[str], carried: Carried, index: Index) -> Stem:
    """One text that several reports carry: `One text in 34 reports`."""
    first = f"first {shorten(name_report(index.reports[keys[0]], index), NAME)}"
    return Stem(keys[0], f"One text in {len(keys)} reports", f"{first} · {_count(keys, carried)}", "text", tuple(keys))


def _name_days(days: str, keys: Sequence[str], carried: Carried, texts: Iterable[Sequence[str]], index: Index) -> Stem:
    if len(keys) == 1:
        return _name_one(keys[0], carried, index)
    own = sum(any(key in keys for key in text) for text in texts)
    inset = f" ({count(own, 'text')})" if own < len(keys) else ""
    words = f"{count(len(keys), 'report')}{inset} · {_count(keys, carried)}"
    return Stem(f"days {days}", days, words, "days", tuple(keys))


def _count(reports: Iterable[str], carried: Carried) -> str:
    return count(len(set[str]().union(*(carried[key] for key in reports))), "claim")


def _begin(report: str, index: Index) -> Day | None:
    when = index.reports[report].published
    return when.start or when.end


def _spread_over_days(reports: Iterable[str], index: Index) -> Mapping[str, list[str]]:
    """Reports by days, weeks, months or years of print, the finest that makes few enough groups, with their names."""
    dated = {key: _begin(key, index) for key in reports}
    for measure in (_take_day, _take_week, _take_month, _take_year, _take_decade):
        groups: dict[str, list[str]] = defaultdict(list)
        for key, day in dated.items():
            groups[measure(day) if day else "Without a date"].append(key)
        if len(groups) <= MOST_DAYS:
            break
    return groups


def _take_day(day: Day) -> str:
    return write_days(day, day)


def _take_week(day: Day) -> str:
    monday = max(1, day.toordinal() - day.weekday())
    return write_days(dt.date.fromordinal(monday), dt.date.fromordinal(min(monday + 6, dt.date.max.toordinal())))


def _take_month(day: Day) -> str:
    return write_days(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def _take_year(day: Day) -> str:
    return str(day.year)


def _take_decade(day: Day) -> str:
    return f"{day.year // 10}0s"
