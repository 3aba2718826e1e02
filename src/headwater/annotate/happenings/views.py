"""A trigger as the frames of its clause look at it."""

from typing import NamedTuple

from headwater.annotate.happenings.roles import Scene
from headwater.annotate.happenings.trees import Tree
from headwater.annotate.happenings.triggers import Line
from headwater.annotations import Saying


class View(NamedTuple):
    """A trigger with all that frames look at."""

    scene: Scene
    line: Line
    carrier: Saying | None
    tree: Tree
    before: str  # of the sentence, the text before the trigger
    after: str
    own: frozenset[str]  # words of its group or phrase

    @property
    def word(self) -> int:
        """The trigger in the tree."""
        return self.scene.word

    @property
    def is_verb(self) -> bool:
        """Whether the trigger is a verb, by its rule."""
        return self.scene.verb is not None

    def low(self, word: int) -> str:
        """A word of the tree, folded."""
        return self.tree.lows[word]
