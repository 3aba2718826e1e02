"""Figures that two stretches give: the same, others, or none in common."""

from collections.abc import Set


def figures_differ(a: Set[str], b: Set[str]) -> bool:
    """Whether both give figures and most are others: the same form filled in twice, as with results and earthquakes."""
    return bool(a and b) and len(a & b) < len(a ^ b)


def figures_exclude(a: Set[str], b: Set[str]) -> bool:
    """Whether both give figures and not one is the same, as what is said again on the next day has new ones."""
    return bool(a and b) and not a & b
