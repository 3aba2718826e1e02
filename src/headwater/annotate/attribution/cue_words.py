"""Closed classes of English words, which tell noun phrases from clauses without a tagger."""

from headwater.inflection import PASTS

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split()
)
MONTHS = frozenset(
    "january february march april june july august september october november december jan feb apr jun jul aug "
    "sep sept oct nov dec".split()
)
TIME_HEADS = frozenset(
    "week weeks month months year years day days night morning afternoon evening hour hours weekend decade".split()
)
TIME_LEADS = frozenset("last this next earlier later early late past previous recent coming same".split())
PRONOUNS = frozenset("he she they it we i you who".split())
PREPOSITIONS = frozenset(
    "of for at in on from to with by about against among between under over into onto after before since during "
    "through within across near despite without toward towards upon amid behind beyond via like regarding "
    "concerning following alongside around inside outside per throughout beside besides".split()
)
CONJUNCTIONS = frozenset("and or but nor & yet plus".split())
SUBORDINATORS = frozenset(
    "that which whom whose when while because if though although whether where what how why as than until "
    "unless so whereas once lest".split()
)
NEGATIONS = frozenset("not never neither nor n't cannot hardly scarcely nobody nothing none".split())
ADVERBS = frozenset(
    "also again already then later earlier now still even too once twice previously recently first further "
    "never ever not always often soon just only thus therefore instead meanwhile afterwards afterward however "
    "indeed both perhaps yet separately nevertheless nonetheless moreover furthermore additionally rather "
    "simply n't long since".split()
)
NOT_ADVERBS = frozenset(
    "family ally italy july assembly supply reply only early rally bully daily weekly monthly apply rely "
    "multiply ugly likely lovely friendly elderly deadly costly unlikely".split()
)
# Frequent verbs in a form that is hardly ever a noun or a participle: where one stands, a clause has its verb.
FINITE = PASTS | frozenset(
    "lay spread says tells goes comes takes gives makes knows sees gets becomes begins brings keeps remains seems "
    "appears wants needs includes contains exists depends belongs refuses continues tries helps allows requires "
    "provides means works lives follows happens stands holds runs turns faces believes thinks hopes".split()
)
LEADING_ADVERBS = frozenset(
    "and but however meanwhile also then later still yet so or nevertheless nonetheless instead moreover "
    "furthermore additionally separately earlier indeed thus therefore besides now today yesterday again "
    "afterwards already".split()
)
# Forms that are nouns more often than verbs: they are verbs only after a subject, an auxiliary or 'to'.
NOUNY = frozenset(
    "claim claims report reports call calls demand demands state states note notes charge charges question "
    "questions promise promises request requests comment comments post posts order orders offer offers hope "
    "hopes fear fears pledge pledges vow vows attack attacks answer answers reply replies joke jokes mention "
    "mentions estimate estimates forecast forecasts challenge challenges protest protests rebuke slam release "
    "text texts email emails quote quotes read view views cast paint press pushes push figure figures threat "
    "remark remarks guess label labels brand brands detail details document documents lobby fault credit praise "
    "regret pan slate trash frame address directs direct invite command worry worries start show shows signal "
    "signals find finds doubt doubts concern appeal appeals blast rip advocate advocates object objects counter "
    "tweet tweets test points point stress".split()
)
ADJECTIVAL = frozenset(
    "new recent false such several many few more other own latest earlier previous first second similar public "
    "official repeated these those any some all no unproven baseless serious media news press intelligence its "
    "their his her our my your".split()
)
# Nouns that end a sentence more often than the verb does.
NEVER_FINAL = frozenset("promises fears hopes demands calls pledges threats views orders offers remarks quotes".split())
