"""Words of a sentence with what their letters tell: possessives apart, compounds cut at the name inside them."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from headwater.annotations import Sentence
from headwater.names import find_known, given_gender, match_title, word_classes, word_key
from headwater.text import WORD, WORDS_KEPT, Extent

T = TypeVar("T", covariant=True)

POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
CONTRACTION = re.compile(r"(?:n['’]t|['’](?:ve|re|ll|d|m))$")
OPENERS = '“"‘«(['
# First halves of compounds that leave the name behind them whole: "anti-Doe", "then-President".
PREFIXES = frozenset(
    "anti pro non ex then now mid pre post neo pan ultra former vice un trans inter self co sub".split()
)
# Second halves that hang on a name: "Doe-era"; a given name has its own ("Ji-song").
HANGING = frozenset("era style like only area type wide led run backed".split())
HEADLINES = frozenset(("title", "alt_title", "heading"))
SMALL_WORDS = frozenset(
    "of the for and on in to a an with by from at as or but vs via into over than that nor per".split()
)
# Determiners and connectives, which never begin a name, whatever their first letter.
NEVER_NAMES = frozenset(
    "the a an this that these those his her its their our my your he she it they we i you who what when where why "
    "how which whose and but or nor so yet if as at by for from in into of on onto to with without within while "
    "although though because since before after until unless during despite amid among under over between against "
    "about above both each every some any no not none all most many much few several other others another such "
    "there here then now also even just only still however meanwhile moreover yes one two three four five six "
    "seven eight nine ten".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tue tues thu thur thurs fri january "
    "february march april may june july august september october november december feb apr jul aug "
    "sep sept oct nov dec am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt et cet bst ist".split()
)
# Short forms of days and months that are names or words too: calendar only beside a number or with a stop.
SHORT_DATES = frozenset("jan jun mar sun sat mon wed".split())
# Months that are names of people too.
NAME_MONTHS = frozenset("may april june august".split())
KEPT = 2048  # sentences of which is kept what their words tell, as many as there are readings of
LONGEST = 2000  # characters of a sentence that is kept
PARTY_MARK = re.compile(r"[DRI]-[A-Z]")
# How exchanges call a share, in brackets: "(ABC.N)", "<ABCn.DE>", "(NYSE: ABC)"; some were cut at the stop.
TICKER = re.compile(
    r"[(<]\s*(?:[A-Z]{2,8}\s*:\s*[A-Z][A-Za-z0-9]{0,5}|[A-Z][A-Za-z0-9]{0,5}\.(?:\s*[A-Z]{1,2}))\s*[)>]"
    r"|[(<][A-Z][A-Za-z0-9]{1,5}\.$"
)
# Capitals that name no actor: faiths, tongues, feasts, wares.
NOT_ACTORS = frozenset(
    "islam islamic islamist islamists islamism muslim muslims christian christians christianity jewish jew jews "
    "judaism hindu hindus buddhist buddhists catholic catholics protestant protestants sunni sunnis shia shiite "
    "shiites shi'ite bible quran koran god allah english latin mandarin cantonese easter christmas ramadan eid "
    "passover hanukkah internet brexit olympics olympic powerpoint excel covid covid-19 coronavirus ebola aids "
    "hiv marxist marxism leninist communist communism communists socialist socialism nazi nazis nazism fascist "
    "fascists zionist stalinist european europeans asian asians african africans western westerners arab arabs "
    "arabic latino latinos hispanic hispanics caucasian nobel pulitzer oscar oscars tv dvd cd cds pdf url faq gdp "
    "ceo cto dna icbm icbms slbm thaad uav uavs ok mr mrs ms dr ai it id nuclear dc b.c a.d bc ad mph km kg usd "
    "eur gbp rmb".split()
)


class Token(NamedTuple):
    """A word without its possessive ending.

    `key` is the word folded, `gap` the characters before it, `shape` one of lower, title, upper, mixed, digit.
    `is_first` says that a capital may stand for the place alone: a sentence, a quotation or a clause behind a colon
    begins here.
    """

    start: int
    end: int
    text: str
    key: str
    shape: str
    possessive: bool
    gap: str
    is_first: bool


class Line(msgspec.Struct, frozen=True, eq=False):
    """A sentence as words, wherever it stands: what recurs is one object, by which what it tells is kept.

    Offsets count from the beginning of `text`: the sentence with the character before it and two behind it, which tell
    where words end.  `start` is where the sentence begins, `is_headline` says that its capitals tell little.  `raised`
    are words with a capital in mid-sentence, `small` those in small letters, `months` those that are people.
    """

    text: str
    start: int
    tokens: tuple[Token, ...]
    is_headline: bool
    raised: frozenset[str]
    small: frozenset[str]
    months: frozenset[str]


@lru_cache(maxsize=WORDS_KEPT)
def _shape(text: str) -> str:
    if text[0].isdigit():
        return "digit"
    if text.islower():
        return "lower"
    if text.isupper():
        return "upper" if len(text) > 1 else "title"
    return "title" if text[0].isupper() and not any(c.isupper() for c in text[1:]) else "mixed"


@lru_cache(maxsize=WORDS_KEPT)
def _cut_compound(word: str) -> int | None:
    """Where to cut a word with a hyphen: between a state's name and what hangs on it, or behind a prefix."""
    cut = max(word.find("-"), word.find("–"))
    if cut < 1:
        return None
    head, tail = word[:cut], word[cut + 1 :]
    if not tail or find_known(word):
        return None
    if head.casefold() in PREFIXES:
        return cut if tail[0].isupper() else None
    if not head[0].isupper() or given_gender(word_key(head)) in ("m", "f"):
        return None
    known, other = find_known(head), find_known(tail)
    if known or (other and other.type == "state") or (tail[0].islower() and head.isupper()):
        return cut
    hung = tail in HANGING or ((word_classes(tail) or "").startswith(("v", "a")) and len(tail) > 3)
    return cut if tail.islower() and hung else None


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in WORD.finditer(text, start, end):
        left, right = found.span()
        while (cut := _cut_compound(text[left:right])) is not None:
            yield left, left + cut
            left += cut + 1
        yield left, right


