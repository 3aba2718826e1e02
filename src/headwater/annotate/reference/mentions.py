"""Mentions of a report: names, descriptions, pronouns and joined parties, with the bodies that they belong to."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from headwater.annotate.parses import Parse
from headwater.annotate.reference.goods import find_goods
from headwater.annotate.reference.naming import Found, find_names
from headwater.annotate.reference.nominal_words import SEAT
from headwater.annotate.reference.nominals import Nominal, find_nominals, is_office, nominal_type, office_extent
from headwater.annotate.reference.offices import field_end, is_linked
from headwater.annotate.reference.pronouns import find_joints, find_pronouns
from headwater.annotate.reference.proposals import mend_names
from headwater.annotate.reference.scans import Scan
from headwater.annotate.reference.tokens import KEPT, begin_line, keep, read_lines, tokenize
from headwater.annotations import Mention, MentionType, Sentence
from headwater.names import find_known, host_outlet, list_known
from headwater.names.bodies import AFFAIRS, holds_no_more, parse_body, speaks_for_itself, stands_outside
from headwater.record.model import CreditKind, Report, is_furniture
from headwater.text import BLANK, Extent, trim

OWNERS = frozenset(("state", "public_body", "organization", "media", "place", "group", "facility", "company", "craft"))
OWNED = frozenset(("public_body", "organization", "media", "facility", "group"))
# Types that the record's vocabulary does not have of its own.
TYPES = {"company": "organization"}
CREDIT_PARTS = re.compile(r"\s*(?:/|\||·|,|\bvia\b|\band\b|&)\s*")
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
ENVOY = re.compile(r"ambassador|envoy|representative", re.IGNORECASE)
AMBASSADOR = re.compile(r"ambassador", re.IGNORECASE)
POSTED = re.compile(r"\bto (?:the )?$")  # an envoy speaks for who sends him, not for those to whom he is sent
WITHIN = re.compile(r"\bin (?:the )?$")
# Who acts for the place where he sits: "officials in Pyongyang".
GOVERNING = re.compile(
    r"\b(?:official|authorit|police|prosecutor|government|leader|council|court|minist|administration|commander|mayor)",
    re.IGNORECASE,
)
UNITED_NATIONS = frozenset(("UN", "U.N.", "United Nations"))  # has envoys, and no ambassadors
OWNING = ("", "'s", "’s", "'", "’")  # between an owner and what is his
EXPLETIVE = "expl"  # the relation of the "it" that stands for nobody
APPOSED = (", ", " (", " — ", " – ", " - ")


class Draft(NamedTuple):
    """A mention before it has a place in the list; `head` is the extent of a description's head noun."""

    found: Found
    head: Extent | None = None
    members: tuple[Extent, ...] = ()

    def shift(self, places: int) -> "Draft":
        """The draft so many places further on."""
        found = self.found
        return Draft(
            found._replace(extent=found.extent.shift(places), title=found.title and found.title.shift(places)),
            self.head and self.head.shift(places),
            tuple([member.shift(places) for member in self.members]),
        )


def find_mentions(report: Report, sentences: Sequence[Sentence], parses: Sequence[Parse] = ()) -> tuple[Mention, ...]:
    """All words of a report that name or describe an actor, in text order; without parses, as the rules find them."""
    text = report.text
    scans, names = find_names(read_lines(text, sentences))
    starts = [parse.extent.start for parse in parses]
    if parses:
        names = mend_names(scans, names, parses)
    drafts = [
        draft.shift(begin_line(sentence.extent))
        for sentence, scan, found in zip(sentences, scans, names, strict=True)
        for draft in keep(_draft_line, scan.line)(scan, tuple(found))
    ]
    if parses:
        drafts = [d for d in drafts if d.found.level != "pronoun" or not _is_empty(d.found.extent, parses, starts)]
    taken = [draft.found.extent for draft in drafts]
    drafts += [d for d in _draft_furniture(report) if not any(d.found.extent.overlaps(extent) for extent in taken)]
    return _number(text, drafts)


def _is_empty(place: Extent, parses: Sequence[Parse], starts: Sequence[int]) -> bool:
    """Whether a pronoun stands for nobody in the tree of its sentence: "it was clear that …"."""
    parse = parses[bisect_right(starts, place.start) - 1]
    return any(parse.reading.relations[w] == EXPLETIVE for w in parse.words_in(place))


