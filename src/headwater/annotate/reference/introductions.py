"""Who is told of by his office first and by name after: "The envoy spoke. JOAN DOE said …"."""

from collections.abc import Mapping

from headwater.annotate.reference.nominal_words import DEFINITE, NO_OFFICE
from headwater.annotate.reference.parties import root_of
from headwater.annotate.reference.scene import FURNITURE, Scene, gender_of, head_noun, head_of
from headwater.names import parse_person
from headwater.text import fold

LEDE = 4  # sentences from the first of the text in which somebody is so introduced
REACH = 3  # sentences from his office to his name
# Of these several speak in one report, and none is its subject.
MANY = frozenset(
    "spokesman spokeswoman spokesperson official source analyst expert lawyer attorney witness reporter journalist "
    "observer activist politician lawmaker diplomat critic".split()
)


def find_introduced(scene: Scene, n: int, links: Mapping[int, int]) -> int | None:
    """The next person whom the report names, where he has no office of his own and speaks as the description does."""
    if not _is_introducing(scene, n):
        return None
    for m in range(n + 1, len(scene.mentions)):
        mention = scene.mentions[m]
        if scene.sentence[m] == FURNITURE:
            continue
        if scene.sentence[m] - max(scene.sentence[n], _first_of_text(scene)) > REACH:
            return None
        if mention.type == "person" and mention.level == "name" and not scene.headed[m]:
            return m if _is_introduced(scene, m, n, links) else None
    return None


def _first_of_text(scene: Scene) -> int:
    return next((s for s, headed in zip(scene.sentence, scene.headed, strict=True) if s != FURNITURE and not headed), 0)


def _is_introducing(scene: Scene, n: int) -> bool:
    """Whether a description of an office speaks at the beginning of a report, or its first sentence is about it."""
    mention, head = scene.mentions[n], head_of(scene.mentions[n].name)
    opens = scene.leads[n] and scene.sentence[n] == _first_of_text(scene)
    if mention.type != "person" or head is None or head.plural or not (opens or n in scene.voices):
        return False
    if scene.quotation[n] is not None or scene.sentence[n] - _first_of_text(scene) >= LEDE:
        return False
    noun, first = head_noun(mention.name), fold(mention.name).split()[0]
    is_definite = scene.headed[n] or first in DEFINITE or "'s " in mention.name or "’s " in mention.name
    return is_definite and noun not in MANY | NO_OFFICE


def _is_introduced(scene: Scene, m: int, n: int, links: Mapping[int, int]) -> bool:
    """Whether a full name stands for the first time, with nothing that says who it is."""
    mention, root = scene.mentions[m], root_of(m, links)
    if mention.title or mention.body is not None or m not in scene.voices or not parse_person(mention.name).given:
        return False
    known = [k for k in range(len(scene.mentions)) if scene.mentions[k].type == "person" and root_of(k, links) == root]
    if any(scene.mentions[k].title for k in known) or any(k < m and not scene.headed[k] for k in known):
        return False
    if any(said.mention == m for said in scene.apposed.values()) or _is_explained(scene, m):
        return False
    genders = {gender_of(scene, n), gender_of(scene, m)} - {None}
    return len(genders) < 2


def _is_explained(scene: Scene, m: int) -> bool:
    """Whether words behind a comma say who somebody is: "Joan Doe, 34, of Harbour Road"."""
    behind = scene.text[scene.mentions[m].extent.end :][:6]
    return behind.startswith(",") and behind != ", who "
