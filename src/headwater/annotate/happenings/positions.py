"""What the tree says against a unit whose position would give it a part in an event."""

from headwater.annotate.happenings.trees import (
    SUBJECTS,
    Tree,
    answerable,
    find_participle,
    find_word,
    follow_up,
    is_passive,
    own_subjects,
    unit_of,
)
from headwater.annotate.happenings.units import Row


def find_acting(tree: Tree, word: int, row: Row) -> frozenset[int]:
    """The units of pronouns that are the subject of another verb, and so no object of this word."""
    pronouns = [c for c, relation in enumerate(tree.relations) if relation in SUBJECTS and tree.tag(c) == "PRP"]
    acting = (unit_of(tree, c, row) for c in pronouns if tree.head(c) != word)
    return frozenset(unit for unit in acting if unit is not None)


def has_nearer_subject(tree: Tree, word: int, row: Row, unit: int) -> bool:
    """Whether the tree has the subject of a verb between a unit and the verb: 'he left after POLICE raided it'."""
    end, start, named = row.units[unit].end, tree.places[word].start, find_word(tree, row.units[unit].extent)
    own = [c for c in own_subjects(tree, word) or answerable(tree, word) if tree.tag(c).startswith("NN")]
    is_of_subject = named is not None and tree.head(named) in own  # 'a FACEBOOK event drew thousands'
    return not is_of_subject and any(end < tree.places[c].start < start for c in own)


def is_held_below(tree: Tree, word: int, row: Row, unit: int) -> bool:
    """Whether a unit is the object of a verb below the subject: 'the quake that struck OSK destroyed homes'."""
    named = find_word(tree, row.units[unit].extent)
    if named is None or tree.relation(named) not in ("obj", "iobj", "obl") or not own_subjects(tree, word):
        return False
    above, verb = [word, *follow_up(tree, word)], tree.head(named)
    return verb not in above and any(subject in follow_up(tree, verb) for subject in own_subjects(tree, word))


def is_said_by(tree: Tree, word: int, row: Row, unit: int) -> bool:
    """Whether a unit is the subject of a verb that has the word's whole clause for its object: 'HASK says he left'."""
    above = tree.head(word)
    if (
        not 0 <= above < word
        or tree.relation(word) != "ccomp"
        or any(tree.tag(m) == "TO" for m in tree.of(word, "mark"))
    ):
        return False
    return any(unit_of(tree, c, row) == unit for c in tree.of(above, *SUBJECTS))


def describes_done_to(tree: Tree, word: int, row: Row) -> bool:
    """Whether a participle only describes what something was done to, or, before the noun, whom: 'JAILED editors'."""
    if tree.relation(word) == "acl" or find_participle(tree, word) is not None:
        return is_passive(tree, word)
    if tree.relation(word) != "amod" or tree.tag(word) != "VBN":
        return False
    noun = unit_of(tree, tree.head(word), row)
    return noun is not None and row.units[noun].mention is not None


def is_read_as_verb(tree: Tree, row: Row, unit: int) -> bool:
    """Whether the tree has a verb where a noun was named: 'Norland, which HOSTS the talks'."""
    named = find_word(tree, row.units[unit].extent)
    return named is not None and tree.tag(named) in ("VBZ", "VBP", "VBD")


def is_of_another(tree: Tree, word: int, row: Row, unit: int) -> bool:
    """Whether what an `of` holds hangs on a later noun than this one: 'TALKS on the release of workers'."""
    named = find_word(tree, row.units[unit].extent)
    return named is not None and tree.head(named) > word and tree.tag(tree.head(named)) in ("NN", "NNS")
