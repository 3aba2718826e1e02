"""Events that no pack names: what named parties do, found through the sentence's tree.

A pack knows the verbs of its field; a story also turns on verbs of other fields ('sued', 'cancelled', 'raided').  The
verb of a clause counts where somebody does it: states, attitudes, speech and auxiliaries tell no deed.
"""

from collections.abc import Iterator, Mapping

from headwater.annotate.happenings.modal_words import STOP
from headwater.annotate.happenings.occasions import NAMES, PHRASES, VERBS
from headwater.annotate.happenings.repetitions import ADJUNCTS, Candidate
from headwater.annotate.happenings.roles import Scene
from headwater.annotate.happenings.trees import Tree, find_subjects, find_word, shares_passive
from headwater.annotate.happenings.triggers import Line
from headwater.annotations import Happening, TimeExpression
from headwater.domain.pack import Rule, Trigger
from headwater.inflection import Form, all_verb_forms
from headwater.record.model import Modality
from headwater.text import Extent

FORMS: dict[str, Form] = {"VB": "base", "VBP": "base", "VBZ": "third", "VBD": "past", "VBN": "participle", "VBG": "ing"}
# Who charges a man before a court does so, whatever is said of him by it.
CHARGING = frozenset("charge charges charged charging indict indicts indicted indicting".split())
# To lie is a deed, though it tells what was said: "Iran LIED about never having a bomb".
LYING = frozenset("lie lies lied lying".split())
ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "obl"))
ACTING = frozenset(("nsubj", "nsubj:pass", "obl:agent", "csubj"))
TOLD = frozenset(("root", "ccomp", "parataxis"))  # the verb of a clause that is told for itself
SHARED = frozenset(("conj", "xcomp", "advcl", "acl"))  # a verb in these does without a subject of its own
# Verbs of being, having, thinking, feeling, saying and of beginning something else: they name no deed by themselves.
STATES = all_verb_forms(
    "be have seem appear remain stay become want need like love hate fear know think believe feel hope expect mean "
    "include contain consist belong depend exist matter suggest show indicate imply suppose doubt wonder worry care "
    "remember forget understand realise realize see hear look watch listen notice view regard consider deem lie "
    "stand sit live own possess lack cost weigh equal resemble involve concern require deserve owe suit fit last "
    "continue begin start stop try attempt seek aim plan intend prepare manage fail tend help let make do get go "
    "come give take put keep set turn bring use work play act happen occur say tell speak talk ask answer reply add "
    "note point stress explain describe call name mention quote state insist argue claim write read report face "
    "follow lead allow enable cause result reflect represent mark prove find learn discover focus rely base relate "
    "refer cite compare share enjoy conduct carry hold stage undertake perform lose retain succeed wield forge link "
    "join confirm retire study destabilise destabilize expose enforce elect support oppose favour favor back agree "
    "disagree could would should might must may can will shall launch open schedule end finish connect chair "
    "divide pore vent stoke amass erupt loom range"
)
# 'The ministry declined to comment' is no event.
DECLINING = all_verb_forms("decline refuse")
SAYING = frozenset(
    "comment say answer respond reply discuss elaborate speak talk explain identify name disclose".split()
)
REPLIES = all_verb_forms("respond comment")
QUOTED = frozenset(("''", "``"))
UTTERANCES = frozenset("tweet tweets statement statements".split())
RETORTS = all_verb_forms("fire hit snap clap bite")
RETORT = 6  # words between the quotation and its verb
# Before a verb: it is to come, or ought to.
COMING = frozenset("will 'll shall must should can".split())
# Above an infinitive: who does these has settled to do it, or is to.
SETTLED = all_verb_forms(
    "plan agree decide threaten vow pledge promise prepare intend vote resolve volunteer undertake swear"
) | frozenset("set due scheduled expected poised slated".split())
PRESENT = frozenset(("VBZ", "VBP"))
DAYS = frozenset(("date", "weekday"))
DONE_TO = frozenset(("target", "item", "counterpart"))
PARTNERS = ("compound:prt", "obj", "nsubj:pass", "obl", "xcomp", "advmod")
ADVERBIAL = frozenset(("case", "advmod"))
KNOWN = frozenset("the this that its his her their".split())
DATING = frozenset("after before once since until when".split())
DEED = Rule(
    name="deed",
    type="OTHER",
    line=0,
    needs=frozenset(("agent",)),
    worded=frozenset(("agent",)),
    roles={
        "subject": ("agent",),
        "object": ("item", "target"),
        "with": ("counterpart",),
        "against": ("target",),
        "to": ("recipient",),
        "from": ("supplier",),
        "in": ("place",),
        "at": ("place",),
    },
)
# 'The summit was postponed in May': what happened to something counts with its day, whoever did it.
DONE = Rule(name="done", type="OTHER", line=0, worded=frozenset(("item",)), roles=DEED.roles)
ENDS = frozenset("start beginning outbreak end wake aftermath time day days weeks months years anniversary eve".split())
NAMED = Rule(
    name="named",
    type="OTHER",
    line=0,
    settled=True,
    roles={
        "possessor": ("agent", "target"),
        "by": ("agent",),
        "of": ("target", "item"),
        "on": ("target",),
        "against": ("target",),
        "to": ("target",),
        "modifier": ("agent",),
        "subject": ("agent",),
        "in": ("place",),
        "at": ("place",),
    },
)


