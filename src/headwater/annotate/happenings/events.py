"""Events of one report: trigger words of the packs, where what must stand beside them does, with roles and modality.

Coders of events over-produce, and each event too many is a claim too many.  So a trigger counts only where its rule's
conditions hold, and a noun only where its phrase says something of the event that has not been said.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import cast

import msgspec

from headwater.annotate.happenings.clauses import find_possessor, phrase_start
from headwater.annotate.happenings.deeds import (
    ARGUMENTS,
    STATES,
    find_deeds,
    find_names,
    is_announced,
    is_charge,
    is_done_in_words,
    is_done_to,
    is_habit,
    is_of_somebody,
    is_plain,
    is_told,
    keeps_silent,
    tells_enough,
)
from headwater.annotate.happenings.frames import is_supposed
from headwater.annotate.happenings.modality import Verdict
from headwater.annotate.happenings.occasions import names_occasion
from headwater.annotate.happenings.passages import Passage, Place, cut_passages
from headwater.annotate.happenings.repetitions import ADJUNCTS, DEFINITE, Candidate, drop_repetitions, join_packs
from headwater.annotate.happenings.roles import (
    Scene,
    fill_roles,
    is_amiss,
    list_wanted,
    members_of,
    set_scene,
    suits,
)
from headwater.annotate.happenings.times import find_time
from headwater.annotate.happenings.trees import Tree, find_word
from headwater.annotate.happenings.triggers import (
    LONGEST_SENTENCE,
    SILENT,
    Hit,
    Line,
    find_terms,
    find_triggers,
    is_meant,
    read_lines,
)
from headwater.annotate.happenings.units import Row, fold_word, is_verb
from headwater.annotate.happenings.verdicts import Voice, find_verdict, voice_of
from headwater.annotate.parses import Parse, Same
from headwater.annotations import Happening, Mention, Participant, Saying, Sentence, TimeExpression
from headwater.domain.pack import Pack, Rule, Trigger
from headwater.record.model import AHEAD
from headwater.text import Extent, stem, words

KEPT = 4096  # passages whose events are kept: wire copy recurs within hours
PERFECT = frozenset(("has", "have", "'s", "'ve"))
DONE = frozenset(("actual", "alleged"))
Refusal = str  # why a trigger names no event, in words


def find_events(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    sayings: Sequence[Saying],
    packs: Sequence[Pack],
    parses: Sequence[Parse],
) -> tuple[Happening, ...]:
    """The events of a report in text order: those that the packs name, then what else the parses show to be done."""
    telling = [s for s in sentences if not s.zone.startswith(SILENT)]
    passages = list(cut_passages(text, telling, mentions, times, sayings, parses))
    far = [sentence for sentence, passage in zip(telling, passages, strict=True) if passage is None]
    apart: dict[Extent, list[Candidate]] = {}
    for number, line in enumerate(read_lines(text, far, mentions, times, sayings, parses), start=1):
        apart.setdefault(line.sentence.extent, []).extend(_read_line(line, packs, -number, sayings))
    found: list[Candidate] = []
    own_packs = Same(packs)
    for number, (sentence, passage) in enumerate(zip(telling, passages, strict=True)):
        if passage is None:
            found += apart.get(sentence.extent, ())
        else:
            first = number * LONGEST_SENTENCE  # a sentence is never cut into so many lines
            found += [_put_back(c, passage.place, first) for c in read_passage(passage.told, own_packs)]
    return tuple(sorted((c.happening for c in drop_repetitions(found, mentions)), key=lambda h: h.trigger))


@lru_cache(maxsize=KEPT)
def read_passage(passage: Passage, packs: Same) -> tuple[Candidate, ...]:
    """The candidates of a passage, in its own offsets and numbers."""
    told, known = passage, cast(Sequence[Pack], packs.value)
    lines = read_lines(told.text, [told.sentence], told.mentions, told.times, told.sayings, told.parses)
    return tuple(c for number, line in enumerate(lines) for c in _read_line(line, known, number, told.sayings))


def _read_line(line: Line, packs: Sequence[Pack], number: int, sayings: Sequence[Saying]) -> Iterator[Candidate]:
    """The candidates of a line: those that the packs name, then the other deeds."""
    named: list[Candidate] = []
    for pack in packs:
        found = list(_of_line(line, pack, number, sayings))
        own = [c for c in found if not c.is_charge or _names_charge(c, found, sayings)]
        if pack is not packs[0]:
            own = [c for c in own if _is_news(c) or any(_is_same(c, n) for n in named)]
        named = join_packs(named, own)
    if line.tree is None or not packs:
        yield from named
        return
    deeds = list(_deeds_of_line(line, line.tree, packs[0], number, sayings, named))
    further = [c for c in named if not c.happening.type.startswith(f"{packs[0].name}:")]
    yield from (c for c in named if not _is_brought_up(c, line.tree, [*deeds, *further]))
    yield from deeds


def _is_brought_up(candidate: Candidate, tree: Tree, deeds: Sequence[Candidate]) -> bool:
    """Whether what a noun names has not come about, and what is told is that it was CANCELLED, or PROPOSED.

    Goods beside the noun tell more than that: 'approved a possible SALE of missiles to Chad'.
    """
    if candidate.part != "noun" or candidate.about or candidate.happening.modality not in ("planned", "possible"):
        return False
    word = find_word(tree, candidate.happening.trigger)
    if word is None or tree.head(word) < 0 or tree.relation(word) not in ("obj", "nsubj:pass", "iobj"):
        return False
    above = tree.places[tree.head(word)]
    return any(d.happening.trigger.overlaps(above) and d.happening.modality in DONE for d in deeds)


def _put_back(candidate: Candidate, place: Place, first: int) -> Candidate:
    """A candidate of a passage in its report; `first` is the number of the passage's first line."""
    happening = candidate.happening
    roles = [
        Participant(role=p.role, mention=place.mentions.leave(p.mention), extent=place.move(p.extent))
        for p in happening.roles
    ]
    return candidate._replace(
        happening=msgspec.structs.replace(
            happening,
            trigger=place.put(happening.trigger),
            roles=tuple(roles),
            when=place.times.leave(happening.when),
            where=place.mentions.leave(happening.where),
            saying=place.sayings.leave(happening.saying),
        ),
        sentence=first + candidate.sentence,
        end=candidate.end + place.shift,
        word=place.move(candidate.word),
        about=tuple([place.put(e) for e in candidate.about]),
    )


