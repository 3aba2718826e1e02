"""What speaks for and against a pronoun's antecedents, and against its having one: weighed with fitted weights.

Every mention before the pronoun that agrees with it is an option, and so is nobody: a thing that no mention names ("the
plan failed; IT had cost too much"), or nothing at all ("IT was clear that"). The weights are logarithms of odds and
stand under `antecedent` and `nobody` in `resources/odds.json`; `python -m training.anaphora` fits them on GUM.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import POSSESSIVES
from headwater.annotate.parses import Parse
from headwater.annotate.reference.entities import Entities
from headwater.annotate.reference.numbers import PLURALS
from headwater.annotate.reference.roles import Place, find_place
from headwater.annotate.reference.scene import NEAR, SUBJECTS, Scene
from headwater.odds import Evidence, load_odds
from headwater.text import Extent, fold

MEN, WOMEN, THINGS = frozenset(("he", "him", "his")), frozenset(("she", "her")), frozenset(("it", "its"))
SURE, SURE_OF_PERSON, SURE_OF_SPEAKER = 0.35, 0.3, 0.15  # share of the options that the best must have,
LEAD = 0.005  # and by how much it must lead; of the share of nobody so much counts:
NOBODY = 0.8
BACK = ("", "one_back", "two_back", "three_back", "far_back")  # sentences from a candidate to a pronoun
THING_BACK = ("thing_here", "thing_before", "thing_two_back", "thing_far_back")
ADDING = ("add", "continu", "went on", "goes on", "conclud")
CLAUSES = frozenset(("csubj", "ccomp"))
COPULA = frozenset(("cop",))
# 'It is', 'it seems', 'it wouldn't be', and the same with what it announces: 'it would be wrong to'.
BEING = re.compile(
    r"(?:['’]s|\s+(?:is|was|be|been|has been|had been|(?:would|will|may|might|could) be|\w+n['’]t|seem\w*|appear\w*))\b"
)
ANNOUNCING = re.compile(
    r"(?:['’]s|\s+(?:is|was|has been|had been|(?:would|will|may|might|could) be))\s+"
    r"(?:\w+\s+){0,3}(?:to|that|if|whether|when|why|how|who|for)\b"
)
# What counts otherwise where the pronoun is a thing's or several's, and where it only says whose something is.
BY_NUMBER = ("person", "group", "other", "nominal", "pronoun", "acts", "last_meant", "its_speaker", "spoken_of")
BY_CASE = (
    "own_subject",
    "subject_above",
    "acts",
    "leads",
    "owner",
    "one_back",
    "possessive",
    "its_speaker",
    "spoken_of",
)
# And where it speaks: "HE said" goes on with who spoke before, whoever was spoken of.
BY_SPEECH = ("acts", "leads", "person", "nominal", "described", "one_back", "other_paragraph", "spoke_last")


class Case(NamedTuple):
    """A pronoun that seeks its antecedent: where it stands, whom the last one like it stood for, and who spoke last."""

    entity: Entities
    pronoun: int
    word: str
    place: Place | None
    last_meant: int | None
    spoke_last: int | None


def open_case(entity: Entities, n: int, parses: Sequence[Parse]) -> Case:
    """What all options of a pronoun are weighed against."""
    scene = entity.scene
    number, mention = scene.sentence[n], scene.mentions[n]
    place = find_place(parses[number], mention.extent) if parses and number >= 0 else None
    word = fold(mention.name)
    return Case(entity, n, word, place, _find_last(entity, n, word), _find_last_voice(entity, n))


def weigh_options(case: Case, candidates: Sequence[int]) -> dict[int | None, float]:
    """The share of each option, by the root of its actor; None is nobody. They sum to one.

    An actor has the shares of all the mentions that stand for him.
    """
    odds = load_odds()
    weights: list[tuple[int | None, float]] = [(None, odds["nobody"].weigh(find_absence(case)))]
    weights += [(case.entity.roots[m], odds["antecedent"].weigh(find_evidence(case, m))) for m in candidates]
    most, shares = max(weight for _, weight in weights), dict.fromkeys((root for root, _ in weights), 0.0)
    for root, weight in weights:
        shares[root] += math.exp(weight - most)
    whole = sum(shares.values())
    return {root: share / whole for root, share in shares.items()}


def choose_root(case: Case, shares: Mapping[int | None, float]) -> int | None:
    """The root that has enough of the shares and leads the others; None where nobody is as likely.

    "He" and "she" are somebody of whom the report has told, and so is who says it, or has a spokesman: nobody counts
    there only where the best has little.
    """
    ranked = sorted(((share, root) for root, share in shares.items() if root is not None), key=lambda row: -row[0])
    scene, n = case.entity.scene, case.pronoun
    speaks = scene.speaks[n] or (case.word in POSSESSIVES and owns_people(scene, n))
    is_person = case.word in MEN | WOMEN
    if not ranked or ranked[0][0] < (SURE_OF_PERSON if is_person else SURE_OF_SPEAKER if speaks else SURE):
        return None
    nobody = [] if is_person or speaks else [NOBODY * shares.get(None, 0.0)]
    rivals = [*(share for share, _ in ranked[1:2]), *nobody]
    return ranked[0][1] if all(ranked[0][0] - rival >= LEAD for rival in rivals) else None


def find_evidence(case: Case, m: int) -> Evidence:
    """What speaks for and against one mention as the antecedent."""
    entity, n, scene = case.entity, case.pronoun, case.entity.scene
    mention, root = scene.mentions[m], scene.mentions[entity.roots[m]]
    back, kind = count_between(scene, m, n), root.type if mention.level == "pronoun" else mention.type
    is_acting = scene.acts[m] or scene.speaks[m]  # a place that does something is a state
    facts = {
        BACK[min(back, 4)]: back > 0,
        "other_paragraph": scene.paragraph[m] != scene.paragraph[n],
        "acts": scene.acts[m],
        "leads": scene.leads[m],
        "speaks": scene.speaks[m],
        "located": scene.located[m],
        "headed": scene.headed[m],
        "owner": is_owner(scene, m),
        mention.level: mention.level != "name",
        "indefinite": mention.level == "nominal" and fold(mention.name).split()[0] in ("a", "an"),
        "described": root.level == "nominal",
        "state" if kind == "place" and is_acting else kind: True,
        "known_gender": case.word in MEN | WOMEN and entity.roots[m] in entity.genders,
        "same_word": mention.level == "pronoun" and _are_forms(fold(mention.name), case.word),
        "last_meant": case.last_meant == entity.roots[m],
        "spoke_last": case.spoke_last == entity.roots[m],
    }
    evidence = {name: 1.0 for name, is_so in facts.items() if is_so}
    evidence["named"] = math.log1p(entity.named[entity.roots[m]])
    evidence |= dict.fromkeys(_list_voices(case, m), 1.0) | dict.fromkeys(_list_roles(case, m, back), 1.0)
    return evidence | _cross(case, evidence)


def find_absence(case: Case) -> Evidence:
    """What speaks for nobody: an empty "it", or a thing that is no mention right before it."""
    scene, n = case.entity.scene, case.pronoun
    behind = scene.mentions[n].extent.end
    evidence = {_name_kind(case.word): 1.0, "speaks": float(scene.speaks[n])}
    last = bisect_left(scene.things, (scene.mentions[n].extent.start, 0)) - 1
    if last >= 0 and case.word in THINGS:
        evidence[THING_BACK[min(scene.sentence[n] - scene.things[last][1], 3)]] = 1.0
    if scene.quotation[n] is not None:
        evidence["quoted"] = 1.0
    if case.word in POSSESSIVES and owns_people(scene, n):
        evidence["owns_people"] = 1.0
    if case.word == "it":
        facts = {
            "being": BEING.match(scene.text, behind) is not None,
            "announcing": ANNOUNCING.match(scene.text, behind) is not None,
            **_list_empty(case.place),
        }
        evidence |= {name: 1.0 for name, is_so in facts.items() if is_so}
    return evidence


def owns_people(scene: Scene, n: int) -> bool:
    """Whether a possessive is of whoever has people: "ITS spokesman", "THEIR troops"."""
    start, end = scene.mentions[n].extent
    near = scene.mentions[max(0, n - 2) : n + 3]
    is_owned = any(m.extent.start == start and m.level == "nominal" and m.type in ("person", "group") for m in near)
    return is_owned or any(m.title is not None and end < m.title.start <= end + 2 for m in near)


def _list_empty(place: Place | None) -> Mapping[str, bool]:
    """What the tree tells of an "it" that stands for nothing."""
    if place is None:
        return {}
    tree = place.tree
    return {
        "expletive": tree.relations[place.word] == "expl",
        "clausal": tree.has(place.clause, CLAUSES),
        "copular": tree.has(place.clause, COPULA),
        "no_subject": tree.full[place.word] not in SUBJECTS,
    }


def _cross(case: Case, evidence: Evidence) -> dict[str, float]:
    """The evidence that counts otherwise for some pronouns."""
    word = case.word
    number = "they" if word in PLURALS else "it" if word in THINGS else None
    crossed = {f"{number}:{name}": evidence[name] for name in BY_NUMBER if number and name in evidence}
    if word in POSSESSIVES:
        crossed |= {f"whose:{name}": evidence[name] for name in BY_CASE if name in evidence}
    if case.entity.scene.speaks[case.pronoun]:
        crossed |= {f"says:{name}": evidence[name] for name in BY_SPEECH if name in evidence}
    return crossed


def _name_kind(word: str) -> str:
    """The kind of a pronoun: "she" is weighed as "he"."""
    if word in MEN | WOMEN:
        return "his" if word in POSSESSIVES else "he"
    return word


def _are_forms(a: str, b: str) -> bool:
    """Whether two are forms of one pronoun."""
    return any(a in forms and b in forms for forms in (MEN, WOMEN, THINGS, PLURALS))


def _find_last(entity: Entities, n: int, word: str) -> int | None:
    """Whom the nearest pronoun of the same word before one stands for."""
    mentions = entity.scene.mentions
    before = (
        entity.roots[k]
        for k in range(n - 1, -1, -1)
        if mentions[k].level == "pronoun" and entity.roots[k] != k and _are_forms(fold(mentions[k].name), word)
    )
    return next(before, None)


def _find_last_voice(entity: Entities, n: int) -> int | None:
    """Who is the speaker of the nearest cue before a pronoun, outside of quotations."""
    scene = entity.scene
    before = (entity.roots[k] for k in range(n - 1, -1, -1) if k in scene.voices and scene.quotation[k] is None)
    return next(before, None)


def _list_voices(case: Case, m: int) -> list[str]:
    """What quotations and cues tell: who says it, who is spoken for, who goes on speaking."""
    scene, n = case.entity.scene, case.pronoun
    outer, inner, found = scene.quotation[m], scene.quotation[n], []
    if outer != inner:
        found.append("before_speech" if outer is None else "in_speech" if inner is None else "in_other_speech")
    extent, voice, own = scene.mentions[n].extent, scene.voices.get(m), scene.voices.get(n)
    if voice is not None and any(e.contains(extent) for e in voice.content):
        found += ["its_speaker", *(["told_somebody"] if voice.hearer else [])]
        found += ["speaks_of_another"] if _is_said_of_another(scene, m, n) else []
    if any(e.contains(extent) and e.contains(scene.mentions[m].extent) for e in _list_said(scene, n)):
        found.append("spoken_of")
    if own is not None and voice is not None and outer is None:
        found.append("both_speak")
    if own is not None and own.act == "deny" and _is_accused(scene, m):
        found.append("accused")
    return [*found, "spoken_for"] if is_spoken_for(scene, m, n) else found


def _list_said(scene: Scene, n: int) -> Iterator[Extent]:
    """What the speakers right before a pronoun say."""
    for k in range(max(0, n - NEAR), n):
        if k in scene.voices:
            yield from scene.voices[k].content


def goes_on(scene: Scene, n: int) -> bool:
    """Whether the cue of a pronoun goes on with who spoke before: "he added"."""
    cue = scene.voices[n].cue if n in scene.voices else None
    return cue is not None and cue.of(scene.text).lower().startswith(ADDING)


def _list_roles(case: Case, m: int, back: int) -> list[str]:
    """How a mention of the same sentence stands to the pronoun in its tree."""
    scene = case.entity.scene
    if case.place is None or scene.sentence[m] != scene.sentence[case.pronoun]:
        return []
    extent = scene.mentions[m].extent
    role = case.place.find_role(extent)
    return [name for name in (role, "possessive" if case.place.is_possessive(extent) else None) if name]


def count_between(scene: Scene, m: int, n: int) -> int:
    """Sentences from a candidate to a pronoun; those of the speech before it do not count for who made it."""
    is_outside = scene.speaks[n] and scene.quotation[n] is None and scene.quotation[m] is None
    return scene.told[n] - scene.told[m] if is_outside else scene.sentence[n] - scene.sentence[m]


def _is_said_of_another(scene: Scene, m: int, n: int) -> bool:
    """Whether a speaker says it of somebody who acts in what he says: "Norway says that Estria relies on its mines"."""
    voice = scene.voices.get(m)
    said = next((e for e in voice.content if e.contains(scene.mentions[n].extent)), None) if voice else None
    return said is not None and any(
        scene.acts[k] and said.contains(scene.mentions[k].extent) for k in range(m + 1, n) if scene.acts[k]
    )


def _is_accused(scene: Scene, m: int) -> bool:
    """Whether somebody is the one whom the accusation around him accuses."""
    near = (scene.voices[k] for k in range(max(0, m - 6), m) if k in scene.voices)
    return any(a.act == "accuse" and a.hearer and a.hearer.overlaps(scene.mentions[m].extent) for a in near)


def is_owner(scene: Scene, m: int) -> bool:
    """Whether a mention only says whose something is, by its apostrophe."""
    end = scene.mentions[m].extent.end
    return scene.text[end : end + 2] in ("'s", "’s")


def is_spoken_for(scene: Scene, m: int, n: int) -> bool:
    """Whether whoever speaks is described by somebody: "Doe's lawyer said HE would appeal"."""
    place, said = scene.mentions[m].extent, scene.mentions[n].extent
    for k in range(max(0, m - 3), min(len(scene.mentions), m + 4)):
        voice = scene.voices.get(k)
        if voice is not None and voice.speaker and any(e.contains(said) for e in voice.content):
            return any(e.contains(place) for e in voice.speaker)
    return False
