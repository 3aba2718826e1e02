"""Names of bodies: acronyms, word order, missing modifiers, and how alike two of them are."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from headwater.names.gazetteer import Entry, find_known, word_key
from headwater.names.people import COMMON, Likeness
from headwater.text import fold, stem, words

RARE = 10  # an expansion that one report has for so many that have the acronym is not what the body is called
SMALL = frozenset("of the for and on in to de la du des der die das et y e at a an".split())
# Words that a body's name gains or loses without becoming another body.
LOOSE = frozenset("national federal state royal central group inc corp ltd co company plc llc sa ag the".split())
# Words that only a firm's full name has: "Tarpan" is "Tarpan Motor Company", but not "Tarpan Bank".
FIRM = LOOSE | frozenset(
    stem(w) for w in "motor motors holding holdings industries enterprises spa nv bv oao ooo".split()
)
# Of these the ones that only say in which form a firm is run.
FORMS = FIRM - {stem(w) for w in "national federal state royal central the".split()}
_LEGAL = frozenset("inc corp corporation ltd limited co company plc llc ag gmbh spa nv bv oao ooo holdings".split())
# Words for one thing: "Foreign Ministry" is "Ministry of Foreign Affairs".
EQUAL_STEMS = {
    "affair": "", "defenc": "defens", "organis": "organ", "organiz": "organ", "centr": "center", "programm": "program",
    "labour": "labor", "exterior": "foreign", "corpor": "corp", "compani": "co", "incorpor": "inc", "limit": "ltd",
    "u.": "us", "u": "us", "u.n": "un",
}  # fmt: skip
AFFAIRS = frozenset("watergate irangate partygate brexit".split())  # nobody speaks for one: "Watergate journalist"
# Whoever is described by a body that he stands beside or against.
_OUTSIDE = re.compile(
    r"\b(?:all(?:y|ies)|rivals?|enem(?:y|ies)|foes?|critics?|opponents?|adversar(?:y|ies)|neighbou?rs?|partners?|"
    r"counterparts?|creditors?|detractors?|victims?|protesters?|demonstrators?)(?:$|\s(?:of|to|against)\b)",
    re.IGNORECASE,
)
# Whoever is described by a state and does not act for it.
_PRIVATE = re.compile(
    r"\b(?:passengers?|tourists?|travell?ers?|residents?|citizens?|nationals|workers?|employees|comrades?|friends?|"
    r"famil(?:y|ies)|relatives?|parents?|students?|fans?|players?|voters?|activists?|campaigners?|bloggers?|journalists?|"
    r"reporters?|newspapers?|papers|business(?:m[ae]n|wom[ae]n|people|es)|companies|firms|banks?|investors?|traders?|"
    r"experts?|analysts?|academics?|scholars?|scientists?|economists?|historians?|doctors?|nurses?|priests?|migrants?|"
    r"refugees?|wom[ae]n|m[ae]n|people|villagers?|locals|survivors?|witnesses|prisoners?|hostages?|fishermen|farmers?|"
    r"drivers?|dissidents?|exiles?|emigr[eé]s?|viewers?|consumers?|(?:ship)?owners?|skippers?|seafarers?|sailors?|unions?|teachers?|lawyers?|engineers?|"
    r"singers?|act(?:or|ress)|writers?|authors?|poets?|artists?|musicians?|footballers?|athletes?|photographers?|"
    r"film-?makers?|professors?|researchers?|lecturers?|pensioners?|shopkeepers?|chefs?|archbishops?|bishops?|imams?|"
    r"rabbis?|pastors?|mothers?|fathers?)"
    r"(?:$|\s(?:of|in|from|on|at|near|who|and|living|aboard)\b)",
    re.IGNORECASE,
)
# Whoever is in a state, and stands against it or beside it: "Chile's opposition", "the Lowland Liberation Front".
_OPPOSED = re.compile(
    r"\b(?:opposition|opposed|rebels?|insurgents?|guerrillas?|separatists?|secessionists?|resistance|dissidents?|"
    r"(?<!people['’]s )liberation|jihadists?|militants?|militias?|paramilitar(?:y|ies)|church(?:es)?|clergy|"
    r"civil (?:liberties|society)|refugee council)\b",
    re.IGNORECASE,
)
# Before an office that somebody holds no more: "former federal prosecutor and Oslo mayor", "ex-minister"; but not
# "former minister Ada Lund and", behind which another begins.
_FORMER = re.compile(
    r"(?:^|\b)(?i:former|formerly|ex|retired|onetime|one-time|erstwhile)[\s-]+"
    r"(?:(?![A-Z][\w’'-]+ [A-Z][\w’'-]+ and\b)[\w.’'&-]+\s+){0,6}$"
)
_BEFORE = 60  # characters before an office that say whether it is still held


def stands_outside(description: str) -> bool:
    """Whether a description names a body that its bearer is no part of: "Oslo's allies", "critics of the ministry"."""
    return _OUTSIDE.search(description) is not None


def holds_no_more(text: str, start: int) -> bool:
    """Whether the words before an office, or before the body that it is of, say that somebody held it once."""
    return _FORMER.search(text[max(0, start - _BEFORE) : start]) is not None


def speaks_for_itself(description: str) -> bool:
    """Whether who is described by a state does not speak for it: "Greek passengers", "Russian bloggers"."""
    return _PRIVATE.search(description) is not None


def is_opposed(words_for_it: str) -> bool:
    """Whether a name, a description or a title is of those who stand against a state or beside it."""
    return _OPPOSED.search(words_for_it) is not None


def _is_firm_word(word: str, is_last: bool) -> bool:
    return fold(word).replace(".", "") in _LEGAL or (not is_last and stem(word_key(word)) in FIRM)


def short_firm(name: str) -> str | None:
    """The short name of a firm whose full name ends in a legal form; None for any other name."""
    parts = [word.text for word in words(name)]
    last = len(parts)
    while last and _is_firm_word(parts[last - 1], last == len(parts)):
        last -= 1
    return " ".join(parts[:last]) if 0 < last < len(parts) else None


class Body(NamedTuple):
    """A body's name taken apart: stems of its words, the states it names, and the known body that it is."""

    stems: frozenset[str]
    countries: frozenset[str]
    initials: str
    core_initials: str
    acronym: str | None
    known: Entry | None