@lru_cache(maxsize=KEPT)
def _draft_line(scan: Scan, names: tuple[Found, ...]) -> tuple[Draft, ...]:
    """Everything in one sentence, in the offsets of its line."""
    return tuple(_list_drafts(scan, list(names)))


def _list_drafts(scan: Scan, names: list[Found]) -> Iterator[Draft]:
    text = scan.line.text
    nominals = []
    for nominal in find_nominals(scan, names):
        at = _titled_name(scan, nominal, names)
        if at is None:
            nominals.append(nominal)
        else:
            names[at] = _give_title(scan, nominal, names, at)
    yield from (Draft(name) for name in names)
    for nominal in nominals:
        extent = _tokens_extent(scan, nominal.first, nominal.last)
        found = Found(nominal.first, nominal.last, extent, "nominal", nominal_type(nominal), extent.of(text))
        yield Draft(found, Extent(scan.tokens[nominal.core].start, scan.tokens[nominal.core].end))
    for ware in find_goods(scan, names):
        if not any(n.first <= ware.first and ware.last <= n.last for n in nominals):
            yield Draft(Found(ware.first, ware.last, ware.extent, "nominal", "goods", ware.name))
    for at in find_pronouns(scan):
        extent = _tokens_extent(scan, at, at + 1)
        yield Draft(Found(at, at + 1, extent, "pronoun", "other", extent.of(text)))
    for joint in find_joints(scan, names):
        extent = _tokens_extent(scan, joint.first, joint.last)
        found = Found(joint.first, joint.last, extent, "conjunction", "group", extent.of(text))
        yield Draft(found, members=tuple(names[m].extent for m in joint.members))


def _tokens_extent(scan: Scan, first: int, last: int) -> Extent:
    return Extent(scan.tokens[first].start, scan.tokens[last - 1].end)


def _titled_name(scan: Scan, nominal: Nominal, names: Sequence[Found]) -> int | None:
    """The person whose title a description is: right behind it, or set off by a comma on either side."""
    if not is_office(nominal) or scan.tokens[nominal.last - 1].possessive:
        return None
    for at, name in enumerate(names):
        if name.level != "name" or name.type not in ("person", "other"):
            continue
        start = _title_start(scan, name)
        gap = scan.tokens[start].gap
        if start in (nominal.core + 1, nominal.last) and gap in (" ", "\n"):
            return at
        ends = _closes(scan, name.last) or scan.keys[name.last] == "of"
        if (
            start in (nominal.last, field_end(scan, nominal.last))
            and gap in APPOSED
            and ends
            and not nominal.head.plural
        ):
            return at
        if (
            nominal.first in (name.last, _skip_article(scan, name.last))
            and scan.tokens[name.last].gap in APPOSED
            and not name.title
            and _is_set_off(scan, nominal)
        ):
            return at
    return None


def _skip_article(scan: Scan, at: int) -> int:
    """The word behind "the", which stands before a description that begins with a name: "the Treasury's chief"."""
    return at + (at < len(scan.keys) and scan.keys[at] == "the")


def _title_start(scan: Scan, name: Found) -> int:
    at = name.first
    while name.title and at > 0 and scan.tokens[at - 1].start >= name.title.start:
        at -= 1
    return at


def _closes(scan: Scan, at: int) -> bool:
    """Whether an apposition ends before a token."""
    return (
        at >= len(scan.tokens) or scan.tokens[at].gap[:1] in ",.;:)—–" or scan.tokens[at].gap.startswith((" —", " –"))
    )


def _is_set_off(scan: Scan, nominal: Nominal) -> bool:
    if nominal.head.plural:
        return False
    return _closes(scan, nominal.last) or scan.keys[nominal.last] in (
        "of",
        "for",
        "to",
        "at",
        "who",
        "in",
        "and",
        "from",
    )


def _give_title(scan: Scan, nominal: Nominal, names: Sequence[Found], at: int) -> Found:
    name = names[at]
    office = office_extent(scan, nominal, names)
    title = Extent(min(office.start, name.title.start), max(office.end, name.title.end)) if name.title else office
    if name.title and title.end - title.start > 80:
        title = name.title
    return name._replace(title=title, type="person")


