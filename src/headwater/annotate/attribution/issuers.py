"""Who speaks in a document: "the statement added" is its issuer's word, "the lawsuit alleges" that of who filed it.

The issuer is named in the words for the document, or by what came of it: X said "in a statement", a letter "from X",
a lawsuit "filed by X", X "issued a statement", X "sued".  Where nothing tells, the document speaks for itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotate.attribution.lexicon import load_lexicon
from headwater.annotations import Mention, Saying, Sentence
from headwater.text import Extent, words

BY = re.compile(r"(?:\s+\w+){0,5}?\s+(?:by|from|of)\s+(?:the\s+)?$")
# Whoever has seen a document did not issue it; an outlet that has tells of it.
SEEN = re.compile(r"\s(?:seen|obtained|reviewed|viewed|read|examined|verified|cited|quoted)\s+by\b")
MODIFIERS = re.compile(r"\s+(?:[\w-]+\s+){0,3}$")
OWNED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
# Whose they are they were brought against: "Berg's indictment", "the indictment of Berg".
AGAINST = frozenset("indictment warrant subpoena verdict conviction".split())
AGAINST_WHOM = re.compile(r"\s+(?:of|against|for)\s")
BY_WHOM = re.compile(r"(?:\s+\w+){0,5}?\s+(?:by|from)\s+(?:the\s+)?$")
SUING = re.compile(r"\b(?:sued|sues|suing)\b")
# Nouns for one document, and what else says that it was let out.
SORTS = (
    frozenset("lawsuit suit complaint filing".split()),
    frozenset("tweet post".split()),
    frozenset("letter message note".split()),
    frozenset("statement release communique communiqué declaration".split()),
)
# Verbs with which somebody lets a document out.
ISSUING = re.compile(
    r"\b(?:issue|release|publish|sen[dt]|wr[io]te|written|file|pass|adopt|approve|submit|post|tweet|draft|sign|"
    r"circulate|present|hand|deliver|ma[dk]e|put|said|says|told)\w*\b",
    re.IGNORECASE,
)
# "to SEND A Friday evening tweet that called": the document is new, and the verb right before it.
LETTING_OUT = re.compile(
    r"\b(?:issue|release|publish|sen[dt]|wr[io]te|written|file|post|circulate|deliver)\w*\s+(?:out\s+)?"
    r"(?:an?|his|her|their|its|two|three)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\s+(?:that|which)\s")
ACTORS = frozenset("person organization public_body state media group other".split())
REACH = 2000  # characters back in which a document was let out
REACH_BY, REACH_OWNED = 60, 40  # and in which "by X" follows its word, and "X's" precedes it
AROUND = 12  # mentions on either side of a word for a document


class Page(NamedTuple):
    """A report's text and mentions, with where mentions and sentences begin."""

    text: str
    mentions: Sequence[Mention]
    starts: Sequence[int]
    sentences: Sequence[int]


def name_issuers(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], told: Sequence[Saying]
) -> list[Saying]:
    """The sayings, those of documents with the issuer as their speaker; the words for the speaker stay."""
    page = Page(text, mentions, [m.extent.start for m in mentions], [s.extent.start for s in sentences])
    known: dict[frozenset[str], int] = {}
    found = []
    for saying in told:
        if saying.attribution == "impersonal" and (outlet := _find_outlet(page, saying)) is not None:
            saying = msgspec.structs.replace(saying, speaker=outlet, attribution="explicit")
        if saying.attribution == "explicit" and saying.speaker_extent:
            noun = _find_noun(page, saying.speaker, saying.speaker_extent)
            if noun is not None:
                sort = _sort(noun)
                first = known.get(sort) if "lawsuit" in sort else None  # one suit is what such a report is about
                issuer = _find_issuer(page, saying.speaker_extent, sort) if first is None else first
                issuer = known.get(sort) if issuer is None else issuer
                if issuer is not None:
                    known[sort] = issuer
                    saying = msgspec.structs.replace(saying, speaker=issuer)
            elif saying.nested_in is None:
                known |= {_sort(n): saying.speaker for n in _venue_nouns(text, saying) if saying.speaker is not None}
        found.append(saying)
    return found


def _find_noun(page: Page, speaker: int | None, extent: Extent) -> str | None:
    """The noun of the document that speaks: in its words, in those that "it" stands for, or in the sentence before."""
    if speaker is None:
        return find_document(page.text, extent)
    mention = page.mentions[speaker]
    if mention.level == "name" and mention.type != "document":
        return None  # "the Halden POST"
    ahead = page.mentions[mention.antecedent] if mention.antecedent is not None else mention
    if mention.level == "pronoun" and ahead.type == "document":
        return find_document(page.text, ahead.extent)
    return find_document(page.text, extent) or _find_before(page, mention)


def _sort(noun: str) -> frozenset[str]:
    return next((s for s in SORTS if noun in s), frozenset((noun,)))


def find_document(text: str, extent: Extent) -> str | None:
    """The noun of a document that words are for."""
    documents = load_lexicon().sets["documents"]
    for word in words(text, *extent):
        low = word.text.lower()
        if low in documents:
            return low
        if low in ("of", "by", "from", "for", "in"):
            return None
    return None


