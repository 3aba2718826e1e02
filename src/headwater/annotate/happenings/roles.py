"""Who takes part: the slots around a trigger matched with the roles that a pack's rule gives them.

A slot fills the first role whose kind of participant stands in it; a role that nothing fits stays empty.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.annotate.happenings.clauses import (
    Slot,
    Verb,
    find_modifiers,
    find_possessor,
    find_worded_object,
    read_verb,
    scan_right,
)
from headwater.annotate.happenings.function_words import POSSESSIVES
from headwater.annotate.happenings.lists import LISTED, list_named
from headwater.annotate.happenings.persons import is_somebody
from headwater.annotate.happenings.positions import (
    describes_done_to,
    find_acting,
    has_nearer_subject,
    is_held_below,
    is_of_another,
    is_read_as_verb,
    is_said_by,
)
from headwater.annotate.happenings.subjects import find_light_subject, find_subject, find_worded_subject
from headwater.annotate.happenings.trees import (
    OBJECTS,
    Tree,
    find_described,
    find_phrase,
    find_slots,
    find_subjects,
    is_bare,
    is_passive,
)
from headwater.annotate.happenings.triggers import Hit
from headwater.annotate.happenings.units import Row
from headwater.annotations import PARTIES, Mention, Participant
from headwater.domain.pack import Rule, Trigger
from headwater.text import Extent

THINGS = frozenset({"goods", "document", "other"})
FITS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("counterpart", "supplier", "recipient", "end_user", "facilitator"), PARTIES),
    "agent": PARTIES | {"craft"},  # "the Maren Star sailed"
    "place": frozenset({"place", "facility", "state", "public_body"}),
    "target": LISTED | THINGS,
    "item": THINGS,
    "in_exchange_for": THINGS,
    "instrument": THINGS | {"craft"},
    "quantity": frozenset(),
}
LISTS = frozenset({"item", "target", "place", "in_exchange_for", "agent", "supplier", "recipient"})
HOLDERS = frozenset({"supplier", "recipient", "end_user"})
OF_ANOTHER = "of another"  # a function that no rule names: it anchors the noun, and has no part in it
WORDED_THINGS = frozenset({"in_exchange_for", "instrument"})
JOINED = re.compile(r"\s*(?:,|and|,\s*and)\s+(?:[\w-]+\s+){0,2}")  # between two items of a list
AMOUNT = re.compile(
    r"(?:an?\s+)?(?:significant|substantial|large|huge|vast|small|limited|considerable)\s+(?:quantit(?:y|ies)|amounts?|numbers?)\b"
    r"|(?:\w+\s+)?(?:dozens|scores|hundreds|thousands|tens of thousands|millions|billions|half a ton)(?=\s+of\b)"
    r"|(?<![\w-])(?:[$€£¥]\s?)?"
    r"(?:\d[\d.,]*(?:\s?(?:to|or|[-–])\s?)|(?<=between\s)\d[\d.,]*\sand\s)?\d[\d.,]*+(?!-\d|-?mm|-?(?:milli|centi)met)"
    r"(?:\s?(?:%|percent|thousand|million|billion|trillion|tons?|tonnes?|rounds|barrels))?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred)\b",
    re.IGNORECASE,
)


class Scene(NamedTuple):
    """What is known around one trigger before it is judged."""

    row: Row
    trigger: Trigger
    slots: tuple[Slot, ...]
    end: int  # the unit where the clause ends
    verb: Verb | None  # None of a noun
    governor: str | None  # the light verb or preposition that governs a noun
    tree: Tree | None  # None where the sentence was not parsed
    word: int  # the trigger in the tree
    text: str


def set_scene(row: Row, trigger: Trigger, text: str, tree: Tree | None = None, word: int | None = None) -> Scene:
    """The slots around a trigger, which is `word` of the tree: those that the tree shows, then what position gives."""
    right, end = scan_right(row, trigger.part == "verb")
    verb, governor, turned = None, None, right
    if trigger.part == "verb":
        verb = read_verb(row, trigger.form)
        before = find_subject(row, verb, trigger.form)
        if tree is not None and word is not None:
            before = [i for i in before if _may_act(tree, word, row, verb, i)]
        slots = [Slot("subject", i) for i in before] + right
        renamed = {"subject": "object", "by": "subject"} if verb.is_passive else {}
        turned = [Slot(renamed.get(s.function, s.function), s.unit) for s in slots]
    else:
        possessor = find_possessor(row)
        light, governor = ([], None) if possessor is not None else find_light_subject(row)
        own = [Slot("possessor", possessor)] if possessor is not None else []
        own += [Slot("modifier", i) for i in find_modifiers(row)]
        turned = [*own, *right, *light]
    if tree is None or word is None:
        return Scene(row, trigger, tuple(turned), end, verb, governor, None, 0, text)
    shown = find_slots(tree, word, row, trigger.part == "verb")
    elsewhere = find_acting(tree, word, row)
    turned = [s for s in turned if s.function == "subject" or s.unit not in elsewhere]
    if verb is not None and verb.is_passive and not tree.of(word, *OBJECTS):  # 'was called off, and HASK left'
        turned = [s for s in turned if s.function != "object" or s.unit < row.at]
    if verb is None:
        turned = [s._replace(function=OF_ANOTHER) if _is_astray(tree, word, row, s) else s for s in turned]
    return Scene(row, trigger, tuple(_join(turned, shown, row)), end, verb, governor, tree, word, text)


def _is_astray(tree: Tree, word: int, row: Row, slot: Slot) -> bool:
    """Whether what an `of` holds behind a noun is of a later one: 'TALKS on the release of WORKERS'."""
    return slot.function == "of" and is_of_another(tree, word, row, slot.unit)


def _may_act(tree: Tree, word: int, row: Row, verb: Verb, unit: int) -> bool:
    """Whether who stands before a trigger may be its subject for all that the tree shows."""
    is_bare_form = verb.start == row.at and not verb.is_passive
    is_done_to = is_bare_form and describes_done_to(
        tree, word, row
    )  # 'put the INJURED at two', 'the JAILED journalists'
    is_far = is_said_by(tree, word, row, unit) or has_nearer_subject(tree, word, row, unit)
    is_far = is_far or is_held_below(tree, word, row, unit)
    return not (is_done_to or is_far or is_read_as_verb(tree, row, unit))


def _join(placed: Sequence[Slot], shown: Sequence[Slot], row: Row) -> list[Slot]:
    """What the tree shows, and what position alone gives of words that the tree has nowhere."""
    shown = [s._replace(is_implied=s.is_implied and Slot(s.function, s.unit) not in placed) for s in shown]
    known = {s.unit for s in shown}
    has_subject = any(s.function == "subject" and row.units[s.unit].mention is not None for s in shown)
    return [*shown, *(s for s in placed if s.unit not in known and not (has_subject and s.function == "subject"))]


def suits(scene: Scene, rule: Rule, hits: Sequence[Hit], mentions: Mapping[int, Mention]) -> bool:
    """Whether a word that the rule wants is the verb's object, or the noun's modifier or complement, and none it bars.

    Only the first decides: in 'technology for submarines' it is technology that changes hands.
    """
    if not rule.beside and not rule.unless:
        return True
    stretches = _stretches(scene)
    wanted = [h.extent.start for h in list_wanted(scene, rule, hits)]
    if "goods" in rule.beside:  # goods that the pack does not list are goods all the same
        named = [m.extent for m in mentions.values() if m.type == "goods"]
        wanted += [e.start for e in named if any(s.contains(e) for s in stretches)]
    barred = [
        h.extent.start for h in hits if h.term.classes & rule.unless and any(s.contains(h.extent) for s in stretches)
    ]
    if rule.beside and not wanted:
        before = [h for h in hits if h.term.classes & rule.beside and h.extent < scene.row.trigger.extent]
        return bool(before) and _is_taken_up(scene)
    return not barred or (bool(wanted) and min(wanted) < min(barred))


def list_wanted(scene: Scene, rule: Rule, hits: Sequence[Hit]) -> list[Hit]:
    """The words of the classes that the rule wants beside the trigger, where they stand there."""
    if not rule.beside:
        return []
    found = [h for h in hits if any(s.contains(h.extent) for s in _stretches(scene))]
    if rule.light:  # the noun is to name the event: a 'hunger strike' is no strike of another class
        found = [h for h in found if not any(o.extent != h.extent and o.extent.contains(h.extent) for o in found)]
    return [h for h in found if h.term.classes & rule.beside]


def _is_taken_up(scene: Scene) -> bool:
    """Whether what the event is about was named before: 'sold THEM to Mali', 'cancel ITS own shipments'."""
    units, at = scene.row.units, scene.row.at
    if scene.verb is not None:
        return at + 1 < len(units) and units[at + 1].low in ("it", "them", "these", "those")
    return any(u.low in POSSESSIVES for u in units[max(0, at - 2) : at])


def _stretches(scene: Scene) -> list[Extent]:
    """Where the words that belong to the trigger stand; what it is exchanged for is not among them."""
    units, at = scene.row.units, scene.row.at
    swap = next((s.unit for s in scene.slots if s.function in ("in exchange for", "in return for")), scene.end)
    objects = [s.unit + 3 for s in scene.slots if s.function == "object" and at < s.unit < swap + 4]
    reach = swap if swap < scene.end or scene.verb is None else max([swap, *objects])  # the tree sees objects beyond it
    after = Extent(units[at].start, units[max(at, min(reach, len(units)) - 1)].end)
    found = [
        after,
        *(units[s.unit].extent for s in scene.slots if s.unit < at and s.function in ("object", "modifier")),
    ]
    if scene.verb is None:
        found.append(Extent(units[max(0, at - 3)].start, units[at].end))
    elif scene.verb.is_passive and scene.verb.start:
        found.append(Extent(units[0].start, units[scene.verb.start - 1].end))
    return found


def fill_roles(
    scene: Scene, rule: Rule, mentions: Mapping[int, Mention], hits: Sequence[Hit], text: str
) -> tuple[Participant, ...]:
    """The participants of an event by one rule."""
    filled: dict[str, list[Participant]] = {}
    source: dict[str, str] = {}
    taken: set[int] = set()
    for slot in scene.slots:
        if _is_pair_with(slot, scene.row, mentions, taken):
            continue
        for member in _members(slot, scene.row, mentions):
            role = _role(rule, slot.function, mentions[member], filled, source)
            if role in HOLDERS and _is_ware(scene, mentions[member], rule, hits):
                continue
            if role is not None and member not in taken:
                source.setdefault(role, slot.function)
                taken.add(member)
                filled.setdefault(role, []).append(
                    Participant(role=role, mention=member, extent=None if slot.is_implied else mentions[member].extent)
                )
    found = [p for group in filled.values() for p in group]
    several = [mentions[p.mention] for p in filled.get("target", ()) if p.mention is not None]
    found += list_named(text, scene.row.trigger.extent, several, mentions, taken)
    found += _wordy_parties(scene, rule, filled.keys())
    found += _wordy_things(scene, rule, filled.keys())
    if "item" in _all_roles(rule) and "item" not in filled:
        found += _wordy_items(scene, rule, hits)
    return (*found, *_quantity(scene, rule, found, text))


def _is_ware(scene: Scene, mention: Mention, rule: Rule, hits: Sequence[Hit]) -> bool:
    """Whether a mention is headed by what changes hands, or tells its kind: 'Rafale FIGHTERS', 'LEOPARD tanks'."""
    is_party = mention.type in ("state", "person", "public_body")  # 'sends NORLAND ballistic missiles'
    described = find_described(scene.tree, mention.extent) if scene.tree is not None and not is_party else None
    wares = [h.extent for h in hits if h.term.classes & rule.beside]
    return any(w.end == mention.extent.end or (described is not None and w.contains(described)) for w in wares)


def members_of(slots: Iterable[Slot], row: Row, mentions: Mapping[int, Mention]) -> set[int]:
    """The mentions that stand in some slots."""
    return {m for slot in slots for m in _members(slot, row, mentions)}


def _members(slot: Slot, row: Row, mentions: Mapping[int, Mention]) -> Sequence[int]:
    """The mentions of a slot: of several joined into one, each."""
    mention = row.units[slot.unit].mention
    if mention is None:
        return ()
    return [m for m in mentions[mention].members if m in mentions] or [mention]


def _is_pair_with(slot: Slot, row: Row, mentions: Mapping[int, Mention], taken: Collection[int]) -> bool:
    """Whether 'both sides' was taken for one who has another part already: 'Osk urged BOTH SIDES to talk'."""
    mention = row.units[slot.unit].mention
    if mention is None or mentions[mention].level == "conjunction":
        return False
    return any(member in taken for member in mentions[mention].members)


def _role(
    rule: Rule, function: str, mention: Mention, filled: Mapping[str, list[Participant]], source: Mapping[str, str]
) -> str | None:
    """The role that a mention in this function takes by the rule, or None."""
    if function == "purpose":  # 'in Brennick for talks': who is there takes part, but does not thereby sell or buy
        function = "subject" if rule.attended else ""
    for role in rule.roles.get(function, ()):
        if not _can_be(mention, role) or (role in rule.alive and _is_lifeless(mention)):
            continue
        if mention.level == "demonym" and not (function == "modifier" and (rule.mutual or role == "supplier")):
            continue
        if role not in filled:
            return role
        if rule.mutual and role in ("agent", "counterpart") and source.get(role) == function:
            return "counterpart" if "counterpart" not in filled else None
        if source.get(role) == function and role in LISTS:
            return role
    return None


def _is_lifeless(mention: Mention) -> bool:
    """Whether a mention is a thing; a name that no table knows may be anybody, and so may `it`."""
    return mention.type in THINGS and not (mention.type == "other" and mention.level in ("name", "pronoun"))


def _can_be(mention: Mention, role: str) -> bool:
    """Whether a mention is of a kind that the role takes; a name that no table knows can be a party or a place."""
    is_unknown_name = mention.level == "name" and mention.country is None and mention.type in ("other", "place")
    if is_unknown_name and ("state" in FITS[role] or role == "place"):
        return True
    return mention.type in FITS[role]


def _all_roles(rule: Rule) -> set[str]:
    return {role for roles in rule.roles.values() for role in roles}


def is_amiss(scene: Scene, rule: Rule, roles: Sequence[Participant]) -> bool:
    """Whether the clause says who does it, and that is nobody ('a STORM killed two'), or it says another thing."""
    if scene.verb is None or scene.tree is None:
        return False
    if rule.bare and not is_bare(scene.tree, scene.word):
        return True
    wanted = [role for role in rule.roles.get("subject", ()) if role in rule.alive]
    if not wanted or any(p.role in wanted for p in roles) or is_passive(scene.tree, scene.word):
        return False
    return bool(find_subjects(scene.tree, scene.word))


def _wordy_parties(scene: Scene, rule: Rule, filled: Collection[str]) -> list[Participant]:
    """Those who take part in mere words, for the roles that the rule lets words fill."""
    found: list[Participant] = []
    if scene.verb is not None and scene.verb.is_reduced and scene.tree is None:
        return found
    taken = set(filled)
    for function, roles in rule.roles.items():
        if function == "object" and not taken.isdisjoint(roles):
            continue  # whom it names is there already
        role = next((r for r in roles if r in rule.worded and r not in taken and function != "modifier"), None)
        extent = _find_words(scene, function) if role else None
        if role is None or extent is None:
            continue
        if scene.tree is not None and _is_told(scene, extent, as_party=role in rule.alive):
            continue
        if role in rule.alive and not is_somebody(scene.row, extent, scene.text):
            continue
        taken.add(role)
        found.append(Participant(role=role, mention=None, extent=extent))
    return found


def _find_words(scene: Scene, function: str) -> Extent | None:
    """The words that stand in a function: by the tree where there is one."""
    verb = scene.verb
    if scene.tree is not None:
        return find_phrase(scene.tree, scene.word, function, verb is not None)
    if verb is None or function not in ("subject", "object"):
        return None
    if (function == "object") == verb.is_passive:
        place = None if scene.trigger.form == "ing" else find_worded_subject(scene.row, verb)
    else:
        place = None if verb.is_passive else find_worded_object(scene.row)
    units = scene.row.units
    return Extent(units[place[0]].start, units[place[1]].end) if place else None


def _wordy_things(scene: Scene, rule: Rule, filled: Collection[str]) -> Iterator[Participant]:
    """What something is exchanged for, and the norm or means, in words: by the tree alone."""
    if scene.tree is None:
        return
    taken = set(filled)
    for function, roles in rule.roles.items():
        role = next((r for r in roles if r in WORDED_THINGS and r not in taken), None)
        if role is None:
            continue
        extent = find_phrase(scene.tree, scene.word, function, scene.verb is not None)
        if extent is not None and not _is_told(scene, extent):
            taken.add(role)
            yield Participant(role=role, mention=None, extent=extent)


def _is_told(scene: Scene, extent: Extent, as_party: bool = True) -> bool:
    """Whether words end in a mention, which has a role of its own or can have none; a thing may still act in words."""
    ending = [u for u in scene.row.units if not u.is_word and u.end >= extent.end and u.extent.overlaps(extent)]
    return any(as_party or u.time is not None for u in ending)


def _wordy_items(scene: Scene, rule: Rule, hits: Sequence[Hit]) -> list[Participant]:
    """Goods that the pack knows and no mention covers."""
    stretches = _stretches(scene)
    named = [h.extent for h in hits if h.term.classes & rule.beside and any(s.contains(h.extent) for s in stretches)]
    longest = [e for e in named if not any(o != e and o.contains(e) for o in named)]
    listed = longest[:1]
    for extent in longest[1:]:
        if not JOINED.fullmatch(scene.text[listed[-1].end : extent.start]):
            break
        listed.append(extent)
    trigger = scene.row.trigger.extent
    return [Participant(role="item", mention=None, extent=e) for e in listed if not e.overlaps(trigger)]


def _quantity(scene: Scene, rule: Rule, found: Sequence[Participant], text: str) -> list[Participant]:
    """The amount before the first item: 'significant quantities', 'forty'."""
    is_ware = rule.type != "OTHER"  # of a deed that no pack names, 'THREE villages' are as many as their words say
    items = [p.extent for p in found if p.role == "item" and p.extent and (is_ware or p.mention is not None)]
    if not items or rule.type == "LEGAL_NORM":
        return []
    start = max(items[0].start - 40, scene.row.trigger.end if items[0].start > scene.row.trigger.end else 0)
    amounts = list(AMOUNT.finditer(text, start, items[0].end))
    return (
        [Participant(role="quantity", mention=None, extent=Extent(amounts[0].start(), amounts[0].end()))]
        if amounts
        else []
    )