def _draft_furniture(report: Report) -> Iterator[Draft]:
    """Names in credits and datelines."""
    for credit in report.credits:
        yield from (draft.shift(credit.span.start) for draft in _draft_credit(credit.span.text, credit.kind))
    for zone in report.zones:
        if is_furniture(zone) and zone.kind == "dateline":
            yield from (draft.shift(zone.start) for draft in _draft_dateline(report.text[zone.start : zone.end]))


@lru_cache(maxsize=KEPT)
def _draft_credit(words: str, kind: CreditKind) -> tuple[Draft, ...]:
    return tuple(_list_credited(words, kind))


def _list_credited(words: str, credited: CreditKind) -> Iterator[Draft]:
    edges = [0, *(edge for m in CREDIT_PARTS.finditer(words) for edge in m.span()), len(words)]
    if find_known(words) or HOST.fullmatch(words):
        edges = [0, len(words)]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        extent = trim(words, left, right, also="()[].'’\"“”")
        name = extent.of(words)
        if not name:
            continue
        known = find_known(name) or (host_outlet(name) if HOST.fullmatch(name) else None)
        is_media = known is not None or credited in ("agency", "outlet", "republisher") or HOST.fullmatch(name)
        kind = known.type if known else "media" if is_media else "person"
        yield Draft(Found(0, 0, extent, "name", kind, name, entry=known, country=known.country if known else None))


@lru_cache(maxsize=KEPT)
def _draft_dateline(text: str) -> tuple[Draft, ...]:
    return tuple(_list_places(text))


def _list_places(text: str) -> Iterator[Draft]:
    tokens = tokenize(text, 0, len(text))
    keys, texts = [t.key for t in tokens], [t.text for t in tokens]
    at = 0
    while at < len(tokens):
        known = next((f for f in list_known(keys, texts, at) if f[1].type in ("place", "state")), None)
        if known and tokens[at].shape != "lower":
            size, entry = known
            extent = Extent(tokens[at].start, tokens[at + size - 1].end)
            kind = "state" if entry.kind == "name" else "place"
            yield Draft(Found(0, 0, extent, "name", kind, extent.of(text), entry=entry, country=entry.country))
            at += size
        else:
            at += 1


def _number(text: str, drafts: list[Draft]) -> tuple[Mention, ...]:
    """Put mentions in text order and point each at the body that it belongs to and at its members."""
    drafts = sorted(drafts, key=lambda d: (d.found.extent.start, -d.found.extent.end))
    index = {draft.found.extent: n for n, draft in enumerate(drafts)}
    mentions: list[Mention] = []
    for n, draft in enumerate(drafts):
        found = draft.found
        body = _find_body(text, drafts, n)
        country = _find_country(drafts, n, body)
        if body is not None and (_is_former(text, draft) or _is_private(text, draft, drafts[body])):
            body = None
        mentions.append(
            Mention(
                extent=found.extent,
                level=found.level,
                type=cast(MentionType, TYPES.get(found.type, found.type)),
                name=found.name,
                title=found.title,
                body=body,
                country=country,
                members=tuple(index[extent] for extent in draft.members if extent in index),
                finder=found.finder,
            )
        )
    return tuple(mentions)


def _find_country(drafts: Sequence[Draft], at: int, body: int | None) -> str | None:
    found = drafts[at].found
    if found.country or found.level in ("pronoun", "conjunction"):
        return found.country
    if found.level == "name" and found.type in OWNED:
        countries = parse_body(found.name).countries
        if len(countries) == 1:
            return next(iter(countries))
    if body is None:
        return None
    owner = drafts[body].found
    if owner.country:
        return owner.country
    countries = parse_body(owner.name).countries if owner.type in OWNED else frozenset()
    return next(iter(countries)) if len(countries) == 1 else None


def _find_body(text: str, drafts: Sequence[Draft], at: int) -> int | None:
    """The mention of the body or state that an office, a description or a part belongs to."""
    draft = drafts[at]
    found = draft.found
    if found.level == "nominal" and draft.head:
        if stands_outside(text[draft.head.start : found.extent.end]):
            return None
        body = _body_inside(text, drafts, at)
        return None if body is None or _is_only_there(text, draft, drafts[body]) else body
    if found.level != "name":
        return None
    if found.type == "person" and found.title:
        return _body_of_title(text, drafts, at, found.title)
    return _owner_before(text, drafts, at, found.extent.start) if found.type in OWNED else None


