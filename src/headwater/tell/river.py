"""The river of a story: origins at the left, agencies in the middle, reports at the right, widths by claims carried.

Pure geometry in the units of the drawing; the page only writes the numbers down.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from headwater.tell.flows import UNKNOWN, Flow, Spring, count_flows, view_spring
from headwater.tell.index import Index, list_whole_copies
from headwater.tell.views import name_report
from headwater.tell.wording import count, shorten, write_when

SLOT = 36.0  # the least height of a stop: the two lines of its label
HEIGHT = 280.0  # what all flows together take up, unless labels need more
BAR = 9.0
MARGIN = 12.0
LEFT, MIDDLE, RIGHT, WIDTH = 322.0, 545.0, 768.0, 1080.0
COPIES = {"near_duplicate": "one text", "reused_passages": "reused passages", "shared_quotation": "a shared quotation"}

Column = Literal["origin", "agency", "report"]
Tone = Literal["lead", "other", "none"]


class Bar(NamedTuple):
    """A stop as geometry: its top and the height of its flows."""

    y: float
    height: float


class Stop(NamedTuple):
    """A stop: its bar and its label in two lines; `tone` tells the widest voice from the others and from none."""

    column: Column
    x: float
    y: float
    height: float
    title: str
    subtitle: str
    tone: Tone
    report: int | None

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


class River(NamedTuple):
    """The whole drawing; `leader` is the voice that carries most, `lines` say the same in words."""

    width: float
    height: float
    stops: tuple[Stop, ...]
    streams: tuple[Stream, ...]
    ties: tuple[Tie, ...]
    leader: str | None
    lines: tuple[str, ...]


class Course(NamedTuple):
    """Flows with the order and the places of all stops."""

    flows: Counter[Flow]
    springs: dict[str, Spring]
    tones: dict[str, Tone]
    leader: str | None
    origins: dict[str, Bar]
    agencies: dict[str, Bar]
    reports: dict[str, Bar]
    unit: float


def view_river(index: Index) -> River | None:
    """The river of a record; None where no claim has a report to flow to."""
    flows = count_flows(index)
    if not flows:
        return None
    course = _lay_course(flows, index)
    bars = [*course.origins.values(), *course.agencies.values(), *course.reports.values()]
    return River(
        width=WIDTH,
        height=max(bar.y + max(bar.height, SLOT) for bar in bars) + MARGIN,
        stops=tuple(_list_stops(course, index)),
        streams=tuple(_list_streams(course, index)),
        ties=tuple(_list_ties(course, index)),
        leader=course.leader,
        lines=tuple(_describe(flow, number, course, index) for flow, number in _order(course, index)),
    )


def _lay_course(flows: Counter[Flow], index: Index) -> Course:
    springs = {flow.origin: view_spring(flow.origin, index) for flow in flows}
    voices = _weigh(flows, lambda flow: springs[flow.origin].voice)
    leader = min((v for v in voices if v), key=lambda v: (-voices[v], v), default=None)
    tones: dict[str, Tone] = {key: _choose_tone(spring, leader) for key, spring in springs.items()}
    weights = _weigh(flows, lambda flow: flow.origin)
    origins = sorted(weights, key=lambda k: _rank(springs[k], voices, weights))
    agencies = _weigh((f for f in flows.elements() if f.agency), lambda flow: flow.agency)
    unit = HEIGHT / flows.total()
    reports = _weigh(flows, lambda flow: flow.report)
    columns = (
        [(k, weights[k] * unit) for k in origins],
        [(k, agencies[k] * unit) for k in sorted(agencies, key=lambda k: (-agencies[k], k))],
        [(k, reports[k] * unit) for k in index.reports if k in reports],
    )
    tall = max(sum(max(h, SLOT) for _, h in column) for column in columns)
    placed = [_stack(column, tall) for column in columns]
    return Course(flows, springs, tones, leader, placed[0], placed[1], placed[2], unit)


def _rank(spring: Spring, voices: Counter[str], weights: Counter[str]) -> tuple[bool, int, str, int, str]:
    """Origins of one voice stand together, the widest voice first, those without one last."""
    return not spring.voice, -voices[spring.voice], spring.voice, -weights[spring.key], spring.key


def _weigh(flows: Iterable[Flow], name: Callable[[Flow], str]) -> Counter[str]:
    weights: Counter[str] = Counter()
    items = flows.items() if isinstance(flows, Counter) else ((flow, 1) for flow in flows)
    for flow, number in items:
        weights[name(flow)] += number
    return weights


def _choose_tone(spring: Spring, leader: str | None) -> Tone:
    if spring.key == UNKNOWN:
        return "none"
    return "lead" if spring.voice and spring.voice == leader else "other"


def _stack(column: Sequence[tuple[str, float]], tall: float) -> dict[str, Bar]:
    """Bars from top to bottom, each in its slot, the slack of a short column spread between them."""
    slots = [max(height, SLOT) for _, height in column]
    gap = (tall - sum(slots)) / (len(column) + 1) if column else 0.0
    bars, y = {}, MARGIN + gap
    for (key, height), slot in zip(column, slots, strict=True):
        bars[key] = Bar(y + (slot - height) / 2, height)
        y += slot + gap
    return bars


def _order(course: Course, index: Index) -> list[tuple[Flow, int]]:
    """Flows from top to bottom at both ends, so that ribbons cross as little as they can."""
    origins, agencies = list(course.origins), ["", *course.agencies]
    return sorted(
        course.flows.items(),
        key=lambda item: (origins.index(item[0].origin), index.numbers[item[0].report], agencies.index(item[0].agency)),
    )


def _list_stops(course: Course, index: Index) -> Iterable[Stop]:
    for key, bar in course.origins.items():
        spring = course.springs[key]
        yield Stop("origin", LEFT, *bar, spring.title, spring.subtitle, course.tones[key], None)
    for key, bar in course.agencies.items():
        yield Stop("agency", MIDDLE, *bar, shorten(key, 26), "agency", "other", None)
    claims = Counter(key for c in index.claims.values() for key in {e.report for e in c.support})
    for key, bar in course.reports.items():
        report, number = index.reports[key], index.numbers[key]
        title = f"{number}  {shorten(name_report(report, index), 28)}"
        subtitle = f"{write_when(report.published)} · {count(claims[key], 'claim')}"
        yield Stop("report", RIGHT, *bar, title, subtitle, "other", number)


def _list_streams(course: Course, index: Index) -> Iterable[Stream]:
    """Every flow as one ribbon, or as two where an agency stands between; each takes the next place at its bars."""
    spent: Counter[tuple[str, str]] = Counter()
    for flow, number in _order(course, index):
        width = number * course.unit
        words, tone = _describe(flow, number, course, index), course.tones[flow.origin]
        start = _take(course.origins[flow.origin], ("out", flow.origin), number, spent, course.unit)
        end = _take(course.reports[flow.report], ("in", flow.report), number, spent, course.unit)
        if flow.agency:
            through = _take(course.agencies[flow.agency], ("by", flow.agency), number, spent, course.unit)
            yield Stream(_bend(LEFT + BAR, start, MIDDLE, through), width, tone, words)
            yield Stream(_bend(MIDDLE + BAR, through, RIGHT, end), width, tone, words)
        else:
            yield Stream(_bend(LEFT + BAR, start, RIGHT, end), width, tone, words)


def _take(bar: Bar, side: tuple[str, str], number: int, spent: Counter[tuple[str, str]], unit: float) -> float:
    """The middle of the next free stretch of a bar."""
    top = bar.y + spent[side] * unit
    spent[side] += number
    return top + number * unit / 2


def _bend(x0: float, y0: float, x1: float, y1: float) -> str:
    middle = (x0 + x1) / 2
    return f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _describe(flow: Flow, number: int, course: Course, index: Index) -> str:
    spring = course.springs[flow.origin]
    steps = [spring.title, flow.agency, f"report {index.numbers[flow.report]}"]
    return f"{' → '.join(filter(None, steps))}: {count(number, 'claim')}"


def _list_ties(course: Course, index: Index) -> Iterable[Tie]:
    places = {index.numbers[key]: bar.y + bar.height / 2 for key, bar in course.reports.items()}
    for a, b, copy in list_whole_copies(index, *COPIES):
        if a in places and b in places:
            x, y0, y1 = RIGHT + BAR + 3, places[a], places[b]
            reach = x + min(34.0, 14 + abs(y1 - y0) / 12)
            path = f"M{x:.1f} {y0:.1f}C{reach:.1f} {y0:.1f} {reach:.1f} {y1:.1f} {x:.1f} {y1:.1f}"
            yield Tie(path, copy.relation, f"Reports {a} and {b}: {COPIES[copy.relation]}")
