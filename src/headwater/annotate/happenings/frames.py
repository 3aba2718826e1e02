"""What the clause around an event makes of it, where the tree or a set phrase tells more than the nearest cue word.

A frame answers before the cues do, or not at all: conditions and questions, imperatives and subjunctives, what a
feeling or a denial takes for granted, charges, timetables.  What it says holds of every word: packs play no part.
"""

import re
from collections.abc import Callable, Iterator

from headwater.annotate.closed_classes import BE
from headwater.annotate.happenings.commands import OUGHT, is_imperative, read_stop
from headwater.annotate.happenings.modal_words import ALLEGED, DEMAND, MOTION, NOT_YET, PLANNED, POSSIBLE, STOP
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.prospects import read_called_off, read_prospect, read_rank
from headwater.annotate.happenings.roles import Scene
from headwater.annotate.happenings.subjects import LIGHT
from headwater.annotate.happenings.trees import SUBJECTS, Tree, find_subjects, follow_up
from headwater.annotate.happenings.triggers import Line
from headwater.annotate.happenings.untruths import read_untruth
from headwater.annotate.happenings.views import View
from headwater.annotations import Saying
from headwater.inflection import all_noun_forms, all_verb_forms
from headwater.record.model import Modality, Polarity

# Feelings about a thing take for granted that it is so; what is welcomed or mourned has happened.
FACTIVE = all_verb_forms(
    "welcome hail applaud praise celebrate regret lament mourn deplore condemn denounce decry criticise criticize "
    "protest survive witness commemorate remember avenge justify defend ignore investigate"
)
DENIED_PART = all_noun_forms("responsibility involvement role part blame knowledge complicity")
DENY = all_verb_forms("deny reject disclaim disown")
FEARS = all_verb_forms("fear worry hope wish dread doubt pray") | frozenset(("afraid", "fearful", "hopeful"))
DOUBTS = all_verb_forms("doubt")
SUBJUNCTIVE = DEMAND | all_verb_forms("insist propose recommend suggest stipulate")
SCHEDULED = MOTION | all_verb_forms("begin start open resume visit meet depart close end hold host")
BEGIN = all_verb_forms("begin start open resume continue restart")
WARN_OFF = all_verb_forms("warn advise caution urge counsel")
CAUSED = all_verb_forms("force compel oblige cause lead prompt drive trigger result")
BAN = all_verb_forms("forbid ban prohibit bar")
SHIFTED = frozenset(("would",))
TELLING = all_verb_forms("say tell add state announce confirm explain declare note")
LEGAL = all_verb_forms("violate breach contravene constitute mean be represent amount break undermine require need")
OPENED = re.compile(r"^\s*[“\"][^”\"]*$")
BLAMING = all_verb_forms("deplore condemn denounce decry criticise criticize protest")
INVERTED = frozenset(("should", "had", "were"))
OPEN = frozenset(("if", "unless"))
ASKING = frozenset("why how when where who what which whom whose".split())
NO_ANSWER = re.compile(r"\s*[“\"‘']?(?:(?:certainly|absolutely|of course) not|not at all|no|never|by no means)\b", re.I)
CHARGED = re.compile(
    r"\b(?:charged|indicted|arraigned) (?:\w+ )?(?:with|for|over)\b|\bon (?:suspicion|charges?|allegations) of\b|"
    r"\b(?:accused|suspected) of\b|\b(?:charges?|counts?|allegations?|claims?|accusations?) of\b",
    re.I,
)
IN_TELLING = re.compile(
    r"^\W*(?:in|by) [^,]{2,40}(?:'s|’s|s'|s’|\btheir|\bhis|\bher|\bits) (?:own )?"
    r"(?:telling|account|version|words|view)\b",
    re.I,
)
IN_CASE = re.compile(r"\b(?:in case|lest|for fear (?:that|of))\b[^,;]*$", re.I)
ORDERLY = re.compile(r"\b(?:in order|so as)(?: not)? to $", re.I)
COMING = re.compile(
    r"\b(?:ahead of|in preparation for|in the run-up to|in anticipation of|await(?:s|ed|ing)?|on the eve of|"
    r"prepar(?:es?|ed|ing|ations?) for|gear(?:s|ed|ing)? up for|brac(?:es?|ed|ing) for|look(?:s|ed|ing)? forward to|"
    r"on (?:his|her|its|their) way)\s[^,;]*$",
    re.I,
)
INSTEAD = re.compile(r"\b(?:instead of|rather than|short of|without)(?: \w+ly)? $", re.I)
KEPT_FROM = re.compile(r"\b(?:prevented|kept|stopped|blocked)(?: (?:\w+ ){0,4})? ?from $", re.I)
YET_TO = re.compile(r"\b(?:has|have|had) (?:still )?yet to $", re.I)
DUE = re.compile(r"^\s*(?:is |are )?(?:due|scheduled|planned|expected|slated|set)\b", re.I)
SOURCE = re.compile(
    r"(?::|\s[-–—])\s+(?:[\w.]+ ){0,2}(?:reports?|sources?|officials?|media|study|police|papers?|newspapers?|"
    r"witnesses|prosecutors|documents|leaks?|intelligence)\W*$",
    re.I,
)
SOON = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\btonight\b|\bnext \w+|\blater (?:this|in)\b", re.I
)