def find_names(line: Line, tree: Tree) -> Iterator[tuple[Extent, Trigger]]:
    """The nouns of a sentence that name an occasion: a raid, a hearing, a resignation."""
    reading = tree.parse.reading
    for at, place in enumerate(tree.places):
        number = NAMES.get(tree.lows[at])
        if number is None or reading.xpos[at] not in ("NN", "NNS") or tree.relation(at) in ("compound", "amod", "flat"):
            continue
        if _is_dating(tree, at):
            continue
        if not any(m.level == "name" and m.extent.overlaps(place) for m in line.mentions.values()):
            yield place, Trigger(words=(tree.lows[at],), part="noun", form=number, rule=NAMED)


def _is_dating(tree: Tree, at: int) -> bool:
    """Whether a noun only dates another thing: 'after his RESIGNATION', 'since the start of the RAID'."""
    above = tree.head(at)
    if above >= 0 and tree.relation(at) == "nmod" and tree.lows[above] in ENDS:
        at = above
    cases = {tree.lows[c] for c in tree.of(at, "case")}
    is_bare = not tree.of(at, "det", "nmod:poss", "amod", "nummod") and tree.tag(at) == "NN"
    return bool(cases & ADJUNCTS) or (is_bare and bool(cases & {"in", "under"}))  # 'in protest', 'under arrest'


def find_deeds(line: Line, tree: Tree) -> Iterator[tuple[Extent, Trigger]]:
    """The verbs of a sentence that tell a deed, as triggers of one general rule."""
    reading = tree.parse.reading
    for at, part in enumerate(reading.upos):
        place, word = tree.places[at], tree.places[at].of(line.text).casefold()
        form = FORMS.get(reading.xpos[at])
        if part != "VERB" or form is None or not word.isalpha():
            continue
        partner = _find_partner(tree, at, word)
        if (partner is None and word in STATES and word not in VERBS) or (
            partner is not None and _is_past(tree, at, partner)
        ):
            continue
        if _has_agent(tree, at) and not _is_retort(tree, at) and not _is_utterance(tree, at):
            is_passive = tree.of(at, "aux:pass", "nsubj:pass") or shares_passive(tree, at)
            rule = DONE if is_passive and not tree.of(at, "obl:agent") else DEED
            found = (word,) if partner is None else (word, tree.lows[partner])
            yield place, Trigger(words=found, part="verb", form=form, rule=rule)


def _find_partner(tree: Tree, at: int, verb: str) -> int | None:
    """The word with which a verb names an occasion: 'broke INTO the hall', 'filed an APPEAL', 'was set FREE'."""
    behind = [at + 1] if at + 1 < len(tree.lows) and tree.relation(at + 1) in ADVERBIAL else []
    return next((w for w in (*tree.of(at, *PARTNERS), *behind) if (verb, tree.lows[w]) in PHRASES), None)


def _is_past(tree: Tree, at: int, partner: int) -> bool:
    """Whether a clause only dates or explains by what is known: 'before THE deal was SIGNED', 'for FILING the suit'."""
    if not any(tree.lows[d] in KNOWN for d in tree.of(partner, "det", "nmod:poss")):
        return False
    marks = {tree.lows[m] for m in tree.of(at, "mark", "case")}
    return tree.relation(at) in ("advcl", "acl") and bool(marks & (DATING | {"for", "of"}))


