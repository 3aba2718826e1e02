"""Cases of a pack: sentences with the events that a careful reader finds in them, and what a program makes of them.

A file of cases is a YAML list; each entry has
  text    one sentence
  events  a list, empty where the sentence only looks like an event; each with
    trigger     the exact words (`nth: 2` for their second occurrence); found words count where they overlap them
    type        of the pack
    modality    actual, alleged, planned, possible, denied, demanded
    polarity    pos (where it is left out) or neg
    roles       those to be checked: `role: words`, or a list of words where several fill one

What an act of speech promises, asks, threatens or refuses need not be listed; whatever else is found and not listed is
false.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import msgspec

from headwater.domain.pack import ROLES, locate_pack
from headwater.domain.source import Node, check_known, choose, entries, items, parse_yaml, text_of
from headwater.errors import PackError
from headwater.record.model import Modality, Polarity
from headwater.text import Extent, fold, words

CASE_KEYS = frozenset({"text", "events", "about"})
EVENT_KEYS = frozenset({"trigger", "nth", "type", "modality", "polarity", "roles", "about"})
ASIDE = frozenset({"planned", "possible", "demanded"})  # the content of a promise, a threat, a demand
OTHER_SIDE = frozenset({"counterpart", "target", "recipient"})


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An event that a case asks for."""

    trigger: Extent
    type: str
    modality: str
    polarity: str
    roles: tuple[tuple[str, Extent], ...]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with all that it should yield; `place` is its file and line."""

    place: str
    text: str
    events: tuple[Wanted, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An event that a program found; `types` are its own type and the further ones, without the pack's name."""

    trigger: Extent
    types: tuple[str, ...]
    modality: str
    polarity: str
    roles: tuple[tuple[str, Extent], ...]
    reason: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a program made of one case: counts, and a line for each thing that is wrong."""

    case: Case
    found: int
    typed: int
    judged: int
    false: int
    roles_right: int
    roles_wrong: int
    roles_missed: int
    faults: tuple[str, ...]


def read_cases(path: Path, types: Iterable[str]) -> tuple[Case, ...]:
    """The cases of a file, or of every YAML file of a folder."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    known = frozenset(types)
    found: list[Case] = []
    for file in files:
        try:
            root = parse_yaml(file.read_text(encoding="utf-8"), str(file))
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{file}: cannot be read as UTF-8 text: {error}") from error
        found += [_case(node, known) for node in items(root)]
    return tuple(found)


def _case(node: Node, types: frozenset[str]) -> Case:
    found = entries(node)
    for name, value in found.items():
        check_known(value, name, CASE_KEYS, "key of a case")
    for name in ("text", "events"):
        if name not in found:
            raise node.error(f"`{name}` is missing; add it (`events: []` where nothing is told)")
    text = text_of(found["text"])
    events = tuple(_wanted(item, text, types) for item in items(found["events"]))
    return Case(place=f"{node.file}:{node.line}", text=text, events=events)


def _wanted(node: Node, text: str, types: frozenset[str]) -> Wanted:
    found = entries(node)
    for name, value in found.items():
        check_known(value, name, EVENT_KEYS, "key of an event")
    for name in ("trigger", "type", "modality"):
        if name not in found:
            raise node.error(f"`{name}` is missing; add it")
    roles = entries(found["roles"]) if "roles" in found else {}
    for name, value in roles.items():
        check_known(value, name, ROLES, "role")
    trigger = _place(found["trigger"], text, int(text_of(found["nth"])) if "nth" in found else 1)
    return Wanted(
        trigger=trigger,
        type=choose(found["type"], types, "event type of the pack")[0],
        modality=choose(found["modality"], get_args(Modality), "modality")[0],
        polarity=choose(found["polarity"], get_args(Polarity), "polarity")[0] if "polarity" in found else "pos",
        roles=tuple((name, _place(item, text, 1)) for name, value in roles.items() for item in items(value)),
    )


def _place(node: Node, text: str, nth: int) -> Extent:
    words_, at = text_of(node), -1
    for _ in range(nth):
        at = text.find(words_, at + 1)
        if at < 0:
            raise node.error(f"`{words_}` does not stand in the text; copy it from there")
    return Extent(at, at + len(words_))


def try_case(case: Case, told: Sequence[Told]) -> Outcome:
    """Compare what was found with what a case asks for."""
    left, faults = list(told), []
    found = typed = judged = 0
    right = wrong = missed = 0
    for wanted in case.events:
        met = [t for t in left if t.trigger.overlaps(wanted.trigger)]
        best = next((t for t in met if wanted.type in t.types), met[0] if met else None)
        words_ = wanted.trigger.of(case.text)
        if best is None:
            faults.append(f"missed: {words_} {wanted.type}")
            missed += len(wanted.roles)
            continue
        left = [t for t in left if t not in met]
        found += 1
        typed += wanted.type in best.types
        judged += (wanted.modality, wanted.polarity) == (best.modality, best.polarity)
        faults += _compare(words_, wanted, best)
        marks = [_mark(role, extent, best, case.text) for role, extent in wanted.roles]
        right, wrong, missed = right + marks.count("right"), wrong + marks.count("wrong"), missed + marks.count("")
        faults += [
            f"{m or 'empty'} role: {words_} {role}={e.of(case.text)}"
            for m, (role, e) in zip(marks, wanted.roles, strict=True)
            if m != "right"
        ]
    extra = [t for t in left if not case.events or not (t.modality in ASIDE or t.polarity == "neg")]
    faults += [f"false: {t.trigger.of(case.text)} {t.types[0]} ({t.reason})" for t in extra]
    return Outcome(
        case=case,
        found=found,
        typed=typed,
        judged=judged,
        false=len(extra),
        roles_right=right,
        roles_wrong=wrong,
        roles_missed=missed,
        faults=tuple(faults),
    )


def _compare(words_: str, wanted: Wanted, told: Told) -> Iterator[str]:
    if wanted.type not in told.types:
        yield f"type: {words_} is {wanted.type}, found {told.types[0]} ({told.reason})"
    if (wanted.modality, wanted.polarity) != (told.modality, told.polarity):
        asked = f"{wanted.modality} {wanted.polarity}"
        yield f"modality: {words_} is {asked}, found {told.modality} {told.polarity} ({told.reason})"


def _mark(role: str, extent: Extent, told: Told, text: str) -> str:
    """`right`, `wrong` where the words stand in another role, empty where they stand in none."""
    roles = [r for r, e in told.roles if _is_same(e, extent, text)]
    if any(_is_alike(r, role) for r in roles):
        return "right"
    return "wrong" if roles else ""


def _is_alike(found: str, asked: str) -> bool:
    """Whether the role is the one asked for; the other side of an act goes by several names."""
    return found == asked or (asked in OTHER_SIDE - {"recipient"} and found in OTHER_SIDE)


def _is_same(found: Extent, asked: Extent, text: str) -> bool:
    """Whether two extents overlap and share the head of the wanted one: its last word before a preposition."""
    return found.overlaps(asked) and _head(asked, text) in {w.text for w in words(fold(found.of(text)))}


def _head(extent: Extent, text: str) -> str:
    before: list[str] = []
    for word in (w.text for w in words(fold(extent.of(text)))):
        if before and word in ("of", "for", "from", "in", "with", "on", "to"):
            break
        before.append(word)
    return before[-1]


def find_cases(name_or_path: str) -> Path | None:
    """Where the cases of a pack lie: the folder NAME.cases beside its file; None where there is none."""
    folder = locate_pack(name_or_path).with_suffix(".cases")
    return folder if folder.is_dir() else None
