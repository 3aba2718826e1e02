"""Whether a mention is of one or of many."""

import re

from headwater.annotate.reference.scene import Scene, head_of
from headwater.annotations import Mention
from headwater.text import fold

PLURALS = frozenset(("they", "them", "their"))
PLURAL_FORM = re.compile(r"[A-Z]{2,}s")  # TDs, MPs
PLURAL_NAMES = frozenset("democrats republicans conservatives tories liberal democrats houthis taliban".split())


def is_plural(scene: Scene, m: int) -> bool:
    """Whether a mention is of several: by its noun, its form, or its being a conjunction."""
    mention = scene.mentions[m]
    if mention.level == "conjunction":
        return True
    if mention.level == "pronoun":
        return fold(mention.name) in PLURALS
    if mention.level == "nominal":
        head = head_of(mention.name)
        return head is not None and head.plural
    if mention.level == "demonym":
        return mention.name.endswith(("ans", "is", "ons", "ish", "ese")) and mention.name[-1] == "s"
    return fold(mention.name) in PLURAL_NAMES or PLURAL_FORM.fullmatch(mention.name) is not None


def is_collective(mention: Mention) -> bool:
    """Whether a description is of a body of people: "police said THEY had fired"."""
    head = head_of(mention.name) if mention.level == "nominal" else None
    return head is not None and head.collective
