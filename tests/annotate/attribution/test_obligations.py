"""What is said that others must do is demanded; what must be so is not."""

import pytest

from headwater.annotate.attribution.obligations import demand_duties
from headwater.annotations import Saying
from headwater.record.model import Act
from headwater.text import Extent


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "The siege must end", "demand"),
        ("said", "the army and its allies must immediately open the road", "demand"),
        ("added", "any sale of the quay must not be hidden from the town", "demand"),
        ("warned", "the “men of Dur” must be released,", "demand"),
        ("said", "the ferry must have sunk at night", "assert"),
        ("said", "the quay must be a hundred years old", "assert"),
        ("said", "the mayor must know who sold the quay", "assert"),
        ("said", "we must end the siege", "assert"),
        ("said", "the quay was sold and the mayor must go", "assert"),
        ("said", "if the siege goes on the town must be cleared", "assert"),
        ("admitted", "the quay must be closed", "assert"),
    ],
)
def test_what_others_must_do_is_demanded(cue: str, content: str, act: Act) -> None:
    text = f"The bishop {cue} {content}"
    start = text.index(content)
    said = Saying(
        content=(Extent(start, len(text)),), speaker=None, speaker_extent=None, cue=Extent(11, 11 + len(cue)),
        directness="indirect", attribution="explicit", act="assert",
    )  # fmt: skip
    assert demand_duties(text, [said])[0].act == act