def _is_first(gap: str, is_start: bool) -> bool:
    return is_start or any(c in OPENERS for c in gap) or ":" in gap or "•" in gap or gap.strip() in ("-", "—", "–")


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The words of a stretch of text."""
    tokens: list[Token] = []
    last = start
    for left, right in _words(text, start, end):
        word = text[left:right]
        if word in ("s", "S") and tokens and text[tokens[-1].end : left] in ("'", "’"):
            tokens[-1] = tokens[-1]._replace(possessive=True)
            last = right
            continue
        gap = text[last:left]
        bare = POSSESSIVE.sub("", word) if word[-2:-1] in ("'", "’") else word
        possessive = bare != word or (word.endswith("s") and text[right : right + 2] in ("' ", "’ "))
        if not possessive:
            bare = CONTRACTION.sub("", word) or word
        first = _is_first(gap, not tokens)
        if not tokens and left > start:
            gap = text[start:left]
        tokens.append(Token(left, left + len(bare), bare, word_key(bare), _shape(bare), possessive, gap, first))
        last = right
    return tokens


def _is_headline(tokens: Sequence[Token], *, is_title: bool) -> bool:
    """Whether capitals tell little here: most words of some length have one."""
    # Outside titles the first word, which has one anyway, does not count, and the share must be higher.
    weighed = tokens if is_title else tokens[1:]
    weighty = [t for t in weighed if t.shape != "digit" and t.key not in SMALL_WORDS and len(t.text) > 1]
    if len(weighty) < 3:
        return False
    raised = sum(t.shape in ("title", "upper") for t in weighty)
    return raised >= 0.65 * len(weighty) if is_title else raised >= 0.85 * len(weighty) and len(weighty) > 4


def begin_line(sentence: Extent) -> int:
    """Where in the report the text of a sentence's line begins."""
    return max(0, sentence.start - 1)


