"""Who a name, a description or a pronoun stands for within one report: a sieve from the surest to the least sure.

Names first (forms of one name), then descriptions (apposition, office, kind), then pronouns, by what speaks for each
whom they may stand for (`antecedents`).  Where nobody is likely enough there is no antecedent.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

import msgspec

from headwater.annotate.attribution.attributions import Attribution
from headwater.annotate.attribution.quotations import Quotation
from headwater.annotate.closed_classes import POSSESSIVES
from headwater.annotate.parses import Parse
from headwater.annotate.reference.aliases import link_names
from headwater.annotate.reference.antecedents import (
    choose_root,
    count_between,
    goes_on,
    is_owner,
    is_spoken_for,
    open_case,
    owns_people,
    weigh_options,
)
from headwater.annotate.reference.descriptions import link_descriptions
from headwater.annotate.reference.entities import Entities
from headwater.annotate.reference.numbers import PLURALS, is_collective, is_plural
from headwater.annotate.reference.predicates import Said
from headwater.annotate.reference.scene import FURNITURE, Scene, set_scene
from headwater.annotate.reference.speeches import find_own_speaker, link_speaker
from headwater.annotations import Mention, Sentence
from headwater.record.model import Report
from headwater.text import fold

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
SPEAKERS = frozenset(("i", "we"))
FRONTED = re.compile(
    r"(?:despite|after|before|besides|in|with|for|from|like|unlike|during|by|under|on|at|amid|among|throughout)\b[^,]*$",
    re.IGNORECASE,
)
# Things that have something of their own; a plan has not, and "the plan would protect its workers" is of who speaks.
OWNING = re.compile(
    r"\b(?:village|town|city|district|province|island|port|harbou?r|airport|base|camp|hospital|church|mosque|factory|plant|"
    r"refinery|mine|bridge|tanker|vessel|ship|boat|ferry|freighter|trawler|frigate|submarine|yacht|barge|plane|aircraft|"
    r"jet|airliner|helicopter|drone|train|bus|truck|lorry|car|satellite|rocket|missile|reactor)$",
    re.IGNORECASE,
)
# What a craft has and no state: behind "the tanker was seized" these are the tanker's, whoever speaks.
CRAFT = re.compile(
    r"\b(?:tanker|vessel|ship|boat|ferry|freighter|trawler|frigate|submarine|yacht|barge|plane|aircraft|jet|airliner|"
    r"helicopter|train|bus)\b",
    re.IGNORECASE,
)
ABOARD = re.compile(
    r"\s+(?:\w+\s+)?(?:crew|owners?|operators?|sailors|captain|skipper|passengers|cargo|hull|deck|engines?|anchor|bow|wreck|pilots?|driver)\b",
    re.IGNORECASE,
)
# Who or what speaks for somebody: "Doe's lawyer", "Doe's former campaign manager", "Doe's letter".
SERVING = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|advocates?|spokes\w+|aides?|"
    r"adviser|advisor|agent|publicist|representatives?|manager|office|press secretary|letter|statement|lawsuit|tweet|"
    r"post|memoir|filing|e-?mail)\b",
    re.IGNORECASE,
)
LONGEST = 12  # characters of such a word
SHORTLY = 200  # characters before "its crew" in which a craft is named
REACH = 4  # sentences back in which a pronoun finds its antecedent
PREDICATING = re.compile(r"(?:\b(?:as|is|was|be|been|become|became|being|are|were|not)|['’]s)\s+$", re.IGNORECASE)


def link_mentions(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution] = (),
    parses: Sequence[Parse] = (),
) -> tuple[Mention, ...]:
    """The mentions with `antecedent` filled, and `members` for a description of two parties."""
    scene = set_scene(report, sentences, mentions, quotations, attributions, parses)
    links = link_names(scene)
    targets = link_descriptions(scene, links)
    entity = Entities(scene, links, targets)
    linked = list(mentions)
    for n, mention in enumerate(mentions):
        if mention.level in ("name", "demonym") and n in links:
            ahead = mentions[links[n]].type
            kind = ahead if mention.type == "other" or "person" in (mention.type, ahead) else mention.type
            linked[n] = msgspec.structs.replace(mention, antecedent=links[n], type=kind)
        elif n in targets:
            target = targets[n]
            linked[n] = msgspec.structs.replace(
                mention, antecedent=target.mention, members=mention.members or target.members
            )
    for n in order_pronouns(scene):
        if (found := link_pronoun(entity, n, parses)) is not None:
            linked[n] = msgspec.structs.replace(mentions[n], antecedent=found, type=mentions[found].type)
    for n, said in scene.apposed.items():
        linked[n] = _link_predicate(entity, linked[n], said)
    return tuple(linked)


def order_pronouns(scene: Scene) -> list[int]:
    """The pronouns of the text in the order in which they find whom they stand for.

    "I" and "we" wait for the pronouns that may be their speakers.
    """
    pronouns = (n for n, m in enumerate(scene.mentions) if m.level == "pronoun" and scene.sentence[n] != FURNITURE)
    return sorted(pronouns, key=lambda n: (fold(scene.mentions[n].name) in SPEAKERS, n))


def _link_predicate(entity: Entities, mention: Mention, said: Said) -> Mention:
    """A description with whom a sentence says it of; what somebody was is no office that he has."""
    root = entity.roots[said.mention]
    if root != said.mention and entity.scene.mentions[root].type == mention.type:
        mention = msgspec.structs.replace(mention, antecedent=root)
    return msgspec.structs.replace(mention, body=None) if said.is_past else mention


def link_pronoun(entity: Entities, n: int, parses: Sequence[Parse]) -> int | None:
    """The root of the actor that a pronoun stands for, of whom the actors are told from then on."""
    word = fold(entity.scene.mentions[n].name)
    root = link_speaker(entity, n, word) if word in SPEAKERS else _find_antecedent(entity, n, word, parses)
    if root is not None:
        entity.roots[n] = root
        if word in GENDERS and entity.scene.mentions[root].type == "person":
            entity.genders.setdefault(root, GENDERS[word])
    return root


def list_options(entity: Entities, n: int) -> list[int]:
    """The mentions before a pronoun that agree with it and that it may stand for, the nearest first."""
    scene, word = entity.scene, fold(entity.scene.mentions[n].name)
    own = find_own_speaker(entity, n) if word in GENDERS else None
    return [
        m
        for m in _candidates(scene, n)
        if not (
            (scene.speaks[n] and scene.located[m])  # "The union sued in the High Court. It said"
            or _is_spoken_of(scene, m, n)
            or entity.roots[m] == own
            or _is_no_crew(scene, m, n)
        )
        and _agrees(entity, m, word)
    ]


def _find_antecedent(entity: Entities, n: int, word: str, parses: Sequence[Parse]) -> int | None:
    scene, options = entity.scene, list_options(entity, n)
    if (teller := _find_teller(entity, n, {entity.roots[m] for m in options})) is not None:
        return teller
    if (client := _find_client(entity, n, options)) is not None:
        return client
    if goes_on(scene, n) and (speaker := next((m for m in options if _has_spoken(scene, m)), None)) is not None:
        return entity.roots[speaker]
    is_ahead = word in POSSESSIVES and all(scene.sentence[m] != scene.sentence[n] for m in options)
    if is_ahead and _is_fronted(scene, n) and (subject := next(_subjects_behind(entity, n, word), None)) is not None:
        return entity.roots[subject]
    case = open_case(entity, n, parses)
    root = choose_root(case, weigh_options(case, options))
    if root is None:
        return None
    is_of_thing = word == "its" and (_is_of_thing(scene, n) or _is_of_craft(scene, root, n))
    return None if is_of_thing else root


def _is_of_thing(scene: Scene, n: int) -> bool:
    """Whether a possessive is of the subject of its clause, a thing: "the tanker had lost its anchor"."""
    at = bisect_left(scene.things, (scene.mentions[n].extent.start, 0)) - 1
    if at < 0 or scene.things[at][1] != scene.sentence[n]:
        return False
    end = scene.things[at][0]
    is_parted = any(scene.acts[m] for m in range(max(0, n - 8), n) if scene.mentions[m].extent.start >= end)
    return not is_parted and OWNING.search(scene.text, max(0, end - LONGEST), end) is not None


def _is_of_craft(scene: Scene, root: int, n: int) -> bool:
    """Whether a possessive is of a craft named shortly before, and not of a state: "Norway said its crew was safe"."""
    mention = scene.mentions[n].extent
    if scene.mentions[root].type not in ("state", "place") or not ABOARD.match(scene.text, mention.end):
        return False
    return CRAFT.search(scene.text, max(0, mention.start - SHORTLY), mention.start) is not None


def _is_no_crew(scene: Scene, m: int, n: int) -> bool:
    """Whether a craft would own people who are not aboard: "The vessel sank. ITS foreign minister said"."""
    if scene.mentions[m].type != "craft":
        return False
    return owns_people(scene, n) and not ABOARD.match(scene.text, scene.mentions[n].extent.end)


def _is_spoken_of(scene: Scene, m: int, n: int) -> bool:
    """Whether a candidate stands in what the pronoun says: nobody speaks of himself by name before "he said"."""
    if scene.speaks[n] and scene.quotation[n] is None and scene.quotation[m] is not None:
        return True
    voice = scene.voices.get(n)
    return voice is not None and any(e.contains(scene.mentions[m].extent) for e in voice.content)


def _find_teller(entity: Entities, n: int, others: Collection[int]) -> int | None:
    """Whoever tells of himself by name: "Joan Doe has faith in her envoy, SHE said", where no other can be a woman."""
    scene, gender = entity.scene, GENDERS.get(fold(entity.scene.mentions[n].name))
    if gender is None or not scene.speaks[n] or any(entity.genders.get(root) == gender for root in others):
        return None
    return next(
        (
            entity.roots[m]
            for m in _candidates(scene, n)
            if scene.sentence[m] == scene.sentence[n]
            and scene.leads[m]
            and scene.quotation[m] is None
            and entity.genders.get(entity.roots[m]) == gender
        ),
        None,
    )


def _find_client(entity: Entities, n: int, options: Sequence[int]) -> int | None:
    """Whom a person speaks for who is his own: "Doe's lawyer said HE would appeal"."""
    scene = entity.scene
    if fold(scene.mentions[n].name) not in GENDERS:
        return None
    owners = (m for m in options if is_owner(scene, m) and is_spoken_for(scene, m, n))
    return next((entity.roots[m] for m in owners if SERVING.match(scene.text, scene.mentions[m].extent.end)), None)


def _has_spoken(scene: Scene, m: int) -> bool:
    return m in scene.voices and scene.quotation[m] is None


def _is_fronted(scene: Scene, n: int) -> bool:
    """Whether a possessive stands in the phrase before its sentence's subject: "Despite its denials, the state …"."""
    start = scene.mentions[n].extent.start
    before = scene.text[max(scene.text.rfind(mark, 0, start) for mark in ".?!\n") + 1 : start]
    is_within = before.rstrip().endswith(("that despite", "that after", "that in"))
    return is_within or FRONTED.match(before.lstrip(" “\"'")) is not None