def _names_charge(candidate: Candidate, found: Sequence[Candidate], sayings: Sequence[Saying]) -> bool:
    """Whether what a cue charges somebody with is an event of the pack too: 'accused Osk of SELLING rifles'."""
    saying = candidate.happening.saying
    content = sayings[saying].content if saying is not None else ()
    return any(e.contains(c.happening.trigger) for e in content for c in found if c is not candidate)


def _is_same(a: Candidate, b: Candidate) -> bool:
    return a.happening.trigger.overlaps(b.happening.trigger)


def _is_news(candidate: Candidate) -> bool:
    """Whether an event of a further pack is one to keep: told as done, neither said nor taken for granted."""
    happening = candidate.happening
    if candidate.part == "noun":  # 'mass PROTESTS planned for Friday'
        is_awaited = candidate.is_occasion and happening.modality in ("planned", "possible") and not candidate.is_known
        is_told = tells_enough(happening, candidate.is_occasion and bool(happening.roles))
        return (is_awaited or is_told) and not (candidate.is_definite or candidate.is_cue)
    is_told = tells_enough(happening, candidate.is_occasion, candidate.is_announced)
    is_told = is_told or (candidate.is_material and is_charge(happening))
    return is_told and not (candidate.is_state or candidate.is_silent or candidate.is_cue)


def _of_line(line: Line, pack: Pack, number: int, sayings: Sequence[Saying]) -> Iterator[Candidate]:
    """The events of a sentence by one pack: each word names at most one."""
    return (c for _, _, c in consider(line, pack, number, sayings) if isinstance(c, Candidate))


def consider(
    line: Line, pack: Pack, number: int, sayings: Sequence[Saying]
) -> Iterator[tuple[Extent, Trigger, Candidate | Refusal]]:
    """Every trigger of a pack in a sentence with the event that it names, or with why it names none."""
    hits: tuple[Hit, ...] | None = None
    taken = -1
    about: tuple[Extent, ...] = ()
    for extent, trigger in find_triggers(line, pack):
        if extent.start < taken or any(e.overlaps(extent) for e in about):
            continue
        hits = tuple(find_terms(line, pack)) if hits is None else hits
        own = _hits_beside(extent, trigger.rule, hits)
        voice = voice_of(line, extent, sayings)
        if isinstance(own, str) or not _may_tell(trigger, voice, sayings):
            yield extent, trigger, own if isinstance(own, str) else "it is the cue of a saying, which is a statement"
            continue
        if trigger.rule.once and voice.is_cue and _is_aside(line, extent):
            yield extent, trigger, "it tells where somebody stands, or how something else is said, and no occasion"
            continue
        candidate = _try(line, pack, trigger, line.around(extent), own, voice, number)
        if isinstance(candidate, Candidate):
            taken, about = extent.end, candidate.about
        yield extent, trigger, candidate


