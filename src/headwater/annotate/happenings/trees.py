"""Who stands where to a trigger by the sentence's tree: across relative clauses, control, coordination and light verbs.

The slots are those that position gives (function, unit), so that the rules of a pack read both alike.  A word whose
arguments the tree does not show has none here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from headwater.annotate.happenings.clauses import Slot
from headwater.annotate.happenings.subjects import CONTROL, LIGHT
from headwater.annotate.happenings.units import Row, fold_word
from headwater.annotate.parses import FINITE, Parse
from headwater.domain.pack import PREPOSITIONS
from headwater.inflection import all_verb_forms
from headwater.text import Extent

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj"))
OBJECTS = frozenset(("obj", "iobj"))
INSIDE = frozenset(("det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "case", "punct", "advmod"))
SWAPS = frozenset(("exchange", "return"))
OWN_UP = all_verb_forms("deny admit confess acknowledge")  # who denies or admits talks is one who talks, or not
# 'criticised Norland for selling': who is the object of these is who does what stands behind the preposition.
ANSWERED = all_verb_forms(
    "criticise criticize condemn denounce blame fault thank praise commend hail applaud congratulate reward pay "
    "sanction blacklist fine punish penalise penalize charge indict prosecute sue arrest detain convict sentence jail "
    "imprison impeach rebuke reprimand slam blast chide berate lambaste censure sack dismiss suspend expel investigate "
    "forgive pardon warn caution discourage dissuade deter suspect accuse"
)
FOR_DEEDS = frozenset("for of with against over from into".split())
NUMBERED = frozenset(("CD", "NNP"))
APART = frozenset("according due owing thanks contrary prior compared because instead".split())
RELATIVE = frozenset("who which that whom".split())
DEPTH = 4  # clauses upwards in which a subject may be found


class Tree(NamedTuple):
    """A parse with the children of each word, where its words stand in the report, and the words folded."""

    parse: Parse
    children: tuple[tuple[int, ...], ...]
    places: tuple[Extent, ...]
    lows: tuple[str, ...]
    relations: tuple[str, ...]

    def relation(self, word: int) -> str:
        """How the word hangs on its head."""
        return self.relations[word]

    def head(self, word: int) -> int:
        """The head of the word; -1 for the root."""
        return self.parse.reading.heads[word]

    def tag(self, word: int) -> str:
        """The Penn tag of the word."""
        return self.parse.reading.xpos[word]

    def of(self, word: int, *relations: str) -> list[int]:
        """The children of a word in some relations."""
        return [c for c in self.children[word] if self.relations[c] in relations]


def grow(parse: Parse, text: str) -> Tree:
    """The tree of a parse."""
    children: list[list[int]] = [[] for _ in parse.reading.words]
    for word, head in enumerate(parse.reading.heads):
        if head >= 0:
            children[head].append(word)
    places = tuple(parse.place(i) for i in range(len(children)))
    return Tree(
        parse,
        tuple(map(tuple, children)),
        places,
        tuple(fold_word(e.of(text)) for e in places),
        parse.reading.relations,
    )


def find_word(tree: Tree, extent: Extent) -> int | None:
    """The word of an extent on which its other words hang."""
    first = bisect_right(tree.places, extent.start, key=lambda e: e.end)
    inside = range(first, bisect_left(tree.places, extent.end, lo=first, key=lambda e: e.start))
    return next((i for i in inside if tree.head(i) not in inside), None)


def find_slots(tree: Tree, word: int, row: Row, is_verb: bool) -> list[Slot]:
    """The slots around a trigger in the order of their functions: subject, objects, prepositions."""
    found = list(_of_verb(tree, word) if is_verb else _of_noun(tree, word))
    own = row.trigger.low.split()[1:]  # 'hits back AT': what its own preposition holds is the object
    if is_verb and own and own[-1] in PREPOSITIONS:
        found = [("object" if function == own[-1] else function, at) for function, at in found]
    elsewhere = set(find_subjects(tree, word)) if is_verb and _is_shared(tree, word) else set[int]()
    slots = [
        Slot(function, unit, at in elsewhere) for function, at in found if (unit := _named(tree, at, row)) is not None
    ]
    return list(dict.fromkeys(s for s in slots if s.unit != row.at))


def find_described(tree: Tree, extent: Extent) -> Extent | None:
    """The noun behind some words that only tell of what kind it is: of 'GRIPEN jets' the jets."""
    word = find_word(tree, extent)
    if word is None or tree.relation(word) not in ("compound", "amod", "nmod:desc"):
        return None
    noun = tree.head(word)
    return tree.places[noun] if noun > word and tree.tag(noun) in ("NN", "NNS") else None


def find_phrase(tree: Tree, word: int, function: str, is_verb: bool = True) -> Extent | None:
    """The words that stand in a function to a trigger: their noun phrase without what follows the noun."""
    slots = _of_verb(tree, word) if is_verb else _of_noun(tree, word)
    at = next((at for f, at in slots if f == function), None)
    if at is None or not tree.tag(at).startswith(("NN", "CD", "PRP")):
        return None
    first = min([at, *(c for c in tree.children[at] if c < at and tree.relation(c) in INSIDE - {"case", "punct"})])
    last = at + 1
    while (
        tree.tag(at).startswith("NN")
        and last < len(tree.children)
        and tree.head(last) == at
        and tree.tag(last) in NUMBERED
    ):
        last += 1
    return tree.parse.place(first, last)


def is_passive(tree: Tree, word: int) -> bool:
    """Whether a verb is passive, or a participle behind the noun that it is done to."""
    if tree.of(word, "aux:pass"):
        return True
    if tree.of(word, "nsubj:pass") and not tree.of(word, "aux"):  # 'which had called' is none, however it was read
        return True
    is_finite = bool(tree.of(word, "aux", *SUBJECTS))  # 'a report that it HAD SENT them', whose clause is whole
    if find_participle(tree, word) is not None:
        return True
    if tree.tag(word) != "VBN" or is_finite:
        return False
    return tree.relation(word) == "acl" or _is_reduced(tree, word) or shares_passive(tree, word)


def shares_passive(tree: Tree, word: int) -> bool:
    """Whether a participle is joined to a passive verb and shares its 'was': 'was arrested and SENTENCED'."""
    joined = tree.tag(word) == "VBN" and tree.relation(word) == "conj" and not tree.of(word, "aux", *SUBJECTS)
    is_shared = joined and bool(tree.of(tree.head(word), "aux:pass"))
    return is_shared or find_participle(tree, word) is not None


def find_participle(tree: Tree, word: int) -> int | None:
    """The participle of a noun that this one goes on from, hung on the verb above: 'a man HELD in May and CHARGED'.

    It has no object, and what it is for follows: 'with fraud', 'of fraud'.
    """
    is_bare_form = tree.tag(word) in ("VBD", "VBN") and not tree.of(word, "aux", "aux:pass", "obj", *SUBJECTS)
    if not is_bare_form or tree.relation(word) != "conj" or tree.lows[word + 1 : word + 2] not in (("with",), ("of",)):
        return None
    between = range(tree.head(word) + 1, word)
    held = [w for w in between if tree.tag(w) == "VBN" and tree.relation(w) == "acl"]
    return held[-1] if held and "," not in tree.lows[held[-1] : word] else None


def _is_reduced(tree: Tree, word: int) -> bool:
    """Whether a participle stands between a noun and who did it, wherever it was hung: 'a truce BROKERED by Peru'."""
    is_behind_noun = word > 0 and tree.tag(word - 1) in ("NN", "NNS")
    return is_behind_noun and tree.relation(word) == "advcl" and tree.lows[word + 1 : word + 2] == ("by",)


def _named(tree: Tree, word: int, row: Row) -> int | None:
    """The unit of a word; of a title before its name, that of the name: 'met SECRETARY of State Mike Pompeo'."""
    unit = unit_of(tree, word, row)
    if unit is None or row.units[unit].mention is not None or tree.tag(word) not in ("NN", "NNP"):
        return unit
    behind = [word + 1] if tree.relations[word + 1 : word + 2] == ("flat",) else []  # however the tree has hung it
    named = (unit_of(tree, c, row) for c in (*tree.of(word, "flat", "appos"), *behind))
    return next((n for n in named if n is not None and row.units[n].mention is not None), unit)


def unit_of(tree: Tree, word: int, row: Row) -> int | None:
    """The unit of a row in which a word stands."""
    start = tree.places[word].start
    at = bisect_right(row.units, start, key=lambda u: u.end)
    return at if at < len(row.units) and row.units[at].start <= start else None


def _of_verb(tree: Tree, word: int) -> Iterator[tuple[str, int]]:
    passive = is_passive(tree, word)
    for at in find_subjects(tree, word):
        yield ("object" if passive else "subject"), at
        if passive:  # 'flour FROM URUGUAY was delivered'
            held = [h for one in (at, *tree.of(at, "conj")) for h in _prepositions(tree, one, False)]
            yield from (h for h in held if h[0] in ("from", "to"))
    for at in tree.of(word, "obl:agent"):
        for one in _with_conjuncts(tree, at):
            yield "subject", one
    fronted = _fronted(tree, word)
    astray = [c for c in tree.children[word] if c < word and tree.tag(c).startswith("NN")]  # of the clause above
    for at in [c for c in tree.children[word] if tree.relation(c) in OBJECTS and c not in (*fronted, *astray)]:
        for one in _with_conjuncts(tree, at):
            yield "object", one
        yield from _prepositions(tree, at, passive)
    if (whole := _relative_object(tree, word)) is not None:
        yield "object", whole
    yield from _prepositions(tree, word, passive)
    done_to = find_subjects(tree, word) if passive else tree.of(word, "obj")
    for at in done_to:
        yield from (("owner", owner) for owner in _owned_by(tree, at))


def _of_noun(tree: Tree, word: int) -> Iterator[tuple[str, int]]:
    for at in tree.of(word, "nmod:poss"):
        for one in _with_conjuncts(tree, at):
            yield "possessor", one
    for at in tree.of(word, "compound", "amod", "nmod:desc"):
        yield "modifier", at
    yield from _prepositions(tree, word, False)
    for light in tree.of(word, "acl"):  # 'the trip MADE BY Joan Doe to Peru'
        if tree.tag(light) == "VBN" and tree.lows[light] in LIGHT:
            yield from (("subject", at) for at in tree.of(light, "obl:agent"))
            yield from ((f, at) for f, at in _prepositions(tree, light, True) if f not in ("in", "at"))
    head = tree.head(word)
    if head >= 0 and tree.relation(word) in ("obj", "nsubj:pass", "obl") and tree.lows[head] in LIGHT | OWN_UP:
        passive = is_passive(tree, head)
        if tree.relation(word) == "obj" and not passive:
            for at in find_subjects(tree, head):
                yield "subject", at
        for at in tree.of(head, "obl:agent"):
            yield "subject", at
        if tree.relation(word) != "obl":
            yield from ((f, at) for f, at in _prepositions(tree, head, passive) if f not in ("in", "at"))


def _prepositions(tree: Tree, word: int, passive: bool) -> Iterator[tuple[str, int]]:
    """What the prepositions on a word hold: (preposition, word)."""
    for at in tree.of(word, "obl", "nmod", "obl:agent", "obl:npmod"):
        preposition = _preposition(tree, at)
        if preposition is None:
            continue
        if preposition == "in" and tree.lows[at] in SWAPS:  # 'in exchange FOR COPPER'
            for given in (c for c in tree.of(at, "nmod") if _preposition(tree, c) == "for"):
                yield from ((f"in {tree.lows[at]} for", one) for one in _with_conjuncts(tree, given))
            continue
        for one in _with_conjuncts(tree, at):
            yield ("subject" if passive and preposition == "by" else preposition), one


def _preposition(tree: Tree, word: int) -> str | None:
    """The preposition of a word; several that are one are given as one ('in exchange for')."""
    cases = tree.of(word, "case")
    if not cases:
        return None
    first = cases[0]
    if tree.lows[first] in APART:
        return tree.lows[first]
    parts = [first, *tree.of(first, "fixed"), *cases[1:]]
    low = [tree.lows[p] for p in sorted(parts)]
    whole = " ".join(low)
    return whole if whole in PREPOSITIONS else low[-1] if low[-1] in PREPOSITIONS else low[0]


def find_subjects(tree: Tree, word: int, depth: int = DEPTH) -> list[int]:
    """The words that are the subject of a verb: its own, that of the verb it hangs on, or the noun that it modifies."""
    own = own_subjects(tree, word) or _fronted(tree, word)
    head, relation = tree.head(word), tree.relation(word)
    if own:
        pronoun = tree.lows[own[0]]
        if relation == "acl:relcl" and pronoun in RELATIVE and head >= 0:
            return _with_conjuncts(tree, head)
        return _with_conjuncts(tree, own[0])
    if head < 0 or depth == 0:
        return []
    if answering := answerable(tree, word):
        return answering
    if tree.tag(word) == "VBN" and _is_reduced(tree, word):
        return [word - 1]
    if (participle := find_participle(tree, word)) is not None:
        return find_subjects(tree, participle, depth - 1)
    if relation in ("acl", "acl:relcl"):
        if tree.tag(word) in ("VBG", "VBN") or relation == "acl:relcl":
            return _with_conjuncts(tree, head)
        return _owners(tree, head, depth)
    if relation in ("xcomp", "advcl", "ccomp") and (controller := _find_controller(tree, word)) is not None:
        return _with_conjuncts(tree, controller)
    if relation == "ccomp" and (whole := _relative_object(tree, head)) is not None:
        return [whole]  # 'the STRIKE that officials said killed two'
    if relation in ("xcomp", "conj", "advcl", "parataxis"):
        if relation == "conj" and is_passive(tree, head) != is_passive(tree, word):
            return [] if is_passive(tree, word) else tree.of(head, "obl:agent")
        return find_subjects(tree, head, depth - 1)
    return []


def _find_controller(tree: Tree, word: int) -> int | None:
    """The object of the verb above that does what an infinitive says: 'urged NORLAND to sell'."""
    head, marks = tree.head(word), tree.of(word, "mark")
    if not marks or tree.lows[head] not in CONTROL:
        return None
    objects = [c for c in tree.children[head] if tree.relation(c) in OBJECTS | {"nsubj:pass"}]
    if objects:
        return objects[-1]
    if marks[0] - 1 > head and tree.tag(marks[0] - 1).startswith(("NN", "PRP")):
        return marks[0] - 1  # wherever the name was hung
    return _relative_object(tree, head)  # 'the FIRM that they accuse of moving oil'


def answerable(tree: Tree, word: int) -> list[int]:
    """Who answers for a deed, by the verb above it: 'criticised NORLAND for selling', 'warned OSK against selling'."""
    head = tree.head(word)
    opener = word - 2 if tree.tag(word - 1) == "RB" else word - 1
    if tree.tag(word) != "VBG" or tree.lows[head] not in ANSWERED or tree.lows[max(opener, 0)] not in FOR_DEEDS:
        return []
    objects = [c for c in tree.children[head] if tree.relation(c) in OBJECTS | {"nsubj:pass"} and c < word]
    return _with_conjuncts(tree, objects[-1]) if objects else []


def own_subjects(tree: Tree, word: int) -> list[int]:
    """The subjects that hang on a verb; who speaks before a colon is none of them: 'Osk: NORLAND sold rifles'.

    Nor is what stands behind a participle: 'the barge LYING beside the tugs Vesna and Orla'.
    """
    own = [c for c in tree.children[word] if tree.relation(c) in SUBJECTS]
    if tree.tag(word) == "VBG" and not tree.of(word, "aux"):
        own = [c for c in own if c < word]
    after = [c for c in own if ":" not in tree.lows[c + 1 : word]]
    return after or own


def _is_shared(tree: Tree, word: int) -> bool:
    """Whether a verb takes its subject from another clause, short of the verb that it completes."""
    own = [c for c in tree.children[word] if tree.relation(c) in SUBJECTS]
    return not own and tree.relation(word) in ("advcl", "ccomp", "conj", "parataxis")


def _fronted(tree: Tree, word: int) -> list[int]:
    """An object, or a part of a name, before its verb that no relative puts there is a subject that was read wrong."""
    marks = tree.of(word, "mark")
    before = [c for c in tree.of(word, "obj") if c < word and tree.lows[c] not in RELATIVE | {"what"}]
    if tree.tag(word) in FINITE - {
        "MD"
    }:  # a verb is no part of a name: 'since Minister Joren HALVAST visited', 'FIRE gutted'
        before += [c for c in tree.of(word, "flat", "compound") if c < word and tree.tag(c) in ("NNP", "NN", "NNS")]
    return [c for c in before if not any(c < m for m in marks)]


def _owners(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose plan, attempt or offer it is: 'NORLAND's plan to buy', 'NORLAND made an offer to buy'."""
    owners = tree.of(noun, "nmod:poss")
    if owners or depth == 0:
        return owners
    above = tree.head(noun) if tree.relation(noun) == "obj" else noun
    return find_subjects(tree, above, depth - 1) if above >= 0 else []


