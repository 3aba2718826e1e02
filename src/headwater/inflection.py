"""The inflected forms of English verbs and nouns: by rule, with the irregular ones that news uses.

Packs and the lexicon of cues name lemmas; reports hold forms.  Writing the forms out once, when either is loaded, makes
finding them a look-up.
"""

from typing import Literal

Form = Literal["base", "third", "ing", "past", "participle", "singular", "plural"]
# What a form is taken for that may be several things, first to last.
PRECEDENCE: tuple[Form, ...] = ("base", "participle", "past", "third", "ing")
# Base, past and participle.
IRREGULAR_VERBS = """
arise arose arisen|bear bore borne|begin began begun|bend bent bent|bind bound bound|break broke broken
bring brought brought|broadcast broadcast broadcast|build built built|buy bought bought|cast cast cast
catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|fight fought fought|find found found|fly flew flown
forbid forbade forbidden|foresee foresaw foreseen|forgive forgave forgiven|freeze froze frozen|get got got
give gave given|go went gone|grow grew grown|hang hung hung|have had had|hide hid hidden|hit hit hit|hold held held
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lose lost lost
make made made|mean meant meant|meet met met|overthrow overthrew overthrown|pay paid paid|put put put|read read read
rebuild rebuilt rebuilt|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shoot shot shot|show showed shown|shrink shrank shrunk
shut shut shut|sink sank sunk|speak spoke spoken|spend spent spent|split split split|spread spread spread
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|swear swore sworn|sweep swept swept
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
undergo underwent undergone|undertake undertook undertaken|uphold upheld upheld|wear wore worn|win won won
withdraw withdrew withdrawn|write wrote written|beat beat beaten|bid bid bid|blow blew blown|feel felt felt
flee fled fled|hear heard heard|hurt hurt hurt|light lit lit|mislead misled misled|overcome overcame overcome
override overrode overridden|oversee oversaw overseen|overtake overtook overtaken|quit quit quit|retake retook retaken
ride rode ridden|rid rid rid|shed shed shed|sit sat sat|slay slew slain|swing swung swung|withhold withheld withheld
withstand withstood withstood|dig dug dug|drink drank drunk|sing sang sung|sleep slept slept|bite bit bitten
become became become|understand understood understood|forecast forecast forecast|spell spelled spelt
cling clung clung|fling flung flung|forget forgot forgotten|slide slid slid|spin spun spun
"""
VERBS = {row.split()[0]: row.split()[1:] for row in IRREGULAR_VERBS.replace("\n", "|").split("|") if row.strip()}
# Irregular pasts that are hardly anything else: no base form ('cut'), no frequent noun or adjective ('a bit', 'bound').
PASTS = (
    frozenset(past for past, _ in VERBS.values())
    - VERBS.keys()
    - frozenset("bent bit bore bound fed lit slew stuck".split())
)
IN_OES = frozenset("torpedo embargo veto hero echo cargo potato tomato mosquito".split())
UNCOUNTED = "aircraft ammunition equipment talks aid arms"
NOUNS = {"man": "men", "woman": "women", "person": "people", "crisis": "crises", "basis": "bases"} | {
    word: word for word in UNCOUNTED.split()
}
VOWELS = "aeiou"
# Last syllable unstressed in spite of consonant-vowel-consonant: no doubling ('delivered', 'visited').
UNSTRESSED = ("er", "it", "en", "on", "or", "op", "et", "ar", "ur", "ow", "ey")
# Stressed all the same, so that they double.
STRESSED = frozenset(
    "transfer refer defer prefer confer infer deter permit commit submit admit emit omit acquit regret occur incur "
    "recur concur demur".split()
)


def verb_forms(lemma: str) -> dict[str, Form]:
    """Every form of a verb; of a phrase or a hyphenated compound ('call on', 'test-fire') its verb is inflected.

    A form that is both past and participle is listed as a participle: the auxiliary before it decides.
    """
    head, gap, rest = lemma.partition(" ")
    first, hyphen, verb = head.rpartition("-")
    found: dict[str, Form] = {}
    for form, tag in sorted(list_forms(verb), key=lambda row: PRECEDENCE.index(row[1])):
        found.setdefault(first + hyphen + form + gap + rest, tag)
    return found


def list_forms(verb: str) -> list[tuple[str, Form]]:
    """Every form of one verb with what it is: 'said', which is two, stands twice."""
    pasts, participles = ([form] for form in VERBS[verb]) if verb in VERBS else (_with_ed(verb), _with_ed(verb))
    return [
        (verb, "base"),
        (_third(verb), "third"),
        *((form, "past") for form in pasts),
        *((form, "participle") for form in participles),
        *((_with_ing(stem), "ing") for stem in _doublings(verb)),
    ]


def noun_forms(lemma: str) -> dict[str, Form]:
    """The singular and the plural of a noun; of a phrase the last word is inflected."""
    start, gap, noun = lemma.rpartition(" ")
    return {lemma: "singular", start + gap + _plural(noun): "plural"} if _plural(noun) != noun else {lemma: "plural"}


def all_verb_forms(lemmas: str) -> frozenset[str]:
    """Every form of some verbs."""
    return frozenset(form for lemma in lemmas.split() for form in verb_forms(lemma))


def all_noun_forms(lemmas: str) -> frozenset[str]:
    """Every form of some nouns."""
    return frozenset(form for lemma in lemmas.split() for form in noun_forms(lemma))


def _third(verb: str) -> str:
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    return _plural(verb)


def _plural(noun: str) -> str:
    if noun in NOUNS:
        return NOUNS[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")) or noun in IN_OES:
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _with_ed(verb: str) -> list[str]:
    """The regular past, in both spellings where there are two: 'travelled' and 'traveled'."""
    if verb.endswith("e"):
        return [verb + "d"]
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return [verb[:-1] + "ied"]
    return [stem + "ed" for stem in _doublings(verb)]


def _with_ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing"


def _doublings(verb: str) -> list[str]:
    """The stems before -ed and -ing: as it is, doubled, or both where spelling differs by country."""
    closed = len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    closed = closed or verb[-4:-1] == "qui"  # 'equip'
    if not closed:
        return [verb]
    if verb[-1] == "l" and sum(c in VOWELS for c in verb) > 1:
        return [verb, verb + verb[-1]]
    one_syllable = sum(c in VOWELS for c in verb) == 1
    if one_syllable or verb in STRESSED or not verb.endswith(UNSTRESSED):
        return [verb + verb[-1]]
    return [verb]
