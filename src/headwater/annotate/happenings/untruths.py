"""What is called untrue, has no evidence, or is only a limit of what is not done."""

import re

from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.views import View
from headwater.clauses import LIMIT

NO_EVIDENCE = re.compile(r"\b(?:no|little|not any|without) (?:\w+ )?(?:evidence|proof|signs?|indications?)\b", re.I)
REPORT = r"(?:claims?|charges?|reports?|allegations?|accusations?|stor(?:y|ies)|rumou?rs?|suggestions?|notion|idea)"
UNTRUE = frozenset(
    "untrue false incorrect inaccurate baseless unfounded groundless nonsense lie lies falsehood fabrication "
    "fabrications fabricated invention inventions fiction myth rubbish fake".split()
)
FALSE = rf"(?:pure )?(?:{'|'.join(sorted(UNTRUE))})"
IS_FALSE = re.compile(
    rf"\b(?:is|are|was|were|as|be|been)\b(?: \w+)? {FALSE}\b|[“\"‘'](?:an? |mere |sheer )?{FALSE}", re.I
)
TRUE = frozenset("true correct accurate case fact".split())
UNTRUTH = re.compile(rf"\bno truth (?:in|to)\b[^.]*\b{REPORT}\b|\b{REPORT} (?:of|that|about)\b", re.I)


def read_untruth(view: View) -> Verdict | None:
    """Reports of an event that are called untrue; a lack of evidence; and what is only a limit of what is not done."""
    if NO_EVIDENCE.search(view.before):
        return Verdict("possible", "neg", "no evidence")
    if view.is_verb and LIMIT.search(view.before):
        return Verdict("possible", "pos", "a limit of what is not done")
    if UNTRUTH.search(view.before) and (IS_FALSE.search(view.after) or "no truth" in view.before.casefold()):
        return Verdict("denied", "neg", "the report of it is called untrue")
    if view.is_verb and _is_called_untrue(view):
        return Verdict("denied", "neg", "it is called untrue")
    return None


def _is_called_untrue(view: View) -> bool:
    """Whether the clause of a verb is what is said to be false: 'it is UNTRUE that', 'it was a LIE that'."""
    head = view.tree.head(view.word)
    if head < 0 or view.tree.relation(view.word) not in ("ccomp", "acl", "csubj", "advcl", "acl:relcl"):
        return False
    if not any(view.low(m) == "that" for m in view.tree.of(view.word, "mark")):
        return False
    is_no = any(view.low(c) in ("not", "n't", "never", "no") for c in view.tree.children[head])
    return (view.low(head) in UNTRUE and not is_no) or (view.low(head) in TRUE and is_no)
