"""Verbs and nouns of English that name an occasion: somebody does it at a time, and it is then done.

A pack knows the words of its field.  Of all others these name what a chronicle of news lists, whoever tells it; verbs
beside them (to grow, to face, to respond) more often colour what is told than tell it.  The classes follow what the
verbs mean, so that a word missing is seen beside its like.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from headwater.domain.pack import Part
from headwater.inflection import all_noun_forms, all_verb_forms, noun_forms

CLASSES = {
    "law": """
        acquit annul appeal apprehend arraign arrest bail banish bust charge commute convict countersue
        criminalise criminalize decriminalise decriminalize delist deport deregister detain disbar disqualify
        enact evict execute exile exonerate expel expunge extradite fine free handcuff hang impeach imprison
        incarcerate indemnify indict interrogate invalidate jail legalise legalize nab naturalise naturalize
        nullify overrule overturn pardon parole penalise penalize plead prosecute quash raid ratify rearrest
        recuse remand repeal resentence retry search sentence sequester subpoena sue summon testify uphold veto
        wiretap
    """,
    "crime": """
        abuse blackmail bribe bug burglarise burglarize burgle carjack cheat collude conceal connive conspire
        counterfeit deceive defraud delete desecrate destroy disrupt dope dupe eavesdrop embezzle erase evade
        exfiltrate extort fabricate falsify gerrymander grope hack harass hide impersonate infiltrate intercept
        interfere intimidate launder loot meddle misappropriate mislead molest mug obstruct overcharge perjure
        phish pilfer plagiarise plagiarize plot plunder poach racketeer ransack rig rob sabotage scam scuttle
        shoplift shred siphon skim smuggle snoop spy squat stalk steal surveil swindle tamper traffic trespass
        vandalise vandalize
    """,
    "violence": """
        abduct ambush annex assassinate assault attack batter bayonet beat behead besiege bludgeon bomb bombard
        capitulate capture clash cripple decapitate defuse depose detonate disarm dynamite encircle exterminate
        fire firebomb headbutt hijack immolate injure invade kidnap kill liberate lynch maim massacre murder
        mutilate napalm occupy oust overrun overthrow pepper-spray pummel punch raid rape raze recapture repel
        repulse retake retaliate rout seize shell shoot slaughter stab storm strafe strangle strike surrender
        topple torch torture trample waterboard wound
    """,
    "mishap": """
        amputate asphyxiate buckle burn burst bury capsize careen collapse collide contaminate crash cremate
        crumple damage derail diagnose die disappear divert drift drown electrocute engulf evacuate exhume
        explode faint flatten flood founder fracture ground gut hospitalise hospitalize ignite implode infect
        inject inundate jackknife leak malfunction maroon miscarry overdose overflow overheat overturn perish
        plunge poison pollute quarantine ravage rescue resuscitate rupture shatter sicken sideswipe sink skid
        spill starve strand stumble submerge succumb suffocate swamp topple uproot vaccinate vanish vomit
    """,
    "journey": """
        airlift arrive attend board convoy defect depart deploy disembark divert dock emigrate escape evacuate
        flee fly immigrate land march migrate parachute redeploy relocate repatriate resettle retreat sail tour
        trek visit withdraw
    """,
    "conveyance": """
        acquire auction award bail bankroll bequeath block borrow buy compensate confiscate default deposit
        devalue disburse dispatch distribute divest donate downsize export ferry foreclose forfeit furlough
        harvest haul import impound inject intervene invest lease lend liquidate loan mail merge misspend
        mortgage nationalise nationalize obtain outbid overpay pawn privatise privatize procure purchase ration
        recapitalise recapitalize recover refinance refund reimburse relaunch relinquish remit repay resell
        restructure retrieve revalue send ship slash solicit subsidise subsidize tow transfer transmit
        transport underwrite unload wire
    """,
    "publicity": """
        air alert announce apologise apologize authenticate brief broadcast censor circulate concede corroborate
        declassify disclose display disseminate eulogise eulogize examine inform inspect interview leak notify
        post premiere publicise publicize publish redact release repost retweet reveal televise tweet unmask
        unveil upload verify
    """,
    "making": """
        activate assemble bulldoze commission construct count deactivate decommission demolish dismantle dredge
        electrify enrich erect excavate inaugurate install intensify manufacture modernise modernize overhaul
        raze rebuild recount refurbish renovate reopen repair restart restore scupper test
    """,
    "office": """
        abdicate anoint appoint co-opt conscript crown demote depose discharge dismiss enlist enthrone hire
        nominate ordain purge quit re-elect reappoint reassign recruit reelect rehire reinstate replace
        reshuffle resign sack suspend unseat vacate win
    """,
    "decision": """
        abandon abolish adjourn adopt amend annul approve ban bar cancel cease clinch convene curb decline
        decree defer delay deregulate disband discontinue dissolve ditch ease endorse exempt freeze greenlight
        halt halve indemnify ink invoke jettison lapse liberalise liberalize lift loosen negotiate nix
        order outlaw override postpone prohibit propose reject renegotiate renew repeal reschedule rescind
        restrict resume retract reverse revoke rule scrap secede settle shelve sign slash suspend terminate
        tighten toughen unfreeze vote waive
    """,
    "life": """
        baptise born christen defeat divorce enrol enroll graduate marry remarry wed
    """,
    "gathering": """
        barricade blockade boycott broker commemorate converge demonstrate disinvite disperse heckle host invite
        lobby mediate negotiate parade petition picket protest rally reconcile riot throng
    """,
    "contest": """
        dock eliminate oust relegate
    """,
}
# Of 'lie' only the forms that do not lie about somewhere.
VERBS = frozenset(form for verbs in CLASSES.values() for form in all_verb_forms(verbs)) | {"lied", "lying"}
# What makes a verb of many uses name an occasion: the particle behind it, or what somebody is then.
PARTICLES = """
    ablaze alight: set
    aside: step
    away: sweep tow turn walk wash
    back: beat bring drive pay pull roll send turn
    dead: find shoot
    down: back beat break bring burn close crack gun hunt knock mow pull shoot shut stand step strike take tear
    down: touch turn vote
    free: break set walk
    guilty liable: find
    in: break cave fly hand march move swear
    into: break crash drive plough plow ram slam smash
    off: break call carry cut kick lay make pay pull put seal sell send set shut spin walk
    out: back bail break buy drop kick lock move opt pull throw vote walk
    over: hand run take turn
    through: push rip smash sweep tear
    up: back beat blow break buy call give hold lock rip round sign tear