def _subjects_behind(entity: Entities, n: int, word: str) -> Iterator[int]:
    """The first candidate behind the next comma that acts."""
    scene = entity.scene
    comma = scene.text.find(",", scene.mentions[n].extent.end)
    for m in range(n + 1, min(len(scene.mentions), n + 8)):
        if scene.sentence[m] == scene.sentence[n] and scene.mentions[m].extent.start > comma > 0 and scene.acts[m]:
            if _agrees(entity, m, word):
                yield m
            return


def _candidates(scene: Scene, n: int) -> Iterator[int]:
    """The mentions before a pronoun, nearest first; behind a long speech who made it is nearer than what is in it."""
    places = scene.told if scene.speaks[n] and scene.quotation[n] is None else scene.sentence
    for m in range(n - 1, -1, -1):
        if scene.sentence[m] == FURNITURE:
            continue
        if places[n] - places[m] > REACH:
            return
        if count_between(scene, m, n) <= REACH and scene.mentions[m].extent.end <= scene.mentions[n].extent.start:
            yield m


def _agrees(entity: Entities, m: int, word: str) -> bool:
    """Whether a candidate has the number, the kind and the gender of the pronoun."""
    scene = entity.scene
    mention = scene.mentions[m]
    kind = scene.mentions[entity.roots[m]].type if mention.level == "pronoun" else mention.type
    plural = is_plural(scene, m)
    if mention.level == "pronoun" and (entity.roots[m] == m or fold(mention.name) in SPEAKERS):
        return False
    if mention.level == "nominal" and _is_predicate(scene, m):
        return False
    if word in GENDERS:
        gender = entity.genders.get(entity.roots[m])
        return kind in ("person", "other") and not plural and gender in (None, GENDERS[word])
    if word in PLURALS:
        return plural or is_collective(mention)
    return (
        not plural
        and (
            _may_be_thing(entity, m)
            or kind
            in (
                "state",
                "organization",
                "public_body",
                "media",
                "document",
                "group",
                "facility",
                "place",
                "craft",
                "other",
            )
        )
        and (mention.level != "demonym")
    )


def _may_be_thing(entity: Entities, m: int) -> bool:
    """Whether a name was only guessed to be a person's: one word, nowhere with a title, a given name or a gender."""
    mention = entity.scene.mentions[entity.roots[m]]
    guessed = mention.level == "name" and mention.finder in ("guess", "encoder") and mention.title is None
    return guessed and " " not in mention.name and entity.roots[m] not in entity.genders


def _is_predicate(scene: Scene, m: int) -> bool:
    """Whether a description only says what somebody is: "as a candidate", "she was a doctor"."""
    mention = scene.mentions[m]
    indefinite = fold(mention.name).split()[0] in ("a", "an")
    return (
        indefinite
        and PREDICATING.search(scene.text, max(0, mention.extent.start - 12), mention.extent.start) is not None
    )
