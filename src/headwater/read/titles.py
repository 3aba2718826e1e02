"""Titles: which of a report's first lines is its headline, which are cut or second copies of it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz import fuzz

from headwater.read.agencies import is_outlet
from headwater.read.blocks import count_sentences, count_words, ends_in_abbreviation, has_end_mark, is_prose
from headwater.read.captions import is_caption
from headwater.read.datelines import is_stamp_line, read_dateline
from headwater.read.headers import skip_heading_mark
from headwater.read.pieces import Piece
from headwater.read.stamps import WEEKDAYS
from headwater.read.verbs import has_past_verb, is_verb_by_itself
from headwater.text import fold

LONGEST_TITLE = 240  # characters; the longest of a hundred visible headlines has 150
MOST_WORDS = 32
MOST_HEADLINESE = 14  # words; first sentences of news have 20 to 40 and tell what happened in the past tense
NO_HEADLINE_START = frozenset(
    "the a an it he she they we i this that these there but and in on at after when if as".split()
)
CREDIT = re.compile(r"(?:photo(?:graph)?|picture|image)(?: credit)?s?\s*(?::|©|by\b)", re.IGNORECASE)
GREETINGS = frozenset("good hello hi welcome thank thanks dear".split())  # of a broadcast, a blog or a letter
LONGEST_TAB = 3  # words before a bar that has nothing behind it
SHORTEST_COPY = 12  # characters: shorter beginnings are shared by chance
BULLETS = "-–—•*·"
SAME = 92  # rapidfuzz ratio: one word changed in a headline of ten gives about 90
LOOKED_AT = 8  # lines at the head in which copies of the title are looked for
HEADER = 40  # lines in which a field with the title is looked for
CUT_MARK = re.compile(r"\s*(?:\.{2,}|…)$")
# A name begins where the marks end and holds none, so that a line of marks can be read in one way only.
SITE = re.compile(r"(?:\s*+(?:\||»|::)\s*+(?:(?!\s*(?:\||»|::))[^|»]){2,50}+)+$|\s+(?:-|–|—|·)\s+[^|»·]{2,50}$")
SMALL = frozenset(
    "a an the of in on at to for from with by and or but as is are over after into its his her than via per vs not "
    "be".split()
)

# The name of a body, as it stands above what the body gives out: "National Union of Shaft Workers (NUSW)".
LETTERHEAD = re.compile(
    r"(?i:the\s+)?(?:[A-Z][\w’'&-]*\s+){0,5}?"
    r"(?i:ministry|department|office|union|association|federation|confederation|congress|council|commission|committee"
    r"|authority|embassy|board|institute|foundation|society|chamber|secretariat|directorate|government|party)"
    r"(?:\s+(?i:of|for|on)(?:\s+(?i:the|and|of)|\s+[A-Z][\w’'&-]*,?){1,7})?(?:\s+\([A-Z][A-Za-z]{1,9}\))?"
)
RELEASE = re.compile(
    r"(?:for immediate release|(?:press|media|news|joint|official)\s+(?:release|statement|note|communiqu[eé]))\W*",
    re.IGNORECASE,
)


class Headline(NamedTuple):
    """Places (in the pieces) of the title and of its copies."""

    title: int
    copies: tuple[int, ...]


def choose_title(pieces: Sequence[Piece]) -> Headline | None:
    """The headline among the first open lines, and its copies; None when the report begins with its first sentence."""
    if (named := next((i for i, p in enumerate(pieces[:HEADER]) if p.kind == "title"), None)) is not None:
        return Headline(named, _find_copies(pieces, named))
    places = list(islice((i for i, p in enumerate(pieces) if p.is_open), LOOKED_AT))
    after_address = any(p.kind == "boilerplate:url" for p in pieces[: places[0]]) if places else False
    for order, place in enumerate(places[:3]):
        behind = [pieces[i].text for i in places[order + 1 :]]
        following = next(filter(is_prose, behind[:3]), next(iter(behind), ""))
        if _is_captioned(pieces, place):
            continue
        if is_letterhead(pieces[place].text):
            continue
        if is_headline(pieces[place].text, following, after_address):
            if not behind or not _is_site_name(pieces[place].text, behind[0], after_address):
                return _pick_best(pieces, place)
        elif pieces[place].is_running_text:
            return None
    return None


def is_letterhead(line: str) -> bool:
    """Whether a line only names the body that gives a report out, or calls it a press release."""
    words = line.strip("*_# ").split()
    is_body = len(words) > 1 and LETTERHEAD.fullmatch(" ".join(words)) is not None
    return RELEASE.fullmatch(line) is not None or (
        is_body and not any(is_verb_by_itself(word.casefold()) for word in words)
    )


def _is_captioned(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a sentence stands right above a picture's credit, with or without the report glued to that."""
    following = pieces[place + 1].text if place + 1 < len(pieces) else ""
    return has_end_mark(pieces[place].text) and (CREDIT.match(following) is not None)


def _is_site_name(line: str, following: str, after_address: bool) -> bool:
    """Whether the line is the name of the site or a label, with the headline behind it."""
    is_label = is_outlet(line) or count_words(line) == 1 or is_stamp_line(line)
    return is_label and is_headline(following, "", after_address)


