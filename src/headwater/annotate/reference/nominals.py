"""Descriptions of actors: noun phrases whose head is a person, a group, a state, a body or a document."""

from collections.abc import Sequence
from typing import NamedTuple

from headwater.annotate.reference.beginnings import Owned, Phrase, walk_left
from headwater.annotate.reference.head_nouns import Head, match_head
from headwater.annotate.reference.naming import Found
from headwater.annotate.reference.nominal_words import (
    BARE_DOCUMENTS,
    COUNTING,
    DEFINITE,
    GENERIC,
    NO_OFFICE,
    OUTSIDE,
    PEOPLE,
    PLAIN_POST,
    POST,
    PUBLIC,
    SOME,
    SPEECH_LIKE,
    TO_HEADS,
    UNMARKED,
    VERB_LIKE,
)
from headwater.annotate.reference.offices import skip_field, skip_sort
from headwater.annotate.reference.scans import Scan
from headwater.annotate.reference.sources import skip_privy
from headwater.annotate.reference.terms import is_term
from headwater.annotate.reference.tokens import NOT_ACTORS
from headwater.names import word_classes
from headwater.text import Extent

AHEAD = 30  # descriptions behind one that can have taken it in


class Nominal(NamedTuple):
    """A description by its tokens, half-open; `core` is the last token of its head noun."""

    first: int
    core: int
    last: int
    head: Head
    noun: str


def _is_used_as_modifier(sentence: Owned, at: int, head: Head) -> bool:
    """Whether the noun only describes the noun behind it: "government spokesman", "state visit"."""
    tokens = sentence.scan.tokens
    if at + 1 >= len(tokens) or tokens[at].possessive or tokens[at + 1].gap not in (" ", "-", "\n"):
        return False
    following = tokens[at + 1]
    if tokens[at].key in ("national", "individual") and at + 1 in sentence.owner:
        return True
    if at and tokens[at - 1].key == "joint" and head.collective:
        return True  # "their joint military exercises"
    if name := sentence.owner.get(at + 1):
        is_calling = tokens[at].key.endswith("ist") and name.type != "person"  # "the obstructionist Democrats"
        return name.first == at + 1 and (is_calling or head.type == "craft")
    if following.shape != "lower" or following.key in OUTSIDE:
        return False
    if following.gap == "-" or match_head(sentence.scan.keys, at + 1):
        return not (head.plural and following.key in VERB_LIKE)
    classes = word_classes(following.key) or ""
    if head.plural:
        return False
    if (word_classes(tokens[at].key) or "").startswith("a") and following.key.endswith(("ies", "ing")):
        return classes in ("", "v") and not following.key.endswith(
            "fies"
        )  # "official ceremonies", "her daily briefing"
    if classes.startswith("a"):
        behind = word_classes(sentence.scan.keys[at + 2]) if at + 2 < len(tokens) and tokens[at + 2].gap == " " else ""
        return (behind or "").startswith("n")
    behind_key = sentence.scan.keys[at + 2] if at + 2 < len(tokens) else ""
    if following.key.endswith("s") and behind_key in ("to", "that"):
        return False
    # A verb would agree: "the state visits" is one, "the state visit" is none.
    return "n" in classes and not ("v" in classes and following.key.endswith(("s", "ed")))


def _right_end(sentence: Owned, at: int, noun: str, head: Head) -> int:
    """Where the phrase ends: behind 'of …', 'at …', 'for …' with a name, or 'there'."""
    tokens, owner, keys = sentence.scan.tokens, sentence.owner, sentence.scan.keys
    if at >= len(tokens) or tokens[at - 1].possessive or tokens[at].gap != " ":
        return at
    if keys[at] == "there" and head.plural:
        return at + 1
    if head.type == "person" and not head.plural:
        at = skip_field(sentence.scan, at, owner)
    if head.type in ("person", "group") and (end := skip_privy(sentence.scan, at, owner)) > at:
        return end
    links = POST if head.plural or noun in TO_HEADS else PLAIN_POST
    if (
        keys[at] not in links
        or not (head.type in ("person", "group", "state") or _is_of_state(sentence, at, noun))
        or (keys[at] == "to" and noun not in TO_HEADS)
    ):
        return at
    here = at + 1
    if here < len(tokens) and keys[here] in ("the", "both"):
        here += 1
    here = skip_sort(sentence.scan, here, owner)
    while here < len(tokens) and here in owner and tokens[here].gap in (" ", "\n", ". "):
        name = owner[here]
        title = name.last < len(tokens) and name.last in owner and tokens[name.last].gap in (" ", ". ")
        here = name.last
        if (body := _body_behind(sentence, here)) is not None and not tokens[here - 1].possessive:
            return body
        if tokens[here - 1].possessive or (
            here < len(tokens) and here not in owner and _leads_on(sentence, here, name)
        ):
            return at
        if not (title and (name.level == "demonym" or name.type == "title")):
            return _skip_joined(sentence, here, name) if head.plural and keys[at] == "of" else here
    return at