def _initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts if part and part not in SMALL)


def _take_states(parts: list[tuple[str, str]]) -> tuple[list[str], set[str]]:
    """The words that name no state, and the states that the others name (by up to five words)."""
    left: list[str] = []
    countries: set[str] = set()
    at = 0
    while at < len(parts):
        for size in (5, 4, 3, 2, 1):
            entry = find_known(" ".join(text for text, _ in parts[at : at + size]))
            if entry and entry.type == "state" and entry.country and at + size <= len(parts):
                countries.add(entry.country)
                at += size
                break
        else:
            left.append(parts[at][1])
            at += 1
    return left, countries


@lru_cache(maxsize=8192)
def parse_body(name: str) -> Body:
    """The parts of a body's name that are compared."""
    parts = [(word.text, word_key(word.text)) for word in words(name)]
    left, countries = _take_states(parts)
    stems = {EQUAL_STEMS.get(stem(word), stem(word)) for word in left if word not in SMALL} - {""}
    compact = name.replace(".", "").strip()
    known = find_known(name)
    if known and known.country:
        countries.add(known.country)
    return Body(
        stems=frozenset(stems),
        countries=frozenset(countries),
        initials=_initials(key for _, key in parts),
        core_initials=_initials(key for _, key in parts if key not in _LEGAL),
        acronym=compact.casefold() if compact.isupper() and compact.isalpha() and len(compact) > 1 else None,
        known=known,
    )


def _compare_acronym(a: Body, b: Body) -> Likeness | None:
    for short, full in ((a, b), (b, a)):
        if short.acronym and not full.acronym:
            if short.known and full.countries > short.countries:
                return Likeness(0.0, ("acronym of a body of no state",))  # "UN" is not the U.S. Navy
            fits = short.acronym in (full.initials, full.initials[1:], full.core_initials) and len(short.acronym) > 1
            return Likeness(0.9, ("acronym",)) if fits else Likeness(0.0, ("acronym of something else",))
    return None


def _compare_stems(a: Body, b: Body) -> Likeness:
    shared, apart = a.stems & b.stems, a.stems ^ b.stems
    if not shared:
        return Likeness(0.0, ("differing names",))
    if not apart:
        one_country = len(a.countries) != len(b.countries)
        return Likeness(0.85 if one_country else 1.0, ("without its state",) if one_country else ("same words",))
    if a.stems <= b.stems or b.stems <= a.stems:
        if apart <= LOOSE or (apart <= FIRM and not (a.known or b.known)):
            return Likeness(0.9, (f"without {' '.join(sorted(apart))}",))
        share = len(shared) / (len(shared) + len(apart))
        return Likeness(0.4 + 0.4 * share, (f"without {' '.join(sorted(apart))}",))
    if a.stems - FORMS == b.stems - FORMS and a.stems - FORMS and not (a.known or b.known):
        return Likeness(0.86, (f"differing forms: {' '.join(sorted(apart))}",))
    return Likeness(0.5 * len(shared) / len(a.stems | b.stems), ("differing words",))


@lru_cache(maxsize=65536)
def compare_bodies(a: str, b: str) -> Likeness:
    """How alike two bodies' names are: known forms, acronyms and expansions, word order, missing modifiers."""
    one, two = parse_body(a), parse_body(b)
    if one.known and two.known:
        same = one.known.name == two.known.name
        return Likeness(1.0 if same else 0.0, ("known forms of one body",) if same else ("two known bodies",))
    if word_key(a) == word_key(b):
        return Likeness(1.0, ("same name",))
    if one.countries and two.countries and not one.countries & two.countries:
        return Likeness(0.0, ("differing states",))
    if (found := _compare_acronym(one, two)) is not None:
        return found
    cores = one.stems - FORMS or one.stems, two.stems - FORMS or two.stems
    if len(cores[0]) == len(cores[1]) == 1 and cores[0] != cores[1]:
        like = JaroWinkler.similarity(*cores[0], *cores[1])
        return Likeness(like if like >= 0.93 else 0.0, ("spelling",) if like >= 0.93 else ("differing names",))
    return _compare_stems(one, two)


def best_body(names: Iterable[str], used: Mapping[str, int] | None = None) -> str | None:
    """The known name of a body, else the fullest of its common forms, expansions before acronyms.

    `used` says how many reports use each form.  Of equals it is the first one given.
    """
    forms = list(dict.fromkeys(names))
    counts = used or {}
    for form in sorted(forms):
        if known := find_known(form):
            return known.name
    short = [form for form in forms if form.isupper()]
    # "ABC Inc" is no expansion of "ABC".
    whole = [form for form in forms if form not in short and not set(short) & set(form.split())]
    top = max((counts.get(form, 0) for form in forms), default=0)
    if short and max((counts.get(form, 0) for form in whole), default=0) * RARE < top:
        whole = short
    most = max((counts.get(form, 0) for form in whole), default=0)
    common = [form for form in whole if counts.get(form, 0) * COMMON >= most]
    return max(common or forms, key=lambda form: (not form.isupper(), len(form)), default=None)
