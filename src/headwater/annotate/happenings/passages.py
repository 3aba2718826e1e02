"""Passages: a sentence with all that was found in it, told by itself, wherever in whatever report it stands.

Wire copy recurs under other headlines, and most of its sentences with it.  What stands in two equal passages is the
same, so the events of a passage are sought once (`events.py`).  Offsets count from the passage's beginning.  References
count among what the passage holds; those to anything outside are below zero, numbered in the order in which they come,
so that two that are one thing stay one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from headwater.annotate.happenings.triggers import find_overlapping, hull_of
from headwater.annotate.parses import Glance, Parse
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.text import Extent, surround

LONGEST = 3000  # characters of a passage


class Passage(NamedTuple):
    """A sentence, what overlaps it, and the sayings that hold those; `reading` is of the encoder, None without one."""

    text: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    sayings: tuple[Saying, ...]
    reading: Glance

    @property
    def parses(self) -> tuple[Parse, ...]:
        """The parse of the sentence, where it was read."""
        reading = self.reading.reading
        return (Parse(self.sentence.extent, reading),) if reading else ()


class Numbers:
    """The numbers of things in a passage by those that they have in the report, and back."""

    def __init__(self, held: Sequence[int]) -> None:
        self._inner = {outer: inner for inner, outer in enumerate(held)}
        self._outer = list(held)
        self._away: list[int] = []

    def holds(self, number: int) -> bool:
        """Whether a thing of the report stands in the passage."""
        return self._inner.get(number, -1) >= 0

    def enter(self, number: int | None) -> int | None:
        """The number in the passage of a thing of the report."""
        if number is None or number in self._inner:
            return None if number is None else self._inner[number]
        self._away.append(number)
        self._inner[number] = -len(self._away)
        return -len(self._away)

    def leave(self, number: int | None) -> int | None:
        """The number in the report of a thing of the passage."""
        if number is None:
            return None
        return self._outer[number] if number >= 0 else self._away[-1 - number]


class Place(NamedTuple):
    """Where a passage stands in its report."""

    shift: int
    mentions: Numbers
    times: Numbers
    sayings: Numbers

    def put(self, extent: Extent) -> Extent:
        """An extent of the passage in the report."""
        return extent.shift(self.shift)

    def move(self, extent: Extent | None) -> Extent | None:
        """The extent in the report, where there is one."""
        return None if extent is None else self.put(extent)


class Placed(NamedTuple):
    """A passage with its place."""

    told: Passage
    place: Place


def cut_passages(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    sayings: Sequence[Saying],
    parses: Sequence[Parse],
) -> Iterator[Placed | None]:
    """The passage of each sentence; None where what overlaps it goes far beyond it, as the saying of a whole speech."""
    places = [s.extent for s in sentences]
    of_mentions = find_overlapping([m.extent for m in mentions], places)
    of_times = find_overlapping([t.extent for t in times], places)
    of_sayings = find_overlapping([hull_of(s) for s in sayings], places)
    readings = {parse.extent: parse.reading for parse in parses if parse.reading.words}
    frames = [_frame_saying(s) for s in sayings]
    for at, sentence in enumerate(sentences):
        held = _with_outer(of_sayings[at], sayings)
        own = [mentions[i] for i in of_mentions[at]]
        when = [times[i] for i in of_times[at]]
        extents = [sentence.extent, *(frames[i] for i in held), *(t.extent for t in when)]
        frame = _frame([*extents, *(m.extent for m in own), *(m.title for m in own if m.title)])
        if frame.end - frame.start > LONGEST:
            yield None
            continue
        around = surround(text, *frame)
        start = around.start
        place = Place(start, Numbers(of_mentions[at]), Numbers(of_times[at]), Numbers(held))
        outer = [sayings[i] for i in held]
        told = Passage(
            around.of(text),
            Sentence(extent=sentence.extent.shift(-start), zone=sentence.zone, paragraph=0),
            tuple(_enter_mentions(own, outer, place)),
            tuple([msgspec.structs.replace(t, extent=t.extent.shift(-start)) for t in when]),
            tuple([_enter_saying(s, place) for s in outer]),
            Glance(readings.get(sentence.extent)),
        )
        yield Placed(told, place)


def _with_outer(numbers: Sequence[int], sayings: Sequence[Saying]) -> list[int]:
    """The sayings with those in which they are nested."""
    held = list(numbers)
    for number in held:
        outer = sayings[number].nested_in
        if outer is not None and outer not in held:
            held.append(outer)
    return held


def _frame(extents: Sequence[Extent]) -> Extent:
    """From the first to the last character of all of them."""
    return Extent(min([e.start for e in extents]), max([e.end for e in extents]))


def _frame_saying(saying: Saying) -> Extent:
    extents = (*saying.content, *saying.quoted, *saying.occasion, saying.speaker_extent, saying.cue)
    return _frame([e for e in extents if e] or [Extent(0, 0)])


def _enter_mentions(mentions: Sequence[Mention], sayings: Sequence[Saying], place: Place) -> Iterator[Mention]:
    """The mentions of a passage; of an antecedent outside of it nothing is kept but which of them share it.

    So it is the same passage whether the headline has named them already or not.
    """
    asked = [n for m in mentions for n in (m.body, *m.members)] + [n for s in sayings for n in (s.speaker, *s.relays)]
    before = {m.antecedent for m in mentions}
    firsts: dict[int, int] = {}
    for inner, mention in enumerate(mentions):
        antecedent, body = mention.antecedent, mention.body
        if antecedent is not None and antecedent not in asked and not place.mentions.holds(antecedent):
            first = firsts.setdefault(antecedent, inner)
            antecedent = None if first == inner else first
        else:
            antecedent = place.mentions.enter(antecedent)
        if body is not None and asked.count(body) == 1 and body not in before and not place.mentions.holds(body):
            body = None
        yield msgspec.structs.replace(
            mention,
            extent=mention.extent.shift(-place.shift),
            title=mention.title.shift(-place.shift) if mention.title else None,
            body=place.mentions.enter(body),
            antecedent=antecedent,
            members=tuple([place.mentions.enter(m) for m in mention.members]),
        )


def _enter_saying(saying: Saying, place: Place) -> Saying:
    def move(extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
        return tuple([e.shift(-place.shift) for e in extents])

    return msgspec.structs.replace(
        saying,
        content=move(saying.content),
        quoted=move(saying.quoted),
        occasion=move(saying.occasion),
        speaker=place.mentions.enter(saying.speaker),
        speaker_extent=saying.speaker_extent.shift(-place.shift) if saying.speaker_extent else None,
        cue=saying.cue.shift(-place.shift) if saying.cue else None,
        said=place.times.enter(saying.said),
        relays=tuple([place.mentions.enter(m) for m in saying.relays]),
        nested_in=place.sayings.enter(saying.nested_in),
    )