def read_lines(text: str, sentences: Iterable[Sentence]) -> list[Line]:
    """Every sentence as words."""
    lines = []
    for sentence in sentences:
        (start, end), shift = sentence.extent, begin_line(sentence.extent)
        read = _read_line if end - start <= LONGEST else _read_line.__wrapped__
        lines.append(read(text[shift : end + 2], start - shift, end - shift, sentence.zone in HEADLINES))
    return lines


@lru_cache(maxsize=KEPT)
def _read_line(text: str, start: int, end: int, is_title: bool) -> Line:
    tokens = tokenize(text, start, end)
    is_headline = _is_headline(tokens, is_title=is_title)
    midst = [t for t in tokens if not is_headline and not t.is_first and t.shape not in ("lower", "digit")]
    return Line(
        text,
        start,
        tuple(tokens),
        is_headline,
        raised=frozenset(t.key for t in midst),
        small=frozenset(t.key for t in tokens if t.shape == "lower"),
        months=frozenset(_find_months([t.key for t in tokens])),
    )


def _find_months(keys: Sequence[str]) -> Iterator[str]:
    """Months that are names of people here: behind a given name or a title."""
    for before, key in pairwise(("", *keys)):
        if key in NAME_MONTHS and (given_gender(before) or match_title((before,), 0)):
            yield key


class Keeper(Protocol[T]):
    """A function with a cache, as `functools.lru_cache` makes it."""

    @property
    def __wrapped__(self) -> Callable[..., T]:
        """The function without its cache."""

    def __call__(self, *args: Hashable) -> T:
        """What the function makes, or made before."""


def keep(function: Keeper[T], line: Line) -> Callable[..., T]:
    """A function that keeps what it makes of lines; for a line that is too long to be kept the function alone."""
    return function if len(line.text) <= LONGEST else function.__wrapped__


class Evidence(NamedTuple):
    """How the words of a report are written where place does not force a capital."""

    raised: frozenset[str]
    small: frozenset[str]
    months: frozenset[str]


def weigh_capitals(lines: Sequence[Line]) -> Evidence:
    """The words of a report that have a capital in mid-sentence or small letters, and the months that are people."""
    nothing: frozenset[str] = frozenset()
    return Evidence(
        nothing.union(*(line.raised for line in lines)),
        nothing.union(*(line.small for line in lines)),
        nothing.union(*(line.months for line in lines)),
    )


def is_capital(token: Token, line: Line, evidence: Evidence) -> bool:
    """Whether a word is written like a name, by its letters, by its place and by the rest of the report."""
    if token.shape in ("lower", "digit") or token.key in CALENDAR or PARTY_MARK.match(token.text):
        return False
    if _is_ticker(line, token):
        return False
    if token.shape == "mixed":
        return not token.text[0].islower() and word_classes(token.key) is None
    if token.shape == "upper" and len(token.text) > 2 and word_classes(token.key):
        return False
    if not token.is_first and not line.is_headline:
        return token.key not in NEVER_NAMES and (len(token.text) > 1 or token.gap[-1:] != "(")
    if token.key in NEVER_NAMES:
        return False
    if token.shape == "upper" and not line.is_headline and token.key not in evidence.small:
        return not word_classes(token.key) or token.key in evidence.raised
    if token.key in evidence.raised and token.key not in evidence.small:
        return True
    return word_classes(token.key) is None and not _is_derived(token.key)


def _is_ticker(line: Line, token: Token) -> bool:
    """Whether a word is the sign of a share, and nobody's name."""
    if token.shape == "title" and len(token.text) > 1:
        return False
    return any(found.start() <= token.start < found.end() for found in TICKER.finditer(line.text))


@lru_cache(maxsize=WORDS_KEPT)
def _is_derived(key: str) -> bool:
    """Whether an unknown word is made of ordinary ones: "long-threatened", "Cyberattack" is not caught."""
    halves = key.replace("–", "-").split("-")
    return len(halves) > 1 and all(word_classes(half) or half.isdigit() or len(half) < 2 for half in halves)
