"""How the supports of one claim are not the same, and how it drifts from telling to telling.

The chain of a claim runs by publication, and in one report from its text to its headline, where a hedge is lost most
easily.  Along it the strength, a figure's bound and the scope can harden ('could bring up to forty' – 'will bring
forty') or soften; a difference of these kinds shows each step of the way.
"""

import re
from collections.abc import Callable, Sequence
from itertools import chain

import msgspec

from headwater.link.figures import figures_exclude
from headwater.link.propositions import Proposition
from headwater.link.reading import Reading
from headwater.link.variants import find_variant
from headwater.record.model import HEADLINES, Difference, DifferenceKind

# Grades of firmness: what is open, what is expected, supposed or on hearsay, what is said flatly.  'May' with a capital
# inside a sentence is a name or a month.
OPEN = re.compile(r"\b(?:could|may|might|[Pp]ossibl[ey]|[Pp]ossibility|[Pp]otential(?:ly)?|consider(?:s|ed|ing)?)\b")
EXPECTED = re.compile(
    r"\b(?:would|likely|expect(?:s|ed)|plan(?:s|ned|ning)? to|set to|reportedly|allegedly|alleged)\b", re.IGNORECASE
)
BACKSHIFTED = re.compile(r"\bwould\b")  # in indirect speech a 'will'
# A figure that is bounded or rough, and the words that make it so.
BOUNDED = re.compile(
    r"\b(?:up to|until|at least|at most|as many as|more than|less than|fewer than|over|under|about|around|nearly|"
    r"almost|some|roughly|approximately|an estimated)\s+(?=[£$€]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|a dozen|dozens|hundreds|thousands)\b)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:some of|several of|many of|most of|parts? of|most|mainly|mostly|partly|partially)\b", re.IGNORECASE
)
WHOLE = re.compile(r"\b(?:all|every|entire|entirely|whole|wholly|fully|completely|each of|none of)\b", re.IGNORECASE)

Grade = tuple[int, str]  # how firmly it is said, and the words that say so


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One support of a claim in its chain, with its grade of one kind."""

    member: Proposition
    place: str
    grade: int
    words: str


def find_differences(
    reading: Reading, members: Sequence[Proposition], elsewhere: Sequence[Proposition] = ()
) -> tuple[Difference, ...]:
    """At most one difference of each kind: figures that exclude each other, drift of strength, bound and scope, and one
    quotation in two wordings.

    `elsewhere` are what the claim is but for its figures: propositions of claims that say the same with others.
    """
    told = [m for m in members if not m.is_event]
    figure = (
        _differ_in_figure(told)
        or _contrast_figures(reading, [m for m in members if m.figures], elsewhere)
        or _drift(reading, [m for m in told if m.figures], "figure", grade_bound)
    )
    found = (
        figure,
        _drift(reading, told, "strength", grade_strength),
        _differ_in_scope(reading, told),
        find_variant(reading, sorted(told, key=lambda m: order_telling(reading, m))),
    )
    return tuple(d for d in found if d)


def _differ_in_figure(members: Sequence[Proposition]) -> Difference | None:
    counted = [m for m in members if m.figures]
    for n, a in enumerate(counted):
        for b in counted[n + 1 :]:
            if figures_exclude(a.figures, b.figures):
                words = f"{', '.join(sorted(a.figures))} in one, {', '.join(sorted(b.figures))} in the other"
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
    told = [(sorted(figures - shared), item) for figures, item in first.items() if figures - shared]
    if len(told) < 2:
        return None
    words = ", ".join(f"{' and '.join(own)} in {reading.reports[item.evidence.report].file}" for own, item in told)
    return Difference(kind="figure", words=words, spans=tuple(item.evidence.span for _, item in told))


def _differ_in_scope(reading: Reading, members: Sequence[Proposition]) -> Difference | None:
    """A part in one telling, the whole in another; what says neither is of no scope that can be compared."""
    return _drift(reading, [m for m in members if PART.search(m.words) or WHOLE.search(m.words)], "scope", grade_scope)


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
    reading: Reading, members: Sequence[Proposition], kind: DifferenceKind, grade: Callable[[str], Grade]
) -> Difference | None:
    """The way of a claim from its weakest telling up; where it only goes down, from its firmest one down."""
    chain = [_tell(reading, m, grade) for m in sorted(members, key=lambda m: order_telling(reading, m))]
    for verb, steps in (("hardens", climb(chain, 1)), ("softens", climb(chain, -1))):
        if len(steps) > 1:
            words = ", then ".join(f"{t.words} in {t.place}" for t in steps)
            return Difference(kind=kind, words=f"{verb}: {words}", spans=tuple(t.member.evidence.span for t in steps))
    return None


def climb(chain: Sequence[Telling], sign: int) -> list[Telling]:
    """The first telling of the lowest grade (`sign` 1) or the highest (-1), and each later one that goes beyond."""
    start = min(range(len(chain)), key=lambda n: (sign * chain[n].grade, n), default=0)
    steps = list(chain[start : start + 1])
    for telling in chain[start + 1 :]:
        if sign * telling.grade > sign * steps[-1].grade and telling.place not in {t.place for t in steps}:
            steps.append(telling)
    return steps


def _tell(reading: Reading, member: Proposition, grade: Callable[[str], Grade]) -> Telling:
    degree, words = grade(unshift(reading, member))
    file = reading.reports[member.evidence.report].file
    place = f"the headline of {file}" if is_headline(reading, member) else file
    return Telling(member=member, place=place, grade=degree, words=words)


def unshift(reading: Reading, member: Proposition) -> str:
    """The words of a telling; in indirect speech with the 'will' that was said."""
    statement = reading.said.get(member.evidence.statement or "")
    is_indirect = statement is not None and statement.directness == "indirect"
    return BACKSHIFTED.sub("will", member.words) if is_indirect else member.words


def order_telling(reading: Reading, member: Proposition) -> tuple[tuple[str, str], bool, int]:
    """By publication; in one report the headline last, which was written of the text."""
    e = member.evidence
    return reading.rank(e.report), is_headline(reading, member), e.start


def is_headline(reading: Reading, member: Proposition) -> bool:
    """Whether a telling stands in a headline of its report."""
    e = member.evidence
    zones = reading.reports[e.report].zones
    return any(z.kind in HEADLINES and z.start <= e.start and e.end <= z.end for z in zones)