def _deeds_of_line(
    line: Line, tree: Tree, pack: Pack, number: int, sayings: Sequence[Saying], known: Sequence[Candidate]
) -> Iterator[Candidate]:
    """What is done in a sentence that no pack has a word for; its cues of speech are statements, not deeds."""
    taken = [e for c in known for e in (c.happening.trigger, c.word) if e is not None]
    for extent, trigger in find_deeds(line, tree):
        voice = voice_of(line, extent, sayings)
        word = find_word(tree, extent)
        is_other = any(extent.overlaps(t) for t in taken) or (word is not None and is_habit(line, tree, word))
        is_said = voice.is_cue and not is_done_in_words(tree, extent.of(line.text), word)
        if is_said or is_other:
            continue
        candidate = _try(line, pack, trigger, line.around(extent), (), voice, number)
        if (
            isinstance(candidate, Candidate)
            and not candidate.is_silent
            and tells_enough(candidate.happening, candidate.is_occasion, candidate.is_announced)
            and (candidate.is_occasion or is_done_to(candidate.happening))
            and (is_of_somebody(candidate.happening, line.times) or is_plain(candidate, tree))
        ):
            yield candidate
    about = [e for c in known for e in c.about]
    for extent, trigger in find_names(line, tree):
        if not any(extent.overlaps(t) for t in (*taken, *about)):
            candidate = _try(line, pack, trigger, line.around(extent), (), voice_of(line, extent, sayings), number)
            if isinstance(candidate, Candidate) and is_told(candidate, tree):
                yield candidate


def _hits_beside(extent: Extent, rule: Rule, hits: Sequence[Hit]) -> list[Hit] | Refusal:
    """The class words around a trigger, unless its rule cannot hold, or the trigger is one ('food supplies')."""
    if any(h.extent != extent and h.extent.contains(extent) for h in hits):
        return "it is part of a longer word of a class"
    own = [h for h in hits if not h.extent.overlaps(extent)]
    if rule.near and not any(h.term.classes & rule.near for h in own):
        return f"no word near it is of {_join(rule.near)}"
    wanted = rule.beside if "goods" not in rule.beside else frozenset[str]()
    if not wanted or any(h.term.classes & wanted for h in own):
        return own
    return f"no word beside it is of {_join(wanted)}"