def _is_retort(tree: Tree, at: int) -> bool:
    """Whether a verb only says how words were spoken: '"Nonsense," she SHOT back', 'FIRED back: nonsense'."""
    is_answer = tree.lows[at + 1 : at + 2] == ("back",)
    if is_answer and tree.lows[at] in RETORTS:
        return True
    return is_answer and any(tree.tag(w) in QUOTED for w in range(at) if at - w <= RETORT)


def _is_utterance(tree: Tree, at: int) -> bool:
    """Whether what is sent or published is a saying, which a statement tells: 'SENT a tweet that called him a liar'."""
    return any(tree.lows[c] in UTTERANCES for c in tree.of(at, "obj"))


def tells_enough(deed: Happening, is_occasion: bool = False, is_announced: bool = False) -> bool:
    """Whether a deed is one to keep: its verb names an occasion; or it is told as done, with its day or to somebody.

    A possible or planned deed of no field is mostly talk, unless it is announced, and one inside a statement is told by
    the statement, unless its verb names an occasion.
    """
    if deed.modality not in ("actual", "alleged", "denied"):
        return is_occasion and is_announced and deed.polarity == "pos"
    has_object = any(p.role in DONE_TO for p in deed.roles)
    is_told = deed.when is not None or (has_object and deed.saying is None)
    return is_told or (is_occasion and deed.modality != "denied")


def is_done_to(deed: Happening) -> bool:
    """Whether it is told to whom or what it was done: without that a verb of no occasion tells no deed."""
    return any(p.role in DONE_TO and p.mention is not None for p in deed.roles)


def is_habit(line: Line, tree: Tree, word: int) -> bool:
    """Whether a verb in the present tense of running text tells what is done again and again: 'the choir SINGS'.

    With a day of its own it is of a timetable: 'when she ARRIVES on Friday'.
    """
    if line.sentence.zone != "body" or tree.tag(word) not in PRESENT or tree.of(word, "aux", "aux:pass"):
        return False
    behind = [tree.places[w] for w in tree.of(word, "obl", "obl:tmod", "obl:unmarked", "nmod")]
    return not any(t.extent.overlaps(p) for t in line.times.values() if t.expression.kind in DAYS for p in behind)


def is_announced(tree: Tree, word: int, modality: Modality) -> bool:
    """Whether a verb tells what is to come or ought to: 'they WILL SUE', 'it should BE SCRAPPED', 'plan TO STRIKE'.

    'Would' tells it only where it is the future seen from the past.
    """
    if tree.tag(word) in PRESENT and modality == "planned":
        return True
    is_passive = tree.tag(word) == "VBN" and any(tree.lows[a] == "be" for a in tree.of(word, "aux:pass"))
    if not (tree.tag(word) == "VB" or is_passive) or tree.lows[word] in STOP:
        return False
    while tree.relation(word) == "conj" and tree.tag(tree.head(word)) == tree.tag(word) and not tree.of(word, "aux"):
        word = tree.head(word)  # 'will cut jobs and CLOSE two mines'
    helpers, head = {tree.lows[a] for a in tree.of(word, "aux")}, tree.head(word)
    marks = {tree.lows[m] for m in tree.of(word, "mark")}
    if tree.relation(word) == "root" and marks == {"to"}:  # 'is TO VOTE', in a headline 'TO VISIT Osk'
        return True
    if tree.relation(word) == "xcomp" and marks == {"to"}:
        return head >= 0 and tree.lows[head] in SETTLED and tree.relation(head) in TOLD
    while tree.relation(word) == "conj":
        word = tree.head(word)
    is_coming = bool(helpers & COMING) or ("would" in helpers and modality == "planned")
    return tree.relation(word) in TOLD and is_coming and marks <= {"that"}


def keeps_silent(scene: Scene) -> bool:
    """Whether a verb says only that somebody answered, or did not: 'DECLINED to comment', 'did not RESPOND'."""
    tree, word = scene.tree, scene.word
    if tree is None or scene.verb is None:
        return False
    if tree.lows[word] in REPLIES:
        return True
    return tree.lows[word] in DECLINING and any(tree.lows[c] in SAYING for c in tree.of(word, "xcomp"))


