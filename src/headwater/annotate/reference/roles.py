"""How a mention stands to a pronoun in the tree of their sentence: the subject of its clause, of one above, or beside.

A possessive is most often of the subject of its own clause ("the regime hid ITS archive"), a subject of a lower clause
of the subject above it ("the president could face protests if HE came"), and nobody does a thing to himself by name.
"""

from functools import lru_cache
from typing import cast

from headwater.annotate.parses import Glance, Parse
from headwater.annotate.reference.scene import SUBJECTS
from headwater.annotate.reference.tokens import KEPT
from headwater.encoder.readings import Reading
from headwater.text import Extent

VERBAL = frozenset(("VERB", "AUX"))
CLAUSAL = frozenset(
    ("root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj")
)  # relations of what may head a clause
SHARING = frozenset(("xcomp", "conj", "advcl"))  # clauses that have no subject of their own and take the one above
DEEPEST = 20  # clauses above one


class Tree:
    """The clauses of a sentence: for each word the head of its clause, for each clause its subject."""

    def __init__(self, reading: Reading) -> None:
        self.heads = reading.heads
        self.relations = tuple(relation.partition(":")[0] for relation in reading.relations)
        self.full = reading.relations
        self.tags = reading.upos
        self.below: dict[int, list[int]] = {}
        for word, head in enumerate(self.heads):
            self.below.setdefault(head, []).append(word)

    def clause(self, word: int) -> int:
        """The head of the clause that a word stands in."""
        for _ in self.heads:
            if self._is_clause(word) or not 0 <= self.heads[word] != word:
                break
            word = self.heads[word]
        return word

    def above(self, clause: int) -> list[int]:
        """The heads of the clauses above one, from the nearest."""
        found: list[int] = []
        while 0 <= self.heads[clause] != clause and len(found) < DEEPEST:
            clause = self.clause(self.heads[clause])
            found.append(clause)
        return found

    def subject(self, clause: int) -> int | None:
        """The head of a clause's subject; of one that has none, the one above where it shares it."""
        for _ in range(DEEPEST):
            own = next((word for word in self.below.get(clause, ()) if self.full[word] in SUBJECTS), None)
            if own is not None or self.relations[clause] not in SHARING or not 0 <= self.heads[clause] != clause:
                return own
            clause = self.clause(self.heads[clause])
        return None

    def has(self, clause: int, relations: frozenset[str]) -> bool:
        """Whether some word right below the head of a clause has one of these relations."""
        return any(self.relations[word] in relations for word in self.below.get(clause, ()))

    def _is_clause(self, word: int) -> bool:
        if self.relations[word] not in CLAUSAL:
            return False
        return self.tags[word] in VERBAL or any(
            self.full[w] in SUBJECTS or self.relations[w] == "cop" for w in self.below.get(word, ())
        )


@lru_cache(maxsize=KEPT)
def _plant(glance: Glance) -> Tree:
    return Tree(cast(Reading, glance.reading))


def plant_tree(parse: Parse) -> Tree:
    """The clauses of a parsed sentence."""
    return _plant(Glance(parse.reading))


def find_outermost(parse: Parse, extent: Extent) -> int | None:
    """The word of a stretch that hangs on none of the others."""
    words = parse.words_in(extent)
    heads, inside = parse.reading.heads, set(words)
    return next((word for word in words if heads[word] not in inside), None)


class Place:
    """Where a pronoun stands: its word, the clause it is in, those above, and their subjects."""

    def __init__(self, parse: Parse, word: int) -> None:
        self.parse, self.word, self.tree = parse, word, plant_tree(parse)
        self.base = self.tree.heads[word] if self.tree.full[word] == "nmod:poss" else word
        self.clause = self.tree.clause(self.base)
        self.above = self.tree.above(self.clause)
        self.subject = self.tree.subject(self.clause)
        self.subjects_above = [self.tree.subject(clause) for clause in self.above]

    def find_role(self, extent: Extent) -> str | None:
        """How a stretch of the same sentence stands to it, in a word."""
        found = find_outermost(self.parse, extent)
        if found is None:
            return None
        word = self.tree.heads[found] if self.tree.relations[found] == "appos" else found
        if word == self.base:
            return "same_phrase"
        if word == self.subject:
            return "own_subject"
        if word in self.subjects_above:
            return "subject_above" if word == self.subjects_above[0] else "subject_far_above"
        clause = self.tree.clause(word)
        return "own_clause" if clause == self.clause else "clause_above" if clause in self.above else "other_clause"

    def is_possessive(self, extent: Extent) -> bool:
        """Whether a stretch of the same sentence only says whose something is."""
        word = find_outermost(self.parse, extent)
        return word is not None and self.tree.full[word] == "nmod:poss"


def find_place(parse: Parse, extent: Extent) -> Place | None:
    """Where a pronoun stands in the tree of its sentence."""
    word = find_outermost(parse, extent)
    return Place(parse, word) if word is not None else None
