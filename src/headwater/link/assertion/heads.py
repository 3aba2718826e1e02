"""The head of a proposition: the one word that says what is asserted of the others.

Two propositions that share most of their words can still assert different things of them ('the visit was put off',
'the visit drew crowds'); the head tells them apart better than any other word does.  It is found without a parser: the
main verb of the first verb group outside a relative clause; in a phrase without a verb its first noun.
"""

from collections.abc import Sequence
from functools import lru_cache

from headwater.link.senses import find_sense
from headwater.names.lexicon import is_listed, word_classes
from headwater.text import STOPWORDS, fold, list_words, stem

# Words that carry a verb and are none themselves, with what stands between them and it.
LIGHT = frozenset(
    "is was were are be been being am has have had having do does did will would can could may might must shall should "
    "cannot not never also to".split()
)
RELATIVES = frozenset(("who", "which", "that"))
# A verb form right behind one of these is a noun, a participle or an infinitive ('the raised', 'to leave', 'by plans').
NO_VERB_BEHIND = frozenset("the a an its his her their to of for in by and with".split())

ARTICLES = frozenset("the a an its his her their any".split())
REACH = 5  # words behind an article in which its noun stands
KEPT = 8192  # stretches of which is remembered what their head is: those of copies are the same


@lru_cache(maxsize=KEPT)
def find_head(text: str) -> str | None:
    """The sense of the head of a clause or phrase; None where it has no word of ordinary English."""
    tokens = [fold(word).removesuffix("'s") for word in list_words(text)]
    group = find_verb_group(tokens)
    at = group[1] if group else None
    if at is None:
        at = next((n for n, t in enumerate(tokens) if t not in STOPWORDS and _first_class(t, "n") in "nv"), None)
    return None if at is None else find_sense(stem(tokens[at]))


def find_verb_group(tokens: Sequence[str]) -> tuple[int, int] | None:
    """The places of the first word and of the main verb of the first verb group that is not a relative clause's.

    `tokens` are folded words.  None where no group is finite.
    """
    at, is_relative = 0, False
    while at < len(tokens):
        if tokens[at] in RELATIVES and at:
            is_relative = True
        elif (main := _end_group(tokens, at)) is not None:
            if not is_relative:
                return at, main
            at, is_relative = main, False
        at += 1
    return None


def _end_group(tokens: Sequence[str], at: int) -> int | None:
    """The main verb of the verb group that begins here; None where none begins."""
    if tokens[at] in LIGHT and tokens[at] not in ("to", "not", "also", "never"):
        rest = range(at + 1, len(tokens))
        main = next((n for n in rest if tokens[n] not in LIGHT and not _is_adverb(tokens, n)), None)
        return main if main is None or tokens[main] not in ARTICLES else _find_noun(tokens, main)
    return at if at and tokens[at - 1] not in NO_VERB_BEHIND and _is_finite(tokens[at]) else None


def _find_noun(tokens: Sequence[str], article: int) -> int:
    """The noun of an article behind a light verb ('had a political PURPOSE'); the article where none is known."""
    behind = range(article + 1, min(article + REACH, len(tokens)))
    return next((n for n in behind if _first_class(tokens[n], "n") == "n"), article)


def _is_adverb(tokens: Sequence[str], at: int) -> bool:
    """Whether a word in a verb group is no verb; 'long' in 'has long denied' may be an adjective elsewhere."""
    classes = word_classes(tokens[at]) or "n"
    behind = _first_class(tokens[at + 1], "n") if at + 1 < len(tokens) else ""
    return classes[0] in "rf" or ("r" in classes and behind == "v")


def _is_finite(token: str) -> bool:
    return _first_class(token, "") == "v" and not token.endswith("ing")


def _first_class(token: str, default: str) -> str:
    """The most frequent word class of a token; 'detains' is no noun, because 'detain' is a verb alone."""
    classes = word_classes(token) or default
    is_form = classes == "nv" and token.endswith("s") and not is_listed(token)
    return "v" if is_form and word_classes(token.removesuffix("s")) == "v" else classes[:1]
