"""Whom an event affects, each for himself: of 'Britain sanctioned Orbel and Kestrel' one half can be true alone."""

import re

from headwater.record.model import Event

# What is done to each of several, by the words that name it: to be arrested and to be sentenced are two things.
UNDERGONE = {
    "sanction": r"sanction|blacklist|designat",
    "arrest": r"arrest|detain",
    "charge": r"charg|indict|arraign",
    "sentence": r"sentenc|convict|jail|imprison",
    "acquit": r"acquit",
    "free": r"releas|free[ds]?\b|pardon",
    "expel": r"expel|deport",
    "extradite": r"extradit",
    "dismiss": r"dismiss|sack|fired?\b",
    "appoint": r"appoint",
    "name": r"named?\b|nam(?:es|ing)\b",
}
DONE = {"plead": r"plead|pled", "resign": r"resign"}  # what each of several does himself
ACT = re.compile("|".join(f"(?P<{act}>{words})" for act, words in (UNDERGONE | DONE).items()), re.IGNORECASE)
DESIGNATION = ":SANCTION_DESIGNATION"  # 'imposed', of sanctions


def name_act(event: Event) -> str | None:
    """What is done to each of several, or by each; None of another kind, and of what is said not to be."""
    if event.polarity != "pos":
        return None
    found = ACT.match(event.trigger.text)
    return "sanction" if event.type.endswith(DESIGNATION) else found and found.lastgroup


def list_affected(event: Event) -> frozenset[str]:
    """Of whom an event holds, each for himself; nobody where it is of another kind."""
    act = name_act(event)
    role = "agent" if act in DONE else "target"
    return frozenset(r.actor for r in event.roles if act and r.role == role and r.actor)
