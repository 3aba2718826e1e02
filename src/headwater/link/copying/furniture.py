"""Furniture that only shows across reports: sentences that a site puts under whatever it prints.

Reading sees one report and knows furniture by its form.  Adverts, house rules and the headlines of the hour have none
of their own; they stand word for word in reports that otherwise differ.  So do two things that are no furniture: wire
copy, which is why reports that are copies are one text here, and the background that an agency repeats, which is about
what the reports around it are about.  What is furniture is a function of the reports of a matter, whatever the order in
which they came.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotations import Annotations, Mention, Saying, Sentence
from headwater.record.model import Report, Zone
from headwater.text import Extent, fold, rarity, stems, trim

KIND = "boilerplate:repeated"
SHORTEST = 4  # words: shorter ones recur by chance
SEVERAL = 3  # texts that share a sentence which addresses the reader, before it is furniture
FRAMED = 4  # texts that share one with nothing of their own above it, or nothing below it
MANY = 6  # texts that share any other: background of one event that names nothing rarely stands in so many
ONE_TEXT = 0.45  # share of the sentences of the one that has fewer from which two reports are one text, as for copies
COMMON = 0.5  # share of the reports with a sentence that have to be about a thing of which it speaks
ACTOR = 0.3  # share of them that have to name elsewhere whom it names: other people in the news are in fewer
# Nats from which a word names a thing: 'police' and 'military' do for a sentence that only its number gives away.
TELLING = 2.0
SOME = 1.4
ADDRESS = re.compile(r"\b(?:we|us|our|ours|you|your|yours|please|here)\b")
# Words that point at the sentence before: it belongs to a running text.  'This' points at the page as often.
POINTING = re.compile(
    r"^\W*(?:it|he|she|they|his|her|their|its|those|these|that|such|but|and|both|meanwhile|however)\b"
)
QUOTED = re.compile(r'"[^"]*"')
EDGES = " .,:;!?-'\"()[]*"
READERS = frozenset("we us our i you your".split())
Row = tuple[Report, Annotations]
Place = tuple[int, Sentence]  # the number of a report, and a sentence of it


class Shelf(NamedTuple):
    """The sentences of reports by their words, and what each report weighs: a sentence counts less the more have it."""

    places: dict[str, list[Place]]
    keys: list[dict[Sentence, str]]
    weights: list[float]

    def has_one_text(self, a: int, b: int) -> bool:
        """Whether two reports are copies of one another as a whole."""
        common = set(self.keys[a].values()) & set(self.keys[b].values())
        shared = sum(1 / _count_reports(self.places[key]) for key in sorted(common))
        return shared >= ONE_TEXT * min(self.weights[a], self.weights[b])


class Own(NamedTuple):
    """What of a report does not stand in several texts: from where to where, its sentences by stem, whom it names."""

    extent: Extent | None
    stems: Counter[str]
    names: frozenset[frozenset[str]]


def leave_furniture(rows: Sequence[Row]) -> list[Row]:
    """The reports of a matter with what they repeat marked as furniture, and nothing said or done in it."""
    aside: dict[int, list[Extent]] = defaultdict(list)
    for number, sentence in find_furniture(rows) if len(rows) >= SEVERAL else ():
        aside[number].append(sentence.extent)
    return [_set_aside(*row, sorted(aside[n])) if n in aside else row for n, row in enumerate(rows)]


def find_furniture(rows: Sequence[Row]) -> Iterator[Place]:
    """The sentences that are furniture, with the numbers of their reports."""
    shelf = _shelve(rows)
    texts = {key: _count_texts(shelf, row) for key, row in shelf.places.items() if _count_reports(row) >= SEVERAL}
    shared = {key: number for key, number in texts.items() if number >= SEVERAL}
    sharing = {number for key in shared for number, _ in shelf.places[key]}
    own = {number: _find_own(*rows[number], shelf.keys[number], shared) for number in sharing}
    for key, number in shared.items():
        if _is_furniture(rows, shelf.places[key], number, own):
            yield from shelf.places[key]


def _shelve(rows: Sequence[Row]) -> Shelf:
    """The sentences that are long enough; a line that only announces what follows is none."""
    places: dict[str, list[Place]] = defaultdict(list)
    keys: list[dict[Sentence, str]] = []
    for number, (report, found) in enumerate(rows):
        named = {s: fold(s.extent.of(report.text)).strip(EDGES) for s in found.sentences}
        keys.append({s: k for s, k in named.items() if k.count(" ") >= SHORTEST - 1 and _is_whole(report, s)})
        for sentence, key in keys[-1].items():
            places[key].append((number, sentence))
    weights = [sum(1 / _count_reports(places[key]) for key in sorted(set(named.values()))) for named in keys]
    return Shelf(places, keys, weights)


def _is_whole(report: Report, sentence: Sentence) -> bool:
    return report.text[sentence.extent.end - 1] != ":"


def _count_reports(row: Iterable[Place]) -> int:
    return len({number for number, _ in row})


def _count_texts(shelf: Shelf, row: Iterable[Place]) -> int:
    """In how many texts a sentence stands, as far as that matters; reports with most of their own come first."""
    found: list[int] = []
    for number in sorted({n for n, _ in row}, key=lambda n: (-shelf.weights[n], n)):
        if not any(shelf.has_one_text(number, other) for other in found):
            found.append(number)
            if len(found) == MANY:
                break
    return len(found)


def _find_own(report: Report, found: Annotations, keys: Mapping[Sentence, str], shared: Mapping[str, int]) -> Own:
    own = [s.extent for s, key in keys.items() if key not in shared]
    around = Extent(own[0].start, own[-1].end) if own else None
    counted = Counter(stem for e in own for stem in set(stems(e.of(report.text))))
    starts = [e.start for e in own]

    def is_own(extent: Extent) -> bool:
        at = bisect_right(starts, extent.start) - 1
        return at >= 0 and own[at].contains(extent)

    return Own(around, counted, frozenset(_list_names(m for m in found.mentions if is_own(m.extent))))


def _list_names(mentions: Iterable[Mention]) -> Iterator[frozenset[str]]:
    """Names as sets of stems: none of outlets, which all their reports name, nor of known places."""
    for mention in mentions:
        is_known_place = mention.type == "place" and mention.finder == "rules"
        if mention.level == "name" and mention.type != "media" and not is_known_place:
            yield frozenset(stems(mention.name))


def _is_furniture(rows: Sequence[Row], row: Sequence[Place], number: int, own: Mapping[int, Own]) -> bool:
    """Whether a sentence in so many texts is furniture: nobody says it, and it is about nothing that they are about."""
    n, sentence = row[0]
    text = fold(sentence.extent.of(rows[n][0].text))
    bare = QUOTED.sub(" ", text)
    if '"' in bare or len(bare.split()) < SHORTEST or POINTING.match(text):
        return False
    is_placed = ADDRESS.search(bare) is not None
    is_placed |= number >= FRAMED and _is_common(_is_outside(s, own[n].extent) for n, s in row)
    if not is_placed and number < MANY:
        return False
    if _is_common(_is_attributed(*rows[n], s) for n, s in row):
        return False
    named = _list_names(m for m in rows[n][1].mentions if sentence.extent.contains(m.extent))
    if any(_is_common((_has_name(own[m], name) for m, _ in row), ACTOR) for name in named):
        return False
    outlets = {stem for n, s in row for stem in _list_outlets(*rows[n], s)}
    telling = {s for s in stems(text) if rarity(s) >= (TELLING if is_placed else SOME)} - outlets
    return not any(_is_common(own[n].stems[stem] > 1 for n, _ in row) for stem in telling)


def _has_name(own: Own, name: frozenset[str]) -> bool:
    """Whether a report has this name, or one of two words or more in a fuller form."""
    return bool(name) and any(name == other or (len(name & other) > 1 and name <= other) for other in own.names)


def _is_common(answers: Iterable[bool], least: float = COMMON) -> bool:
    found = list(answers)
    return sum(found) >= least * len(found)


def _is_outside(sentence: Sentence, own: Extent | None) -> bool:
    """Whether a report has no sentence of its own above this one, or none below it."""
    return own is None or sentence.extent.start < own.start or own.end < sentence.extent.end


def _is_attributed(report: Report, found: Annotations, sentence: Sentence) -> bool:
    """Whether somebody other than the site itself says it."""
    sayings = (s for s in found.sayings if any(e.overlaps(sentence.extent) for e in s.extent))
    return any(_is_spoken(report, found, s) for s in sayings)


def _is_spoken(report: Report, found: Annotations, saying: Saying) -> bool:
    speaker = found.mentions[saying.speaker] if saying.speaker is not None else None
    return speaker is not None and speaker.type != "media" and fold(speaker.extent.of(report.text)) not in READERS


def _list_outlets(report: Report, found: Annotations, sentence: Sentence) -> Iterator[str]:
    """Stems of the names of those who publish: that a report names its outlet makes it no party of its story."""
    for mention in found.mentions:
        if mention.type == "media" and sentence.extent.contains(mention.extent):
            yield from stems(mention.name)
    for credit in report.credits:
        if credit.kind in ("agency", "outlet", "republisher"):
            yield from stems(credit.name)


def _set_aside(report: Report, found: Annotations, extents: Sequence[Extent]) -> Row:
    """A report with these sentences as furniture, and what was read in it without them."""
    zones = tuple(part for zone in report.zones for part in _cut_zone(report.text, zone, extents))
    title = report.title if any(z.kind == "title" for z in zones) else None
    kept = [n for n, s in enumerate(found.sayings) if not _lies_in(s.extent, extents)]
    place = {old: new for new, old in enumerate(kept)}
    sayings = (found.sayings[n] for n in kept)
    happenings = (h for h in found.happenings if not _lies_in((h.trigger,), extents))
    return msgspec.structs.replace(report, zones=zones, title=title), msgspec.structs.replace(
        found,
        sentences=tuple(s for s in found.sentences if s.extent not in extents),
        sayings=tuple(msgspec.structs.replace(s, nested_in=_find(place, s.nested_in)) for s in sayings),
        happenings=tuple(msgspec.structs.replace(h, saying=_find(place, h.saying)) for h in happenings),
        doubts=tuple(d for d in found.doubts if not _lies_in(d.extents, extents)),
    )


def _find(place: Mapping[int, int], number: int | None) -> int | None:
    return None if number is None else place.get(number)


def _lies_in(extents: Sequence[Extent], around: Sequence[Extent]) -> bool:
    """Whether most of what these cover is inside of furniture."""
    inside = sum(max(0, min(e.end, f.end) - max(e.start, f.start)) for e in extents for f in around)
    return 2 * inside > sum(e.end - e.start for e in extents)


def _cut_zone(text: str, zone: Zone, extents: Sequence[Extent]) -> Iterator[Zone]:
    """A zone with the stretches inside it that are furniture; blanks between these are in none."""
    start = zone.start
    for extent in extents:
        if zone.start <= extent.start and extent.end <= zone.end:
            yield from _keep(text, zone.kind, start, extent.start)
            yield Zone(kind=KIND, start=extent.start, end=extent.end)
            start = extent.end
    yield from _keep(text, zone.kind, start, zone.end)


def _keep(text: str, kind: str, start: int, end: int) -> Iterator[Zone]:
    kept = trim(text, start, end)
    if kept.start < kept.end:
        yield Zone(kind=kind, start=kept.start, end=kept.end)
