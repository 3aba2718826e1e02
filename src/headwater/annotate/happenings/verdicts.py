"""Whose word an event is, and what that, its clause and its phrase make of it: the verdict on one trigger."""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import DETERMINERS, MODALS
from headwater.annotate.happenings.clauses import find_possessor, phrase_start
from headwater.annotate.happenings.modal_words import NEGATIONS
from headwater.annotate.happenings.modality import Setting, Verdict, judge
from headwater.annotate.happenings.roles import Scene
from headwater.annotate.happenings.triggers import Line
from headwater.annotate.happenings.units import fold_word
from headwater.annotations import Saying
from headwater.text import Extent


class Voice(NamedTuple):
    """Whose word a trigger is: the saying that it belongs to, and the one whose content carries it."""

    saying: int | None
    carrier: Saying | None
    is_cue: bool


def voice_of(line: Line, extent: Extent, sayings: Sequence[Saying]) -> Voice:
    """The innermost saying that the trigger belongs to: as its cue, or inside its content."""
    around = [
        (sum(e.end - e.start for e in s.content), i)
        for i, s in line.sayings.items()
        if any(e.overlaps(extent) for e in s.content)
    ]
    carrier = min(around)[1] if around else None
    for i, saying in line.sayings.items():
        if saying.cue is not None and saying.cue.overlaps(extent):
            outer = saying.nested_in if saying.nested_in is not None else carrier
            return Voice(i, sayings[outer] if outer is not None and outer != i else None, True)
    return Voice(carrier, sayings[carrier] if carrier is not None else None, False)


def find_verdict(line: Line, scene: Scene, voice: Voice) -> Verdict | None:
    """Modality and polarity of an event; None where it is none after all."""
    row, rule, carrier = scene.row, scene.trigger.rule, voice.carrier
    if rule.spoken:
        before = [u.low for u in row.units[max(0, row.at - 4) : row.at]]
        if any(w in NEGATIONS for w in before):
            return None  # 'did not deny' is no denial
        if carrier is None and not any(w in MODALS | {"to"} for w in before):
            return Verdict("actual", "pos", "an act of speech, told")
    content = next((e for e in carrier.content if e.overlaps(row.trigger.extent)), None) if carrier else None
    setting = Setting(
        part=scene.trigger.part,
        form=scene.trigger.form,
        act=carrier.act if carrier else None,
        is_question=line.is_title and line.is_question,
        is_title=line.is_title,
        is_settled=rule.settled and _is_given(scene),
        content_start=content.start if content else 0,
        cue=fold_word(carrier.cue.of(line.text)) if carrier and carrier.cue else "",
        clause_end=scene.end,
    )
    return judge(row, setting)


def _is_given(scene: Scene) -> bool:
    """Whether the phrase takes its event for granted: a noun with an article or owner, a participle behind its noun."""
    if scene.verb is not None:
        return scene.verb.is_reduced or (scene.trigger.form == "ing" and scene.verb.start == scene.row.at)
    return find_possessor(scene.row) is not None or scene.row.units[phrase_start(scene.row)].low in DETERMINERS
