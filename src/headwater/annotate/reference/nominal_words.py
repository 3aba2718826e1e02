"""Words that tell where a description begins and ends, and which descriptions stand for somebody."""

import re

from headwater.annotate.reference.head_nouns import Head

DEFINITE = frozenset("the this that these those his her its their our my your both such".split())
COUNTING = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands several some many few "
    "other another more most all any each every no one a an various numerous both multiple certain".split()
)
# Behind these a phrase cannot begin further left.
STOPPING = frozenset("a an any each every no another".split())
QUANTITIES = COUNTING | frozenset(
    "group groups number numbers range series majority quantity quantities amount amounts type types kind kinds "
    "part parts ton tons tonnes pair team handful host batch set members rest core dozen hundred thousand "
    "hundreds thousands tens".split()
)
GAPS = frozenset((" ", "-", "\n", "\xa0", " “", ' "', "” ", '" ', " '", "' "))
# Names that may describe the noun behind them: "State Department officials".
NAMING = frozenset(("state", "public_body", "organization", "company", "media", "place", "facility"))
# Plurals that stand for nobody in particular unless something marks them.
GENERIC = frozenset(
    "people women men children parents families countries nations states governments powers sides parties figures "
    "individuals members users customers workers students heads allies critics leaders".split()
)
# What may stand without an article: "police arrested a man".
UNMARKED = frozenset("police staff crew personnel".split())
# Behind a place and a hyphen these say where somebody sits, and not whose he is: "the Malta-based company".
SEATED = frozenset("based born registered listed headquartered domiciled".split())
SEAT = re.compile(rf"-(?:{'|'.join(sorted(SEATED))})\b")
BARE_DOCUMENTS = frozenset(("sanctions", "resolutions", "letters"))
PREPOSED = frozenset("of to by for from with at on in against between among and or the".split())
SOME = frozenset("few some many several most others".split())
PEOPLE = Head("group", True, None)
VERB_LIKE = frozenset(
    "report reports claim claims state states head heads host charge charges review plan plans".split()
)
SPEECH_LIKE = frozenset("states claims reports charges".split())
# Words that never stand inside a description, whatever their class.
OUTSIDE = frozenset(
    "of to in on at by for from with as than that which who whom whose and or but nor not is are was were be been "
    "being has have had will would can could may might must shall should do does did said says told say added it "
    "he she they we i you there here when where while if because also then so yet least".split()
)
POST = frozenset("of at for from in within to with inside".split())
PLAIN_POST = frozenset("of at for from within".split())
TO_HEADS = frozenset("ambassador ambassadors envoy envoys adviser advisers advisor advisors aide aides".split())
# Heads that describe kin or company, not an office.
NO_OFFICE = frozenset(
    "son daughter wife husband father mother brother sister friend uncle aunt cousin nephew niece man woman boy "
    "girl person child victim suspect witness son-in-law daughter-in-law brother-in-law parent widow grandson "
    "resident citizen member".split()
)
PUBLIC = frozenset(
    "ministry agency department bureau parliament congress senate embassy consulate foreign ministry".split()
) | {
    "foreign ministry",
    "defense ministry",
    "defence ministry",
    "interior ministry",
    "central bank",
    "intelligence agency",
}
