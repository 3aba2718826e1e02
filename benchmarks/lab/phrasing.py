"""Sentences with marks: how an item of a plan is put into words."""

import datetime as dt

from benchmarks.lab.facts import FACTS, FILLERS, TITLES
from benchmarks.lab.markup import capitalise, halve, mark
from benchmarks.lab.plans import Filler, Item, Narration, Plan, Telling
from benchmarks.lab.world import Member, World
from headwater.record.model import Act

MENTION = {"Country": "state", "PublicBody": "public_body", "Person": "person", "Item": "goods", "Document": "document"}
# {S} speaker, {v} cue, {j} when it was said, {C} content, {1} and {2} its halves
DIRECT = ("“{C},” {S} {v}{j}.", "{S} {v}{j}: “{C}.”", "“{C},” {v} {S}{j}.")
INDIRECT = ("{S} {v}{j} that {C}.", "{C}, {S} {v}{j}.", "According to {S}{j}, {C}.")
MIXED = ("{S} {v}{j} that {1} “{2}”.", "{1} “{2}”, {S} {v}{j}.", "According to {S}{j}, {1} “{2}”.")
DENIED = ("{S} {v}{j} that {C}.", "{S} {v}{j} the report that {C}.", "“It is untrue that {C},” {S} {v}{j}.")
CUES: dict[Act, tuple[str, ...]] = {
    "assert": ("said", "stated", "declared", "told reporters"),
    "accuse": ("charged", "alleged", "claimed", "asserted"),
    "concern": ("warned", "cautioned", "said with concern", "warned reporters"),
}
ANSWER = ", an account that {S} {v}"


def phrase_item(world: World, plan: Plan, number: int, item: Item) -> str:
    """One item as a sentence with marks; its number in the plan stands in the marks."""
    if isinstance(item, Filler):
        return mark("sentence", FILLERS[item.topic][item.wording])
    if isinstance(item, Narration):
        words = phrase_fact(world, plan, number, item.fact, item.wording)
        return mark("sentence", mark(f"{number}.told", capitalise(words)) + ".")
    return mark("sentence", capitalise(_phrase_telling(world, plan, number, item)))


def phrase_title(world: World, plan: Plan) -> str:
    """The headline, which asserts nothing of the affair either."""
    return _fill(world, plan, None, TITLES[plan.title[0]][plan.title[1]])


def phrase_fact(world: World, plan: Plan, number: int, fact: str, wording: int) -> str:
    """A wording of a fact with its actors, trigger and time marked."""
    words = FACTS[fact].wordings[wording]
    words = words.replace("[", f"⟦{number}.trigger|").replace("]", "⟧")
    words = words.replace("<", f"⟦{number}.time|").replace(">", "⟧")
    event = FACTS[fact].event
    return _fill(world, plan, number, words, event.roles if event else {})


def _fill(world: World, plan: Plan, number: int | None, words: str, roles: dict[str, str] | None = None) -> str:
    """The words with the names of actors in their slots, marked as mentions and as roles of an event."""
    for slot in "ABOCVMLD":
        name = name_member(world, plan, slot)
        role = (roles or {}).get(slot)
        words = words.replace("{" + slot + "}", mark(f"{number}.role.{role}.{slot}", name) if role else name)
    return words


def name_member(world: World, plan: Plan, key: str) -> str:
    """The name of a member in the form that this report uses."""
    member = world.cast[key]
    return mark(f"mention.name.{key}", member.forms[min(plan.form, len(member.forms) - 1)])


