"""Names beside the descriptions that explain them: "the tanker's owner, TARPAN MARINE", "his wife, JOAN"."""

from headwater.annotate.reference.nominal_words import NO_OFFICE
from headwater.annotate.reference.scene import Scene, gender_of, head_noun

ORGANIZED = frozenset(("organization", "public_body", "media"))
# What firms are as well as people: "the ship's owner, Tarpan Marine".
FIRM_ROLES = frozenset(
    "owner operator charterer maker manufacturer producer supplier contractor importer exporter distributor developer "
    "builder sponsor buyer seller bidder insurer".split()
)


def find_apposition(scene: Scene, n: int) -> int | None:
    """A name that the description explains by the tree, or one beside it behind a comma or a space."""
    mention = scene.mentions[n]
    if n in scene.apposed:
        return scene.apposed[n].mention
    if (kin := _find_kin(scene, n)) is not None:
        return kin
    is_firm = mention.type == "person" and head_noun(mention.name) in FIRM_ROLES
    if mention.type not in ORGANIZED | {"group", "facility"} and not is_firm:
        return None
    for m in range(max(0, n - 4), min(len(scene.mentions), n + 5)):
        other = scene.mentions[m]
        if m == n or other.level != "name" or other.type not in ORGANIZED | {"other", "facility"}:
            continue
        if mention.extent.end <= other.extent.start:
            between, end = scene.text[mention.extent.end : other.extent.start], other.extent.end
            if between in (", ", " ") and _closes(scene.text, end):
                return m
        elif scene.text[other.extent.end : mention.extent.start] == ", ":
            return m if _closes(scene.text, mention.extent.end) else None
    return None


def _closes(text: str, at: int) -> bool:
    return text[at : at + 1] in (",", ".", ";", ")", "") or text[at : at + 2] == " —"


def _find_kin(scene: Scene, n: int) -> int | None:
    """The name behind somebody who is no office-holder: "his wife, JOAN, and their son"."""
    mention = scene.mentions[n]
    if mention.type != "person" or head_noun(mention.name) not in NO_OFFICE:
        return None
    for m in range(n + 1, min(len(scene.mentions), n + 5)):
        other = scene.mentions[m]
        if scene.text[mention.extent.end : other.extent.start] == ", ":
            is_name = other.level == "name" and other.type == "person" and other.title is None
            genders = {gender_of(scene, n), gender_of(scene, m)} - {None}
            return m if is_name and len(genders) < 2 and _closes(scene.text, other.extent.end) else None
    return None
