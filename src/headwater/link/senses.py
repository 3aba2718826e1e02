"""Words that say the same in news: a stem and the sense under which it is compared.

`resources/senses.tsv` was written from general knowledge of news English, for no story in particular: verbs with their
nouns, adjectives and the plainest synonyms.  A word of several common senses stands in no line.
"""

from functools import lru_cache

from headwater.inflection import noun_forms, verb_forms
from headwater.tables import read_rows
from headwater.text import stem


def find_sense(word: str) -> str:
    """What a stem is compared by: the name of its sense, or itself."""
    return _read_senses().get(word, word)


@lru_cache(maxsize=64)
def list_senses(words: str) -> frozenset[str]:
    """The senses of some words; sought when they are first asked for, since the table takes long to read."""
    return frozenset(find_sense(stem(word)) for word in words.split())


@lru_cache(maxsize=1)
def _read_senses() -> dict[str, str]:
    """Every stem of every form of a listed word, with the stem of its line's name; the earlier line keeps a stem."""
    found: dict[str, str] = {}
    for name, others in read_rows("senses.tsv"):
        for word in (name, *others.split()):
            for form in (*verb_forms(word), *noun_forms(word)):
                found.setdefault(stem(form), stem(name))
    return found