def is_headline(line: str, following: str, after_address: bool) -> bool:
    """Whether a line may be a headline: short, one sentence, no dateline, no final stop unless the layout asks for one.

    Behind an address line the first line is the headline even with a stop, because such dumps add one.
    """
    line = line[skip_heading_mark(line) :]
    words = count_words(line)
    if not 1 <= words <= MOST_WORDS or len(line) > LONGEST_TITLE or line[-1] in ":,-–—" or is_stamp_line(line):
        return False
    if line[-1] == "|" and words <= LONGEST_TAB:
        return False
    dateline = read_dateline(line)
    if dateline and dateline.is_strong and (dateline.agency or dateline.stamp or is_prose(line)):
        return False
    if not has_end_mark(line) or line.rstrip("\"”’')").endswith(("?", "!", "…", "...")):
        return count_sentences(line) <= 2
    if line[0] in BULLETS or (not after_address and is_caption(line, is_head=True)):
        return False  # a list's entry, a picture's scene: full sentences that stand before the first one of the report
    if after_address or _begins_report(following):
        return count_sentences(line) <= 2
    return is_title_case(line) or (ends_in_abbreviation(line) and words <= 20) or is_headlinese(line, following)


def is_headlinese(line: str, following: str) -> bool:
    """Whether a short sentence with a stop is written like a headline: no past tense, no article first, no weekday."""
    folded = fold(line).split()
    if len(folded) > MOST_HEADLINESE or not is_prose(following):
        return False
    if not is_prose(line):
        return folded[0].strip(",") not in GREETINGS  # others are too short for a first sentence of news
    is_opened = folded[0].strip("\"'") in NO_HEADLINE_START or any(w.strip(",.") in WEEKDAYS for w in folded)
    return count_sentences(line) == 1 and not is_opened and not has_past_verb(line)


def _begins_report(following: str) -> bool:
    """Whether a paragraph opens with an agency's dateline, so that what is above it is no first sentence."""
    dateline = read_dateline(following)
    return dateline is not None and dateline.is_strong and (bool(dateline.agency) or is_prose(following))


def is_title_case(line: str) -> bool:
    """Whether (nearly) every word of weight is written large."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if w.lower() not in SMALL]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def _pick_best(pieces: Sequence[Piece], first: int) -> Headline:
    """The fullest copy: the first line, or a later one that it is a cut of, or the one without the site's name."""
    copies = _find_copies(pieces, first)
    best = first
    for place in copies:
        old, new = fold(_leave_uncut(pieces[best].text)), fold(pieces[place].text)
        is_fuller = new.startswith(old) and len(new) > len(old)
        is_cleaner = old.startswith(new) and SITE.fullmatch(old[len(new) :]) is not None
        best = place if is_fuller or is_cleaner else best
    return Headline(best, tuple(i for i in (first, *copies) if i != best))


def _find_copies(pieces: Sequence[Piece], title: int) -> tuple[int, ...]:
    near = islice((i for i, p in enumerate(pieces) if p.is_open and i != title), LOOKED_AT)
    return tuple(i for i in near if is_copy(pieces[title].text, pieces[i].text))


def is_copy(title: str, line: str) -> bool:
    """Whether a line repeats a headline: the same words, a cut of it, or its full form."""
    if len(line) > 2 * max(LONGEST_TITLE, len(title)):
        return False  # as most paragraphs
    old, new = _bare(title), _bare(line)
    short, long = sorted((old, new), key=len)
    if len(line) > LONGEST_TITLE or len(short) < SHORTEST_COPY:
        return short == long
    if fuzz.ratio(old, new, score_cutoff=SAME):  # 0 below it, which is told sooner
        return True
    # A first sentence often begins with the words of the headline: then only a visible cut makes the headline a copy.
    is_sentence = has_end_mark(line) and len(new) > len(old)
    return long.startswith(short) and (not is_sentence or is_cut_off(title))


@lru_cache(maxsize=1024)
def _bare(line: str) -> str:
    """The words of a line for comparison, without the dots at which it was cut."""
    return fold(_leave_uncut(line)).rstrip(" .")


def _leave_uncut(line: str) -> str:
    return CUT_MARK.sub("", line) if line.endswith(("..", "…", "\n")) else line


def is_cut_off(title: str) -> bool:
    """Whether a headline breaks off: at dots, or behind a word that must go on."""
    return CUT_MARK.search(title) is not None or fold(title).split()[-1] in SMALL


def find_site_suffix(title: str) -> int | None:
    """Where ' | Example News' behind a headline begins; a dash counts only before a known kind of name."""
    found = SITE.search(title)
    if not found or found.start() < SHORTEST_COPY:
        return None
    sites = [site for site in re.split(r"\s*(?:\||»|::)\s*|^\s+(?:-|–|—|·)\s+", found.group()) if site]
    is_name = all(len(site.split()) <= 5 and site[0].isupper() for site in sites)
    is_sure = found.group().lstrip()[0] in "|»:" or is_outlet(sites[-1])
    return found.start() if is_name and is_sure else None