def _skip_joined(sentence: Owned, at: int, name: Found) -> int:
    """Behind the second of two states of which several are: "the ministers of Norland AND ESTRIA"."""
    other = sentence.owner.get(at + 1) if sentence.scan.keys[at : at + 1] == ("and",) else None
    is_state = other is not None and {name.type, other.type} <= {"state", "place"} and other.first == at + 1
    return other.last if other is not None and is_state else at


def _is_of_state(sentence: Owned, at: int, noun: str) -> bool:
    """Whether a body is told to be a state's: "the interior ministry of Norway"."""
    name = sentence.owner.get(at + 1)
    is_body = noun.split()[-1] in PUBLIC and sentence.scan.keys[at] == "of"
    return is_body and name is not None and name.type == "state" and name.level == "name"


def _body_behind(sentence: Owned, at: int) -> int | None:
    """Where a body ends that a name only describes: "an official at the Norlandic health ministry"."""
    tokens, keys = sentence.scan.tokens, sentence.scan.keys
    for here in range(at, min(at + 3, len(tokens))):
        if tokens[here].gap != " " or tokens[here].shape != "lower" or here in sentence.owner:
            return None
        if (found := match_head(keys, here)) is not None:
            return here + 1 if found[1].type == "organization" and not found[1].plural else None
        if not (word_classes(keys[here]) or "").startswith(("n", "a")):
            return None
    return None


def _leads_on(sentence: Owned, at: int, name: Found) -> bool:
    """Whether a name behind a preposition only describes the noun behind it: "officials at Kabul airport"."""
    token = sentence.scan.tokens[at]
    nominal = (word_classes(token.key) or "").startswith("n") and match_head(sentence.scan.keys, at) is not None
    return token.gap == " " and token.shape == "lower" and (name.level == "demonym" or nominal)


def _is_verb_here(sentence: Owned, start: int) -> bool:
    """Whether a noun that is a verb too stands right behind its subject: "The New York Times states"."""
    name = sentence.owner.get(start - 1)
    if start and sentence.scan.keys[start] in SPEECH_LIKE and not sentence.scan.tokens[start - 1].possessive:
        before = match_head(sentence.scan.keys, start - 1)
        if before is not None and not before[1].plural and before[1].type in ("document", "person", "organization"):
            return True  # "the lawsuit states"
    return (
        name is not None
        and name.level == "name"
        and "v" in (word_classes(sentence.scan.keys[start]) or "")
        and sentence.scan.tokens[start].gap.isspace()
        and not sentence.scan.tokens[start - 1].possessive
        and name.type in ("media", "person", "organization", "public_body")
    )


def _is_before_name(sentence: Owned, nominal: Nominal) -> bool:
    """Whether the phrase is an office right before a name: "radio host Joan Doe"."""
    at = nominal.core + 1
    name = sentence.owner.get(at)
    close = name is not None and name.first == at and sentence.scan.tokens[at].gap in (" ", "\n")
    return close and nominal.head.type == "person" and not nominal.head.plural


def _is_verb_behind(sentence: Owned, at: int) -> bool:
    keys = sentence.scan.keys
    return at < len(keys) and sentence.scan.tokens[at].gap == " " and (word_classes(keys[at]) or "").startswith("v")


def _stands_for_people(sentence: Owned, at: int) -> bool:
    """Whether "few", "many", "some" is a subject of its own: "Few in Norland expected", "many say"."""
    if at > 0 and sentence.scan.tokens[at - 1].shape == "lower" and sentence.scan.tokens[at].gap == " ":
        return False
    last = _right_end(sentence, at + 1, sentence.scan.keys[at], PEOPLE)
    return _is_verb_behind(sentence, last)