def _join(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


def _may_tell(trigger: Trigger, voice: Voice, sayings: Sequence[Saying]) -> bool:
    """Whether the cue of a saying may be an event: an act of speech, unless nobody is said to have spoken."""
    if not voice.is_cue or voice.saying is None:
        return True
    return trigger.rule.spoken and (trigger.part == "noun" or sayings[voice.saying].attribution != "agentless")


def _is_aside(line: Line, extent: Extent) -> bool:
    """Whether a verb tells what somebody holds, or how something else is said: 'HAS criticized', 'left, ACCUSING'."""
    word = find_word(line.tree, extent) if line.tree else None
    if line.tree is None or word is None:
        return False
    helpers = {line.tree.lows[h] for h in line.tree.of(word, "aux")}
    return bool(helpers & PERFECT) or (line.tree.tag(word) == "VBG" and not helpers)


def _try(
    line: Line, pack: Pack, trigger: Trigger, row: Row, own: Sequence[Hit], voice: Voice, number: int
) -> Candidate | Refusal:
    """The event that a trigger names, or why its rule does not fit."""
    rule = trigger.rule
    word = find_word(line.tree, row.trigger.extent) if line.tree else None
    place = (line.tree.tag(word), line.tree.relation(word)) if line.tree and word is not None else ("", "")
    if not is_meant(row, trigger, *place):
        return f"it is no {trigger.part} here"
    scene = set_scene(row, trigger, line.text, line.tree, word)
    if not suits(scene, rule, own, line.mentions):
        barred = f", or is of {_join(rule.unless)}" if rule.unless else ""
        return f"its object, modifier or complement is not of {_join(rule.beside) or 'the right class'}{barred}"
    if _is_echo(pack, scene, voice, line):
        return "the cue around it names the same event"
    roles = fill_roles(scene, rule, line.mentions, own, line.text)
    if is_amiss(scene, rule, roles):
        return "who or what does it is no party"
    filled = {p.role for p in roles}
    if (rule.parties and not rule.parties & filled) or not rule.needs <= filled:
        return f"nobody is named as {_join(rule.needs - filled) or ' or '.join(sorted(rule.parties))}"
    verdict = find_verdict(line, scene, voice)
    if verdict is None:
        return "what is negated, ruled out or forbidden here is no event of its own"
    told = list_wanted(scene, rule, own)
    candidate = _candidate(line, pack, scene, roles, verdict, voice, number)
    after = [h.extent for h in told if h.extent.start > row.trigger.end] if rule.light else []
    if after:  # 'held TALKS': the noun names the event
        happening = msgspec.structs.replace(candidate.happening, trigger=after[0])
        candidate = candidate._replace(happening=happening, word=row.trigger.extent, is_state=False)
    return candidate._replace(about=tuple(h.extent for h in told))


def _is_echo(pack: Pack, scene: Scene, voice: Voice, line: Line) -> bool:
    """Whether the cue of the saying around it names the same event already: 'pledged to STRENGTHEN their ties'.

    A cue that has to have an object names one with it alone: 'advocated INCREASED cooperation', and not 'they have
    IMPOSED sanctions, it announced'.
    """
    rule = scene.trigger.rule
    if not rule.spoken or voice.is_cue or voice.carrier is None or voice.carrier.cue is None:
        return False
    cue = [fold_word(w.text) for w in words(line.text, *voice.carrier.cue)]
    named = (t.rule for w in cue for t in pack.triggers.get(w, ()))
    return any(r.type == rule.type and r.spoken and (not r.beside or _is_attribute(scene)) for r in named)


def _candidate(
    line: Line, pack: Pack, scene: Scene, roles: tuple[Participant, ...], verdict: Verdict, voice: Voice, number: int
) -> Candidate:
    rule, row = scene.trigger.rule, scene.row
    type_ = rule.future if rule.future and verdict.modality in ("planned", "possible", "demanded") else rule.type
    happening = Happening(
        trigger=row.trigger.extent,
        type=f"{pack.name}:{type_}",
        also=tuple(f"{pack.name}:{other}" for other in rule.also),
        subtype=stem(scene.trigger.words[0]).upper() if rule.type == "OTHER" else None,
        roles=roles,
        when=find_time(scene, voice, line),
        where=next((p.mention for p in roles if p.role == "place" and p.mention is not None), None),
        modality=verdict.modality,
        polarity=verdict.polarity,
        saying=voice.saying,
        codes=rule.codes if rule.codes and type_ == rule.type else pack.codes.get(type_, {}),
        reason=f"{rule.name}, line {rule.line}; {verdict.reason}",
    )
    start = phrase_start(row)
    own = members_of([s for s in scene.slots if s.function not in ("subject", "purpose")], row, line.mentions)
    has_predicate = scene.end < len(row.units) and is_verb(row.units, scene.end)
    return Candidate(
        happening,
        scene.trigger.part,
        kind=f"{pack.name}:{rule.type}:{happening.subtype or ''}",
        is_definite=row.units[start].low in DEFINITE or find_possessor(row) is not None,
        is_known=row.units[start].low in ("the", "this", "that", "these", "those"),
        is_anchored=bool(own) or bool(scene.governor) or has_predicate or _is_awaited(scene, verdict),
        is_adjunct=start > 0 and row.units[start - 1].low in ADJUNCTS,
        is_named=any(p.mention in own for p in roles if p.mention is not None),
        sentence=number,
        is_cue=voice.is_cue,
        is_charge=voice.is_cue and rule.charge,
        is_material=rule.material and scene.verb is not None and not _is_attribute(scene),
        is_state=row.trigger.low in STATES,
        is_silent=keeps_silent(scene),
        is_supposed=scene.tree is not None and scene.verb is not None and is_supposed(scene.tree, scene.word),
        is_announced=_is_announced(scene, verdict),
        is_occasion=names_occasion(" ".join(scene.trigger.words), scene.trigger.part),
        end=row.units[min(scene.end, len(row.units)) - 1].end,
    )


def _is_announced(scene: Scene, verdict: Verdict) -> bool:
    return scene.tree is not None and scene.verb is not None and is_announced(scene.tree, scene.word, verdict.modality)


def _is_awaited(scene: Scene, verdict: Verdict) -> bool:
    """Whether an occasion to come is what the verb of its clause is about: 'could face PROTESTS'."""
    if scene.tree is None or scene.verb is not None or verdict.modality not in AHEAD:
        return False
    is_occasion = names_occasion(" ".join(scene.trigger.words), "noun")
    return is_occasion and scene.tree.relation(scene.word) in ARGUMENTS - {"obl"}


def _is_attribute(scene: Scene) -> bool:
    """Whether a participle describes the noun behind it: 'the HACKED letters'."""
    return scene.tree is not None and scene.tree.relation(scene.word) == "amod"
