"""The river of a story: origins at the left, agencies in the middle, reports at the right, widths by claims carried.

Pure geometry in the units of the drawing; the page only writes the numbers down.  Of a long story it is drawn between
folds (see `headwater.tell.folds`), each of which tells what is in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from headwater.tell.flows import Flow, list_ways, view_spring
from headwater.tell.folds import Folding, Kind, Stem, Way, fold_ways, weigh
from headwater.tell.index import Index, list_whole_copies
from headwater.tell.views import name_report
from headwater.tell.wording import count, flatten, shorten, write_when

SLOT = 36.0  # the least height of a stop: the two lines of its label
HEIGHT = 280.0  # what all flows together take up in a story of few stops
AIR = 0.6  # of the height that labels need: what all flows together take up where there are many
BAR = 9.0
MARGIN = 12.0
LEFT, MIDDLE, RIGHT, WIDTH = 322.0, 545.0, 768.0, 1080.0
MOST_SHEETS = 7  # drawn behind the bar of a text that many reports carry
COPIES = {"near_duplicate": "one text", "reused_passages": "reused passages", "shared_quotation": "a shared quotation"}

Column = Literal["origin", "agency", "report"]
Tone = Literal["lead", "other", "none"]


class Bar(NamedTuple):
    """A stop as geometry: its top and the height of its flows."""

    y: float
    height: float


class Stop(NamedTuple):
    """A stop: its bar and its label in two lines; `tone` tells the widest voice from the others and from none.

    It leads to a report, to an actor, or to the fold of this name; `sheets` are the further copies of a text.
    """

    column: Column
    kind: Kind
    x: float
    y: float
    height: float
    title: str
    subtitle: str
    tone: Tone
    report: int | None
    actor: str | None
    fold: str | None
    sheets: int

    @property
    def middle(self) -> float:
        """Half way down the bar: where its label stands."""
        return self.y + self.height / 2


class Stream(NamedTuple):
    """A ribbon between two stops as an SVG path, with its width and what it carries in words."""

    path: str
    width: float
    tone: Tone
    words: str


class Tie(NamedTuple):
    """A copy between two reports as an arc beside them."""

    path: str
    relation: str
    words: str


class Member(NamedTuple):
    """One of those in a fold, in words; a report by its number."""

    words: str
    report: int | None
    actor: str | None
    claims: int


class Fold(NamedTuple):
    """What stands together at a stop, the widest or the earliest first."""

    name: str
    title: str
    subtitle: str
    members: tuple[Member, ...]


class River(NamedTuple):
    """The whole drawing; `leader` is the voice that carries most, `lines` say the same in words."""

    width: float
    height: float
    stops: tuple[Stop, ...]
    streams: tuple[Stream, ...]
    ties: tuple[Tie, ...]
    leader: str | None
    lines: tuple[str, ...]
    folds: tuple[Fold, ...]

    @property
    def has_texts(self) -> bool:
        """Whether any stop is a text that several reports carry."""
        return any(stop.sheets for stop in self.stops)


class Course(NamedTuple):
    """Flows with the places of all stops, by key, and the names of folds."""

    folding: Folding
    stems: dict[str, Stem]
    tones: dict[str, Tone]
    bars: dict[str, Bar]
    folds: dict[str, str]
    unit: float


def view_river(index: Index) -> River | None:
    """The river of a record; None where no claim has a report to flow to."""
    ways = list_ways(index)
    if not ways:
        return None
    folding = fold_ways(ways, index)
    leader = folding.leader
    course = _lay_course(folding, leader)
    return River(
        width=WIDTH,
        height=max(bar.y + max(bar.height, SLOT) for bar in course.bars.values()) + MARGIN,
        stops=tuple(_list_stops(course, index)),
        streams=tuple(_list_streams(course)),
        ties=tuple(_list_ties(course, index)),
        leader=leader,
        lines=tuple(_describe(flow, number, course) for flow, number in _order(course)),
        folds=tuple(_list_folds(course, ways, index)),
    )


def _lay_course(folding: Folding, leader: str | None) -> Course:
    columns = (folding.origins, folding.agencies, folding.reports)
    stems = {_seat(name, s): s for name, column in zip("oar", columns, strict=True) for s in column}
    weights = _weigh_stops(folding.flows)
    rows = max(len(column) for column in columns)
    unit = max(HEIGHT, rows * SLOT * AIR) / folding.flows.total()
    heights = [
        [(_seat(name, s), weights[_seat(name, s)] * unit) for s in column]
        for name, column in zip("oar", columns, strict=True)
    ]
    tall = max(sum(max(h, SLOT) for _, h in column) for column in heights)
    folds = {key: f"fold-{n}" for n, key in enumerate((k for k, s in stems.items() if s.is_fold), 1)}
    return Course(
        folding=folding,
        stems=stems,
        tones={key: _choose_tone(stem, leader) for key, stem in stems.items() if key[0] == "o"},
        bars={key: bar for column in heights for key, bar in _stack(column, tall).items()},
        folds=folds,
        unit=unit,
    )


def _seat(column: str, stem: Stem) -> str:
    """A key of its own for each stop, whatever ids the record has."""
    return f"{column}{stem.key}"


def _weigh_stops(flows: Counter[Flow]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for flow, number in flows.items():
        for key in (f"o{flow.origin}", f"a{flow.agency}", f"r{flow.report}"):
            weights[key] += number
    return weights


def _choose_tone(stem: Stem, leader: str | None) -> Tone:
    if stem.kind == "unknown":
        return "none"
    return "lead" if stem.voice and stem.voice == leader else "other"


def _stack(column: Sequence[tuple[str, float]], tall: float) -> dict[str, Bar]:
    """Bars from top to bottom, each in its slot, the slack of a short column spread between them."""
    slots = [max(height, SLOT) for _, height in column]
    gap = (tall - sum(slots)) / (len(column) + 1) if column else 0.0
    bars, y = {}, MARGIN + gap
    for (key, height), slot in zip(column, slots, strict=True):
        bars[key] = Bar(y + (slot - height) / 2, height)
        y += slot + gap
    return bars


def _order(course: Course) -> list[tuple[Flow, int]]:
    """Flows from top to bottom at both ends, so that ribbons cross as little as they can."""
    places = {key: n for n, key in enumerate(course.stems)}
    return sorted(
        course.folding.flows.items(),
        key=lambda item: (
            places[f"o{item[0].origin}"],
            places[f"r{item[0].report}"],
            places.get(f"a{item[0].agency}", 0),
        ),
    )


def _list_stops(course: Course, index: Index) -> Iterable[Stop]:
    columns: Mapping[str, tuple[Column, float]] = {
        "o": ("origin", LEFT),
        "a": ("agency", MIDDLE),
        "r": ("report", RIGHT),
    }
    for key, bar in course.bars.items():
        stem, (column, x) = course.stems[key], columns[key[0]]
        is_report = column == "report" and stem.kind == "one"
        yield Stop(
            column=column,
            kind=stem.kind,
            x=x,
            y=bar.y,
            height=bar.height,
            title=stem.title,
            subtitle=stem.subtitle,
            tone=course.tones.get(key, "other"),
            report=index.numbers[stem.members[0]] if is_report else None,
            actor=stem.actor if stem.kind == "one" else None,
            fold=course.folds.get(key),
            sheets=min(MOST_SHEETS, len(stem.members) - 1) if stem.kind == "text" else 0,
        )


def _list_streams(course: Course) -> Iterable[Stream]:
    """Every flow as one ribbon, or as two where an agency stands between; each takes the next place at its bars."""
    spent: Counter[tuple[str, str]] = Counter()
    for flow, number in _order(course):
        width = number * course.unit
        words, tone = _describe(flow, number, course), course.tones[f"o{flow.origin}"]
        start = _take(f"o{flow.origin}", "out", number, spent, course)
        end = _take(f"r{flow.report}", "in", number, spent, course)
        if flow.agency:
            through = _take(f"a{flow.agency}", "by", number, spent, course)
            yield Stream(_bend(LEFT + BAR, start, MIDDLE, through), width, tone, words)
            yield Stream(_bend(MIDDLE + BAR, through, RIGHT, end), width, tone, words)
        else:
            yield Stream(_bend(LEFT + BAR, start, RIGHT, end), width, tone, words)


def _take(key: str, side: str, number: int, spent: Counter[tuple[str, str]], course: Course) -> float:
    """The middle of the next free stretch of a bar."""
    top = course.bars[key].y + spent[side, key] * course.unit
    spent[side, key] += number
    return top + number * course.unit / 2


def _bend(x0: float, y0: float, x1: float, y1: float) -> str:
    middle = (x0 + x1) / 2
    return f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _describe(flow: Flow, number: int, course: Course) -> str:
    agency, report = course.stems.get(f"a{flow.agency}"), course.stems[f"r{flow.report}"]
    last = f"report {report.title.partition(' ')[0]}" if report.kind == "one" else report.title
    steps = [course.stems[f"o{flow.origin}"].title, agency.title if agency else "", last]
    return f"{' → '.join(filter(None, steps))}: {count(number, 'claim')}"


def _list_ties(course: Course, index: Index) -> Iterable[Tie]:
    """Copies between reports that stand alone; a text that several carry is one stop already."""
    alone = {s.members[0]: f"r{s.key}" for s in course.folding.reports if s.kind == "one"}
    middles = {index.numbers[k]: course.bars[seat].y + course.bars[seat].height / 2 for k, seat in alone.items()}
    for a, b, copy in list_whole_copies(index, *COPIES) if len(alone) > 1 else ():
        if a in middles and b in middles:
            x, y0, y1 = RIGHT + BAR + 3, middles[a], middles[b]
            reach = x + min(34.0, 14 + abs(y1 - y0) / 12)
            path = f"M{x:.1f} {y0:.1f}C{reach:.1f} {y0:.1f} {reach:.1f} {y1:.1f} {x:.1f} {y1:.1f}"
            yield Tie(path, copy.relation, f"Reports {a} and {b}: {COPIES[copy.relation]}")


def _list_folds(course: Course, ways: Iterable[Way], index: Index) -> Iterable[Fold]:
    """What each fold holds, in the order of the drawing."""
    claims = {
        "o": weigh(ways, attrgetter("origin")),
        "a": weigh(ways, attrgetter("agency")),
        "r": weigh(ways, attrgetter("report")),
    }
    view = {"o": _view_origin, "a": _view_agency, "r": _view_report}
    for key, name in course.folds.items():
        stem, column = course.stems[key], key[0]
        members = tuple(view[column](k, claims[column][k], index) for k in stem.members)
        yield Fold(name, stem.title, stem.subtitle, members)


def _view_report(key: str, claims: int, index: Index) -> Member:
    report = index.reports[key]
    title = shorten(report.title or "", 90)
    words = " · ".join(filter(None, (name_report(report, index), write_when(report.published), title)))
    return Member(words, index.numbers[key], None, claims)


def _view_agency(key: str, claims: int, index: Index) -> Member:
    return Member(flatten(key), None, None, claims)


def _view_origin(key: str, claims: int, index: Index) -> Member:
    spring = view_spring(key, index)
    return Member(f"{spring.title} · {spring.subtitle}", None, spring.actor, claims)