def _is_worth(sentence: Owned, nominal: Nominal, phrase: Phrase, start: int) -> bool:
    """Whether a phrase stands for somebody or something in particular."""
    head, noun, key = nominal.head, nominal.noun, sentence.scan.keys[nominal.first]
    extended = nominal.last > nominal.core + 1
    acts = _is_verb_behind(sentence, nominal.last)
    if key in ("any", "no", "every", "each") or (key in ("a", "an") and head.type == "state"):
        return False
    if head.type == "document":
        if sentence.scan.line.is_headline and phrase.mark != "definite":
            return False
        if head.plural:
            return noun in BARE_DOCUMENTS or phrase.mark != "" or nominal.first < start
        return (phrase.mark in ("definite", "named") or (phrase.mark == "counted" and acts)) and key != "such"
    if head.type in ("facility", "craft"):
        return phrase.mark in ("definite", "named")
    if (
        noun == "regime"
        and (word_classes(sentence.scan.keys[start - 1]) or "").startswith("n")
        and start > nominal.first + 1
    ):
        return sentence.scan.keys[start - 1] in NOT_ACTORS or start - 1 in sentence.owner
    if phrase.mark:
        return True
    if noun in UNMARKED and acts:
        return True
    if head.plural and head.type in ("person", "group"):
        return noun not in GENERIC or extended or acts or nominal.first < start
    return extended and head.type == "person"


def _match_nominal(sentence: Owned, at: int) -> Nominal | None:
    tokens, keys = sentence.scan.tokens, sentence.scan.keys
    token = tokens[at]
    found = match_head(keys, at)
    if found is None and token.key in SOME and at not in sentence.owner and _stands_for_people(sentence, at):
        return Nominal(at, at, _right_end(sentence, at + 1, token.key, PEOPLE), PEOPLE, token.key)
    if found is None or at in sentence.owner:
        return None
    size, head = found
    start = at - size + 1
    if _is_used_as_modifier(sentence, at, head) or (size == 1 and _is_verb_here(sentence, start)):
        return None
    phrase = walk_left(sentence, start, head.plural or head.collective)
    noun = " ".join(keys[start : at + 1])
    if is_term(sentence.scan, phrase.first, at):
        return None
    nominal = Nominal(phrase.first, at, _right_end(sentence, at + 1, noun, head), head, noun)
    if token.shape in ("title", "upper") and not tokens[start].is_first and not phrase.mark:
        return None
    return nominal if _is_before_name(sentence, nominal) or _is_worth(sentence, nominal, phrase, start) else None


def _merge(sentence: Owned, nominals: list[Nominal]) -> list[Nominal]:
    """Let "the leaders of" take in the description behind it, and drop what another description has taken in."""
    by_first = {n.first: n for n in nominals}
    merged = []
    for nominal in nominals:
        here = nominal.last
        link = sentence.scan.keys[here] if here < len(sentence.scan.keys) else ""
        of_many = link == "of" or (link in ("at", "from") and not nominal.head.plural)
        takes = nominal.head.type in ("person", "group") and (of_many or (link == "to" and nominal.noun in TO_HEADS))
        kinds = ("state", "group", "organization", *(("person",) if link == "to" else ()))
        if takes and (inner := by_first.get(here + 1)) and inner.head.type in kinds:
            nominal = nominal._replace(last=inner.last)
        merged.append(nominal)
    return [
        n
        for at, n in enumerate(merged)
        if not any(o.first <= n.first and n.core < o.core and n.last <= o.core for o in merged[at + 1 : at + 1 + AHEAD])
    ]


def find_nominals(scan: Scan, names: Sequence[Found]) -> list[Nominal]:
    """The descriptions in a sentence, titles before names among them."""
    owner = {at: name for name in names for at in range(name.first, name.last)}
    for name in names:
        if name.title and name.first:
            for at in range(name.first):
                if name.title.start <= scan.tokens[at].start < name.title.end:
                    owner.setdefault(at, name._replace(first=at, last=name.first, type="title", level="name"))
    sentence = Owned(scan, owner)
    found = [n for at in range(len(scan.tokens)) if (n := _match_nominal(sentence, at))]
    return _merge(sentence, found)


def nominal_type(nominal: Nominal) -> str:
    """The mention type of a description."""
    if nominal.head.type == "organization" and nominal.noun.split()[-1] in PUBLIC:
        return "public_body"
    return nominal.head.type


def is_office(nominal: Nominal) -> bool:
    """Whether the noun is an office or a calling, so that it is the title of a name beside it."""
    return nominal.head.type == "person" and nominal.noun not in NO_OFFICE


def office_extent(scan: Scan, nominal: Nominal, names: Sequence[Found]) -> Extent:
    """The words of the office alone: from behind the last name or determiner up to the noun."""
    first = nominal.first
    taken = {at for name in names for at in range(name.first, name.last)}
    head = match_head(scan.keys, nominal.core)
    for at in range(nominal.first, nominal.core + 1 - (head[0] if head else 1)):
        key = scan.keys[at]
        if at in taken or key in DEFINITE or key in COUNTING or (scan.tokens[at].possessive and scan.capital[at]):
            first = at + 1
    return Extent(scan.tokens[first].start, scan.tokens[nominal.core].end)