def _phrase_telling(world: World, plan: Plan, number: int, item: Telling) -> str:
    act, wording = item.utterance.act, phrase_fact(world, plan, number, item.utterance.fact, item.wording)
    speaker = mark(f"{number}.speaker", refer(world, plan, world.cast[item.utterance.speaker], item.reference))
    frames = DENIED if act == "deny" else {"direct": DIRECT, "indirect": INDIRECT, "mixed": MIXED}[item.directness]
    frame = frames[item.frame % len(frames)]
    if frame.startswith("According to"):
        frame = frame.replace("{j}", ", who spoke{j}" if item.adjunct != "none" else "")
        frame = frame.replace("According to", mark(f"{number}.cue", "According to"))
    adjunct, answer = _phrase_adjunct(plan, number, item), _phrase_answer(world, plan, number, item)
    if act == "deny":
        cue = ("denied", "rejected", "said")[item.frame % 3]
    else:
        cue = CUES[act][item.frame % len(CUES[act])]
        cue = cue if frame.find("{v}") > frame.find("{S}") else cue.split()[0]  # 'told reporters she' is no English
    return _set_frame(frame, number, speaker, mark(f"{number}.cue", cue), adjunct, wording, answer)


def _set_frame(frame: str, number: int, speaker: str, cue: str, adjunct: str, wording: str, answer: str) -> str:
    """The frame with its parts in place and the content marked: quoted words, halves of it, or all."""
    content, quoted = f"{number}.content", f"{number}.quoted"
    if "{2}" in frame:
        first, second = halve(wording)
        parts = f"{first} “{mark(quoted, second)}”" if second else first
        frame = frame.replace("{1} “{2}”", mark(content, parts))
    elif "“" in frame:
        words = capitalise(wording) if "“{C}" in frame else wording
        frame = frame.replace("{C}", mark(quoted, mark(content, words)))
    else:
        frame = frame.replace("{C}", mark(content, wording))
    frame = frame.replace("{S}", speaker).replace("{v}", cue).replace("{j}", adjunct)
    return f"{frame[:-1]}{answer}." if answer and frame.endswith(".") else frame


def _phrase_adjunct(plan: Plan, number: int, item: Telling) -> str:
    """When it was said, as the report puts it."""
    if item.adjunct == "none":
        return ""
    day = item.utterance.day
    words = f"on {day:%A}" if item.adjunct == "weekday" else f"on {day.day} {day:%B}"
    return " " + mark(f"{number}.occasion", words)


def _phrase_answer(world: World, plan: Plan, number: int, item: Telling) -> str:
    if item.answer is None:
        return ""
    key = f"{number}b"
    speaker = mark(f"{key}.speaker", name_member(world, plan, item.answer))
    return ANSWER.replace("{S}", speaker).replace("{v}", mark(f"{key}.cue", "disputes"))


def refer(world: World, plan: Plan, member: Member, reference: str) -> str:
    """A speaker in full, by surname, by office or by pronoun; with its mentions and offices marked."""
    if member.schema != "Person":
        words = "the newspaper" if reference in ("title", "pronoun") else ""
        return mark(f"mention.nominal.{member.key}", words) if words else "the " + name_member(world, plan, member.key)
    if reference == "pronoun":
        return mark(f"mention.pronoun.{member.key}", member.pronoun)
    if reference == "title" or (not member.forms and reference == "surname"):
        return mark(f"mention.nominal.{member.key}", f"the {member.title}")
    if not member.forms:
        body = name_member(world, plan, member.part_of) if member.part_of else ""
        return mark(f"mention.nominal.{member.key}", member.described + body)
    name = member.forms[min(plan.form, len(member.forms) - 1)]
    if reference == "surname":
        return mark(f"mention.name.{member.key}", name.split()[-1])
    return f"{_office(world, plan, member)} {mark(f'mention.name.{member.key}', name)}"


def _office(world: World, plan: Plan, member: Member) -> str:
    """The body and the title before a name: 'Orvessan Foreign Ministry spokeswoman'."""
    title, body = mark(f"office.{member.key}", member.title), world.cast[member.part_of or ""]
    if body.schema == "Country":
        return f"{mark(f'mention.demonym.{body.key}', body.adjective)} {title}"
    state = world.cast.get(body.part_of or "")
    before = f"{mark(f'mention.demonym.{state.key}', state.adjective)} " if state else ""
    return f"{before}{name_member(world, plan, body.key)} {title}"


def phrase_day(day: dt.date) -> str:
    """A day as a header has it."""
    return f"{day:%B} {day.day}, {day.year}"
