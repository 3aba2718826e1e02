"""Whose word an event is, and what that, its clause and its phrase make of it: the verdict on one trigger."""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import DETERMINERS, MODALS
from headwater.annotate.happenings.clauses import find_possessor, phrase_start
from headwater.annotate.happenings.frames import is_supposed, is_undone, read_frame
from headwater.annotate.happenings.modal_words import NEGATIONS, STOP
from headwater.annotate.happenings.modality import Setting, Verdict, judge
from headwater.annotate.happenings.roles import Scene, set_scene
from headwater.annotate.happenings.subjects import LIGHT
from headwater.annotate.happenings.trees import SUBJECTS, Tree, find_subjects, find_word, follow_up, is_passive
from headwater.annotate.happenings.triggers import Line
from headwater.annotate.happenings.units import fold_word
from headwater.annotations import Saying
from headwater.domain.pack import Rule, Trigger
from headwater.record.model import AHEAD
from headwater.settings import LEAST_CERTAIN, LEAST_DENIED
from headwater.text import Extent

PLAIN = Rule(name="plain", type="OTHER", line=0)  # of a verb that no pack is asked about


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
        if any(e.overlaps(extent) for e in s.content) and not _is_beside(line, extent, s)
    ]
    carrier = min(around)[1] if around else None
    for i, saying in line.sayings.items():
        if saying.cue is not None and saying.cue.overlaps(extent):
            outer = saying.nested_in if saying.nested_in is not None else carrier
            return Voice(i, sayings[outer] if outer is not None and outer != i else None, True)
    return Voice(carrier, sayings[carrier] if carrier is not None else None, False)


def _is_beside(line: Line, extent: Extent, saying: Saying) -> bool:
    """Whether a verb is joined to a cue that tells of a thing: 'called for calm and CLOSED the road'."""
    if line.tree is None or saying.cue is None or (cue := find_word(line.tree, saying.cue)) is None:
        return False
    tree, word = line.tree, find_word(line.tree, extent)
    if word is None or word == cue or tree.of(cue, "ccomp", "xcomp", "parataxis") or not tree.of(cue, "obj", "obl"):
        return False
    return any(tree.relation(w) == "conj" and tree.head(w) == cue for w in (word, *follow_up(tree, word)))


def find_verdict(line: Line, scene: Scene, voice: Voice) -> Verdict | None:
    """Modality and polarity of an event; None where it is none after all."""
    row, rule, carrier = scene.row, scene.trigger.rule, voice.carrier
    if rule.spoken:
        before = [u.low for u in row.units[max(0, row.at - 4) : row.at]]
        if any(w in NEGATIONS for w in before):
            return None  # 'did not deny' is no denial
        if is_undone(line.text[line.sentence.extent.start : row.trigger.start]):
            return None
        is_open = any(w in MODALS | {"to"} for w in before) or _is_supposed(scene)
        if (carrier is None or _is_performed(scene)) and not is_open:
            return Verdict("actual", "pos", "an act of speech, told")
    if carrier is not None and carrier.act == "deny" and _is_denial_negated(line, carrier):
        return Verdict("possible", "pos", "not denied or ruled out")
    if (framed := read_frame(scene, line, carrier)) is not None:
        return framed
    if (shared := _of_first(line, scene, voice)) is not None:
        return shared
    verdict = judge(row, _describe(line, scene, carrier))
    if verdict is not None and verdict.is_open and _is_not_held(scene):
        verdict = verdict._replace(polarity="neg")
    if verdict is not None and verdict.is_open and verdict.polarity == "pos":
        verdict = _of_light(line, scene, voice) or _by_certainty(verdict, scene)
    if (
        verdict is None
        or carrier is None
        or verdict.polarity == "pos"
        or verdict.modality not in ("alleged", "planned")
    ):
        return verdict
    return Verdict("denied", "neg", "its own party says that it is not so") if is_own(line, scene, carrier) else verdict


def _is_not_held(scene: Scene) -> bool:
    """Whether a noun is what somebody is said not to be in, or not to have held: 'is NOT in merger talks'."""
    tree, word = scene.tree, scene.word
    if tree is None or scene.verb is not None:
        return False
    above = tree.head(word)
    is_light = tree.relation(word) == "obj" and tree.lows[above] in LIGHT - STOP
    if not (is_light or tree.of(word, "cop")):
        return False
    beside = {tree.lows[c] for c in tree.of(above if is_light else word, "advmod", "aux")}
    return bool(beside & (NEGATIONS | {"longer"})) and not beside & MODALS


def _is_supposed(scene: Scene) -> bool:
    return scene.tree is not None and scene.verb is not None and is_supposed(scene.tree, scene.word)


