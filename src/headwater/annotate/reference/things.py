"""Texts and ships that a description stands for: "the deal" again, "the vessel"."""

import re

from headwater.annotate.reference.parties import WINDOW, before, root_of
from headwater.annotate.reference.scene import Scene, head_noun
from headwater.text import ANOTHER, fold

SAME_TEXT = (
    frozenset("deal agreement accord pact treaty".split()),
    frozenset("lawsuit suit complaint filing litigation".split()),
    frozenset("file files document documents archive archives record records page pages".split()),
    frozenset("study survey report assessment analysis".split()),
    frozenset("resolution resolutions".split()),
    frozenset(("sanctions",)),
    frozenset("letter letters message messages email emails e-mail".split()),
)
SOMEBODYS = re.compile(r"^(?:his|her|its|their|our)\b|['’]s ", re.IGNORECASE)


def find_craft(scene: Scene, n: int, links: dict[int, int]) -> int | None:
    """The only ship named nearby: another may be named that nothing tells to be one."""
    name = scene.mentions[n].name
    if SOMEBODYS.search(name) or ANOTHER.intersection(fold(name).split()):
        return None
    for window in (2, 8):
        named = [m for m in before(scene, n, window) if scene.mentions[m].type == "craft"]
        roots = {root_of(m, links) for m in named if scene.mentions[m].level == "name"}
        if roots:
            return next(iter(roots)) if len(roots) == 1 else None
    return None


def find_text(scene: Scene, n: int) -> int | None:
    """The nearest earlier description of a text of the same sort."""
    noun = head_noun(scene.mentions[n].name)
    sorts = next((s for s in SAME_TEXT if noun in s), frozenset((noun,)))
    window = WINDOW if noun in ("statement", "message", "letter") else 200
    for m in before(scene, n, window):
        if scene.mentions[m].type == "document" and head_noun(scene.mentions[m].name) in sorts:
            return m
    return None
