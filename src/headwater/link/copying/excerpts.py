"""Words that one report quotes out of what another has whole: "nothing but wheat", "has lost two winters".

The marks say where the copied words begin and end, so few of them are enough; who says them has to be the same, or not
to be known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import LCSseq

from headwater.link.copying.alignments import Aligned, Known, is_same_utterance
from headwater.link.copying.passages import Passage, cut_quotations, describe_passage, locate_words
from headwater.link.reading import Reading
from headwater.text import Extent

OPENING = 3  # words that lead from a quotation to where it may stand; fewer words than these are no excerpt
WEIGHT = 5.0  # nats of rarity that they hold: with fewer it is a turn of phrase ("the right thing")
BESIDE = 2  # further words that two aligned passages may share and still have only the excerpt in common


def take_excerpts(reading: Reading, sentences: Iterable[Passage], known: Known) -> None:
    """Put the excerpts among the aligned passages, in place of those that have nothing else in common.

    `known` has the aligned passages by both reports, the smaller id first.
    """
    shelf: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
    for report in reading.reports:
        for quoted in cut_quotations(reading, report):
            if len(quoted.words) >= OPENING and quoted.weight >= WEIGHT:
                shelf[quoted.words[:OPENING]].append(quoted)
    for sentence in sentences:
        for quoted, found in _find_quoted(reading, sentence, shelf):
            rows = known[min(quoted.report, found.report), max(quoted.report, found.report)]
            a, b = sorted((quoted, found), key=lambda p: p.report)
            row = Aligned(a, b, "verbatim", 1.0)
            meeting = [k for k in rows if k.meets(row)]
            if all(_is_all_there_is(k, quoted) for k in meeting) and is_same_utterance(reading, row) is not False:
                rows[:] = [k for k in rows if not any(k is m for m in meeting)] + [row]


def _find_quoted(
    reading: Reading, sentence: Passage, shelf: dict[tuple[str, ...], list[Passage]]
) -> Iterator[tuple[Passage, Passage]]:
    """The quotations of other reports that stand in a sentence, with where they do: in what somebody says there."""
    for at in range(len(sentence.words) - OPENING + 1):
        for quoted in shelf.get(sentence.words[at : at + OPENING], ()):
            size = len(quoted.words)
            if quoted.report != sentence.report and sentence.words[at : at + size] == quoted.words:
                place = locate_words(reading, sentence, at, size)
                if reading.statements_in(sentence.report, place) or _is_in_marks(reading, sentence, place):
                    yield quoted, describe_passage(reading, sentence.report, place, is_quoted=True)


def _is_in_marks(reading: Reading, sentence: Passage, place: Extent) -> bool:
    """Whether words stand after an opening mark of their sentence that is not closed before them."""
    before = reading.text(sentence.report, Extent(sentence.extent.start, place.start))
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_all_there_is(row: Aligned, quoted: Passage) -> bool:
    """Whether two passages share little but a quotation, which stands in one of them and is not all of both."""
    shared = LCSseq.similarity(row.a.words, row.b.words)
    return len(quoted.words) < max(len(p.words) for p in row.sides) and shared <= len(quoted.words) + BESIDE
