"""Thresholds with their reasons, and the only reader of the environment."""

import os
from typing import NamedTuple


class Thresholds(NamedTuple):
    """Every cut that linking makes.  Each was set on the visible stories' perfect reading; change one, run the gate."""

    # Two reports share a passage when this share of the rarer words of the shorter one is in the other.
    passage: float = 0.5
    # A pair of propositions joins one claim from here: below it the pairs that join are mostly topic, not assertion.
    claim: float = 0.55
    # From here to `claim`, two claims are shown to each other as `related`: a miss is shown, a merge never is.
    related: float = 0.4


THRESHOLDS = Thresholds()


def is_colour_refused() -> bool:
    """Whether the user asked programs for no colour (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))
