"""A mixed stream: stories that have nothing to do with each other, each told in several reports and copied.

The lab draws all its stories from one small cast and one stock of sentences.  In a stream every story has names of its
own, and words of its own for all that is rare in news; common words, those of saying among them, stay.  That all
stories happen in one fortnight makes them harder to part than those of a real stream.
"""

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.lab.stories import LabStory, make_story
from benchmarks.lab.world import Member, World, transliterate
from benchmarks.lab.writing import write_report
from headwater.text import STOPWORDS, rarity, stem

STORY = 8  # reports: a dispatch, three copies of it, four of other kinds
RARE = 3.5  # nats: rarer words tell what a story is about
SYLLABLES = tuple(a + e + z for a in "bdfgklmnprstvz" for e in "aeiou" for z in ("", "l", "m", "n", "r", "s"))
PLAIN_WORD = re.compile(r"(?<![\w.’'])[a-z]{4,}(?![\w’'])")
ENDING = re.compile(r"(?:ings?|ed|er|ers|ly|s)?$")


def make_stream(stories: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """The file names and the texts of this many stories, one story after the other."""
    for number in range(seed, seed + stories):
        yield from _tell_apart(make_story(number), random.Random(f"stream {number}"))


def _tell_apart(story: LabStory, rng: random.Random) -> Iterator[tuple[str, str]]:
    """The reports of a story in names and words of its own."""
    world, words = rename_world(story.world, rng), dict[str, str]()

    def reword(found: re.Match[str]) -> str:
        return _reword(found.group(), words, rng)

    for report in (write_report(world, r.plan).report for r in story.reports):
        yield f"{story.seed:06}-{report.file}", PLAIN_WORD.sub(reword, report.text)


def _reword(word: str, words: dict[str, str], rng: random.Random) -> str:
    """What a story says for a word: a rare one has a stem of its own and keeps its ending."""
    if word in STOPWORDS or rarity(stem(word)) < RARE:
        return word
    ending = ENDING.search(word)
    tail = ending.group() if ending else ""
    return words.setdefault(word.removesuffix(tail), "".join(rng.choices(SYLLABLES, k=2))) + tail


def rename_world(world: World, rng: random.Random) -> World:
    """The world with other names for everybody and everything."""

    def invent() -> str:
        return "".join(rng.choices(SYLLABLES, k=3)).capitalize()

    cast = {key: _rename(member, invent) for key, member in world.cast.items()}
    adjectives = {m.country: m.adjective for m in cast.values() if m.schema == "Country"}
    cast = {k: m._replace(adjective=adjectives[m.country] if m.adjective else "") for k, m in cast.items()}
    return World(cast, {state: invent() for state in world.capitals})


def _rename(member: Member, invent: Callable[[], str]) -> Member:
    """A member with another name; what says what it is stays."""
    if member.schema == "Country":
        name = invent()
        return member._replace(forms=(name, f"the Republic of {name}"), adjective=f"{name}ian")
    if member.schema == "PublicBody" or not member.forms:
        return member
    name = invent()
    if member.schema == "Person":
        given = invent()
        return member._replace(forms=(f"{given} {name}", f"{given[0]}. {name}", f"{given} {transliterate(name)}"))
    if member.schema == "Item":
        return member._replace(forms=(f"{name} {invent()}",))
    kinds = [(form, form.rpartition(" ")[2] * (" " in form)) for form in member.forms]  # 'Lines'; none for 'LPS'
    return member._replace(forms=tuple(f"{name} {kind}" if kind else form for form, kind in kinds))
