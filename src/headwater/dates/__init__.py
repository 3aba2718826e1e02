"""Day intervals, temporal expressions without an anchor, and the grounding of the one as the other.

Nothing here reads a clock: every relative expression is grounded on an anchor that the caller gives.
"""

from headwater.dates.calendar import MONTH_NAMES, WEEKDAY_NAMES
from headwater.dates.expressions import Expression, Kind, Part, Relation, Side, Tense, Unit
from headwater.dates.feasts import FEASTS
from headwater.dates.grounding import Grounded, ground, ground_around
from headwater.dates.intervals import WHERE_MET, Day, Precision, When, intersect, is_within, on, order, unknown

__all__ = [
    "FEASTS",
    "MONTH_NAMES",
    "WEEKDAY_NAMES",
    "WHERE_MET",
    "Day",
    "Expression",
    "Grounded",
    "Kind",
    "Part",
    "Precision",
    "Relation",
    "Side",
    "Tense",
    "Unit",
    "When",
    "ground",
    "ground_around",
    "intersect",
    "is_within",
    "on",
    "order",
    "unknown",
]
