"""What is known of each actor of a report while its pronouns find theirs."""

from collections import Counter

from headwater.annotate.reference.parties import Target
from headwater.annotate.reference.scene import NEAR, Scene, gender_of


class Entities:
    """Roots of mentions so far, and what is known of each root: gender and how often it is named."""

    def __init__(self, scene: Scene, links: dict[int, int], targets: dict[int, Target]) -> None:
        self.scene = scene
        self.roots = {n: links.get(n, n) for n in range(len(scene.mentions))}
        for n, target in targets.items():
            if target.mention is not None:
                self.roots[n] = self.roots[target.mention]
        self.named = Counter(self.roots[n] for n, m in enumerate(scene.mentions) if m.level == "name")
        self.genders: dict[int, str] = {}
        for n, mention in enumerate(scene.mentions):
            if mention.type == "person" and (gender := gender_of(scene, n) or _gender_before(scene, n)):
                self.genders.setdefault(self.roots[n], gender)


def _gender_before(scene: Scene, n: int) -> str | None:
    """The gender of a description that a name explains: "his wife, MILA, said"."""
    start = scene.mentions[n].extent.start
    near = (m for m in range(max(0, n - NEAR), n) if scene.mentions[m].level == "nominal")
    explained = (m for m in near if scene.text[scene.mentions[m].extent.end : start] == ", ")
    return next((gender for m in explained if (gender := gender_of(scene, m))), None)