def _of_first(line: Line, scene: Scene, voice: Voice) -> Verdict | None:
    """What is still to come of the first of several verbs holds of those joined to it: 'is to land and MEET'."""
    tree, word = scene.tree, scene.word
    if tree is None or scene.verb is None or tree.relation(word) != "conj" or tree.tag(word) != "VB":
        return None
    first = tree.head(word)
    if tree.tag(first) != "VB" or tree.of(word, "aux", *SUBJECTS):
        return None
    return _of_verb_ahead(line, tree, first, voice)


def _of_light(line: Line, scene: Scene, voice: Voice) -> Verdict | None:
    """What is still to come of the light verb above a noun holds of it: 'met to hold TALKS'."""
    tree, word = scene.tree, scene.word
    if tree is None or scene.verb is not None or tree.relation(word) != "obj":
        return None
    above = tree.head(word)
    return _of_verb_ahead(line, tree, above, voice) if tree.lows[above] in LIGHT and tree.tag(above) == "VB" else None


def _of_verb_ahead(line: Line, tree: Tree, verb: int, voice: Voice) -> Verdict | None:
    """The verdict on a bare verb, where it has not come about."""
    trigger = Trigger(words=(tree.lows[verb],), part="verb", form="base", rule=PLAIN)
    verdict = find_verdict(line, set_scene(line.around(tree.places[verb]), trigger, line.text, tree, verb), voice)
    return verdict if verdict is not None and verdict.modality in AHEAD else None


def _is_performed(scene: Scene) -> bool:
    """Whether the words are the act: 'We CALL ON Norland to'."""
    if scene.tree is None or scene.tree.tag(scene.word) not in ("VBP", "VB"):
        return False
    return any(scene.tree.lows[s] in ("i", "we") for s in scene.tree.of(scene.word, "nsubj"))


def _describe(line: Line, scene: Scene, carrier: Saying | None) -> Setting:
    """What the cues are to know of a trigger besides its row."""
    row, rule = scene.row, scene.trigger.rule
    content = next((e for e in carrier.content if e.overlaps(row.trigger.extent)), None) if carrier else None
    return Setting(
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


def _by_certainty(verdict: Verdict, scene: Scene) -> Verdict:
    """The verdict where no cue spoke: less than actual, or not so, where the encoder holds the word for uncertain."""
    certainty = scene.tree.parse.reading.facts[scene.word] if scene.tree is not None else 3.0
    if certainty < LEAST_DENIED:
        return Verdict(verdict.modality, "neg", f"read as not done (certainty {certainty:.1f})")
    if certainty < LEAST_CERTAIN:
        return Verdict("possible", "pos", f"read as uncertain (certainty {certainty:.1f})")
    return verdict


def _is_denial_negated(line: Line, carrier: Saying) -> bool:
    """Whether the cue of a denial is negated: 'did not rule out'."""
    if carrier.cue is None:
        return False
    before = line.text[max(line.sentence.extent.start, carrier.cue.start - 25) : carrier.cue.start]
    return any(fold_word(w) in NEGATIONS for w in before.split()[-3:])


def is_own(line: Line, scene: Scene, carrier: Saying) -> bool:
    """Whether who says that it is not so is the one who would have done it; an event of nobody is anybody's to deny."""
    if scene.tree is None or scene.verb is None:
        return scene.tree is not None
    subjects = find_subjects(scene.tree, scene.word)
    if not subjects or is_passive(scene.tree, scene.word):
        return True
    low = scene.tree.lows[subjects[0]]
    if low in ("we", "i", "no", "nobody", "none"):
        return True
    place = scene.tree.places[subjects[0]]
    doer = next(
        (n for n, m in line.mentions.items() if m.extent.overlaps(place) and m.extent != carrier.speaker_extent), None
    )
    if doer is None or carrier.speaker is None:
        return low in ("he", "she", "it", "they")
    return _first(line, doer) == _first(line, carrier.speaker) or _is_of(line, carrier.speaker, doer)


def _first(line: Line, mention: int) -> int:
    """The first mention that one repeats, as far as the sentence knows it."""
    seen: set[int] = set()
    while mention in line.mentions and mention not in seen:
        seen.add(mention)
        before = line.mentions[mention].antecedent
        if before is None:
            break
        mention = before
    return mention


def _is_of(line: Line, speaker: int, doer: int) -> bool:
    """Whether the speaker speaks for the doer: is of its body or state."""
    a, b = line.mentions.get(speaker), line.mentions.get(doer)
    if a is None or b is None:
        return False
    if a.body is not None and _first(line, a.body) == _first(line, doer):
        return True
    return a.country is not None and a.country == b.country and b.type in ("state", "public_body")


def _is_given(scene: Scene) -> bool:
    """Whether the phrase takes its event for granted: a noun with `the` or an owner, a participle behind its noun."""
    if scene.verb is not None:
        return scene.verb.is_reduced or (scene.trigger.form == "ing" and scene.verb.start == scene.row.at)
    opening = scene.row.units[phrase_start(scene.row)].low
    return find_possessor(scene.row) is not None or opening in DETERMINERS - {"a", "an"}
