"""Small words of English by what they do in a clause, and verbs common enough to end a noun phrase.

There is no tagger behind the event rules: these lists are what they know of grammar.
"""

from functools import lru_cache

from headwater.annotate.closed_classes import AUXILIARIES
from headwater.inflection import VERBS, Form, verb_forms

# Verbs that help another to its form, "get" of the passive among them: "got fired".
HELPING = AUXILIARIES | frozenset("get gets got".split())
POSSESSIVES = frozenset("its his her their our my your whose".split())
ADVERBS = frozenset(
    "also already again not never n't ever still just even once first then now soon later previously ago yet thus "
    "instead further often always twice earlier recently reportedly allegedly long only much back once".split()
)
CONJUNCTIONS = frozenset("and or & plus including".split())
# A new clause starts here; the subject of a verb is not looked for beyond one.
SUBORDINATORS = frozenset(
    "because if when while although though whether unless until where how why than but so once whereas".split()
)
# Behind these stands another event: what follows does not belong to the trigger before them.
OPENERS = frozenset("after before since amid following despite as unlike except besides because according".split())
RELATIVES = frozenset("who which that whom whose".split())
CLAUSE_OPENERS = SUBORDINATORS | RELATIVES
# Verbs that packs need not know, so that a noun phrase is seen to end.
OTHER_VERBS = """
abandon accuse acknowledge add admit advance agree aim allow anger announce appear argue ask attempt attend avoid
back ban bar become begin believe blame block bring call cancel carry cause cease cite claim collapse come condemn
conduct confirm consider continue convince decide declare decline delay demand denounce deny describe discuss draw
enable end engage enter expect express face fail find follow forbid force give go hail halt hear help hold hope hurt
include indicate insist intend invite involve join keep know lead leave let maintain make manage mark mean mull need
note offer oppose order permit persuade plan pledge postpone praise press pressure prevent proceed progress prohibit
promise prompt publish push put quote raise refuse reiterate reject release remain report require result resume
return reveal say see seek seem show spark stage stall start state stop stress suggest support suspect suspend take
tell think threaten trigger try undertake urge use violate voice vow want warn weigh welcome wish
"""
# Irregular pasts that are more often nouns or adjectives.
NOUNLIKE = frozenset(
    "cost dealt felt found ground left lead read saw set shot spoke stuck thought wound bound cast cut hit".split()
)


@lru_cache(maxsize=1)
def verb_words() -> dict[str, Form]:
    """The forms of common verbs, each with what form it is."""
    known = {form: tag for verb in OTHER_VERBS.split() for form, tag in verb_forms(verb).items()}
    pasts: dict[str, Form] = {forms[0]: "past" for verb, forms in VERBS.items() if forms[0] not in NOUNLIKE | {verb}}
    return {**pasts, **known}
