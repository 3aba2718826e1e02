"""Whether words that are no mention stand for persons or bodies: by their head noun and by whose they are."""

from headwater.annotate.happenings.units import Row
from headwater.annotate.reference.head_nouns import match_head
from headwater.text import Extent, fold, words

DOERS = ("er", "or", "ist", "ian", "man", "men", "ant", "ee", "people")
PERSONAL = frozenset(
    "one some many several tens dozens scores hundreds thousands millions others "
    "he she they we i it who you him her them us me guerrilla guerrillas rebel rebels poet poets nurse nurses judge "
    "judges priest priests monk monks envoy envoys spy spies pirate pirates bandit bandits athlete athletes youth "
    "youths police troops militia militias jihadists separatists crew crews widow widows".split()
)
# Nouns in these endings that are no persons.
THINGS = frozenset(
    "newspaper paper computer container tanker tower letter matter water order number power river winter summer "
    "quarter border factor sector server counter charter chapter weather corner restaurant grant warrant plant "
    "committee other trawler freighter carrier tractor reactor motor december november september october super offer "
    "cover answer error terror horror labor harbor color favor honor floor door disaster encounter layer meter liter "
    "timber rubber silver tier deer beer fever flower shower former latter".split()
)


def is_somebody(row: Row, extent: Extent, text: str) -> bool:
    """Whether words are headed by a noun for persons or bodies, or by a name, or are a party's: 'Iraqi WARPLANES'."""
    phrase = extent.of(text)
    keys = [w.text.removeprefix("ex-") for w in words(fold(phrase))]
    if not keys:
        return False
    bare = keys[-1].removesuffix("s")
    is_doer = (bare.endswith(DOERS) and len(bare) > 4 and bare not in THINGS) or keys[-1] in PERSONAL
    is_named = any(u.mention is not None and extent.contains(u.extent) for u in row.units)
    return is_doer or is_named or match_head(keys, len(keys) - 1) is not None or phrase.split()[-1][:1].isupper()