def _is_former(text: str, draft: Draft) -> bool:
    """Whether an office or a description is of what somebody was: he belongs to that body no more."""
    found = draft.found
    start = found.title.start if found.title else (draft.head or found.extent).start
    return found.type in ("person", "group") and holds_no_more(text, start)


def _is_private(text: str, draft: Draft, owner: Draft) -> bool:
    """Whether somebody's calling is no office of the state or the place that he is of: "Irish student Ada Lund"."""
    title = draft.found.title
    if owner.found.name.lower() in AFFAIRS:
        return True
    return title is not None and owner.found.type in ("state", "place") and speaks_for_itself(title.of(text))


def _near(drafts: Sequence[Draft], at: int) -> Iterator[int]:
    yield from (
        n
        for n in range(max(0, at - 6), min(len(drafts), at + 7))
        if n != at and drafts[n].found.type in OWNERS and drafts[n].found.level in ("name", "demonym")
    )


def _body_inside(text: str, drafts: Sequence[Draft], at: int) -> int | None:
    extent, head = drafts[at].found.extent, drafts[at].head or drafts[at].found.extent
    inside = [n for n in _near(drafts, at) if extent.contains(drafts[n].found.extent)]
    inside = [n for n in inside if not SEAT.match(text, drafts[n].found.extent.end)]
    before = [n for n in inside if drafts[n].found.extent.end <= head.start]
    after = [n for n in inside if drafts[n].found.extent.start >= head.end]
    after = [n for n in after if not _is_posting(text, head, drafts[n].found.extent)]
    bodies = [n for n in after if drafts[n].found.type not in ("state", "place")]
    if before and bodies and drafts[before[-1]].found.type == "place":
        return bodies[0]  # "the Oslo director of Tarpan"
    return before[-1] if before else after[0] if after else None


def _owner_before(text: str, drafts: Sequence[Draft], at: int, start: int) -> int | None:
    """The owner that ends right before a place: a demonym, a body, or a possessive."""
    for n in _near(drafts, at):
        end = drafts[n].found.extent.end
        between = text[end:start]
        if end <= start <= end + 4 and BLANK not in between and between.strip() in OWNING:
            return n
    return None


def _body_of_title(text: str, drafts: Sequence[Draft], at: int, title: Extent) -> int | None:
    found = drafts[at].found
    if (owner := _owner_before(text, drafts, at, title.start)) is not None:
        sender = _owner_before(text, drafts, at, drafts[owner].found.extent.start)
        # "American UN Ambassador": who sends comes before where to.
        if sender is not None and ENVOY.search(title.of(text)):
            return sender
        is_posting = drafts[owner].found.name in UNITED_NATIONS and AMBASSADOR.search(title.of(text))
        return None if is_posting else owner
    for n in _near(drafts, at):
        other = drafts[n].found.extent
        if _is_posting(text, title, other):
            continue
        if title.contains(other):
            return n
        for end in (title.end, found.extent.end):
            if other.start > end and is_linked(text[end : other.start], drafts[n].found.type):
                return n
    return None


def _is_posting(text: str, title: Extent, other: Extent) -> bool:
    """Whether a name behind an envoy's title says to whom he is sent: "the ambassador to Norway"."""
    return bool(ENVOY.search(title.of(text)) and _is_behind(POSTED, text, other))


def _is_only_there(text: str, draft: Draft, owner: Draft) -> bool:
    """Whether those described by a state or a place are of it and do not act for it: "two diplomats in New York"."""
    described = draft.found.extent.of(text)
    if owner.found.type not in ("state", "place") or GOVERNING.search(described):
        return False
    is_abroad = owner.found.type == "place" and _is_behind(WITHIN, text, owner.found.extent)
    return is_abroad or speaks_for_itself(described)


def _is_behind(pattern: re.Pattern[str], text: str, place: Extent) -> bool:
    """Whether the pattern ends right before a place."""
    return pattern.search(text, max(0, place.start - 8), place.start) is not None
