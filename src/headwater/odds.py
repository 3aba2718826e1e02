"""How often readings with the same evidence are right: a logistic model with a few named weights (resources/odds.json).

`python -m training.odds` fits the weights on reports that people have read, and writes the file (docs/confidence.md).
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import msgspec

Evidence = Mapping[str, float]  # what speaks for or against one reading, by name, from 0 to 1; what is left out is 0
LEAST = 0.01  # nothing that was read is certain, and nothing is certainly wrong


class Odds(msgspec.Struct, frozen=True):
    """Logarithms of odds: of a reading against which and for which nothing speaks, and what each evidence adds."""

    bias: float
    weights: dict[str, float]

    def share(self, evidence: Evidence) -> float:
        """The share of readings with this evidence that is right, above 0 and below 1, in hundredths."""
        return round(min(max(1 / (1 + math.exp(-self.weigh(evidence))), LEAST), 1 - LEAST), 2)

    def weigh(self, evidence: Evidence) -> float:
        """The logarithm of the odds with this evidence."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in evidence.items())


@lru_cache(maxsize=1)
def load_odds() -> dict[str, Odds]:
    """The fitted weights of each kind of reading, and of pairs of propositions (`claim`)."""
    data = resources.files("headwater").joinpath("resources/odds.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, Odds])
