"""Domain packs: which words name an event, what must stand beside them, who plays which role.

A pack is a YAML file (packs/arms_transfers.yaml says at its head how one is written).  Reading one checks every name
in it; the forms of its words are written out when they are first sought, so that finding triggers in a report is a
look-up by the first word.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from headwater.domain.source import (
    Node,
    check_known,
    choose,
    entries,
    is_true,
    items,
    parse_yaml,
    text_of,
    texts_of,
)
from headwater.errors import PackError
from headwater.inflection import Form, noun_forms, verb_forms
from headwater.text import fold, list_words

Part = Literal["verb", "noun"]
ROLES = frozenset(
    "agent counterpart target supplier recipient end_user facilitator item quantity in_exchange_for instrument "
    "place".split()
)
PREPOSITIONS = frozenset(
    "about across against along among off around at between by concerning during for from in inside into near of on "
    "onto outside over regarding through throughout to toward towards under via with within without".split()
) | {"in exchange for", "in return for"}
PLACES = ("subject", "object", "owner", "possessor", "modifier")
FUNCTIONS = frozenset(PLACES) | PREPOSITIONS
PACK_KEYS = frozenset({"pack", "version", "about", "goods", "norms", "words", "groups", "events"})
EVENT_KEYS = frozenset({"about", "codes", "future", "material", "rules"})
# Keys of a rule by what they hold; what each means is said in packs/arms_transfers.yaml.
OF_CLASSES = ("beside", "near", "unless")
OF_ROLES = ("parties", "needs", "worded", "alive")
FLAGS = ("mutual", "spoken", "settled", "attended", "light", "bare", "once", "charge")
RULE_KEYS = frozenset({*OF_CLASSES, *OF_ROLES, *FLAGS, "verbs", "nouns", "roles", "also", "codes"})


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One way to name an event of a type.

    `beside` are word classes of which one must be the object of the verb, or the modifier or complement of the noun;
    `near` the same anywhere in the sentence; `unless` what must not be beside.  `parties` are roles of which one must
    be filled, `needs` roles that all must be, `worded` roles that words may fill which are no mention, `alive` roles
    that only a person, a body, a state or a group may fill.  `roles` gives, for a function in the clause, the roles to
    try in order.
    """

    name: str
    type: str
    line: int
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    alive: frozenset[str] = frozenset()
    roles: dict[str, tuple[str, ...]] = {}
    mutual: bool = False
    spoken: bool = False
    settled: bool = False
    attended: bool = False
    light: bool = False
    bare: bool = False
    once: bool = False
    charge: bool = False
    material: bool = False
    future: str | None = None
    also: tuple[str, ...] = ()
    codes: dict[str, str] = {}


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """One form of a word or phrase that names an event, folded and split as the words of a text are."""

    words: tuple[str, ...]
    part: Part
    form: Form
    rule: Rule


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One form of a word or phrase of a class; `kind` is the class it is listed in, `classes` adds the groups."""

    words: tuple[str, ...]
    kind: str
    classes: frozenset[str]


Entry = TypeVar("Entry", Trigger, Term)


class Pack(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A domain pack, ready for use; `kinds` are the words of each class, `groups` the classes of each group."""

    name: str
    version: str
    about: str
    types: tuple[str, ...]
    goods: dict[str, tuple[str, ...]]
    norms: dict[str, tuple[str, ...]]
    codes: dict[str, dict[str, str]]
    rules: tuple[Rule, ...]
    kinds: dict[str, tuple[str, ...]]
    groups: dict[str, frozenset[str]]

    @cached_property
    def triggers(self) -> dict[str, tuple[Trigger, ...]]:
        """The triggers by their first word, the longest first; who only links needs none of them."""
        return _by_first_word(_triggers(self.rules))

    @cached_property
    def terms(self) -> dict[str, tuple[Term, ...]]:
        """The words of the classes by their first word, the longest first."""
        return _by_first_word(_terms(self.kinds, self.groups))


def list_packs() -> list[str]:
    """The names of the packs that ship with Headwater."""
    shipped = resources.files("headwater.domain").joinpath("packs")
    return sorted(p.name.removesuffix(".yaml") for p in shipped.iterdir() if p.name.endswith(".yaml"))


def locate_pack(name_or_path: str | Path) -> Path:
    """The file of a shipped pack by its name, or of any pack by its path."""
    if str(name_or_path) in list_packs():
        return Path(str(resources.files("headwater.domain").joinpath("packs").joinpath(f"{name_or_path}.yaml")))
    return Path(name_or_path)


