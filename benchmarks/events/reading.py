"""A passage read as a report that has nothing but it, and where two things stand beside each other."""

from collections.abc import Sequence

import msgspec

from headwater.annotations import Annotations
from headwater.domain.pack import Pack
from headwater.encoder.model import default_encoder
from headwater.pipeline.annotation import annotate_report
from headwater.read.plain import read_plain
from headwater.record.model import Zone


def read_passage(text: str, packs: Sequence[Pack]) -> Annotations:
    """What the project makes of a passage."""
    report = read_plain("passage", "passage", text.encode(), None)
    whole = (Zone(kind="body", start=0, end=len(report.text)),)
    return annotate_report(msgspec.structs.replace(report, zones=whole), packs, default_encoder())


def score_f1(right: int, found: int, wanted: int) -> float:
    """F1 of counts."""
    return 2 * right / (found + wanted) if found + wanted else 0.0
