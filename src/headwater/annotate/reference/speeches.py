"""Who speaks a quotation, and so is its "I" and "we", and never its "he"."""

import re

from headwater.annotate.reference.descriptions import country_of
from headwater.annotate.reference.entities import Entities
from headwater.annotate.reference.scene import FURNITURE, Scene

# "Statement BY the ministry", "We, THE DOCTORS of the ward, …".
ISSUED_BY = re.compile(
    r"\b(?:statement|declaration|communiqu[eé]|message|remarks|letter|release)\s+(?:by|from|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
NEAR = 40  # characters before an issuer in which the word for the statement stands
OTHER_PARAGRAPH = 150  # a speaker in another paragraph counts as this many characters further away


def link_speaker(entity: Entities, n: int, word: str) -> int | None:
    """ "I" is the speaker of the quotation; "we" is the state or the body for which the speaker speaks."""
    scene = entity.scene
    number = scene.quotation[n]
    speaker = _find_issuer(entity, n) if number is None else _find_speaker(entity, number, n)
    if speaker is None or word == "i":
        return speaker
    mention = scene.mentions[speaker]
    if mention.type != "person":
        return speaker
    state = scene.states.get(country_of(scene, speaker) or "")
    bodies = [m.body for n, m in enumerate(scene.mentions) if m.body is not None and entity.roots[n] == speaker]
    own = (b for b in bodies if scene.mentions[b].type in ("organization", "media"))  # a ministry's "we" is its state
    return next((entity.roots[b] for b in own), state)


def _find_issuer(entity: Entities, n: int) -> int | None:
    """Who issues a statement that speaks of "us": whom its title names, or "We, THE UNDERSIGNED DOCTORS"."""
    scene = entity.scene
    for m, mention in enumerate(scene.mentions):
        first = mention.title.start if mention.title else mention.extent.start
        at = min(first, mention.extent.start)
        before = scene.text[max(0, at - NEAR) : at]
        is_named = scene.headed[m] and ISSUED_BY.search(before) is not None
        if (is_named or before.endswith("We, ")) and mention.level != "pronoun" and mention.type != "place":
            return entity.roots[m]
    return None


def find_own_speaker(entity: Entities, n: int) -> int | None:
    """Who says the words between quotation marks that a pronoun stands in: to himself he would be "I".

    Of a few words that go on with the reporter's sentence ("said that he 'did his best'") this does not hold.
    """
    number = entity.scene.quotation[n]
    if number is None or not _is_whole(entity.scene, number):
        return None
    return _find_speaker(entity, number, n)


def _is_whole(scene: Scene, number: int) -> bool:
    """Whether a quotation begins as speech does: with a capital, or set off from what is before it."""
    outer, inner = scene.quotations[number].outer, scene.quotations[number].inner
    before = scene.text[: outer.start].rstrip(" ")[-1:]
    first = inner.of(scene.text).lstrip(" '‘[(.…")[:1]
    return first.isupper() or not before.isalpha()


def _find_speaker(entity: Entities, number: int, near: int) -> int | None:
    """Whose cue has a quotation; else the subject of a verb of saying nearest to it.

    Behind a full stop somebody else begins: nobody introduces the quotation, and whoever spoke before it goes on.
    """
    scene = entity.scene
    paragraph = scene.paragraph[near]
    extent, inner = scene.quotations[number].outer, scene.quotations[number].inner
    is_closed = inner.of(scene.text).rstrip().endswith(".")
    introduced, options = [], []
    for m in range(max(0, near - 60), min(len(scene.mentions), near + 60)):
        mention = scene.mentions[m]
        if not scene.speaks[m] or scene.quotation[m] is not None or scene.sentence[m] == FURNITURE:
            continue
        said = scene.voices[m].content if m in scene.voices else ()
        if any(e.overlaps(inner) for e in said):
            introduced.append((sum(e.end - e.start for e in said), m))
        behind, before = mention.extent.start - extent.end, extent.start - mention.extent.end
        elsewhere = 0 if scene.paragraph[m] == paragraph else OTHER_PARAGRAPH
        if 0 <= behind <= 120 and not is_closed:
            options.append((behind + elsewhere, m))
        elif 0 <= before <= 300:
            options.append((before + elsewhere, m))
    if not introduced and not options:
        return None
    root = entity.roots[min(introduced or options)[1]]
    return root if scene.mentions[root].level != "pronoun" else None
