"""How the supports of one claim are not the same: figures, and how strongly it is put."""

import re
from collections.abc import Sequence

from headwater.link.propositions import Proposition
from headwater.record.model import Difference

HEDGES = re.compile(
    r"\b(?:could|may|might|would|possibl[ey]|potential(?:ly)?|consider(?:s|ing)?|reportedly|allegedly|alleged)\b", re.I
)


def find_differences(members: Sequence[Proposition]) -> tuple[Difference, ...]:
    """At most one difference of each kind, between the first two supports that show it."""
    return tuple(d for d in (_differ_in_figure(members), _differ_in_strength(members)) if d)


def _differ_in_figure(members: Sequence[Proposition]) -> Difference | None:
    counted = [m for m in members if m.figures and not m.is_event]
    for n, a in enumerate(counted):
        for b in counted[n + 1 :]:
            if not a.figures & b.figures:
                words = f"{', '.join(sorted(a.figures))} in one, {', '.join(sorted(b.figures))} in the other"
                return Difference(kind="figure", words=words, spans=(a.evidence.span, b.evidence.span))
    return None


def _differ_in_strength(members: Sequence[Proposition]) -> Difference | None:
    """A hedge in the wording of one report that the wording of another does not have."""
    told = [m for m in members if not m.is_event]
    hedged = next((m for m in told if HEDGES.search(m.words)), None)
    if hedged is None:
        return None
    plain = next((m for m in told if m.evidence.report != hedged.evidence.report and not HEDGES.search(m.words)), None)
    if plain is None:
        return None
    hedges = ", ".join(dict.fromkeys(h.lower() for h in HEDGES.findall(hedged.words)))
    return Difference(
        kind="strength",
        words=f"hedged in one ({hedges}), not in the other",
        spans=(hedged.evidence.span, plain.evidence.span),
    )
