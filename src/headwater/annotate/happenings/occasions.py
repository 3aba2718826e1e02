"""Verbs and nouns of English that name an occasion: somebody does it at a time, and it is then done.

A pack knows the words of its field.  Of all others these name what a chronicle of news lists, whoever tells it; verbs
beside them (to grow, to face, to respond) more often colour what is told than tell it.  The classes follow what the
verbs mean, so that a word missing is seen beside its like.
"""

from headwater.domain.pack import Part
from headwater.inflection import all_verb_forms, noun_forms

CLASSES = {
    "law": """
        acquit annul apprehend arraign arrest banish charge convict countersue criminalise criminalize deport
        detain disbar enact evict execute exile exonerate expel extradite fine impeach imprison indemnify indict
        interrogate invalidate jail legalise legalize nullify overrule overturn pardon parole plead prosecute
        quash raid ratify rearrest remand repeal search sentence subpoena sue testify uphold veto wiretap
    """,
    "crime": """
        abuse blackmail bribe burglarise burglarize burgle cheat collude conceal connive conspire counterfeit
        deceive defraud delete destroy disrupt dupe eavesdrop embezzle erase evade extort fabricate falsify
        grope hack harass hide impersonate infiltrate interfere intimidate launder loot meddle misappropriate
        mislead molest obstruct perjure phish pilfer plagiarise plagiarize plot plunder poach ransack rob
        sabotage scuttle shred smuggle spy squat stalk steal swindle tamper traffic trespass vandalise vandalize
    """,
    "violence": """
        abduct ambush annex assassinate assault attack batter behead besiege bomb bombard capture clash depose
        detonate fire firebomb hijack injure invade kidnap kill lynch maim massacre murder occupy oust overrun
        overthrow raid rape retaliate seize shell shoot slaughter stab strafe strangle strike topple torch
        torture wound
    """,
    "mishap": """
        amputate capsize collapse collide crash cremate derail diagnose die drown evacuate exhume explode faint
        flood hospitalise hospitalize ignite implode infect inject leak overdose perish quarantine rescue
        resuscitate rupture sink spill starve stumble suffocate vaccinate vomit burn burst damage drift
        electrocute engulf flatten gut maroon overturn plunge ravage shatter skid strand uproot vanish
    """,
    "journey": """
        airlift arrive attend board convoy defect depart deploy disembark dock emigrate escape flee fly
        immigrate land march redeploy relocate repatriate resettle retreat sail tour trek visit withdraw
    """,
    "conveyance": """
        acquire auction award bankroll bequeath block borrow buy compensate confiscate dispatch distribute
        divest donate export ferry harvest haul import impound invest lease lend mail merge nationalise
        nationalize obtain privatise privatize procure purchase recover refund reimburse remit repay retrieve
        send ship solicit tow transfer transmit transport unload wire
    """,
    "publicity": """
        air alert announce authenticate brief broadcast censor circulate corroborate declassify disclose display
        disseminate examine inform inspect interview leak notify post publish redact release repost retweet
        reveal televise tweet unveil upload verify
    """,
    "making": """
        assemble bulldoze commission construct count demolish dismantle enrich erect excavate inaugurate install
        intensify manufacture raze recount renovate repair restore test
    """,
    "office": """
        abdicate appoint conscript crown demote depose discharge dismiss enlist enthrone hire nominate re-elect
        recruit reelect rehire reinstate replace resign sack suspend win
    """,
    "decision": """
        abandon abolish adjourn adopt amend approve ban cancel cease clinch convene decline decree dissolve
        ditch ease halt ink jettison lift negotiate nix order outlaw postpone propose renegotiate renew reschedule
        rescind resume reverse revoke rule scrap secede settle shelve sign suspend terminate tighten vote waive
    """,
    "life": """
        baptise born christen defeat divorce enrol enroll graduate marry
    """,
    "gathering": """
        barricade blockade boycott broker commemorate disinvite host invite lobby mediate negotiate petition
        picket protest rally reconcile riot
    """,
}
# Of 'lie' only the forms that do not lie about somewhere.
VERBS = frozenset(form for verbs in CLASSES.values() for form in all_verb_forms(verbs)) | {"lied", "lying"}
PARTICLES = """
    aside: step
    away: sweep turn walk
    back: bring pay pull roll send turn
    down: bring burn close crack gun knock shoot shut stand step strike take tear turn vote
    in: break fly hand move swear
    into: break crash plough plow slam smash
    off: break call carry cut kick lay make pay pull put seal sell send set shut walk
    out: back bail break buy drop kick move opt pull throw vote
    over: hand run take turn
    through: rip sweep tear
    up: back beat blow break call give hold lock rip round sign tear
"""
PHRASES = frozenset(
    (form, row.split(":")[0].strip())
    for row in PARTICLES.strip().splitlines()
    for form in all_verb_forms(row.split(":")[1])
)
# Nouns of things that happen once: a word that as often names a state, a text or a place is none ('war', 'order').
NOUNS = """
    abduction accident acquittal airstrike ambush amputation appointment arraignment arrest arson assassination
    auction autopsy avalanche bailout bankruptcy beating blackout blast blaze bombardment bombing boycott
    breach break-in burglary burial cancellation capture clash collision conviction counterattack countersuit coup
    crackdown crash cremation cyberattack debate defection demonstration deportation derailment detention dismissal
    earthquake eruption escape evacuation eviction execution explosion expulsion extradition fire flood hack hacking
    hearing heist hijacking impeachment incursion indictment inspection invasion invitation jailbreak kidnapping
    killing landslide lynching massacre merger murder mutiny nomination ouster outage outbreak overdose petition
    pileup poisoning postponement protest quake raid rally rampage rape rebellion recall referendum rescue
    resignation retrial revolt riot robbery runoff sentencing settlement shelling shooting shootout siege sit-in
    spill stabbing stampede standoff strike surrender swearing-in takeover theft tremor trial uprising verdict vigil
    walkout wedding wildfire withdrawal
"""
NAMES = {form: number for noun in NOUNS.split() for form, number in noun_forms(noun).items()}


def names_occasion(words: str, part: Part) -> bool:
    """Whether a verb, with its particle or without, or a noun, with what is before it, names an occasion."""
    if part == "noun":
        return words.rpartition(" ")[2] in NAMES
    first, _, rest = words.partition(" ")
    return (first, rest) in PHRASES if rest else first in VERBS
