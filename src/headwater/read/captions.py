"""Captions: lines under pictures and videos that stand among a report's paragraphs."""

import re
from functools import lru_cache

from headwater.read.blocks import count_words, has_end_mark
from headwater.read.pictures import find_presenter
from headwater.read.stamps import find_stamps
from headwater.read.verbs import has_finite_verb, has_past_verb
from headwater.text import fold

LONGEST_DESCRIPTION = 450  # characters
LONGEST_CAPTION = 90  # words: agency captions with their source lines reach 80
# Phrases that only captions hold.
CUES = re.compile(
    r"^[\W_]*(?:FILE\s*(?:[-–—:]|PHOTO)|(?:file|archive|handout|undated|stock)\s+(?:photo|picture|image|photograph)|pictured\s*[:,]"
    r"|caption\s*:|(?:photo|image|picture)\s*:)"
    r"|,\s*(?:(?:second|third)\s+(?:from\s+)?)?(?:left|right|cent(?:er|re)|background|foreground)\s*[,.;]"
    r"|\((?:L|C|left|right|cent(?:er|re)|from left|pictured|file photo|second [lr])\)"
    r"|\bin th(?:is|ese)\s+(?:[\w.,’'-]+\s+){0,7}?(?:photos?|images?|pictures?|photographs?"
    r"|frame grab|screen ?grab|screenshot)\b"
    r"|\b(?:handout|satellite|undated|file|combination|aerial)\s+(?:photo|image|picture)s?\s+(?:shows?|released|provided|taken|made|of)\b"
    r"|^(?:a|an)\s+(?:(?:general|aerial|file|satellite)\s+)?(?:view|photo|picture|photograph|screen ?grab)"
    r"\s+(?:of|from|showing|shows)\b",
    re.IGNORECASE,
)
# One of which each of them has: to look for these first is forty times as fast.
CUE_WORDS = "file photo picture image caption left right cent ground (l) (c) second grab screenshot view".split()
HEAD_CUES = re.compile(
    r"\b(?:is|are) (?:seen|pictured|shown)\b|\bseen here\b|\bpictured (?:in|at|on|with|here)\b|\bposes? (?:for|with)\b"
)
# Words with which a description of a picture does not begin.
NO_NOUN = frozenset(
    "q: a: but and so then yet no not after before in on at with for from by as since when while if though "
    "although because despite during until instead meanwhile however only even just like unlike among it he she "
    "they we i you".split()
)
# Where and when a picture was taken.
PLACED = re.compile(
    r"\b(?:in|at|on|outside|inside|near|during|aboard)\s+(?:the\s+)?[A-Z]|\b(?:last|this) (?:year|month|week|\w+day"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:in|on) \w* ?\d{4}\b|\b\w+day\b"
)
ANCHORED = re.compile(
    r"\b(?:19|20)\d\d\b|\blast (?:year|month|week|\w+day|\w+uary|\w+ber|march|april|may|june|july|august)\b",
    re.IGNORECASE,
)
# The end of a first sentence: the stop first, because a search for it is quick, and then what must not be before it.
SENTENCE_END = re.compile(
    r"[.!?](?=[\"”’')]*(?:\s|$))(?<!\b[A-Z][.!?])(?<!\b[A-Z]\.[A-Z][.!?])(?<!\b(?:Mr|Ms|Dr|St|Lt|Co|Jr|Sr|No)[.!?])"
    r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Maj|Sgt|Inc)[.!?])"
)


def is_caption(text: str, is_head: bool) -> bool:
    """Whether a paragraph is a caption; `is_head` that it stands between the title and the first sentence."""
    return count_words(text) <= LONGEST_CAPTION and _is_caption(text, is_head)


@lru_cache(maxsize=4096)
def _is_caption(text: str, is_head: bool) -> bool:
    small = text.lower()
    if (
        any(word in small for word in CUE_WORDS)
        and CUES.search(text)
        and not re.search(r"\b(?:said|says|told|added)\b", text)
    ):
        return True
    if is_head and (HEAD_CUES.search(text) or find_presenter(text)):
        return True
    if is_head:
        return _is_description(text) or _is_dated_scene(text)
    if (
        "last" not in small and "19" not in small and "20" not in small
    ):  # as most: the search costs twenty times as much
        return False
    return ANCHORED.search(text) is not None and _is_description(text) and bool(ANCHORED.search(_first_sentence(text)))


def _is_description(text: str) -> bool:
    """'A protest in Lima last year against the new law.': a sentence without a verb that says where or when."""
    if len(text) > LONGEST_DESCRIPTION or not text[0].isupper() or not PLACED.search(text):
        return False
    first = _first_sentence(text)
    is_sized = 6 <= count_words(first) <= 45 and has_end_mark(first)
    is_opened = fold(text.split()[0]).strip(",") not in NO_NOUN
    if not is_sized or not is_opened or re.search(r"[“”\"?]", first):
        return False
    return PLACED.search(first) is not None and not has_finite_verb(first)


def _is_dated_scene(text: str) -> bool:
    """A first sentence in the present that ends with a full date: 'The minister meets … in Lima on May 3, 2021.'"""
    first = _first_sentence(text).rstrip(".")
    stamps = [s for s in find_stamps(first[-40:]) if s.day]
    return bool(stamps) and stamps[-1].end >= len(first[-40:]) - 1 and not has_past_verb(first)


def _first_sentence(text: str) -> str:
    found = SENTENCE_END.search(text, 1)
    return text[: found.end()] if found else text