Frame = Callable[[View], Verdict | None]


def read_frame(scene: Scene, line: Line, carrier: Saying | None) -> Verdict | None:
    """The verdict of the first frame that fits; None where none does or the sentence was not parsed."""
    if scene.tree is None:
        return None
    at, extent = scene.row.trigger, line.sentence.extent
    children = scene.tree.children[scene.word]
    own = frozenset(scene.tree.lows[c] for c in children)
    before, after = line.text[extent.start : at.start], line.text[at.end : extent.end]
    view = View(scene, line, carrier, scene.tree, before, after, own)
    return next((verdict for frame in FRAMES if (verdict := frame(view)) is not None), None)


def _question(view: View) -> Verdict | None:
    """A question asserts nothing, unless it is answered at once; 'why did it' takes its event for granted."""
    if view.line.is_title or not view.line.is_question or (view.carrier and view.carrier.act != "ask"):
        return None
    if view.before.split() and view.before.split()[0].casefold().strip("“\"'‘") in ASKING:
        return None
    following = view.line.text[view.line.sentence.extent.end :][:40]
    if NO_ANSWER.match(following):
        return Verdict("denied", "neg", "asked and answered in the negative")
    return Verdict("possible", "pos", "a question asserts nothing")


def _condition(view: View) -> Verdict | None:
    """'If', 'unless', 'whether', 'in case': inside such a clause, or with one below it."""
    for word in (view.word, *_clauses_above(view)):
        marks = {view.low(m) for m in view.tree.of(word, "mark")}
        if marks & (OPEN | {"whether"}):
            return Verdict("possible", "pos", "in a condition or an open question")
        if _is_inverted(view.tree, word):
            return Verdict("possible", "pos", "a condition by its order")
        if view.is_verb and word != view.word and not view.own & {"to"}:
            break
    if view.is_verb and IN_CASE.search(view.before):
        return Verdict("possible", "pos", "in case")
    if not view.is_verb:
        return None
    below = [m for a in view.tree.of(view.word, "advcl") for m in view.tree.of(a, "mark") if view.low(m) in OPEN]
    if below and view.own & {"will", "would", "shall", "can", "could"}:
        return Verdict("possible", _polarity(view), "on a condition")
    return None


def _regretted(view: View) -> Verdict | None:
    """What should not have been done was done: 'should never HAVE SOLD them'."""
    is_past = "have" in view.own and bool(view.own & {"should", "ought"})
    if not view.is_verb or not is_past or not _is_negated(view):
        return None
    return Verdict("alleged" if view.carrier else "actual", "pos", "it should not have been done")


