"""Whom an event affects, each for himself: of 'Britain sanctioned Orbel and Kestrel' one half can be true alone."""

import re

from headwater.record.model import Event

# What is done to each of several, and what each of several does himself.
UNDERGONE = re.compile(
    r"\b(?:sanction|blacklist|designat|charg|indict|arrest|detain|jail|imprison|sentenc|convict|acquit|pardon|extradit|"
    r"expel|deport|releas|free[ds]?\b|sack|dismiss|appoint|named?\b|nam(?:es|ing)\b)",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:plead|pled|resign)", re.IGNORECASE)
DESIGNATION = ":SANCTION_DESIGNATION"  # 'imposed', of sanctions


def list_affected(event: Event) -> frozenset[str]:
    """Of whom an event holds, each for himself; nobody where it is of another kind, or is said not to be."""
    if event.polarity != "pos":
        return frozenset()
    if DONE.match(event.trigger.text):
        return frozenset(r.actor for r in event.roles if r.role == "agent" and r.actor)
    if event.type.endswith(DESIGNATION) or UNDERGONE.match(event.trigger.text):
        return frozenset(r.actor for r in event.roles if r.role == "target" and r.actor)
    return frozenset()
