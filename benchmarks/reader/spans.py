"""Labelled spans against labelled spans: exact, and by overlap."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Labelled(NamedTuple):
    """A span of one sentence (or document, where `sentence` is -1), in tokens or characters as its set counts."""

    doc: str
    sentence: int
    start: int
    end: int
    type: str


def score_exact(gold: Iterable[Labelled], found: Iterable[Labelled]) -> dict[str, float]:
    """F1 of equal spans by type, and over all as `all`."""
    wanted, given = Counter(gold), Counter(found)
    both = wanted & given
    types = {s.type for s in wanted} | {s.type for s in given}
    figures = {t: _f1(_count(both, t), _count(given, t), _count(wanted, t)) for t in sorted(types)}
    return figures | {"all": _f1(both.total(), given.total(), wanted.total())}


def score_overlap(gold: Iterable[Labelled], found: Iterable[Labelled]) -> dict[str, float]:
    """F1 by type where a span counts once it shares something with one of its type on the other side."""
    sides = [_by_place(gold), _by_place(found)]
    figures = {}
    for kind in sorted({k[2] for side in sides for k in side}):
        shares = []
        for own, other in ((sides[1], sides[0]), (sides[0], sides[1])):
            members = [(place, s) for place, spans in own.items() if place[2] == kind for s in spans]
            hits = sum(any(s.start < o.end and o.start < s.end for o in other.get(p, ())) for p, s in members)
            shares.append(hits / len(members) if members else 0.0)
        precision, recall = shares
        figures[kind] = 2 * precision * recall / (precision + recall or 1.0)
    return figures


def write_predictions(path: Path, found: Iterable[Labelled]) -> None:
    """JSON lines with `doc`, `sentence`, `start`, `end`, `type`."""
    path.write_text("".join(json.dumps(s._asdict(), ensure_ascii=False) + "\n" for s in found), encoding="utf-8")


def _by_place(spans: Iterable[Labelled]) -> dict[tuple[str, int, str], list[Labelled]]:
    found = defaultdict(list)
    for span in spans:
        found[span.doc, span.sentence, span.type].append(span)
    return dict(found)


def _count(spans: Counter[Labelled], kind: str) -> int:
    return sum(n for s, n in spans.items() if s.type == kind)


def _f1(hits: int, given: int, wanted: int) -> float:
    return 2 * hits / (given + wanted) if given + wanted else 0.0