def _granted(view: View) -> Verdict | None:
    """What a feeling is about, what one denies a part in, what dates another event: taken for granted."""
    relation, head = view.tree.relation(view.word), view.tree.head(view.word)
    if head < 0 or view.own & (POSSIBLE | PLANNED | ALLEGED):
        return None
    above = [view.low(a) for a in follow_up(view.tree, view.word)]
    if above[:1] and above[0] in DENIED_PART and any(a in DENY for a in above[1:3]):
        return Verdict("actual", "pos", f"only a part in it is denied ({above[0]})")
    if view.is_verb and not view.own & {"the"}:
        return _granted_clause(view, relation, head)
    if relation not in ("obj", "nsubj:pass") or above[0] not in FACTIVE:
        return None
    if view.own & {"a", "an"} and above[0] in BLAMING:  # 'denounced a secret delivery': who does so tells of it
        return Verdict("alleged", "pos", f"told by who blames ({above[0]})")
    return Verdict("actual", "pos", f"taken for granted ({above[0]})")


def _granted_clause(view: View, relation: str, head: int) -> Verdict | None:
    """'Since he VISITED', 'after SIGNING'; the rule that BANS it, the deal that they SIGNED."""
    is_past = view.tree.tag(view.word) in ("VBD", "VBN", "VBG")
    if relation == "advcl" and is_past and {view.low(m) for m in view.tree.of(view.word, "mark")} & {"since", "after"}:
        return None if _is_negated(view) else Verdict("actual", "pos", "it dates another event")
    if relation != "acl:relcl" or view.own & NOT_YET:
        return None
    if view.scene.trigger.words[0] in BAN and view.tree.tag(view.word) in ("VBZ", "VBP"):
        return Verdict("actual", "pos", "what a rule says")
    place = view.tree.places[head]
    is_text = any(m.type == "document" and m.extent.overlaps(place) for m in view.line.mentions.values())
    return Verdict("actual", "pos", "told of a text that is there") if is_text and is_past else None


def _brought_about(view: View) -> Verdict | None:
    """What was caused came about: 'the scandal FORCED her to RESIGN', 'the talks led to the RELEASE of prisoners'."""
    relation, head = view.tree.relation(view.word), view.tree.head(view.word)
    if head < 0 or view.low(head) not in CAUSED or view.tree.tag(head) not in ("VBD", "VBN"):
        return None
    helpers = {view.low(c) for c in view.tree.children[head]}
    if helpers & (POSSIBLE | PLANNED | NOT_YET | {"not", "n't", "never", "to"}) or (
        view.carrier and view.carrier.act == "deny"
    ):
        return None
    is_done = (
        bool(view.own & {"to"}) if relation in ("xcomp", "advcl", "ccomp") else relation in ("obj", "obl", "advcl")
    )
    modality: Modality = "alleged" if view.carrier else "actual"
    return Verdict(modality, _polarity(view), f"brought about ({view.low(head)})") if is_done else None


def _charged(view: View) -> Verdict | None:
    """A charge or a suspicion is somebody's word, whoever tells it."""
    near = view.before[-60:]
    found = list(CHARGED.finditer(near))
    if found and not re.search(r"[,;]|\b(?:and|that|which|who)\b", near[found[-1].end() :]):
        if view.carrier is not None and view.carrier.act == "deny":
            return None
        is_failed = bool(re.search(r"\b(?:failing|refusing|neglecting) to $|\bnot $", near, re.I))
        return Verdict("alleged", "neg" if is_failed else "pos", f"a charge ({found[-1].group().strip()})")
    if IN_TELLING.search(view.before):
        return Verdict("alleged", "pos", "in somebody's telling")
    return None


def _feared(view: View) -> Verdict | None:
    """What is feared, hoped or doubted."""
    if not view.is_verb or view.tree.relation(view.word) not in ("ccomp", "xcomp", "acl", "parataxis"):
        return None
    head = view.tree.head(view.word)
    if head < 0 or view.low(head) not in FEARS:
        return None
    is_doubted = view.low(head) in DOUBTS
    return Verdict("possible", "neg" if is_doubted != _is_negated(view) else "pos", f"possible ({view.low(head)})")


