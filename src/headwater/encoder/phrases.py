"""Whole noun phrases with their kind, titles and pronouns included, as defence analysts mark them (re3d).

Names are `Reading.entities`; here "the defence minister of Norland, Ada Vance" is a person, and "Norland" in it a
place.  Two chains find them: phrases that lie in no other, and phrases that hold no other.
"""

from headwater.encoder.chains import Span, find_spans
from headwater.encoder.readings import Labels, Reading


def find_phrases(labels: Labels, reading: Reading) -> tuple[Span, ...]:
    """The phrases of a sentence, from the left, the longer first; they may lie in one another."""
    if not reading.words:
        return ()
    outer, inner = (find_spans(labels.chains[name], getattr(reading, name)) for name in ("outer", "inner"))
    found: dict[tuple[int, int], Span] = {}
    for span in (*outer, *inner):  # where the two disagree on a kind, the surer one
        place = span[:2]
        if place not in found or found[place].confidence < span.confidence:
            found[place] = span
    return tuple(sorted(found.values(), key=lambda span: (span.start, -span.end)))
