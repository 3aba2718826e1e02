"""Names as the encoder reads them, where the rules found nothing or had nothing but a capital to go by.

The rules know titles, states, bodies by their heads and the whole report; beyond their tables they guess.  There the
trained head decides, by what it read in all the report: a name is of one kind in all its places.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from headwater.annotate.parses import Glance, Parse
from headwater.annotate.reference.naming import Found, name_extent
from headwater.annotate.reference.scans import Scan, title_size
from headwater.annotate.reference.tokens import CALENDAR, KEPT, NEVER_NAMES, NOT_ACTORS, PARTY_MARK, keep
from headwater.encoder.readings import Reading
from headwater.names import match_title, word_classes
from headwater.record.model import Level
from headwater.text import Extent

PEOPLE = "norp"
NO_ACTOR = "other"
KINDS = {
    "person": "person",
    "organization": "organization",
    "location": "place",
    "facility": "facility",
    "norp": PEOPLE,
    **dict.fromkeys(("document", "event", "misc"), NO_ACTOR),
}
LIKE = {  # which of them a type of the rules is; the rest is left open
    "person": "person",
    "organization": "organization",
    "company": "organization",
    "public_body": "organization",
    "media": "organization",
    "group": "organization",
    "state": "place",
    "place": "place",
    "facility": "place",
}
# How sure the encoder must be, as calibrated.  Measured on the development outlets of a newswire:
SURE_OF_NEW = 0.8  # where the rules saw nothing, it is right in nine of ten of such names,
SURE_OF_BOUNDS = 0.4  # where they cut otherwise and only guess, in three of four, and they are in one of twenty;
SURE_AGAINST_TABLES = {"organization": 0.5, "place": 0.7, "person": 0.8}  # round a name of the tables,
SURE_OF_PART = 0.8  # of a person inside what a head word made a body of.
SURE_OF_KIND = 0.3  # For the kind of a guessed name little is enough: the guess itself is right in one of thirty,
SURE_OF_NO_PLACE = 0.5  # but that it is a place was told by the words around it.
FIRMS = frozenset(("organization", "company"))
KNOWN = 0.9  # confidence of the rules in what they know rather than guess
AGAINST = frozenset(("v", "vs", "versus"))  # between the sides of a case
BREAKS = frozenset('“”"()[];:')


class Read(NamedTuple):
    """A name that the encoder reads, in tokens of its line."""

    first: int
    last: int
    kind: str
    confidence: float


def mend_names(scans: Sequence[Scan], names: Sequence[Sequence[Found]], parses: Sequence[Parse]) -> list[list[Found]]:
    """The names in each line of a report by rules and encoder together, in text order."""
    reads = [keep(read_names, s.line)(s, Glance(p.reading)) for s, p in zip(scans, parses, strict=True)]
    kinds = weigh_kinds(scans, reads)
    heads = _find_heads(scans, names, kinds)
    mended = []
    for scan, known, read in zip(scans, names, reads, strict=True):
        found = list(known)
        for seen in sorted(read, key=lambda r: -r.confidence):
            found = _place(scan, found, seen)
        kept = [_settle(scan, name, kinds) for name in found if not _is_unread(scan, name, kinds, heads)]
        mended.append(sorted(kept, key=lambda n: n.extent))
    return mended


@lru_cache(maxsize=KEPT)
def read_names(scan: Scan, glance: Glance) -> tuple[Read, ...]:
    """The encoder's names of one sentence where tokens begin and end; each of "Town, Region" is a name of its own."""
    return tuple(_read_names(scan, cast(Reading, glance.reading)))


def _read_names(scan: Scan, reading: Reading) -> Iterator[Read]:
    text, parse = scan.line.text, Parse(Extent(scan.line.start, len(scan.line.text)), reading)
    starts = {t.start: n for n, t in enumerate(scan.tokens)}
    ends = {t.end: n + 1 for n, t in enumerate(scan.tokens)}
    for span in reading.entities:
        kind = KINDS.get(span.label)
        extent = parse.place(span.start, span.end)
        first = starts.get(extent.start)
        last = ends.get(extent.end) or (ends.get(extent.end - 1) if text[extent.end - 1] == "." else None)
        if kind is None or first is None or last is None:
            continue
        for part in _cut(scan, first, last, kind):
            if bare := _bare(scan, *part, kind):
                yield Read(*bare, kind, span.confidence)