def _demanded(view: View) -> Verdict | None:
    """Imperatives, subjunctives, `must` in somebody's mouth, warnings against and bans."""
    polarity = _polarity(view)
    if view.is_verb and view.carrier is not None:
        if view.own & OUGHT and not view.own & {"have"}:
            return Verdict("demanded", polarity, "demanded (must)")
        if "may" in view.own and view.carrier.cue and _is_order(view) and _has_no_subject(view):
            return Verdict("demanded", "neg", "nobody may")
        if view.scene.trigger.form == "base" and is_imperative(view, view.word):
            return Verdict("demanded", polarity, "an imperative")
    if view.is_verb and _is_subjunctive(view):
        return Verdict("demanded", polarity, "a subjunctive")
    above = [view.low(a) for a in follow_up(view.tree, view.word)][:2]
    if len(above) == 2 and above[0] in STOP and above[1] in SUBJUNCTIVE and view.tree.relation(view.word) == "nsubj":
        return Verdict("demanded", "neg", f"it is to end ({above[1]})")
    if any(a in WARN_OFF for a in above) and re.search(r"\bagainst (?:\w+ )?$", view.before, re.I):
        return Verdict("demanded", "neg", "warned against")
    if view.is_verb and above[:1] and above[0] in BAN and view.tree.relation(view.word) in ("xcomp", "advcl"):
        return Verdict("demanded", "neg", f"forbidden ({above[0]})")
    return None


def _planned(view: View) -> Verdict | None:
    """Timetables, preparations, purposes in so many words, and the future seen from the past."""
    if ORDERLY.search(view.before):
        return Verdict("planned", "pos", "in order to")
    if not view.is_verb:
        head = view.tree.head(view.word)
        carried = (
            {view.low(c) for c in view.tree.children[head]} if head >= 0 and view.low(head) in LIGHT else set[str]()
        )
        if "would" in carried and _is_told_ahead(view):
            return Verdict("planned", "pos", "future seen from the past (would)")
        if COMING.search(view.before) or DUE.match(view.after) or _is_to_be(view):
            return Verdict("planned", _polarity(view), "it is yet to come")
        return None
    trigger, head = view.scene.trigger, view.tree.head(view.word)
    if view.own & {"to"} and view.tree.relation(view.word) == "advcl" and view.low(head) in MOTION:
        return Verdict("planned", "pos", f"what a journey is for ({view.low(head)})")
    is_present = view.tree.tag(view.word) in ("VBZ", "VBP") and not view.own & {"when", "once", "until"}
    if is_present and trigger.words[0] in SCHEDULED and not view.tree.of(view.word, "aux") and SOON.search(view.after):
        return Verdict("planned", "pos", "a timetable in the present tense")
    if view.own & SHIFTED and _is_told_ahead(view):
        return Verdict("planned", _polarity(view), "future seen from the past (would)")
    return None


def _is_to_be(view: View) -> bool:
    """Whether a noun is the subject of what is to be: 'talks ARE TO resume', in a headline 'talks TO resume'."""
    behind = view.tree.of(view.word, "acl") if view.line.is_title else []
    if any(view.low(c) in BEGIN and view.tree.of(c, "mark") for c in behind):
        return True
    verb = view.tree.head(view.word)
    marks = view.tree.of(verb, "mark") if verb >= 0 and view.tree.relation(view.word) in SUBJECTS else []
    if not marks or view.tree.tag(marks[0]) != "TO" or marks[0] < view.word:
        return False
    return view.low(marks[0] - 1) in BE or view.line.is_title


def is_undone(before: str) -> bool:
    """Whether words before a verb tell that it was not done: 'STOPPED SHORT OF promising'."""
    return bool(INSTEAD.search(before) or YET_TO.search(before) or KEPT_FROM.search(before))


def _undone(view: View) -> Verdict | None:
    """What is told as not done: instead of it, without it, yet to be done."""
    if is_undone(view.before):
        is_said = view.carrier is not None
        return Verdict("alleged" if is_said else "actual", "neg", "told as not done")
    return None


