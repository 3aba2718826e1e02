"""Words that call a claim of others false ('a bogus collusion claim', 'the charges were a fairy tale'), or say no more
than that it is not so ('It never happened')."""

import re

from headwater.link.assertion.propositions import Proposition
from headwater.text import Extent

# What is called false, and the words that do it: 'bogus … claim', 'the charges were a fairy tale'.
CLAIMED = (
    r"(?:claim|charge|allegation|accusation|report|assertion|story|narrative|account|version|rumou?r|evidence|suggestion|"
    r"announcement|complaint)"
    r"s?\b"
)
FALSE = (
    r"\b(?:false(?:ly|hoods?)?|fake(?:\s+news)?|fabricat\w+|baseless|groundless|unfounded|untrue|bogus|nonsens\w*"
    r"|fairy[ -]?tales?|(?<=\ba )lie|fictions?|hoax(?:es)?|slander\w*|lies|fanciful|far-fetched|invent(?:ed|ions?)"
    r"|(?:made|trumped)[ -]up|not true|wrong|incorrect|inaccurate|not accurate|mistakes?|garbage|rubbish|malarkey|bunk"
    r"|off base|meritless|absurd(?:ity)?|preposterous|ludicrous|ridiculous|forger(?:y|ies)|propaganda"
    r"|unsubstantiated|myths?|nothing to do with (?:reality|the truth)"
    r"|(?:without|lack(?:s|ed|ing)?) (?:an?y? )?(?:merit|foundation|basis|substance))\b"
)
WHOLLY = r"(?:(?:\w+ly|all|pure|total|utter|100(?:\s?%| per ?cent))\s+)?"
CALLED = (
    r"(?:\b(?:is|are|was|were|been|be|as|ha[sd]|have|and)|,)\s+[\"“'‘]?"
    rf"{WHOLLY}[\"“'‘]?(?:an?\s+|the (?:very )?definition of\s+)?"
)
FALSE_CLAIM = re.compile(rf"{FALSE}(?:\s+[\w’'-]+){{0,4}}?\s+{CLAIMED}(?:\s+that\s+)?", re.I)
CLAIM_FALSE = re.compile(
    rf"\b{CLAIMED}(?:[^.;]{{0,80}}?{CALLED}|\s+[\"“'‘]?(?:an?\s+)?[\"“'‘]?{WHOLLY}|\s+that\s[^.;]{{0,99}}?\s(?={FALSE}\W*$)){FALSE}",
    re.I,
)
ONLY_FALSE = re.compile(
    rf"\W*(?:(?:that|this|it|these|they)(?:\s+(?:is|are|was|were)|[’']s|[’']re))?\s*{WHOLLY}(?:an?\s+)?{FALSE}"
    rf"(?:\W*|,\s+(?:\w+\s+){{0,4}}{FALSE}\W*|\s+(?:told|put\s+about|put\s+out|spread|invented|made\s+up|dreamt\s+up|thought\s+up|from|by)\s[^.;:?!]+\W*)",
    re.I,
)
# Nothing but that what was claimed is false: 'the report is “baseless” and false'.
REPORT_FALSE = re.compile(
    r"\W*(?:of course\s+)?(?:(?:the|th[ei]se|this|those|such|all|any|his|her|their|its)\s+)?(?:[\w’'-]+\s+){0,3}?"
    rf"{CLAIMED}(?:\s+of\s+[\w’' -]+?)?\s+(?:is|are|was|were)\s+[\"“'‘]?{WHOLLY}[\"“'‘]?"
    rf"(?:an?\s+|the (?:very )?definition of\s+)?{FALSE}(?:\W*(?:and|or)?\s*{WHOLLY}{FALSE})?\W*",
    re.I,
)

# No more than that what was said before is not so.
NOT_SO = re.compile(
    r"\W*(?:(?:no|but|well|and)\b\W*)?(?:"
    r"(?:that|this|it|which)\s+(?:\w+ly\s+|just\s+)?(?:(?:ha[sd]\s+)?never\s+(?:happened|occurred|took\s+place|taken\s+place"
    r"|been\s+(?:so|the\s+case))|(?:did|has|had)(?:\s+not|n[’']t)\s+(?:ever\s+)?(?:happen|occur|take\s+place)(?:n|ed|red)?"
    r"|(?:is|was)(?:\s+not|n[’']t)\s+(?:so|the\s+case|what\s+happened))"
    r"|(?:none\s+of\s+(?:this|that|it)|nothing\s+(?:of\s+the\s+(?:kind|sort)|like\s+(?:that|this|it))|no\s+such\s+thing)\s+"
    r"(?:(?:ha[sd]|have)\s+)?(?:ever\s+)?(?:happened|occurred|took\s+place|taken\s+place|is\s+true|was\s+true|is\s+so|was\s+so)"
    r")\W*",
    re.IGNORECASE,
)
# The same of who is charged: "She says she did not", "We never did that".
NOT_DONE = re.compile(
    r"\W*(?:(?:no|but|well|and)\b\W*)?(?:I|he|she|it|we|they)\s+"
    r"(?:(?:did|do|does|ha[sd]|have|(?<!\bit\s)(?:was|were|is|are))(?:\s+not|n[’']t)|(?:(?:ha[sd]|have)\s+)?never\s+(?:did|done|ha[sd]|have))"
    r"(?:\s+(?:d(?:o|one)\s+)?(?:so|that|this|it|any(?:thing)?\s+(?:of\s+the\s+(?:kind|sort)|such\s+thing|like\s+(?:that|this|it))))?"
    r"\W*",
    re.IGNORECASE,
)

# What the one who speaks takes back: "What we put out on Sunday was incorrect", "Both statements were wrong".
OWN_FALSE = re.compile(
    r"\W*(?:(?:what|the\s+(?:statement|figure|number|count|report|account|information)s?(?:\s+that)?)\s+(?:I|we)\s+"
    r"(?:(?:had|have)\s+)?(?:said|wrote|put\s+out|told\s+\w+|issued|published|announced|gave|given|reported)\b[^.;:,]{0,40}?"
    rf"|(?:my|our)\s+(?:[\w’'-]+\s+){{0,3}}?(?:statement|figure|number|count|remark|answer|{CLAIMED})s?"
    rf"|both\s+(?:of\s+our\s+)?(?:statement|figure|{CLAIMED})s?)"
    rf"\s+(?:is|are|was|were|(?:ha[sd]|have)\s+been)\s+{WHOLLY}(?:an?\s+)?{FALSE}",
    re.IGNORECASE,
)


def is_only_denying(words: str) -> bool:
    """Whether words say of what was said before that it is not so, and nothing besides."""
    return any(only.fullmatch(words) for only in (ONLY_FALSE, REPORT_FALSE, NOT_SO, NOT_DONE))


def find_called_false(item: Proposition) -> Extent | None:
    """The words of a clause that call a claim false; None where none does."""
    start = item.evidence.start
    if found := FALSE_CLAIM.search(item.words):
        said = found[0].rstrip().endswith("that")  # 'the false report that …': that is denied
        return (
            Extent(start + found.end(), item.evidence.end)
            if said
            else Extent(start + found.start(), start + found.end())
        )
    if found := CLAIM_FALSE.search(item.words):
        return Extent(start, start + found.end())
    return Extent(start, item.evidence.end) if ONLY_FALSE.fullmatch(item.words) else None
