"""Whether words of a report are a clause that can be read alone, or were cut where their clause goes on.

All of it is asked of the words themselves and of those around them; no parser is behind it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from headwater.link.assertion.heads import find_verb_group
from headwater.names.lexicon import word_classes
from headwater.text import Extent, fold, list_words, words

COORDINATORS = frozenset("and but so yet or".split())
SUBORDINATE = frozenset(
    "after although as because before despite if lest once since that though unless until when whenever where whereas "
    "whether which while who whom whose why how".split()
)
PRONOUNS = frozenset("i you he she it we they this that these those there who what nobody nothing".split())
DETERMINERS = frozenset("the a an this that these those his her its their our my it him them all no".split())
OPENING = frozenset("the a an its their our my your every".split())  # no phrase ends with one of these
COPULAS = frozenset("is are was were be been being am get got".split())  # 'filed by' is finite behind these alone
CONTRACTED = re.compile(rf"\b({'|'.join(sorted(PRONOUNS))})['’](?:s|re|m|ll|ve|d)\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n['’]t\b", re.IGNORECASE)
WHOLE = {"wo": "will", "ca": "can"}
OBJECTS = frozenset("him them me us".split())
NEAR = 30  # code points around words: a 'no' before them is theirs, the word behind them follows
# Before a verb that is shown behind a name these may not be left out.
NOT_ALONE = frozenset("not never to would could may might must should will cannot without".split())
# 'United States', 'Allied Command': what looks like a verb begins a name.
NAMED_FIRST = re.compile(r"\s*(?:the\s+)?[A-Z]\w+ed\s+[A-Z]")
# 'Oslo Trading, a firm of ADA BERG, HAS LEFT': the comma ends what only explains the subject.
EXPLAINED = re.compile(r"[^,]{1,90},\s(?:was|were|is|are|has|had|have|will|would|could|can|may)\b")
HELD = re.compile(r"\w\s+(?:of|to|in|for|from|with|at|against)\s+(?:(?:the|an?)\s+)?$")


@lru_cache(maxsize=4096)
def is_clause(text: str) -> bool:
    """Whether the words have a subject and a finite verb behind it, and depend on no other clause."""
    tokens = [fold(word) for word in list_words(_spell_out(text))]
    while tokens and tokens[0] in COORDINATORS:
        tokens = tokens[1:]
    if not tokens or tokens[0] in OBJECTS or (begins_with_verb(tokens) and not NAMED_FIRST.match(text)):
        return False
    if tokens[0] in SUBORDINATE:
        led, comma, rest = text.partition(",")
        return bool(comma) and not _ends_open(led) and is_clause(rest)
    group = find_verb_group(_hide_participles(tokens))
    return group is not None and any(_can_be_subject(t) for t in tokens[: group[0]])


def has_verb(text: str) -> bool:
    """Whether words may hold a finite verb, also where they would be no clause for what else they are."""
    tokens = _hide_participles([fold(word) for word in list_words(_spell_out(text))])
    if not tokens or tokens[0].endswith("ing") or _begins_below(tokens):
        return False
    around = zip(tokens[1:], (*tokens[2:], ""), strict=False)
    return any(t in COPULAS or is_verb(t) or (after in DETERMINERS and _may_be_verb(t)) for t, after in around)


def _begins_below(tokens: Sequence[str]) -> bool:
    """Whether words begin as a subordinate clause does; 'that was all' is a main clause."""
    return tokens[0] in SUBORDINATE and not (tokens[0] == "that" and COPULAS & {*tokens[1:2]})


def _may_be_verb(token: str) -> bool:
    return "v" in (word_classes(token) or "")


def _spell_out(text: str) -> str:
    """The words with 'is not' for "isn't" and 'it is' for "it's": what is contracted is a verb too."""
    plain = NEGATED.sub(lambda m: f"{WHOLE.get(m[1].lower(), m[1])} not", text)
    return CONTRACTED.sub(r"\1 is", plain)


def _ends_open(text: str) -> bool:
    """Whether words end with an adjective behind an article ('before a new'): the comma joins it to another."""
    *_, before, last = ("", "", *map(fold, list_words(text)))
    return before in ("a", "an") and (word_classes(last) or "n")[0] not in "nv"


def is_of_thing(text: str) -> bool:
    """Whether words are a clause whose subject is a noun that is a verb elsewhere: 'the VISIT was a mistake'."""
    tokens = [fold(word) for word in list_words(text)]
    group = find_verb_group(tokens)
    is_second = group is not None and group[0] == 2 and tokens[0] in ("the", "a", "an", "this", "that")
    return is_second and "n" in (word_classes(tokens[1]) or "n")


def begins_with_verb(tokens: Sequence[str]) -> bool:
    """Whether the first word is a verb, also where it may be a noun elsewhere ('visit the capital')."""
    first, second = (*tokens, "", "")[:2]
    if first.endswith("ing"):
        return False
    if is_verb(first) or (second in ("to", "that") and is_verb(first.removesuffix("s"))):
        return True
    return (word_classes(first) or "n").startswith("v") and second in DETERMINERS


def is_verb(token: str) -> bool:
    """Whether a folded word is a verb and never a noun."""
    classes = word_classes(token) or "n"
    return classes.startswith("v") and "n" not in classes


def _hide_participles(tokens: Sequence[str]) -> list[str]:
    """The words with an article for each participle that is no finite verb, and one relative pronoun for all."""
    around = zip(tokens, ("", *tokens), (*tokens[1:], ""), strict=False)
    plain = ["the" if after == "by" and before not in COPULAS else token for token, before, after in around]
    return ["who" if token in ("whose", "whom") else token for token in plain]


def _can_be_subject(token: str) -> bool:
    """Whether a word before a verb may be its subject or part of it: a noun, a name, a pronoun."""
    return token in PRONOUNS or (word_classes(token) or "n")[:1] not in "rfv" or token.endswith("ing")


def find_subject(text: str) -> str:
    """The words before the finite verb; none where there is no such verb."""
    row = list(words(text))
    group = find_verb_group(_hide_participles([fold(w.text) for w in row]))
    return text[: row[group[0]].start] if group else ""


def is_cut_short(text: str, extent: Extent) -> bool:
    """Whether the words end inside a phrase or before the object of a verb ('the crew continued to repair')."""
    behind = text[extent.end : extent.end + 2]
    if not (behind[:1].isspace() and behind[1:2].isalnum()):
        return False
    *_, last = ("", *list_words(text, *extent))
    return fold(last) in OPENING or (word_classes(fold(last)) or "n").startswith("v")


def stops_at_verb(text: str, shown: Extent, verb: Extent) -> bool:
    """Whether words end with the verb of an event, and more follows: 'the crew refused to LEAVE'."""
    end = shown.end
    if verb.end != end:
        return False
    *_, before, last = ("", "", *map(fold, list_words(text, *shown)))
    classes = word_classes(last) or "n"
    is_finite = last.endswith(("ed", "ing")) or classes.startswith("v") or before in ("to", *NOT_ALONE)
    follows = next((fold(w.text) for w in words(text, end, end + NEAR) if w.start == end + 1), "")
    return is_finite and before not in DETERMINERS and bool(follows) and follows not in COORDINATORS


def begins_inside(text: str, sentence: Extent, own: Extent) -> bool:
    """Whether words begin in a phrase of which their verb is not: 'a visit TO NORWAY WAS PROPOSED'."""
    if is_clause(own.of(text)) and HELD.search(text, sentence.start, own.start):
        return True
    return "," in text[sentence.start : own.start] and EXPLAINED.match(text, own.start, sentence.end) is not None