def _owned_by(tree: Tree, noun: int) -> list[int]:
    """Whose a thing is, or where it is from: 'rejected NORLAND's plan', 'the plan of NORLAND', 'goods from NORLAND'."""
    behind = [c for c in tree.of(noun, "nmod") if _preposition(tree, c) in ("of", "by", "from")]
    return [*tree.of(noun, "nmod:poss"), *behind]


def is_bare(tree: Tree, word: int) -> bool:
    """Whether a verb has one object and nothing that is said of it: 'called MAREK', not 'called Marek a liar'."""
    return len(tree.of(word, "obj", "iobj")) == 1 and not tree.of(word, "xcomp", "ccomp", "obl:npmod")


def _relative_object(tree: Tree, word: int) -> int | None:
    """The noun that a relative clause says something of, where it is the object there: 'the rifles that Peru SENT'."""
    if tree.relation(word) != "acl:relcl" or is_passive(tree, word):
        return None
    subjects = tree.of(word, "nsubj")
    is_own = bool(subjects) and tree.lows[subjects[0]] not in ("who", "which", "that")
    objects = [o for o in tree.of(word, "obj") if tree.lows[o] not in RELATIVE]
    return tree.head(word) if is_own and not objects else None


def _with_conjuncts(tree: Tree, word: int) -> list[int]:
    """A word and those that a conjunction joins to it."""
    return [word, *tree.of(word, "conj")]


def follow_up(tree: Tree, word: int) -> Iterator[int]:
    """The heads of a word, the nearest first."""
    seen: Sequence[int] = ()
    while (word := tree.head(word)) >= 0 and word not in seen:
        seen = [*seen, word]
        yield word
