"""What is only ahead, told by the phrase of a noun and the noun above it; and what its rank shows to be done.

'Her visit NEXT MONTH', 'the IDEA of a visit', 'ANNOUNCED a visit' tell of visits to come; 'the FIRST to visit' of one
that was made.
"""

from headwater.annotate.happenings.modal_words import CANCEL, NEGATIONS, NOT_YET, PLANNED, STOP
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.views import View
from headwater.inflection import all_noun_forms, all_verb_forms

# 'Her visit NEXT MONTH', 'TOMORROW's summit': days that are ahead of whoever names them.
NEXT = frozenset("next coming tomorrow tonight".split())
MOOTED = all_noun_forms(
    "invitation idea proposal suggestion offer prospect possibility hope chance option bid question "
    "speculation rumour rumor talk threat risk fear likelihood opportunity condition"
)
ARRANGED = all_noun_forms("plan preparation arrangement schedule timetable announcement")
ANNOUNCE = all_verb_forms("announce schedule arrange organise organize plan")
# Nouns of what is as a rule announced before it is: 'announced a VISIT', but 'announced an arrest'.
ANNOUNCED = all_noun_forms(
    "visit trip tour journey summit meeting talks negotiation conference hearing trial election referendum vote "
    "exercise drill deployment withdrawal launch sale purchase inspection inauguration debate protest "
    "rally march strike"
)
AGREED = all_noun_forms("contract deal order agreement plan offer arrangement accord scheme")
LEFT_UNDONE = all_noun_forms("failure refusal inability")
DECIDE = all_verb_forms("decide vote opt rule choose")
CALLED_OFF = frozenset((form, "off") for form in all_verb_forms("call put"))
RANKS = frozenset("first second third last latest only youngest oldest".split())


def read_prospect(view: View) -> Verdict | None:
    """What the phrase of a noun says is to come, and what nouns above it only speak of."""
    if view.is_verb:
        return None
    tree, head = view.tree, view.tree.head(view.word)
    if "proposed" in view.own and not view.own & PLANNED:
        return Verdict("possible", "pos", "proposed")
    times = [w for c in tree.children[view.word] if c > view.word - 4 for w in (c, *tree.children[c])]
    if any(view.low(w).removesuffix("'s").removesuffix("’s") in NEXT for w in times):
        return Verdict("planned", "pos", "its day is ahead")
    if head < 0 or (view.carrier is not None and view.carrier.act == "deny"):
        return None
    if _is_called_off(view, head):
        return Verdict("planned", "neg", f"called off ({view.low(head)})")
    if tree.relation(view.word) == "nmod":
        if view.low(head) in MOOTED:
            return Verdict("possible", "pos", f"only spoken of ({view.low(head)})")
        if view.low(head) in ARRANGED and (view.low(head)[:8] != "announce" or _is_announced(view)):
            return Verdict("planned", "neg" if _has_none(view, head) else "pos", f"prepared ({view.low(head)})")
    is_object = tree.relation(view.word) == "obj" and view.low(head) in ANNOUNCE
    if is_object and _is_announced(view) and not view.own & {"the", "this", "that"}:
        return Verdict("planned", "pos", f"prepared ({view.low(head)})")
    return None


def read_called_off(view: View) -> Verdict | None:
    """What was given up or left undone: 'cancelled a CONTRACT to sell', 'decided AGAINST it', 'FAILURE to sell'."""
    if not view.is_verb:
        return None
    tree, head = view.tree, view.tree.head(view.word)
    marks = {view.low(m) for m in tree.of(view.word, "mark")}
    if head >= 0 and "against" in marks and view.low(head) in DECIDE and tree.tag(view.word) == "VBG":
        return None if _is_open(view, head) else Verdict("planned", "neg", f"decided against ({view.low(head)})")
    if head < 0 or "to" not in marks or tree.relation(view.word) not in ("acl", "advcl", "xcomp"):
        return None
    if view.low(head) in LEFT_UNDONE:
        return Verdict("alleged" if view.carrier else "actual", "neg", f"left undone ({view.low(head)})")
    agreed = [head] if view.low(head) in AGREED else [c for c in tree.of(head, "obj") if view.low(c) in AGREED]
    above = tree.head(agreed[0]) if agreed else -1
    is_off = above >= 0 and tree.relation(agreed[0]) in ("obj", "nsubj:pass") and view.low(above) in CANCEL | STOP
    return (
        Verdict("planned", "neg", f"called off ({view.low(above)})") if is_off and not _is_open(view, above) else None
    )


def _is_called_off(view: View, verb: int) -> bool:
    """Whether a noun is what a verb with its particle calls off: 'CALLED OFF the talks', 'the talks were PUT OFF'."""
    if view.tree.relation(view.word) not in ("obj", "nsubj:pass") or _is_open(view, verb):
        return False
    return any((view.low(verb), view.low(p)) in CALLED_OFF for p in view.tree.of(verb, "compound:prt"))


def _has_none(view: View, plan: int) -> bool:
    """Whether a plan is said not to be there: 'has NO PLANS for', 'does NOT have PLANS for'."""
    above = view.tree.head(plan) if view.tree.relation(plan) == "obj" else plan
    return bool({view.low(c) for c in (*view.tree.children[plan], *view.tree.children[above])} & NEGATIONS)


def _is_open(view: View, verb: int) -> bool:
    """Whether a verb tells of no decision that was made: it is negated, or still ahead."""
    return bool({view.low(c) for c in view.tree.children[verb]} & (NOT_YET | NEGATIONS))


def _is_announced(view: View) -> bool:
    return view.scene.trigger.words[-1] in ANNOUNCED


def read_rank(view: View) -> Verdict | None:
    """Who is the first, the last or the only one to have done a thing has done it; who 'first appeared to' need not."""
    relation, head = view.tree.relation(view.word), view.tree.head(view.word)
    if not view.is_verb or head < 0 or relation not in ("acl", "acl:relcl", "xcomp", "advcl"):
        return None
    if not view.own & {"to"} or view.tree.tag(head).startswith("VB"):
        return None
    ranks = {view.low(head), *(view.low(c) for c in view.tree.children[head] if c < head)}
    predicate = view.tree.head(head) if view.tree.relation(head) not in ("root", "acl:relcl") else head
    ahead = {view.low(c) for h in (head, predicate) if h >= 0 for c in view.tree.of(h, "aux", "mark")}
    if not ranks & RANKS or ahead & NOT_YET:
        return None
    return Verdict("alleged" if view.carrier else "actual", "pos", "the first or last to have done so")
