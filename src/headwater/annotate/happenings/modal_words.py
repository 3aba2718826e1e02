"""Words that say how far along an event is: wanted, planned, possible, alleged, denied, demanded, called off.

Each list holds every form of its words; `modality` says what each does to the event that it governs.
"""

import re

from headwater.inflection import all_noun_forms, all_verb_forms

NEGATIONS = frozenset(
    "not never n't no without nor neither none didn't don't doesn't won't wouldn't wasn't isn't aren't weren't hasn't "
    "haven't hadn't cannot can't couldn't".split()
)
# The words before an infinitive, a gerund or a noun that say how far along the event is.
WISH = all_verb_forms(
    "want wish hope consider mull weigh contemplate desire threaten propose offer discuss explore need ponder float "
    "envisage envision request study urge invite"
)
PLAN = all_verb_forms(
    "plan intend expect schedule prepare agree decide aim arrange promise vow pledge slate resolve vote"
) | all_noun_forms("plan intention decision agreement commitment proposal pledge schedule promise")
TALKS = all_noun_forms("talks negotiation discussion deal")
SEEK = all_verb_forms("seek try attempt strive") | frozenset("bid effort efforts attempts".split())
INDUCE = all_verb_forms(
    "persuade convince induce lobby encourage entice help enable allow facilitate authorise authorize"
)
# 'began to', 'took steps to': the infinitive happened.
DONE = all_verb_forms("manage begin start continue proceed go") | all_noun_forms("step measure action")
POSSIBLE = frozenset(
    "possible potential potentially possibly likely unlikely perhaps maybe possibility prospect chance risk future "
    "proposed hypothetical eventual willing ready open able threat".split()
)
PLANNED = frozenset(
    "planned upcoming scheduled forthcoming expected set due slated intended impending pending going".split()
)
ALLEGED = frozenset(
    "allegedly reportedly alleged apparently purported purportedly supposedly suspected rumoured rumored claimed "
    "claims accusations accused allegations accusing accuse accuses seemingly presumably".split()
)
DENY = all_verb_forms("deny refute rebut reject dismiss disavow") | all_noun_forms("denial")
DEMAND = (
    all_verb_forms(
        "urge demand call ask order exhort implore beg appeal tell warn require pressure instruct plead command"
    )
    | all_noun_forms("demand call appeal request plea petition")
    | {"pressed", "pressing"}
)
CALL = all_verb_forms("call")
STOP = all_verb_forms(
    "stop cease halt end abandon drop suspend refrain abstain avoid quit discontinue cancel reconsider forgo freeze "
    "curb"
)
ENDS = all_noun_forms("end halt stop cancellation cessation suspension freeze abandonment termination moratorium")
CANCEL = all_verb_forms("cancel postpone scrap ditch shelve nix scotch delay")
PREVENT = all_verb_forms("prevent deter block avert veto discourage thwart preclude")
REFUSE = all_verb_forms("refuse decline fail")
BLAME = all_verb_forms("condemn criticise criticize denounce blame fault sanction blacklist punish rebuke slam charge")
# 'is said to have sold'
REPORTED = frozenset(
    "said thought believed reported alleged known understood suspected claimed accused rumoured rumored appear "
    "appears appeared seem seems seemed".split()
)
BAN = all_verb_forms("ban forbid prohibit outlaw bar proscribe")
PROMISES = all_noun_forms("commitment pledge promise obligation vow undertaking")
# Before a verb: what it tells is ahead, or depends on something.
NOT_YET = frozenset("will would shall may might could can should must to if".split())
FUTURE = frozenset({"will", "shall", "won't", "'ll"})
WEAK_MODALS = frozenset("may might could would can should couldn't wouldn't must can't".split())
# 'would' after these, with no condition beside it, is the future seen from the past.
ANNOUNCING = all_verb_forms("announce confirm promise vow pledge agree decide")
CONDITIONS = frozenset("if under such any potential possible were should unless".split())
# 'is coming to Norland': verbs of motion in the present progressive speak of the future.
MOTION = all_verb_forms("come go arrive head travel fly leave return")
ASIDE = frozenset("at during after before since following".split())
RIGHT_POSSIBLE = re.compile(
    r"(may|might|could|would|possible|likely|unlikely|uncertain|in doubt|proposed|suggested|offered|floated|mooted)\b",
    re.IGNORECASE,
)
RIGHT_CANCELLED = re.compile(r"(cancell?ed|postponed|scrapped|called off|shelved|ditched)\b", re.IGNORECASE)
RIGHT_PLANNED = re.compile(r"(will|planned|scheduled|expected|confirmed|set|due)\b", re.IGNORECASE)
