"""What somebody is told to do or to stop: bare verbs that command, and what hangs on a verb of stopping."""

from headwater.annotate.happenings.modal_words import STOP
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.trees import OBJECTS, find_subjects
from headwater.annotate.happenings.views import View
from headwater.inflection import all_verb_forms

OUGHT = frozenset(("must", "should", "ought"))
WANT = all_verb_forms("want need")
OPENINGS = frozenset(("", "do not", "don't", "don’t", "please", "never", "let us", "now"))


def read_stop(view: View) -> Verdict | None:
    """What is to stop: 'STOP selling them', 'they MUST END the talks', 'wants Norland to HALT deliveries'."""
    tree, stop = view.tree, view.tree.head(view.word)
    if stop < 0 or view.low(stop) not in STOP or tree.relation(view.word) not in ("xcomp", "obj"):
        return None
    if view.is_verb and tree.tag(view.word) != "VBG":
        return None
    own = {view.low(c) for c in tree.children[stop]}
    is_owed = bool(own & OUGHT) and "have" not in own
    if not (is_owed or is_imperative(view, stop) or _is_wanted_of_another(view, stop)):
        return None
    is_kept = not own.isdisjoint(("not", "n't", "never"))
    return Verdict("demanded", "pos" if is_kept else "neg", f"it is to stop ({view.low(stop)})")


def _is_wanted_of_another(view: View, stop: int) -> bool:
    """Whether a verb is what somebody wants of somebody else: 'wants NORLAND to stop'."""
    wish = view.tree.head(stop)
    is_wish = wish >= 0 and view.low(wish) in WANT and view.tree.relation(stop) in ("xcomp", "ccomp")
    return is_wish and bool(view.tree.of(wish, *OBJECTS) or view.tree.of(stop, "nsubj"))


def is_imperative(view: View, word: int) -> bool:
    """Whether a bare verb opens what is said or a headline, alone or behind 'do not', and nobody is said to do it."""
    tree, text = view.tree, view.line.text
    if tree.tag(word) not in ("VB", "VBP") or find_subjects(tree, word, 0) or tree.of(word, "mark"):
        return False
    place = tree.places[word]
    if view.carrier is not None:
        start = next((c.start for c in view.carrier.content if c.overlaps(place)), None)
    else:
        start = view.line.sentence.extent.start if view.line.is_title else None
    return start is not None and text[start : place.start].strip("“\"‘' ").casefold() in OPENINGS