def _cut(scan: Scan, first: int, last: int, kind: str) -> Iterator[tuple[int, int]]:
    """The names of a place and of what it lies in, of two sides ("Doe v Roe"), and of two owners ("of A and of B")."""
    for at in range(first + 1, last):
        if scan.keys[at] in AGAINST and scan.tokens[at].shape == "lower":
            yield first, at
            first = at + 1
        elif kind == "place" and "," in scan.tokens[at].gap:
            yield first, at
            first = at
        elif scan.keys[at - 1 : at + 1] == ("and", "of") and "of" not in scan.keys[first : at - 1]:
            yield first, at - 1
            first = at + 1
    yield first, last


def _bare(scan: Scan, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The tokens without article, title and small words in front; None where what is left is no name to the record."""
    tokens = scan.tokens
    while first < last and (tokens[first].key in NEVER_NAMES or (tokens[first].shape == "lower" and kind != "person")):
        first += 1
    while kind == "person" and first < last and (size := title_size(scan, first)):
        first += size
    while first < last and PARTY_MARK.match(tokens[last - 1].text):
        last -= 1
    if first >= last or tokens[last - 1].shape == "lower":
        return None
    if any(BREAKS & set(t.gap) for t in tokens[first + 1 : last]):
        return None
    alone = tokens[first].key if last - first == 1 else ""
    return None if alone in NOT_ACTORS or alone in CALENDAR else (first, last)


def weigh_kinds(scans: Sequence[Scan], reads: Sequence[Sequence[Read]]) -> dict[str, tuple[str, float]]:
    """For each name that the encoder reads, of what kind it is in the whole report, and how surely."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    counts: Counter[str] = Counter()
    for scan, read in zip(scans, reads, strict=True):
        for name in read:
            counts[_key(scan, name)] += 1
            votes[_key(scan, name)][name.kind] += name.confidence
    best = {key: max(sorted(found), key=lambda k: found[k]) for key, found in votes.items()}
    return {key: (kind, votes[key][kind] / counts[key]) for key, kind in best.items()}


def _key(scan: Scan, name: Read | Found) -> str:
    return " ".join(scan.keys[name.first : name.last])


def _settle(scan: Scan, name: Found, kinds: Mapping[str, tuple[str, float]]) -> Found:
    """A name of the kind that the encoder finds it to be, where the rules only guess."""
    kind, confidence = kinds.get(_key(scan, name), ("", 0.0))
    own = _kind_of(name)
    least = SURE_OF_NO_PLACE if own == "place" else SURE_OF_KIND
    is_told = name.type in ("company", "craft")  # by the words before it: "the insurer Tarpan"
    if is_told or _is_known(scan, name) or own == LIKE.get(kind, kind) or confidence < least:
        return name
    if kind == PEOPLE:
        return name._replace(type="group", level="demonym", title=None)
    return name._replace(type=kind, level="name", title=name.title if kind == "person" else None)


def _find_heads(
    scans: Sequence[Scan], names: Sequence[Sequence[Found]], read: Mapping[str, tuple[str, float]]
) -> set[str]:
    """What a body may be called by alone: the last word of a longer name beyond doubt, or a first one of its own."""
    longer = [(scan, n) for scan, found in zip(scans, names, strict=True) for n in found if n.last - n.first > 1]
    sure = [(scan, n) for scan, n in longer if _is_known(scan, n) or _key(scan, n) in read]
    kinds = {_key(scan, n): read.get(_key(scan, n), (n.type, 0.0))[0] for scan, n in sure if n.entry is None}
    first = {key.split()[0] for key, kind in kinds.items() if kind in FIRMS}
    return {scan.keys[n.last - 1] for scan, n in sure} | {key for key in first if word_classes(key) is None}


def _is_unread(scan: Scan, name: Found, read: Container[str], heads: Container[str]) -> bool:
    """Whether the encoder nowhere in the report reads a name that the rules guessed, and it is short for none.

    That holds of bodies, of persons who have an ordinary word in their name, and of single words whose capital may be
    that of a sentence.
    """
    if name.level != "name" or name.title or _is_known(scan, name):
        return False
    opens = name.last - name.first == 1 and (scan.tokens[name.first].is_first or scan.line.is_headline)
    wordy = name.type == "person" and any(word_classes(key) for key in scan.keys[name.first : name.last])
    if name.type != "organization" and not (name.type == "other" and opens) and not wordy:
        return False
    return _key(scan, name) not in read and scan.keys[name.last - 1] not in heads


def _is_known(scan: Scan, name: Found) -> bool:
    """Whether tables, a head word or a title of the tables stand behind a name."""
    if name.entry:
        return True
    if name.title:
        at = name.first
        while at > 0 and scan.tokens[at - 1].start >= name.title.start:
            at -= 1
        return match_title(scan.keys, at) is not None
    return name.confidence > KNOWN


def _kind_of(name: Found) -> str | None:
    return PEOPLE if name.level == "demonym" else LIKE.get(name.type)


def _place(scan: Scan, names: list[Found], read: Read) -> list[Found]:
    """The names of a line with one that the encoder reads in the place of those that it touches, if it may have it."""
    touched = [n for n in names if n.first < read.last and read.first < n.last]
    if any((n.first, n.last) == (read.first, read.last) for n in touched) or not _may_stand(scan, read, touched):
        return names
    extent = name_extent(scan, read.first, read.last)
    title = next((n.title for n in touched if n.title and n.first == read.first and read.kind == "person"), None)
    level: Level = "demonym" if read.kind == PEOPLE else "name"
    kind = "group" if read.kind == PEOPLE else read.kind
    words = extent.of(scan.line.text)
    new = Found(read.first, read.last, extent, level, kind, words, title, None, None, read.confidence, "encoder")
    return sorted([*(n for n in names if n not in touched), new], key=lambda n: n.first)


def _may_stand(scan: Scan, read: Read, touched: Sequence[Found]) -> bool:
    """Whether the encoder is sure enough of a name for what the rules have there."""
    if read.kind == NO_ACTOR or any(n.type == "craft" for n in touched):
        return False
    if not touched:
        return read.kind != PEOPLE and read.confidence >= SURE_OF_NEW
    if not all(read.first <= n.first and n.last <= read.last for n in touched):
        return _may_part(scan, read, touched)
    if _is_joined(scan, read, touched):
        return False
    entries = [n for n in touched if n.entry]
    if not entries:
        return read.confidence >= SURE_OF_BOUNDS
    kind, known = LIKE.get(read.kind, ""), _kind_of(entries[0])
    fits = known == "place" or known == kind
    return len(entries) == 1 and fits and read.confidence >= SURE_AGAINST_TABLES.get(kind, 2.0)


def _may_part(scan: Scan, read: Read, touched: Sequence[Found]) -> bool:
    """Whether a person's name may be cut out of longer names: not of his own full name, nor of "Doe administration"."""
    if read.kind != "person" or any(n.entry or n.title or n.last > read.last for n in touched):
        return False
    least = SURE_OF_PART if any(_is_known(scan, n) for n in touched) else SURE_OF_BOUNDS
    return read.confidence >= least


def _is_joined(scan: Scan, read: Read, touched: Sequence[Found]) -> bool:
    """Whether a longer name is two to the record: an owner and what he owns, a body and the title of its officer."""
    owners = scan.tokens[read.first : read.last - 1]
    titles = [n.last for n in touched if n.last < read.last and n.type != "person"]
    owned = any(t.possessive and not t.text.endswith("s") for t in owners)
    return owned or any(title_size(scan, at) for at in titles)