"""
# And what it is done to, where it goes or what comes of it.
BESIDE = """
    appeal complaint lawsuit motion petition suit: dismiss drop file lodge lose throw win
    charge: bring dismiss drop press
    case: bring close dismiss drop lose reopen settle win
    administration bankruptcy receivership: declare enter file
    ruling sentence verdict: deliver hand pass reach
    inquest inquiry investigation probe: close launch open order
    job position post: axe cut shed slash
    airport airspace border bridge crossing road: close open shut
    branch consulate embassy factory hospital mine plant school: close open shut
    floodgate gate sluice: open
    dam dike dyke garrison levee: reinforce
    tool: down
    office work: resume return
    duty fee pension price rate salary tariff tax toll wage: cut hike increase lower raise
    budget emission output production spending: cut
    high low record: fall hit rise sink slump soar
    election poll referendum strike: call lose rig win
    amendment bill budget law resolution: block draft pass table
    majority medal seat title: lose take win
    secret: betray leak pass sell
    fire: catch open set
    landing: make
    operation surgery transplant: undergo
    burn injury wound: treat
    exam test: fail
    custody hospital jail prison: rush send take
    captive hostage prisoner: take
    accord acquisition agreement deal merger pact purchase sale takeover treaty: approve clear close complete seal
    accord agreement armistice ceasefire deal pact treaty truce: break conclude enter finalise finalize leave
    accord agreement armistice ceasefire deal pact treaty truce: reach sign strike
    debt loan obligation: default
    electricity gas phone power water: cut restore
    amnesty bail pardon parole: grant
    citizenship licence license passport permit visa: grant refuse revoke
    asylum: grant refuse
    emergency: declare lift
    citizenship immunity licence license medal rank title: strip
    arson attack bombing charge corruption crash death fraud killing kidnapping leak murder plot raid riot robbery: hold
    shooting smuggling spying stabbing suspicion theft: hold
    victory: claim declare
    body remains wreckage: discover find recover
"""


def _read_pairs(rows: str, forms: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Every form of the verbs of a row with each form of the words before its colon."""
    for row in rows.strip().splitlines():
        beside, _, verbs = row.partition(":")
        yield from product(all_verb_forms(verbs), forms(beside))


PHRASES = frozenset((*_read_pairs(PARTICLES, str.split), *_read_pairs(BESIDE, all_noun_forms)))
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
    """Whether a verb, alone or with a word of `PHRASES`, or a noun, with what is before it, names an occasion."""
    if part == "noun":
        return words.rpartition(" ")[2] in NAMES
    first, _, rest = words.partition(" ")
    return (first, rest) in PHRASES if rest else first in VERBS
