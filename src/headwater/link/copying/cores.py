"""The copied clause of two aligned passages: what they have in common, where that is one run of words.

Each report builds the clause into a sentence of its own: "The vessel had left the port", "The vessel, which is Italian,
had left the port on Monday, she said".
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import lru_cache

from rapidfuzz.distance import LCSseq

from headwater.link.copying.alignments import Aligned
from headwater.link.copying.passages import SHORTEST, Passage, describe_passage, locate_words
from headwater.link.reading import Reading
from headwater.text import Extent

CORE = 0.9  # share of the words in common and in order that the run holds: a word exchanged inside leaves two runs
NEARLY = 0.75  # the same of two passages that are otherwise in other words
CLAUSE = 7  # words of a run in those: of a clause that stands in sentences of their own
MOST = 0.6  # share of the words of the shorter passage that the run holds: with fewer it is a phrase of both
FEW = 2  # words that both may have of their own beside the run: exchanged, as in "fire swept" and "fire tore"
KEPT = 4096  # pairs of passages of which is remembered what they share: those of copies are the same
QUOTING = ("“", "”", '"', "'", "‘", "’")


def cut_cores(reading: Reading, rows: Sequence[Aligned]) -> Iterator[Aligned]:
    """The rows with their cores in place of them, but for those that are rows already: a quotation in its sentence."""
    beside: dict[tuple[str, str], list[Aligned]] = defaultdict(list)
    for row in rows:
        beside[row.a.report, row.b.report].append(row)
    for row in rows:
        core = _cut_core(reading, row)
        others = (k for k in beside[row.a.report, row.b.report] if k is not row)
        yield row if core is not row and any(core.meets(k) for k in others) else core


def _cut_core(reading: Reading, row: Aligned) -> Aligned:
    """The run of words that is all that two passages have in common, as a copy of its own; else they as they are."""
    a, b = row.sides
    run = _find_run(a.words, b.words, row.relation == "paraphrase") if a.words != b.words else None
    if run is None:
        return row
    cores = [(p, locate_words(reading, p, first, run.size)) for p, first in ((a, run.a), (b, run.b))]
    over = [len(p.words) - run.size for p in row.sides]
    if min(over) and max(over) <= FEW and not any(_is_quoted_out(reading, *core) for core in cores):
        return row
    one, two = (describe_passage(reading, p.report, e, is_quoted=p.is_quoted) for p, e in cores)
    return Aligned(one, two, "verbatim", 1.0)


@lru_cache(maxsize=KEPT)
def _find_run(a: tuple[str, ...], b: tuple[str, ...], in_other_words: bool) -> Match | None:
    """The longest run of words of both, where it is nearly all that they have in common.

    Of two passages that are otherwise in other words it need not be most: each report has a sentence of its own.
    """
    run = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    share, shortest = (NEARLY, CLAUSE) if in_other_words else (CORE, max(SHORTEST, MOST * min(len(a), len(b))))
    least = max(shortest, share * LCSseq.similarity(a, b))
    return run if run.size >= least else None


def _is_quoted_out(reading: Reading, passage: Passage, core: Extent) -> bool:
    """Whether a run begins or ends at a quotation mark inside its passage."""
    text = reading.reports[passage.report].text
    before = text[passage.extent.start : core.start].rstrip()[-1:]
    after = text[core.end : passage.extent.end].lstrip(" ,.!?")[:1]
    return before in QUOTING or after in QUOTING