def _find_before(page: Page, speaker: Mention) -> str | None:
    """The noun of the document that "it", which is nobody, goes on from: "The clerk filed a complaint. It alleges"."""
    if speaker.level != "pronoun" or speaker.antecedent is not None or speaker.name.lower() != "it":
        return None
    at = bisect_right(page.sentences, speaker.extent.start) - 1
    if at < 1:
        return None
    before = Extent(page.sentences[at - 1], page.sentences[at])
    return find_document(page.text, before) if ISSUING.search(page.text, *before) else None


def _venue_nouns(text: str, saying: Saying) -> Iterator[str]:
    """The documents in which something was said: "in a statement"."""
    for extent in saying.occasion:
        lead = extent.of(text).split()[0]
        if (noun := find_document(text, Extent(extent.start + len(lead), extent.end))) is not None:
            yield noun


def _find_issuer(page: Page, speaker: Extent, sort: frozenset[str]) -> int | None:
    """The issuer by the words around the document, or around the nearest earlier word for it."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(sort)))})\b", re.IGNORECASE)
    places = [Extent(*m.span()) for m in pattern.finditer(page.text, max(0, speaker.start - REACH), speaker.end)]
    for place in reversed(places):
        if (named := _named_beside(page, place)) is not None:
            return named
        is_new = place.start >= speaker.start and RELATIVE.match(page.text, place.end)
        verb = LETTING_OUT if is_new else ISSUING
        if (is_new or place.end <= speaker.start) and (subject := _subject(page, place.start, verb)) is not None:
            return subject
    if "lawsuit" not in sort:
        return None
    suing = list(SUING.finditer(page.text, max(0, speaker.start - REACH), speaker.start))
    return _subject(page, suing[-1].end(), SUING) if suing else None


def _find_outlet(page: Page, saying: Saying) -> int | None:
    """The outlet that tells of a thing because it has seen it: "harbour records SEEN BY THE LEDGER show"."""
    lead = saying.speaker_extent
    seen = SEEN.search(page.text, lead.start, lead.end + REACH_BY) if lead else None
    return next((k for k in _near(page, seen.end()) if _is_behind(page, seen.end(), k)), None) if seen else None


def _is_behind(page: Page, place: int, at: int) -> bool:
    """Whether an outlet is named right behind a place."""
    start = page.mentions[at].extent.start
    return start > place and page.text[place:start].strip() in ("", "the") and _is_outlet(page.mentions[at])


def _is_outlet(mention: Mention) -> bool:
    """Whether a name is that of an outlet: it is known for one, or ends as their names do."""
    is_called_so = mention.level == "name" and mention.name.split()[-1].lower() in load_lexicon().sets["relay_ends"]
    return mention.type == "media" or is_called_so


def _near(page: Page, place: int) -> range:
    here = bisect_left(page.starts, place)
    return range(max(0, here - AROUND), min(len(page.mentions), here + AROUND))


def _is_actor(mention: Mention) -> bool:
    return mention.type in ACTORS and mention.level in ("name", "nominal", "conjunction")


def _named_beside(page: Page, word: Extent) -> int | None:
    """ "the ministry's statement", "a report by the institute", "a complaint filed on Friday by X"."""
    is_against = word.of(page.text).lower() in AGAINST
    is_owned = not is_against or AGAINST_WHOM.match(page.text, word.end)
    by = BY_WHOM if is_against else BY
    for at in _near(page, word.start):
        mention = page.mentions[at]
        behind = word.start - mention.extent.end
        if is_owned and 0 < behind < REACH_OWNED and _owns(page.text, mention, word.start):
            return at
        if not _is_actor(mention):
            continue
        title = mention.title
        begins = title.start if title and title.start < mention.extent.start else mention.extent.start
        is_seen = not _is_outlet(mention) and SEEN.search(page.text, word.end, begins) is not None
        if 0 < begins - word.end < REACH_BY and not is_seen and by.fullmatch(page.text, word.end, begins):
            return at
    return None


def _owns(text: str, mention: Mention, word: int) -> bool:
    """Whether a document is somebody's: "the ministry's initial statement", "its statement"."""
    if mention.level == "pronoun":
        is_owner = mention.extent.of(text).lower() in ("its", "his", "her", "their") and mention.antecedent is not None
        return is_owner and MODIFIERS.fullmatch(text, mention.extent.end, word) is not None
    return _is_actor(mention) and OWNED.fullmatch(text, mention.extent.end, word) is not None


def _subject(page: Page, place: int, verb: re.Pattern[str]) -> int | None:
    """The first actor of the sentence around a place, where such a verb stands between the two."""
    begin = page.sentences[max(0, bisect_right(page.sentences, place) - 1)]
    for at in _near(page, place):
        mention = page.mentions[at]
        if begin <= mention.extent.start and mention.extent.end <= place and _is_actor(mention):
            return at if verb.search(page.text, mention.extent.end, place) else None
    return None
