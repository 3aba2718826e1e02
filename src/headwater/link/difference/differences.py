"""How the supports of one claim are not the same, and how it drifts from telling to telling.

Days, amounts, reasons, participants, speakers and wordings are each looked for by a module of their own.

The chain of a claim runs by publication, and in one report from its text to its headline, where a hedge is lost most
easily.  Along it the strength, a figure's bound and the scope can harden ('could bring up to forty' – 'will bring
forty') or soften; a difference of these kinds shows each step of the way.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import chain, combinations

import msgspec

from headwater.link.assertion.propositions import Proposition
from headwater.link.difference.amounts import find_amounts, list_amounts, list_things
from headwater.link.difference.causes import find_causes
from headwater.link.difference.participants import find_participants, find_places, find_reversed
from headwater.link.difference.plurals import find_plurals
from headwater.link.difference.tellers import find_announcers, find_tellers
from headwater.link.difference.timings import find_timings
from headwater.link.difference.variants import find_variant
from headwater.link.figures import figures_exclude
from headwater.link.likeness.evidence import have_other_days
from headwater.link.likeness.pairs import score_pair
from headwater.link.reading import Reading
from headwater.record.model import HEADLINES, Difference, DifferenceKind
from headwater.settings import THRESHOLDS
from headwater.text import SPELLED

# Grades of firmness: what is open, what is expected, supposed or on hearsay, what is said flatly.  'May' with a capital
# inside a sentence is a name or a month; 'would' is a 'will' of yesterday more often than a doubt.
OPEN = re.compile(
    r"\b(?:could(?! not\b)|may|might|[Pp]ossibly|[Pp]ossibility|[Pp]otentially|considering|"
    r"consider(?:s|ed)? (?:whether|\w+ing))\b"
)
EXPECTED = re.compile(
    r"\b(?:likely|expect(?:s|ed)|plan(?:s|ned|ning)? to|set to|reportedly|allegedly|alleged|possible)\b",
    re.IGNORECASE,
)
# A figure that is bounded or rough, and the words that make it so.
BOUNDED = re.compile(
    r"\b(?:up to|until|at least|at most|as many as|more than|less than|fewer than|over|under|about|around|nearly|"
    rf"almost|some|roughly|approximately|an estimated)\s+(?=[£$€]?\d|(?:{'|'.join(SPELLED)}|a dozen|dozens|hundreds|"
    r"thousands)\b)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:some of|several of|many of|most of|parts? of|most|mainly|mostly|partly|partially)\b", re.IGNORECASE
)
WHOLE = re.compile(r"\b(?:all|every|entire|entirely|whole|wholly|fully|completely|each of|none of)\b", re.IGNORECASE)

COMPARED = 60  # wordings of one claim that are compared each with each: who has more has seen what they differ in

Grade = tuple[int, str]  # how firmly it is said, and the words that say so


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One support of a claim in its chain, with its grade of one kind."""

    member: Proposition
    place: str
    grade: int
    words: str


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a claim and one of another that is near it, how likely both assert one thing, and which comes first.

    What two claims differ in is shown once, at the one that comes first; figures, by which they are two, at both.
    """

    own: Proposition
    other: Proposition
    score: float
    comes_first: bool


def find_differences(
    reading: Reading,
    members: Sequence[Proposition],
    bodies: Mapping[str, str],
    near: Sequence[Near] = (),
) -> tuple[Difference, ...]:
    """One difference of each sort at most: what a claim is told with otherwise, and how it drifts.

    `bodies` are the institutions of actors, `near` are members with propositions of other claims that are near them.
    """
    members = sorted(members, key=lambda m: order_telling(reading, m))
    told = [m for m in members if not m.is_event]
    counted = [n.other for n in near if _are_one_but_for_figures(n)]
    figure = (
        _differ_in_figure(reading, told)
        or _contrast_figures(reading, [m for m in members if m.figures], counted)
        or _drift(reading, [m for m in told if m.figures], "figure", grade_bound)
    )
    within = list(combinations(_list_wordings(members)[:COMPARED], 2))
    beyond = [(n.own, n.other) for n in near if n.comes_first]
    alike = [(n.own, n.other) for n in near if n.comes_first and n.score >= THRESHOLDS.claim]
    found = (
        figure,
        find_amounts(reading, within, beyond),
        find_plurals(reading, within),
        *find_timings(reading, within, beyond),
        _drift(reading, told, "strength", grade_strength, THRESHOLDS.alike),
        _differ_in_scope(reading, told),
        find_participants(reading, members, bodies),
        find_reversed(reading, (*within, *alike)),
        find_places(reading, (*within, *alike)),
        next((d for tellings in (told, *alike) if (d := find_causes(reading, tellings))), None),
        find_tellers(reading, told, bodies) or find_announcers(reading, told, bodies),
        find_variant(reading, told, bodies),
    )
    return tuple(d for d in found if d)


def _list_wordings(tellings: Sequence[Proposition]) -> list[Proposition]:
    """The first telling in each wording of each voice: copies say again what was said, and of the same day."""
    first: dict[tuple[str, str | None], Proposition] = {}
    for item in tellings:
        first.setdefault((item.words, item.voice), item)
    return list(first.values())


def _are_one_but_for_figures(near: Near) -> bool:
    return near.score >= THRESHOLDS.claim and _are_other_figures(near.own, near.other)


def _are_other_figures(a: Proposition, b: Proposition) -> bool:
    """Whether two tellings give other figures of one thing, as far as that is known; an age counts nothing."""
    figures = [{f for f in m.figures if not f.endswith("-year-old")} for m in (a, b)]
    if not figures_exclude(*figures) or have_other_days(a, b):
        return False
    counted = [list_things(m.words) for m in (a, b)]
    return counted[0] == counted[1] or bool(counted[0] & counted[1])


def _differ_in_figure(reading: Reading, members: Sequence[Proposition]) -> Difference | None:
    for a, b in combinations((m for m in members if m.figures), 2):
        if _are_other_figures(a, b):
            words = ", ".join(_tell_figures(reading, m, m.figures) for m in (a, b))
            return Difference(kind="figure", words=words, spans=(a.evidence.span, b.evidence.span))
    return None


def _contrast_figures(
    reading: Reading, counted: Sequence[Proposition], elsewhere: Sequence[Proposition]
) -> Difference | None:
    """The figure of a claim and those of the others, in the order of publication, each where it is first given."""
    first: dict[frozenset[str], Proposition] = {}
    sides = [[m for m in side if not m.is_event] or side for side in (counted, elsewhere)]
    for item in sorted(chain(*sides), key=lambda m: order_telling(reading, m)):
        first.setdefault(item.figures, item)
    if not elsewhere or len(first) < 2:
        return None
    shared = frozenset.intersection(*first)
    told = [(figures - shared, item) for figures, item in first.items() if figures - shared]
    if len(told) < 2:
        return None
    words = ", ".join(_tell_figures(reading, item, own) for own, item in told)
    return Difference(kind="figure", words=words, spans=tuple(item.evidence.span for _, item in told))


def _tell_figures(reading: Reading, item: Proposition, figures: Set[str]) -> str:
    """The figures of a telling, one alone with what it counts."""
    counted = [x.span.text for x in list_amounts(reading, item) if not x.is_vague]
    is_single = len(figures) == 1 and len(counted) == 1
    words = f"‘{counted[0]}’" if is_single else " and ".join(sorted(figures))
    return f"{words} in {reading.reports[item.evidence.report].file}"


def _differ_in_scope(reading: Reading, members: Sequence[Proposition]) -> Difference | None:
    """A part in one telling, the whole in another; what says neither is of no scope that can be compared."""
    scoped = [m for m in members if PART.search(m.words) or WHOLE.search(m.words)]
    return _drift(reading, scoped, "scope", grade_scope, THRESHOLDS.alike)


def grade_strength(words: str) -> Grade:
    """0 where it is open, 1 where it is expected or hearsay, 2 where it is said flatly."""
    for grade, marks in enumerate((OPEN, EXPECTED)):
        if found := _list_marks(marks, words):
            return grade, found
    return 2, "flat"


def grade_bound(words: str) -> Grade:
    """0 for a figure that is bounded or rough, 1 for a bare one."""
    found = _list_marks(BOUNDED, words)
    return (0, found) if found else (1, "the bare figure")


def grade_scope(words: str) -> Grade:
    """0 for a part, 1 for the whole."""
    found = _list_marks(PART, words)
    return (0, found) if found else (1, _list_marks(WHOLE, words))


def _list_marks(marks: re.Pattern[str], words: str) -> str:
    return ", ".join(dict.fromkeys(f"‘{m[0].strip().lower()}’" for m in marks.finditer(words)))


def _drift(
    reading: Reading,
    members: Sequence[Proposition],
    kind: DifferenceKind,
    grade: Callable[[str], Grade],
    alike: float = 0.0,
) -> Difference | None:
    """The way of a claim from its weakest telling up; where it only goes down, from its firmest one down."""
    chain = [_tell(reading, m, grade) for m in sorted(members, key=lambda m: order_telling(reading, m))]
    for verb, steps in (("hardens", climb(chain, 1, alike)), ("softens", climb(chain, -1, alike))):
        if steps:
            words = ", then ".join(f"{t.words} in {t.place}" for t in steps)
            return Difference(kind=kind, words=f"{verb}: {words}", spans=tuple(t.member.evidence.span for t in steps))
    return None


def climb(chain: Sequence[Telling], sign: int, alike: float) -> list[Telling]:
    """A telling of the lowest grade (`sign` 1) or the highest (-1), and each later one that goes beyond.

    Each is as likely one with the one before it as `alike`; empty where nothing goes beyond.
    """
    lowest = min((sign * t.grade for t in chain), default=0)
    for n, first in enumerate(chain):
        steps = [first] if sign * first.grade == lowest else []
        for telling in chain[n + 1 :] if steps else ():
            is_beyond = sign * telling.grade > sign * steps[-1].grade and telling.place not in {t.place for t in steps}
            if is_beyond and (not alike or score_pair(steps[-1].member, telling.member) >= alike):
                steps.append(telling)
        if len(steps) > 1:
            return steps
    return []


def _tell(reading: Reading, member: Proposition, grade: Callable[[str], Grade]) -> Telling:
    degree, words = grade(member.words)
    file = reading.reports[member.evidence.report].file
    place = f"the headline of {file}" if is_headline(reading, member) else file
    return Telling(member=member, place=place, grade=degree, words=words)


def order_telling(reading: Reading, member: Proposition) -> tuple[tuple[str, str], bool, int]:
    """By publication; in one report the headline last, which was written of the text."""
    e = member.evidence
    return reading.rank(e.report), is_headline(reading, member), e.start


def is_headline(reading: Reading, member: Proposition) -> bool:
    """Whether a telling stands in a headline of its report."""
    e = member.evidence
    zones = reading.reports[e.report].zones
    return any(z.kind in HEADLINES and z.start <= e.start and e.end <= z.end for z in zones)