def load_pack(name_or_path: str | Path) -> Pack:
    """A shipped pack by its name, or any pack by the path of its YAML file."""
    name = str(name_or_path)
    if name in list_packs():
        shipped = resources.files("headwater.domain").joinpath("packs").joinpath(name + ".yaml")
        return parse_pack(shipped.read_text(encoding="utf-8"), name + ".yaml")
    path = Path(name_or_path)
    if not path.is_file():
        raise PackError(f"{name}: no such pack or file; shipped packs are: {', '.join(list_packs())}")
    try:
        return parse_pack(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read as UTF-8 text: {error}") from error


@lru_cache(maxsize=16)
def parse_pack(text: str, file: str) -> Pack:
    """The pack that a YAML text describes; `file` is for the errors."""
    root = parse_yaml(text, file)
    top = _checked(root, PACK_KEYS, ("pack", "events"), "key of a pack")
    goods, norms, others = (_classes(top.get(key)) for key in ("goods", "norms", "words"))
    kinds = {**goods, **norms, **others}
    groups = {"goods": frozenset(goods), "norms": frozenset(norms)}
    for name, node in (entries(top["groups"]) if "groups" in top else {}).items():
        groups[name] = frozenset(choose(node, kinds.keys(), "word class"))
    events = entries(top["events"])
    classes = kinds.keys() | groups.keys()
    rules = tuple(rule for name, node in events.items() for rule in _rules(name, node, classes, events.keys()))
    return Pack(
        name=text_of(top["pack"]),
        version=text_of(top["version"]) if "version" in top else "0",
        about=text_of(top["about"]) if "about" in top else "",
        types=tuple(events),
        goods=goods,
        norms=norms,
        codes={name: _codes(entries(node).get("codes")) for name, node in events.items()},
        rules=rules,
        kinds=kinds,
        groups=groups,
    )


def _checked(node: Node, known: frozenset[str], needed: Iterable[str], what: str) -> dict[str, Node]:
    found = entries(node)
    for name, value in found.items():
        check_known(value, name, known, what)
    for name in needed:
        if name not in found:
            raise node.error(f"`{name}` is missing; add it")
    return found


def _classes(node: Node | None) -> dict[str, tuple[str, ...]]:
    return {name: _phrases(value) for name, value in entries(node).items()} if node else {}


def _phrases(node: Node | None) -> tuple[str, ...]:
    for item in items(node) if node else ():
        if not split_phrase(text_of(item)):
            raise item.error(f"`{text_of(item)}` has no word in it; remove it")
    return texts_of(node) if node else ()


def _codes(node: Node | None) -> dict[str, str]:
    return {name: text_of(value) for name, value in entries(node).items()} if node else {}


def _rules(type_: str, node: Node, classes: Iterable[str], types: Iterable[str]) -> Iterator[Rule]:
    found = _checked(node, EVENT_KEYS, ("rules",), "key of an event type")
    classes, types = set(classes), set(types)
    future = found.get("future")
    if future:
        choose(future, types, "event type")
    is_material = "material" in found and is_true(found["material"])
    for number, item in enumerate(items(found["rules"]), 1):
        rule = _rule(type_, number, item, classes, types)
        yield msgspec.structs.replace(rule, future=text_of(future) if future else None, material=is_material)


def _rule(type_: str, number: int, node: Node, classes: set[str], types: set[str]) -> Rule:
    found = _checked(node, RULE_KEYS, (), "key of a rule")
    if not found.keys() & {"verbs", "nouns"}:
        raise node.error(f"a rule of {type_} has no words; give it `verbs` or `nouns`")
    given: dict[str, Any] = {key: is_true(found[key]) for key in FLAGS if key in found}
    given |= {key: frozenset(choose(found[key], classes, "word class")) for key in OF_CLASSES if key in found}
    given |= {key: frozenset(choose(found[key], ROLES, "role")) for key in OF_ROLES if key in found}
    return Rule(
        name=f"{type_}#{number}",
        type=type_,
        line=node.line,
        verbs=_phrases(found.get("verbs")),
        nouns=_phrases(found.get("nouns")),
        roles=_roles(found.get("roles")),
        also=choose(found["also"], types, "event type") if "also" in found else (),
        codes=_codes(found.get("codes")),
        **given,
    )


def _roles(node: Node | None) -> dict[str, tuple[str, ...]]:
    found = entries(node) if node else {}
    for function, value in found.items():
        check_known(
            value, function, FUNCTIONS, "function (a preposition, or subject, object, owner, possessor, modifier)"
        )
    return {function: choose(value, ROLES, "role") for function, value in found.items()}


def _triggers(rules: Iterable[Rule]) -> Iterator[Trigger]:
    for rule in rules:
        for lemma in rule.verbs:
            for form, tag in verb_forms(lemma).items():
                yield Trigger(words=split_phrase(form), part="verb", form=tag, rule=rule)
        for lemma in rule.nouns:
            for form, tag in noun_forms(lemma).items():
                yield Trigger(words=split_phrase(form), part="noun", form=tag, rule=rule)


def _terms(kinds: Mapping[str, tuple[str, ...]], groups: Mapping[str, frozenset[str]]) -> Iterator[Term]:
    for kind, listed in kinds.items():
        classes = frozenset({kind} | {name for name, members in groups.items() if kind in members})
        for lemma in listed:
            for form in noun_forms(lemma):
                yield Term(words=split_phrase(form), kind=kind, classes=classes)


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, split as those of a text are."""
    return tuple(list_words(fold(phrase)))


def _by_first_word(entries_: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries_:
        found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(group, key=lambda e: -len(e.words))) for first, group in found.items()}
