"""Campaigns and presidencies that are a time or a deed, and nobody: "during THE CAMPAIGN", "a smear CAMPAIGN"."""

from headwater.annotate.closed_classes import POSSESSIVES
from headwater.annotate.reference.scans import Scan
from headwater.names import word_classes

TERMS = frozenset(("campaign", "presidency"))
# Behind these a campaign is a time.
DURING = frozenset("during throughout over since amid before after until".split())
# Campaigns that are deeds, whoever wages them.
DEEDS = frozenset(
    "influence interference lobbying smear hate disinformation propaganda pressure bombing air aerial military war "
    "vaccination advertising ad marketing publicity awareness terror recruitment hacking cyber sabotage assassination "
    "intimidation harassment fundraising boycott bribery eradication relief rescue misinformation".split()
)


def is_term(scan: Scan, first: int, core: int) -> bool:
    """Whether a description with such a noun at its core stands for a time or a deed."""
    keys = scan.keys
    if keys[core] not in TERMS:
        return False
    before, inside = keys[first - 1] if first else "", scan.tokens[first:core]
    if keys[core] == "presidency":
        behind = keys[core + 1] if core + 1 < len(keys) and scan.tokens[core + 1].gap == " " else ""
        return keys[first] in POSSESSIVES or before in DURING or not (word_classes(behind) or "").startswith("v")
    if any(t.shape == "digit" for t in inside) or keys[core - 1] in DEEDS:
        return True
    return before in DURING and not any(t.possessive or (t.shape == "title" and not t.is_first) for t in inside)
