"""Contents that end with the clause that says them, by the tree.

"The clerk who SAID that the quay would sink has left the town": what he said ends before "has left", of which he is
only the subject.  The rules, which go from word to word, take all of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.parses import FINITE, VERBAL, Parse
from headwater.encoder.readings import Reading
from headwater.text import Extent, trim

SAYING = VERBAL | {"NOUN"}  # tags of a cue's head
PHRASES = frozenset(("nsubj", "nsubj:pass", "csubj", "obl"))  # what stands before a verb and may hold a clause
STEPS = 12


def end_contents(text: str, attributions: Sequence[Attribution], parses: Sequence[Parse]) -> Iterator[Attribution]:
    """The attributions with their contents cut where their clause ends; without those that are all of another."""
    starts = [p.extent.start for p in parses]
    for found in attributions:
        if found.cue is None or len(found.content) != 1 or found.content[0].start < found.cue.end:
            yield found
            continue
        parse = parses[max(0, bisect_right(starts, found.cue.start) - 1)]
        content = _cut(text, parse, found, _find_end(parse, found.cue))
        if content is not None:
            yield msgspec.structs.replace(found, content=(content,))


def _cut(text: str, parse: Parse, found: Attribution, end: int | None) -> Extent | None:
    """The content up to where its clause ends; None where it begins with the verb behind it."""
    content, reading = found.content[0], parse.reading
    if end is None or content.end <= end:
        return content
    inside = parse.words_in(content)
    if content.start >= end:
        return None if inside and reading.xpos[inside[0]] in FINITE else content
    kept = trim(text, content.start, end, also=" ,;—–-")
    is_whole = any(reading.upos[w] in VERBAL for w in parse.words_in(kept))
    return kept if is_whole or not found.is_bare else content


def _find_end(parse: Parse, cue: Extent) -> int | None:
    """Where the phrase ends in which a cue says something of its noun, if a verb of the sentence follows it."""
    reading = parse.reading
    inside = parse.words_in(cue)
    word = next((w for w in inside if reading.upos[w] in SAYING), None)
    says = word is not None and reading.upos[word] == "NOUN"
    for _ in range(STEPS):
        if word is None or reading.heads[word] < 0:
            return None
        says = says or reading.relations[word].startswith("acl")
        above = reading.heads[word]
        if says and reading.relations[word] in PHRASES and above > inside[-1]:
            last = _find_last(reading, word)
            return parse.place(last).end if inside[-1] <= last < above else None
        word = above
    return None


def _find_last(reading: Reading, top: int) -> int:
    """The last word that hangs on a word, however far down."""
    last = top
    for word in range(len(reading.heads) - 1, top, -1):
        above = word
        for _ in range(len(reading.heads)):
            if above <= top:
                break
            above = reading.heads[above]
        if above == top:
            last = word
            break
    return last
