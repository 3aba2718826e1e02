"""Slips in one report that its own words give away: doubled words, misplaced marks, a headline cut off, grammar."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from headwater.record.model import HEADLINES, Report, is_furniture
from headwater.tables import read_rows, split_forms
from headwater.text import Extent

MOST = 4  # of one kind in one report: what stands there more often is how the page was made, not a slip
# Words that are doubled on purpose or by grammar.
TWICE = frozenset(
    "had that very no so long far bye blah ha la na oh knock tut yeah her you is more many never really".split()
)
ENDS_OPEN = frozenset("a an the of to and or with from by for at as its his their".split())
LEADING = "(?:in|and|but|on|with|for|at|from|as|including|which|who|after|before|during|despite)"


class Slip(NamedTuple):
    """A thing that looks wrong, what is wrong with it, where it stands, and where else it or its like does."""

    what: str
    detail: str
    extent: Extent
    others: tuple[Extent, ...] = ()


class Pattern(NamedTuple):
    """A pattern of slips; what is marked is its first group."""

    what: str
    detail: str
    found: re.Pattern[str]


SPACED = "stray space"  # of a report that was cut into words every mark may stand apart: that is one slip
# What other languages assure others assert: "assures that it is safe", "assures Berg is safe".
_ASSURED = re.compile(
    r"\b(assures(?= that\b|(?: [A-Z][\w’'-]*[a-z]){1,4} (?:wants|needs|is|was|has|had|will|would|can|could|does)\b))"
)
PATTERNS = (
    Pattern(SPACED, "a space before the mark that closes", re.compile(r"(?<=[\s‘“\"])(\w+[,.?!]? ['’])(?= \w|[”\"])")),
    Pattern(SPACED, "a space before the mark that closes", re.compile(r"(\w+[,.?!]? ['’])(?=[”\"])")),
    Pattern("grammar", "whom", re.compile(r"\b((?:all|some|many|most|both|none|several|half|one|two|three) of who)\b")),
    Pattern("grammar", "“because” is no subject", re.compile(r"\b(Because\b[^.;:“”\n]{3,80}, (?:it|that) means)\b")),
    Pattern("hyphen for dash", "the clause wants a dash", re.compile(rf"\b([a-z]{{3,}}s-{LEADING})\b(?!-)")),
    Pattern("translation", "to assure takes a person", _ASSURED),
)  # fmt: skip


def find_slips(report: Report) -> list[Slip]:
    """The slips of a report in text order, each kind at most a few times."""
    found: list[Slip] = []
    for rule in RULES:
        own = sorted(set(rule(report)), key=lambda s: s.extent)
        kinds = {s.what for s in own}
        for kind in sorted(kinds):
            same = [s for s in own if s.what == kind]
            if kind == SPACED:
                same = [same[0]._replace(others=tuple(s.extent for s in same[1:]))]
            found += same if len(same) <= MOST else []
    return sorted(found, key=lambda s: (s.extent, s.what))


def _read_zones(report: Report) -> Iterator[Extent]:
    """What is read; a second copy of the title would tell its slips twice."""
    for zone in report.zones:
        if not is_furniture(zone) and zone.kind != "alt_title":
            yield zone.extent


def _find_patterns(report: Report) -> Iterator[Slip]:
    for zone in _read_zones(report):
        for pattern in PATTERNS:
            for match in pattern.found.finditer(report.text, zone.start, zone.end):
                yield Slip(pattern.what, f"{match[1]}: {pattern.detail}", Extent(*match.span(1)))


def _find_doubled(report: Report) -> Iterator[Slip]:
    """One small word twice in a row, as "the the"; names and numbers may be double."""
    for zone in _read_zones(report):
        for match in re.finditer(r"\b([a-z]+) (\1)\b(?!['’-])", report.text[zone.start : zone.end]):
            if match[1] not in TWICE:
                place = Extent(zone.start + match.start(2), zone.start + match.end(2))
                yield Slip("doubled word", f"{match[0]}: one word too many", place)


def _find_cut_titles(report: Report) -> Iterator[Slip]:
    """A title that ends in a word after which something must come."""
    for zone in report.zones:
        words = report.text[zone.start : zone.end].split()
        if zone.kind in HEADLINES and len(words) > 3 and words[-1] in ENDS_OPEN:
            yield Slip("title cut off", f"the title ends with “{words[-1]}”", zone.extent)


def _find_missing_commas(report: Report) -> Iterator[Slip]:
    """An office with the name after a comma, and no comma after the name: "The mayor of London, Joan Doe warned"."""
    for zone in _read_zones(report):
        for match in _apposition().finditer(report.text, zone.start, zone.end):
            yield Slip("comma missing", f"{match[1]}: no comma after the name", Extent(*match.span(1)))


@cache
def _apposition() -> re.Pattern[str]:
    offices = "|".join(
        re.escape(form.casefold())
        for kind, _, cell in read_rows("titles.tsv")
        if kind == "office"
        for form in split_forms(cell)
        if " " not in form
    )
    name = r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+)+"
    verbs = "said|says|warned|told|added|called|announced|denied|insisted|confirmed|declared|claimed|urged"
    return re.compile(
        rf"\b((?:The|the) (?:\w+ )?(?:{offices}|mayor|head|boss) of (?:[A-Z]\w+ ?){{1,3}}, {name} (?:{verbs}))\b"
    )


def _find_repeated(report: Report) -> Iterator[Slip]:
    """A long sentence or the beginning of a paragraph that the body has twice: two versions of it, or a pull quote."""
    seen: dict[str, Extent] = {}
    for zone in (z for z in report.zones if z.kind in ("body", "inset", "heading")):
        for match in re.finditer(r"[^\n]+", report.text[zone.start : zone.end]):
            place = Extent(zone.start + match.start(), zone.start + match.end())
            words = re.findall(r"\w+", match[0].casefold())
            key = " ".join(words[:REPEATED])
            if len(words) < REPEATED:
                continue
            if key in seen:
                yield Slip("passage repeated", "the report has these words twice", place, (seen[key],))
            seen.setdefault(key, place)


REPEATED = 10  # words: fewer are a formula
RULES: tuple[Callable[[Report], Iterator[Slip]], ...] = (
    _find_patterns,
    _find_doubled,
    _find_cut_titles,
    _find_missing_commas,
    _find_repeated,
)
