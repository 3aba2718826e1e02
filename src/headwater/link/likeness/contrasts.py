"""Words that set two things of one sort apart: a state visit and a working visit, 3,000 rifles and 2,460 rifles."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import islice, takewhile

from headwater.link.figures import figures_exclude
from headwater.text import STOPWORDS, find_figures, fold, read_figure, stem, words

# Sorts of one thing that exclude each other, each by the words for it.
_SORTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("visits", r"visits?|trips?|tours?", ("state", "working", "private")),
    (
        "elections",
        r"elections?|polls?|votes?|ballots?|race|campaign",
        ("presidential", "parliamentary|legislative", "local|municipal|regional|mayoral|gubernatorial", "primary"),
    ),
    ("rounds", r"rounds?", ("first|opening", "second|final", "third", "fourth")),
    ("talks", r"talks|negotiations?|contacts", ("direct|face-to-face", "indirect|proximity")),
    ("truces", r"ceasefires?|truces?", ("temporary|brief", "permanent|lasting")),
    ("courts", r"courts?", ("supreme", "constitutional", "appeals?|appellate", "district|lower")),
)
_FILLED = r"(?:\s+(?!and\b|or\b|of\b|to\b)[\w-]+)??"  # "the SECOND PRESIDENTIAL round"
SORTS = {
    name: tuple(re.compile(rf"\b(?:{sort})[”\"’']?{_FILLED}\s+[“\"‘]?(?:{noun})\b", re.IGNORECASE) for sort in sorts)
    for name, noun, sorts in _SORTS
} | {
    # One word of two meanings: who opens fire, and who is fired.
    "firing": (
        re.compile(
            r"\bopen(?:s|ed|ing)? fire\b|\b(?:would|will|to) fire\b(?=\W*\Z)|"
            r"\bfir(?:e[sd]?|ing)\s+(?:at|on|upon|into|shots?|rounds?|\w+ (?:shots|rounds))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:be|been|being|was|were|got)\s+fired\b(?!\s+(?:at|on|upon|into|from|off|by)\b)", re.IGNORECASE
        ),
    )
}
# Plurals that do not end in "s"; what is counted stands at most so many words behind its number.
PLURALS = frozenset("people men women children police percent crew personnel troops dead".split())
SINGULARS = {stem(plural): stem(one) for plural, one in (("men", "man"), ("women", "woman"), ("children", "child"))}
ONE = re.compile(r"\b(?:an?|one|another)\s+(?=[a-z])", re.IGNORECASE)
NEAR = 3
KEPT = 16_384  # propositions whose words are remembered: each is compared with many others


def find_contrast(a: str, b: str) -> str | None:
    """Of which things two stretches name other sorts, in words; None where they name none or one in common."""
    mine, its = list_sorts(a), list_sorts(b)
    return next((name for name in mine if name in its and mine[name].isdisjoint(its[name])), None)


@lru_cache(maxsize=KEPT)
def list_sorts(text: str) -> Mapping[str, frozenset[int]]:
    """For each kind of thing that a stretch names sorts of, which, by their place in the table."""
    found = {name: frozenset(n for n, sort in enumerate(row) if sort.search(text)) for name, row in SORTS.items()}
    return {name: sorts for name, sorts in found.items() if sorts}


def counts_exclude(a: str, b: str, shared: Set[str]) -> bool:
    """Whether two stretches count one thing, and not alike, though they share other figures."""
    if not shared:
        return False
    mine, its = list_counts(a), list_counts(b)
    return any(figures_exclude(mine[noun], its[noun]) for noun in mine.keys() & its.keys())


def numbers_exclude(a: str, b: str) -> bool:
    """Whether one stretch tells of one thing of which the other counts several: "a man died", "two men died"."""
    return _tells_of_one(a, b) or _tells_of_one(b, a)


def _tells_of_one(a: str, b: str) -> bool:
    several = {SINGULARS.get(noun, noun) for noun, figures in list_counts(b).items() if "1" not in figures}
    return bool(several) and not several.isdisjoint(_list_single(a) - _list_single(b)) and not list_counts(a)


@lru_cache(maxsize=KEPT)
def _list_single(text: str) -> frozenset[str]:
    """The stems of what a stretch tells of one of: the words behind "a" and "one" up to the first small one."""
    found: set[str] = set()
    for article in ONE.finditer(text):
        behind = (fold(word.text) for word in islice(words(text, article.end()), NEAR))
        found.update(stem(word) for word in takewhile(lambda word: word not in STOPWORDS, behind))
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def list_counts(text: str) -> Mapping[str, frozenset[str]]:
    """The figures of each thing that a stretch counts, by the stem of its noun: "3,000 assault RIFLES"."""
    counts: dict[str, set[str]] = defaultdict(set)
    for noun, figure in _pair_counts(text):
        counts[noun].add(figure)
    return {noun: frozenset(figures) for noun, figures in counts.items()}


def _pair_counts(text: str) -> Iterator[tuple[str, str]]:
    for place, figure in find_figures(text):
        end = place.end
        for word in islice(words(text, place.end), NEAR):
            plain = fold(word.text)
            if text[end : word.start] not in (" ", "-") or plain in STOPWORDS or read_figure(word.text):
                break
            if plain in PLURALS or (plain.endswith("s") and not plain.endswith(("ss", "us", "is"))):
                yield stem(plain), figure
                break
            end = word.end
