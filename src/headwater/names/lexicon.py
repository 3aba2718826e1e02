"""What is known of single words: the classes of ordinary ones, the gender of given names and their short forms."""

from functools import lru_cache

from headwater.tables import read_rows


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
    for ending, classes in (("s", "nv"), ("es", "nv"), ("ed", "v"), ("ing", "v"), ("ly", "r"), ("d", "v"), ("er", "n")):
        if (
            word.endswith(ending)
            and len(stem := word.removesuffix(ending)) > 3
            and (stem in table or stem + "e" in table)
        ):
            return classes
    return None


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
