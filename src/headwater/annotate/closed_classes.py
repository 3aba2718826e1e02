"""Closed classes of English that every annotator means alike, in small letters."""

DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your some any no each every both all several many "
    "few most one two three four five six seven eight nine ten dozens hundreds thousands another other such".split()
)
POSSESSIVES = frozenset("his her its their".split())  # of the third person, which stand for somebody named
BE = frozenset("is was were are be been being am 's 're isn't wasn't weren't aren't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't 've".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't mightn't "
    "mustn't 'd 'll ought".split()
)
AUXILIARIES = BE | HAVE | DO | MODALS
