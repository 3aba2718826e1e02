"""The labels of every head, and what each data set's own labels allow.

Data sets draw lines in different places: "Misc" of the newswire may be an event or a law, "Quantity" is marked only in
re3d.  So a gold label stands for the set of our labels that it allows, and a word that a set leaves outside ("O") may
still be of a kind that the set does not mark.  Training sums over what is allowed (Fuzzy or partial CRF:
Tsuboi et al., 2008).
"""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
XPOS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ "
    "RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``"
).split()
RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat flat:foreign "
    "goeswith iobj list mark nmod nmod:desc nmod:npmod nmod:poss nmod:tmod nmod:unmarked nsubj nsubj:outer nsubj:pass "
    "nummod obj obl obl:agent obl:npmod obl:tmod obl:unmarked orphan parataxis punct reparandum root vocative xcomp"
).split()
ENTITIES = (
    "person organization location norp facility event document weapon vehicle product money quantity date misc"
).split()
# Noun phrases, pronouns and titles included, and what stands inside them: as re3d marks them, and as GUM does.
PHRASES = "person organization location norp weapon vehicle platform document money quantity date".split()
GENERAL = "person organization place object event time abstract".split()
ATTRIBUTION = ["source", "cue", "content"]
TIMES = ["DATE", "TIME", "DURATION", "SET"]
FACT_STYLES = {"uw": 0, "meantime": 0, "ewt": 1, "cb": 2, "rp": 2, "mv2": 2}

# What a label of a set allows; what is not named here is lost (its words count as unlabelled).
ALLOWED: dict[str, dict[str, str]] = {
    "worldwide": {
        "Person": "person",
        "Organization": "organization",
        "Location": "location",
        "NORP": "norp",
        "Facility": "facility",
        "Date": "date",
        "Money": "money",
        "Product": "product weapon vehicle",
        "Misc": "misc event document",
    },
    # Only what is a name in its convention too: its persons, bodies and places are whole phrases, which have own heads.
    "re3d": {
        "Weapon": "weapon",
        "Vehicle": "vehicle",
        "MilitaryPlatform": "vehicle",
        "DocumentReference": "document",
        "Money": "money",
        "Quantity": "quantity",
    },
    "crossner": {
        "person": "person",
        "politician": "person",
        "organisation": "organization",
        "politicalparty": "organization",
        "country": "location",
        "location": "location facility",
        "event": "event",
        "election": "event",
        "misc": "misc norp document product",
    },
    "wikigold": {
        "PER": "person",
        "ORG": "organization",
        "LOC": "location facility",
        "MISC": "misc norp event document product",
    },
}
UNMARKED = {
    "worldwide": "weapon vehicle document quantity",
    "re3d": "event misc product date norp",
    "crossner": "date money quantity",
    "wikigold": "date money quantity",
}

# The labels of phrases in re3d and in GUM; what is not named here is no phrase to us.
PHRASE_LABELS: dict[str, dict[str, str]] = {
    "re3d": {
        "Person": "person",
        "Organisation": "organization",
        "Location": "location",
        "Nationality": "norp",
        "Weapon": "weapon",
        "Vehicle": "vehicle",
        "MilitaryPlatform": "platform",
        "DocumentReference": "document",
        "Money": "money",
        "Quantity": "quantity",
        "Temporal": "date",
    },
    "gum": {name: name for name in GENERAL} | dict.fromkeys(("animal", "plant", "substance"), "object"),
}


def bio(labels: list[str]) -> list[str]:
    """The tags of a span head: outside, then a first and an inner tag for each label."""
    return ["O", *(f"{mark}-{label}" for label in labels for mark in "BI")]