def is_charge(deed: Happening) -> bool:
    """Whether somebody says who did it to whom."""
    filled = {p.role for p in deed.roles}
    return (
        deed.saying is not None
        and deed.modality in ("actual", "alleged")
        and "agent" in filled
        and not filled.isdisjoint(DONE_TO)
    )


def is_of_somebody(deed: Happening, times: Mapping[int, TimeExpression]) -> bool:
    """Whether it is said by name who did a deed, or when it was: 'in the past' says nothing."""
    if any(p.role == "agent" and p.mention is not None for p in deed.roles):
        return True
    return deed.when is not None and (deed.when not in times or times[deed.when].expression.kind != "vague")


def is_done_in_words(tree: Tree, words: str, word: int | None) -> bool:
    """Whether the cue of a saying is a deed of its own: somebody LIED, or was CHARGED with it."""
    low = words.casefold()
    return low in LYING or (low in CHARGING and word is not None and bool(tree.of(word, "obj", "nsubj:pass")))


def is_plain(candidate: Candidate, tree: Tree) -> bool:
    """Whether an occasion is told for itself, though nobody is named behind it: 'the vote was POSTPONED'."""
    word = find_word(tree, candidate.happening.trigger)
    if not candidate.is_occasion or word is None:
        return False
    is_narrated = candidate.happening.saying is None and is_main(tree, word)
    return is_narrated or tells_occasion(candidate.happening, tree, word)


def is_told(candidate: Candidate, tree: Tree) -> bool:
    """Whether a noun tells its occasion and does not only date another thing by it, or name it as known."""
    happening = candidate.happening
    if happening.modality not in ("actual", "alleged", "planned"):
        return False
    word = find_word(tree, happening.trigger)
    is_bare = word is not None and not happening.roles and happening.when is None
    if is_bare and word is not None and tree.tag(word) == "NNS" and not _is_of_past(tree, word):
        return False  # 'FIRES on ferries are hard to fight'
    if candidate.is_known or candidate.is_definite:
        is_new = candidate.is_named and not candidate.is_known
    else:
        is_new = candidate.is_named or (word is not None and tree.relation(word) in ARGUMENTS)
    return is_new or (happening.when is not None and bool(happening.roles))


def _is_of_past(tree: Tree, noun: int) -> bool:
    """Whether a noun is subject or object of what was done: 'PETITIONS drew thousands'."""
    above = tree.head(noun)
    return tree.relation(noun) in ARGUMENTS - {"obl"} and tree.tag(above) in ("VBD", "VBN")


def tells_occasion(deed: Happening, tree: Tree, word: int) -> bool:
    """Whether words tell to whom or what an occasion came: 'a TRAIN derailed', 'said that the FILES were moved'.

    'Files that WERE MOVED' describes the files, and so does 'files MOVED by Norland'.
    """
    helpers = tree.of(word, "aux", "aux:pass")
    if any(tree.lows[h] in ("is", "are") for h in helpers) and tree.tag(word) == "VBN":
        return False
    if tree.tag(word) == "VBN" and not helpers and tree.lows[word + 1 : word + 2] == ("by",):
        return False
    is_agent = any(p.role == "agent" for p in deed.roles)
    return is_agent or (any(p.role in DONE_TO for p in deed.roles) and tree.relation(word) not in ("acl", "acl:relcl"))


def is_main(tree: Tree, word: int) -> bool:
    """Whether a verb is told for itself: its clause neither describes a noun nor dates or explains another deed.

    'The hall IS LEASED' tells how it stands and not what was done.
    """
    if any(tree.lows[a] in ("is", "are") for a in tree.of(word, "aux:pass")):
        return False
    while tree.head(word) >= 0 and tree.relation(word) in ("conj", "xcomp"):
        word = tree.head(word)
    return tree.relation(word) in TOLD


def _has_agent(tree: Tree, at: int, depth: int = 3) -> bool:
    """Whether the tree gives the verb a subject, its own or that of the verb it is joined to."""
    if tree.of(at, *ACTING):
        return True
    head, relation = tree.head(at), tree.relation(at)
    if relation == "acl:relcl":
        return head >= 0
    if relation == "ccomp" and find_subjects(tree, at):  # 'a plan that he said had been SHELVED'
        return True
    return depth > 0 and head >= 0 and relation in SHARED and _has_agent(tree, head, depth - 1)
