"""The brief: at most 200 words in full sentences, by rules, each word with its place in a report."""

from headwater.tell.index import Index
from headwater.tell.prose import Sentence
from headwater.tell.sentences import Forms, draft_sentences

LIMIT = 200
NEEDED = 4  # the ranks that must have their say before any of them says more


def compose_brief(index: Index) -> tuple[Sentence, ...]:
    """The brief of an indexed record, in reading order.

    What a reader must know first takes its shortest form, the most needed first; the words that are left make those
    longer, then let in the rest.
    """
    drafts = list(draft_sentences(index))
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n][0].rank, n))
    kept: dict[int, Sentence] = {}
    for place in order:
        if drafts[place][0].rank <= NEEDED:
            _fit(kept, place, drafts[place][-1:])
    for place in order:
        _fit(kept, place, drafts[place])
    return tuple(kept[place] for place in sorted(kept))


def _fit(kept: dict[int, Sentence], place: int, forms: Forms) -> None:
    """Put the longest form that fits beside the other sentences at its place."""
    left = LIMIT - sum(s.words for n, s in kept.items() if n != place)
    form = next((s for s in forms if s.words <= left), None)
    if form:
        kept[place] = form
