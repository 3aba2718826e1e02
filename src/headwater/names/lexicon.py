"""What is known of single words: the classes of ordinary ones, the gender of given names and their short forms."""

from functools import lru_cache

from headwater.tables import read_rows

# Endings, and the classes of what bears them.
ENDINGS = (("s", "nv"), ("es", "nv"), ("ed", "v"), ("ing", "v"), ("ly", "r"), ("d", "v"), ("er", "n"))
DOUBLED = frozenset("bdgklmnprt")


@lru_cache(maxsize=1)
def _word_classes() -> dict[str, str]:
    return {word: classes for classes, words in read_rows("words.tsv") for word in words.split()}


@lru_cache(maxsize=65536)
def word_classes(word: str) -> str | None:
    """Classes of a folded word of ordinary English by frequency (n, v, a, r, f); None when it is none.

    An inflected form that the table lacks is looked up without its ending.
    """
    table = _word_classes()
    if (found := table.get(word)) is not None:
        return found
    for ending, classes in ENDINGS:
        if not word.endswith(ending):
            continue
        bare = word.removesuffix(ending)
        if len(bare) > 3 and any(b in table for b in _list_bases(bare, ending)):
            return classes
    return None


def is_listed(word: str) -> bool:
    """Whether a folded word stands in the table itself, and not only what it is a form of."""
    return word in _word_classes()


def _list_bases(bare: str, ending: str) -> tuple[str, ...]:
    """What a word without its ending may be a form of: 'impos(ed)' of 'impose', 'travell(ed)' of 'travel'."""
    is_doubled = ending in ("ed", "ing") and bare[-1:] == bare[-2:-1] and bare[-1:] in DOUBLED
    return (bare, bare + "e", bare[:-1]) if is_doubled else (bare, bare + "e")


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    return {name: gender for gender, names in read_rows("given_names.tsv") for name in names.split()}


def given_gender(name: str) -> str | None:
    """Gender that a folded given name tells: m, f, - for either; None when the name is not in the table."""
    return _genders().get(name)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    table: dict[str, frozenset[int]] = {}
    for number, (line,) in enumerate(read_rows("nicknames.tsv")):
        for name in line.split():
            table[name] = table.get(name, frozenset()) | {number}
    return table


def are_nicknames(a: str, b: str) -> bool:
    """Whether two folded given names stand for one another."""
    table = _nicknames()
    return bool(table.get(a, frozenset()) & table.get(b, frozenset()))
