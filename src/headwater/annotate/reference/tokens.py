"""Words of a sentence with what their letters tell: possessives apart, compounds cut at the name inside them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.annotations import Sentence
from headwater.names import find_known, given_gender, match_title, word_classes, word_key
from headwater.text import WORD

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
    "sep sept oct nov dec am pm a.m p.m gmt utc est edt et cet bst ist".split()
)
# Short forms of days and months that are names or words too: calendar only beside a number or with a stop.
SHORT_DATES = frozenset("jan jun mar sun sat mon wed".split())
# Months that are names of people too.
NAME_MONTHS = frozenset("may april june august".split())
KEPT = 4096  # sentences whose words are kept: wire copy recurs within hours
LONGEST = 2000  # characters of a sentence that is kept
PARTY_MARK = re.compile(r"[DRI]-[A-Z]")
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


class Line(NamedTuple):
    """A sentence as words; `is_headline` says that its capitals tell little."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    is_headline: bool


@lru_cache(maxsize=65536)
def _shape(text: str) -> str:
    if text[0].isdigit():
        return "digit"
    if text.islower():
        return "lower"
    if text.isupper():
        return "upper" if len(text) > 1 else "title"
    return "title" if text[0].isupper() and not any(c.isupper() for c in text[1:]) else "mixed"


@lru_cache(maxsize=16384)
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
    shift = max(0, start - 1)  # one character before and two behind decide where words end
    if end - start > LONGEST:
        return _tokenize(text, start, end)
    return [
        Token(t.start + shift, t.end + shift, t.text, t.key, t.shape, t.possessive, t.gap, t.is_first)
        for t in _tokenize_known(text[shift : end + 2], start - shift, end - shift)
    ]


@lru_cache(maxsize=KEPT)
def _tokenize_known(text: str, start: int, end: int) -> tuple[Token, ...]:
    return tuple(_tokenize(text, start, end))


def _tokenize(text: str, start: int, end: int) -> list[Token]:
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


def _is_headline(zone: str, tokens: Sequence[Token]) -> bool:
    """Whether capitals tell little here: most words of some length have one."""
    # Outside titles the first word, which has one anyway, does not count, and the share must be higher.
    weighed = tokens if zone in HEADLINES else tokens[1:]
    weighty = [t for t in weighed if t.shape != "digit" and t.key not in SMALL_WORDS and len(t.text) > 1]
    if len(weighty) < 3:
        return False
    raised = sum(t.shape in ("title", "upper") for t in weighty)
    return raised >= 0.65 * len(weighty) if zone in HEADLINES else raised >= 0.85 * len(weighty) and len(weighty) > 4


def read_lines(text: str, sentences: Iterable[Sentence]) -> list[Line]:
    """Every sentence as words."""
    lines = []
    for sentence in sentences:
        tokens = tokenize(text, *sentence.extent)
        lines.append(Line(sentence, tuple(tokens), _is_headline(sentence.zone, tokens)))
    return lines


class Evidence(NamedTuple):
    """How the words of a report are written where place does not force a capital."""

    raised: Counter[str]
    small: Counter[str]
    months: frozenset[str]


def weigh_capitals(lines: Iterable[Line]) -> Evidence:
    """Count, for every word of a report, capitals in mid-sentence and small letters; find months that are people."""
    raised: Counter[str] = Counter()
    small: Counter[str] = Counter()
    months: set[str] = set()
    for line in lines:
        before = ""
        for token in line.tokens:
            if token.shape == "lower":
                small[token.key] += 1
            elif not line.is_headline and not token.is_first and token.shape != "digit":
                raised[token.key] += 1
            if token.key in NAME_MONTHS and (given_gender(before) or match_title((before,), 0)):
                months.add(token.key)
            before = token.key
    return Evidence(raised, small, frozenset(months))


def is_capital(token: Token, line: Line, evidence: Evidence) -> bool:
    """Whether a word is written like a name, by its letters, by its place and by the rest of the report."""
    if token.shape in ("lower", "digit") or token.key in CALENDAR:
        return False
    if token.shape == "mixed":
        return not token.text[0].islower() and word_classes(token.key) is None and not PARTY_MARK.match(token.text)
    if token.shape == "upper" and len(token.text) > 2 and word_classes(token.key):
        return False
    if not token.is_first and not line.is_headline:
        return token.key not in NEVER_NAMES and (len(token.text) > 1 or token.gap[-1:] != "(")
    if token.key in NEVER_NAMES:
        return False
    if token.shape == "upper" and not line.is_headline and not evidence.small[token.key]:
        return not word_classes(token.key) or bool(evidence.raised[token.key])
    if evidence.raised[token.key] and not evidence.small[token.key]:
        return True
    return word_classes(token.key) is None and not _is_derived(token.key)


@lru_cache(maxsize=16384)
def _is_derived(key: str) -> bool:
    """Whether an unknown word is made of ordinary ones: "long-threatened", "Cyberattack" is not caught."""
    halves = key.replace("–", "-").split("-")
    return len(halves) > 1 and all(word_classes(half) or half.isdigit() or len(half) < 2 for half in halves)
