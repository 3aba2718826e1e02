"""Events as PLOVER codes them: one JSON object a line, with the root that its modality makes of a type."""

from collections.abc import Mapping

COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
CONFLICTUAL = frozenset(("MOBILIZE", "PROTEST", "SANCTION", "COERCE", "ASSAULT"))
AHEAD = frozenset(("planned", "possible"))


def find_root(codes: Mapping[str, str]) -> str | None:
    """The root of an event by its code: `CONSULT/visit` is a CONSULT."""
    return codes["plover"].partition("/")[0] if "plover" in codes else None


def code_root(root: str, modality: str, polarity: str) -> str:
    """The root that PLOVER gives an event: help that is promised is an agreement, force that is threatened a threat."""
    is_refused = polarity == "neg" or modality == "denied"
    if root in COOPERATIVE | {"AGREE"} and is_refused:
        return "REQUEST" if modality == "demanded" else "REJECT"
    if root in COOPERATIVE:
        return "AGREE" if modality in AHEAD else "REQUEST" if modality == "demanded" else root
    if root in CONFLICTUAL and modality in AHEAD | {"demanded"}:
        return "AGREE" if is_refused and modality in AHEAD else "REQUEST" if is_refused else "THREATEN"
    return root