def _quoted(view: View) -> Verdict | None:
    """Words in quotation marks that nobody is said to have spoken are somebody's all the same."""
    if view.carrier is not None or view.line.sentence.zone in ("title", "caption") or not OPENED.search(view.before):
        return None
    is_told = (
        view.is_verb and view.tree.tag(view.word) in ("VBD", "VBN", "VBZ", "VBP", "VBG") and not view.own & NOT_YET
    )
    return Verdict("alleged", "neg" if _is_negated(view) else "pos", "in quotation marks") if is_told else None


def _sourced(view: View) -> Verdict | None:
    """A headline that ends in a source without a name is that source's word: 'Norland sold rifles to Osk: REPORT'."""
    if view.carrier is not None or not view.line.is_title or not SOURCE.search(view.after) or view.own & NOT_YET:
        return None
    is_told = view.is_verb and view.tree.tag(view.word) in ("VBD", "VBN", "VBZ", "VBP", "VBG")
    return Verdict("alleged", _polarity(view), "a source without a name") if is_told else None


def is_supposed(tree: Tree, word: int) -> bool:
    """Whether a verb is what a condition supposes: 'if he COMES', 'unless he CAME', 'should he COME'."""
    return any(tree.lows[m] in OPEN for m in tree.of(word, "mark")) or _is_inverted(tree, word)


def _is_inverted(tree: Tree, word: int) -> bool:
    """Whether a clause is a condition by its order: 'SHOULD he decide', 'HAD he stayed'."""
    subjects = [c for c in tree.children[word] if tree.relation(c) in SUBJECTS]
    return any(tree.lows[a] in INVERTED and subjects and a < subjects[0] for a in tree.of(word, "aux"))


def _is_told_ahead(view: View) -> bool:
    """Whether a saying tells what will be, on no condition and of no rule or hypothesis."""
    cue = view.carrier.cue if view.carrier else None
    if cue is None or not any(w in TELLING for w in cue.of(view.line.text).casefold().split()):
        return False
    trigger = view.scene.trigger.words[0]
    if trigger in LEGAL or view.tree.of(view.word, "advcl"):
        return False
    return not re.search(r"\b(?:if|under|such|any|should|were|potential|possible|deal|agreement)\b", view.before, re.I)


def _is_order(view: View) -> bool:
    cue = view.carrier.cue if view.carrier else None
    return cue is not None and any(w in DEMAND for w in cue.of(view.line.text).casefold().split())


def _has_no_subject(view: View) -> bool:
    subjects = [c for c in view.tree.children[view.word] if view.tree.relation(c) in SUBJECTS]
    return any(view.low(d) in ("no", "nobody", "none") for s in subjects for d in (s, *view.tree.of(s, "det")))


def _is_subjunctive(view: View) -> bool:
    """Whether a bare verb stands behind a subject of one, in a clause of demand: 'demanded that he RESIGN'."""
    if view.scene.trigger.form != "base" or view.tree.relation(view.word) not in ("ccomp", "xcomp", "acl"):
        return False
    if view.tree.of(view.word, "aux") or view.own & {"to"}:
        return False
    head = view.tree.head(view.word)
    subjects = find_subjects(view.tree, view.word, 0)
    is_one = any(view.tree.tag(s) in ("NN", "NNP") or view.low(s) in ("he", "she", "it") for s in subjects)
    return head >= 0 and view.low(head) in SUBJUNCTIVE and is_one


def _polarity(view: View) -> Polarity:
    return "neg" if _is_negated(view) else "pos"


def _is_negated(view: View) -> bool:
    return bool(view.own & {"not", "n't", "never", "no"}) or _has_no_subject(view)


def _clauses_above(view: View) -> Iterator[int]:
    """The predicates that a word stands below, up to the first that is said or thought of."""
    for above in follow_up(view.tree, view.word):
        yield above
        if view.tree.relation(above) in ("ccomp", "root", "parataxis"):
            return


FRAMES: tuple[Frame, ...] = (
    _question,
    read_untruth,
    _condition,
    _undone,
    read_called_off,
    read_prospect,
    _granted,
    read_rank,
    _brought_about,
    _charged,
    _feared,
    read_stop,
    _regretted,
    _demanded,
    _planned,
    _quoted,
    _sourced,
)
