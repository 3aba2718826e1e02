"""What is denied: every denial of one thing taken together, by whoever denies it for one side.

A denial is a statement whose act it is; a plain assertion with a negation in its main clause ('it had never discussed
the sale'), where somebody else asserts of the speaker what it negates, or the speaker himself did before; and whatever
calls a claim of others false ('a bogus collusion claim', 'the charges were a fairy tale').  Some name only that
something was claimed: those are bare.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from headwater.link.assertion.heads import find_head
from headwater.link.assertion.propositions import ACTOR, Proposition, describe_clause, negates_outright
from headwater.link.assertion.terms import Terms, compare_terms
from headwater.link.denial.denied_parts import cut_denied, cut_sentences, drop_relative, leave_aside
from headwater.link.denial.disowned import find_disowned
from headwater.link.denial.falsehoods import (
    CLAIMED,
    FALSE,
    OWN_FALSE,
    WHOLLY,
    find_called_false,
    is_only_denying,
)
from headwater.link.denial.negations import (
    ANY_SUCH,
    DENYING,
    NO_SUCH,
    NO_THING,
    ONLY_SUCH,
    TELLING,
    Affirmed,
    find_answered,
    find_containing,
    index_affirmed,
    is_affirmed,
    is_taken_back,
    list_sides,
    negates,
)
from headwater.link.figures import figures_exclude
from headwater.link.provenance.origins import Voices
from headwater.link.reading import Reading
from headwater.link.senses import find_sense, list_senses
from headwater.record.model import Statement
from headwater.record.spans import Evidence
from headwater.settings import THRESHOLDS
from headwater.text import Extent, fold, stem, words

CALLING = ("assert", "accuse", "condemn", "concern")
# Heads behind which stands the word that says what is denied: 'to have', 'to seek weapons', 'claims of theft'.
TRANSPARENT = (
    "have know known aware possess own hold file seek pursue want try attempt plan intend engage make do take be "
    "allegation claim charge accusation report rumour suggestion insistence idea notion assertion evidence story "
    "narrative account version explanation argument characterization theory speculation assurance "
    "purported alleged supposed so-called role part involvement hand "
    "responsibility link complicity knowledge wrongdoing misconduct impropriety guilt blame culpability"
)
# Who is charged by a court is not only said to have done something: "denied that she would be CHARGED".
CHARGED = re.compile(
    r"\b(?:be|been|being|is|are|was|were|get|gets|got|faces?|faced|facing)\s+(?:\w+ly\s+)?charge[ds]\b", re.I
)
# All that somebody told ('disputes the mayor's account'), and no one claim of his.
ACCOUNT = re.compile(
    r"\W*(?:\w+\s+){0,4}?[\w.-]+['’]s?\s+(?:\w+\s+)?(?:account|version|explanation|story)s?\W*", re.IGNORECASE
)
# What was told just before, and no more of it: 'denied having said that'.
POINTED = re.compile(
    r"\W*(?:(?:ever|having|had|he|she|it|they)\s+)*(?:d(?:id|one|oing)|sa(?:id|ying)|ma(?:de|king))\s+(?:so|that|this|it|any"
    r" such \w+|th(?:at|is|ose|ese) \w+)(?:\W*|\s*[,;].*)",
    re.IGNORECASE,
)
# Who withdraws this takes back what he said himself; whoever does one of the others always does.
SAYING = rf"(?:statement|announcement|testimony|article|remark|{CLAIMED})s?\b"
OWN = rf"(?:{SAYING}|(?:assurance|insistence|confirmation|warning|figure|count|estimate)s?\b)"
OWN_WORDS = re.compile(
    rf"\W*(?:(?:his|her|its|their|our|my)\s+(?:own\s+)?(?:[\w’'-]+\s+){{0,2}}?{OWN}|{SAYING}\s+that\b)",
    re.IGNORECASE,
)
OWN_ONLY = re.compile(rf"{OWN_WORDS.pattern}\W*", re.IGNORECASE)
WITHDRAWING, TAKING_BACK = ("withdr", "correct"), ("retract", "recant", "walk", "backtrack", "apolog")
# Who denies that he had heard of the report denies nothing that it says: 'denied having known about the report'.
HEARD_OF = re.compile(
    r"\W*(?:(?:that|he|she|it|they|ever|having|had|been|being|was|were|to|have|any|prior)\s+)*"
    r"(?:know(?:n|ing|ledge)?|knew|aware(?:ness)?|hear(?:d|ing)|see(?:n|ing)|saw|read(?:ing)?|receiv(?:ed|ing)|told)\s+"
    rf"(?:of|about)?\s*(?:[\w’'-]+\s+){{0,4}}?(?:{CLAIMED}|findings?\b|warnings?\b|letters?\b|memos?\b)",
    re.IGNORECASE,
)
CLIENT = re.compile(r"\b(?:my|our|his|her|their)\s+clients?\b", re.IGNORECASE)
LYING = ("lie", "lying")  # 'lied about never having it' denies that he had it
CORRECTING = "correct"  # who corrects his report takes back what it is told to have said, and not all of it
UNDENIED = re.compile(r"\b(?:not|never|neither|nor)\b|n['’]t\b", re.I)
# What these refuse is denied where it is a claim or a clause: 'rejected the report', and not 'rejected a subpoena'.
REFUSING = tuple("reject dismiss rebuff refus brush spurn rule ruling shrug play downplay disavow denounc".split())
SAID_SO = re.compile(
    r"(?:\W*[\w’'-]+){0,6}?\W*\b(?:claim|charge|allegation|accusation|report|assertion|stor(?:y|ies)|narrative|account|"
    r"version|rumou?r|suggestion|notion|insinuation|argument|complaint|testimony|finding|conclusion|characteri[sz]ation|"
    r"denial|speculation|evidence|theor(?:y|ies)|talk(?=\s+(?:of|that|about)\b))s?\b"
    r"|.*\b(?:is|are|was|were|has|have|had|having|will|would|did|does|can|could|may|might)\b",
    re.I,
)
CLAIMING = re.compile(rf"\bthat\b|\b{CLAIMED}", re.I)
NEAR = 9  # characters before a cue in which a word undoes it
# 'Media REPORTS that it had not moved': what is denied is behind them.
CALLED_SO = re.compile(CLAIMED, re.IGNORECASE)
CHARGING = ("charg", "accus", "alleg")
SAME = 5  # letters by which a noun and its verb are the same word: 'report' and 'reported', 'allegation' and 'alleged'
CLAIM_THAT = re.compile(
    rf"\W*(?:[\w’'-]+\s+){{0,5}}?(?:assurance\b|{CLAIMED})(?:\s+[\w’'-]+){{0,4}}?\s+that\s+", re.IGNORECASE
)


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What one denial denies: a clause, its weighted terms, and of these those that are words, no actors and no types.

    `head` says what is denied of the others.
    """

    clause: Proposition
    terms: Terms
    plain: Terms
    head: str | None


class Denied(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is denied: the statements that deny it, and in the same order what they deny.

    `sides` are the actors who deny it, and their institutions; `is_own` says that they had asserted it themselves,
    `is_plain` that they only say that it is not so.  `answered` is the one passage that it points back to.
    """

    statements: tuple[Statement, ...]
    contents: tuple[Content, ...]
    sides: frozenset[str]
    is_own: bool = False
    is_plain: bool = False
    answered: Evidence | None = None

    @property
    def keys(self) -> frozenset[str]:
        """The ids of its denials."""
        return frozenset(s.id for s in self.statements)

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing of what is denied but that it was claimed."""
        return not any(content.plain for content in self.contents)

    @property
    def denies_negation(self) -> bool:
        """Whether it denies that something is not so, and does not itself say that it is not."""
        is_denial = all(s.act == "deny" for s in self.statements)
        return is_denial and any(_negates_what_is_denied(content.clause.words) for content in self.contents)

    def add(self, other: "Denied") -> "Denied":
        """Both as one."""
        return Denied(
            statements=(*self.statements, *other.statements),
            contents=(*self.contents, *other.contents),
            sides=self.sides | other.sides,
            is_own=self.is_own,
            is_plain=self.is_plain and other.is_plain,
        )

    def rate_likeness(self, item: Proposition) -> float:
        """Cosine of a proposition's terms and the nearest of what is denied, from 0 to 1; 0 where figures differ."""
        return max(_compare(content.clause.figures, content.terms, item) for content in self.contents)

    def rate_cover(self, terms: Terms) -> float:
        """Share of what is denied that these terms hold with its head, from 0 to 1, by squared weight."""
        return max(_measure_cover(content, terms) for content in self.contents)


def list_denied(reading: Reading, voices: Voices, items: Sequence[Proposition]) -> list[Denied]:
    """What is denied, by the publication and place of its first denial."""
    found: list[Denied] = []
    for denied in sorted(_list_single(reading, voices, items), key=lambda d: reading.place(d.statements[0].extent[0])):
        clause = msgspec.structs.replace(denied.contents[0].clause, weights=denied.contents[0].terms)
        near = [(d.rate_likeness(clause), -n) for n, d in enumerate(found) if _is_one(d, denied)]
        likeness, n = max(near, default=(0.0, 0))
        if likeness >= THRESHOLDS.denied:
            found[-n] = found[-n].add(denied)
        else:
            found.append(denied)
    return found


def _is_one(a: Denied, b: Denied) -> bool:
    return bool(a.sides & b.sides) and a.is_own == b.is_own and not (a.answered or b.answered)


def _negates_what_is_denied(words: str) -> bool:
    """Whether it is denied that something is not so: "reports that it had NOT moved"."""
    claim = CLAIM_THAT.match(words)
    return negates_outright(words[claim.end() if claim else 0 :])


def list_denials(reading: Reading) -> list[Statement]:
    """The statements that deny; who 'would not dismiss' something, or 'neither confirms nor denies' it, does not."""
    rows = ((reading.reports[report].text, s) for report, row in reading.statements.items() for s in row)
    return [s for text, s in rows if s.act == "deny" and s.asserted and not _is_undone(text, s)]


def is_lie(denial: Statement) -> bool:
    """Whether a denial is told by somebody who says the opposite: 'it LIED ABOUT NEVER having a bomb'."""
    return denial.cue is not None and denial.cue.text.lower().startswith(LYING)


def _is_undone(text: str, statement: Statement) -> bool:
    """Whether the cue of a denial is negated, or it refuses what nobody claims or corrects what it does not tell."""
    cue = statement.cue
    if cue is None:
        return False
    if UNDENIED.search(text, max(0, cue.start - NEAR), cue.start if is_lie(statement) else cue.end):
        return True
    content = statement.content[0] if statement.content else None
    if content and cue.text.lower().startswith(CORRECTING):
        return CLAIM_THAT.match(content.text) is None
    if content is None or not cue.text.lower().startswith(REFUSING):
        return False
    behind = text[cue.end : content.start] if cue.end <= content.start else ""
    return SAID_SO.match(content.text) is None and CLAIMING.search(behind) is None


def _list_single(reading: Reading, voices: Voices, items: Sequence[Proposition]) -> Iterator[Denied]:
    affirmed = index_affirmed(items)
    yield from _list_by_act(reading, voices, affirmed)
    for said in (i for i in items if i.evidence.statement and i.voice and not i.is_event):
        sides = list_sides(voices, said.voice)
        for sentence in cut_sentences(reading, said):
            yield from _list_asserted(reading, voices, _name_client(sentence, sides), sides, affirmed)


def _list_by_act(reading: Reading, voices: Voices, affirmed: Affirmed) -> Iterator[Denied]:
    """What statements deny whose act it is."""
    for statement in list_denials(reading):
        sides = list_sides(voices, statement.speaker.actor if statement.speaker else None)
        for span in statement.content:
            for extent in cut_denied(reading, span.report, span.extent):
                clause = drop_relative(reading, describe_clause(reading, span.report, extent))
                called = find_called_false(clause)
                told = describe_clause(reading, span.report, called) if called else clause
                denied = _make_denied(statement, told, sides)
                answered = find_answered(told, ANY_SUCH.search(told.words), sides, voices, affirmed)
                answered = answered or find_disowned(reading, told, sides, voices, affirmed)
                if answered is None and ANY_SUCH.search(told.words):
                    denied = _leave_bare(denied)
                yield msgspec.structs.replace(
                    denied, is_own=_takes_back(reading, statement, told, sides), answered=answered
                )


def _list_asserted(
    reading: Reading, voices: Voices, item: Proposition, sides: frozenset[str], affirmed: Affirmed
) -> Iterator[Denied]:
    """What a plain assertion denies: the claim of others that it calls false, or what it negates."""
    statement = reading.said[item.evidence.statement or ""]
    if item.act in CALLING and (called := find_called_false(item)):
        claimed = leave_aside(reading.reports[item.evidence.report].text, called)
        yield _make_denied(statement, describe_clause(reading, item.evidence.report, claimed), sides)
        return
    if item.act in CALLING and is_only_denying(item.words):
        yield _make_denied(statement, item, sides)
        return
    if item.act in CALLING and OWN_FALSE.match(item.words):
        yield msgspec.structs.replace(_make_denied(statement, item, sides), is_own=True)
        return
    denied = _make_denied(statement, item, sides)
    if item.act in CALLING and (disowned := find_disowned(reading, item, sides, voices, affirmed)):
        yield msgspec.structs.replace(denied, is_plain=True, answered=disowned)
        return
    if not negates(item):
        return
    thing = NO_THING.match(item.words) or NO_SUCH.search(item.words)
    answered = find_answered(item, thing, sides, voices, affirmed)
    if thing and thing["such"] and answered:
        yield msgspec.structs.replace(denied, is_plain=True, answered=answered)
    elif is_affirmed(item, sides, voices, affirmed):
        yield msgspec.structs.replace(denied, is_plain=True)
    elif answered or (answered := find_containing(item, sides, voices, affirmed)):
        yield msgspec.structs.replace(denied, is_plain=True, answered=answered)
    elif is_taken_back(reading, item, sides, voices, affirmed):
        yield msgspec.structs.replace(denied, is_own=True)


def _name_client(item: Proposition, sides: frozenset[str]) -> Proposition:
    """What a lawyer says of his client, with the one for whom he speaks: "MY CLIENT took nothing"."""
    if CLIENT.search(item.words) is None or len(sides) == 1:
        return item
    meant = sides - {item.voice}
    weights = {t: w for t, w in item.weights.items() if t not in (item.voice, "client")} | dict.fromkeys(meant, ACTOR)
    return msgspec.structs.replace(item, actors=(item.actors - {item.voice}) | meant, weights=weights)


def _takes_back(reading: Reading, statement: Statement, told: Proposition, sides: frozenset[str]) -> bool:
    """Whether somebody denies what he said himself: "WITHDREW ITS claim", "said that ITS OWN statement was wrong"."""
    cue = statement.cue.text.lower() if statement.cue else ""
    if cue.startswith(TAKING_BACK):
        return True
    own = OWN_WORDS.match(told.words)
    if own is None:
        return False
    start = told.evidence.start
    whose = reading.mentions_in(told.evidence.report, Extent(start, start + own.end()))
    is_named = any(m.level == "pronoun" and m.actor in sides for m in whose)
    return cue.startswith(WITHDRAWING) or is_named


def names_no_matter(item: Proposition) -> bool:
    """Whether a denial has no word for what is denied ('denied it', 'rejected the charges', 'the report is a lie')."""
    if not item.is_event and (is_only_denying(item.words) or ONLY_SUCH.fullmatch(item.words)):
        return True
    return (
        item.act == "deny"
        and not HEARD_OF.match(item.words)
        and item.weights.keys() <= item.actors | DENYING | _list_transparent(item.words)
    )


def _list_transparent(told: str) -> frozenset[str]:
    """The terms that say only that something was claimed."""
    return list_senses(TRANSPARENT) - (list_senses("charge") if CHARGED.search(told) else frozenset())


def is_told_of_somebody(item: Proposition) -> bool:
    """Whether somebody says it or it happened to somebody: it makes a claim by itself."""
    return not (item.is_narrated or item.is_bare or names_no_matter(item))


def _make_denied(statement: Statement, clause: Proposition, sides: frozenset[str]) -> Denied:
    empty = {
        find_sense(stem(fold(w.text))) for m in re.finditer(WHOLLY + FALSE, clause.words, re.I) for w in words(m[0])
    }
    empty |= DENYING | (frozenset() if HEARD_OF.match(clause.words) else _list_transparent(clause.words))
    terms = {t: w for t, w in clause.weights.items() if t not in empty and not t.endswith(":DENIAL")}
    kinds = {kind for event in clause.events for kind in event.kinds}
    is_bare = is_only_denying(clause.words) or any(
        bare.fullmatch(clause.words) for bare in (ACCOUNT, POINTED, OWN_ONLY)
    )
    is_bare = is_bare or OWN_FALSE.match(clause.words) is not None
    plain = {t: w for t, w in terms.items() if t not in clause.actors and t not in kinds and not is_bare}
    voiced = msgspec.structs.replace(clause, voice=statement.speaker.actor if statement.speaker else None)
    content = Content(clause=voiced, terms=terms, plain=plain, head=_find_core(clause.words, empty))
    return Denied(statements=(statement,), contents=(content,), sides=sides)


def _leave_bare(denied: Denied) -> Denied:
    """The same, without a word for what is denied: 'any such condition' is whatever was said just before."""
    return msgspec.structs.replace(
        denied, contents=tuple(msgspec.structs.replace(content, plain={}) for content in denied.contents)
    )


def _compare(figures: frozenset[str], terms: Terms, item: Proposition) -> float:
    return 0.0 if figures_exclude(figures, item.figures) else compare_terms(terms, item.weights)


def _find_core(text: str, empty: Collection[str]) -> str | None:
    """The head of a clause, or of what stands behind it where it says little by itself."""
    head = find_head(text)
    if head not in empty:
        return head
    behind = next((w.end for w in words(text) if find_sense(stem(fold(w.text))) == head), len(text))
    return _find_core(text[behind:], empty)


def _measure_cover(content: Content, terms: Terms) -> float:
    whole = sum(w * w for w in content.terms.values())
    if len(content.plain) < TELLING or not (content.head is None or content.head in terms):
        return 0.0
    return sum(w * w for t, w in content.terms.items() if t in terms) / whole


def is_called_so(reading: Reading, statement: str | None, words: str) -> bool:
    """Whether a denial calls what it denies by the verb with which this was said: 'the report' was reported.

    A charge, an accusation and an allegation are the same.
    """
    said = reading.said.get(statement or "")
    cue = said.cue.text.lower() if said and said.cue else ""
    called = [m[0].lower() for m in CALLED_SO.finditer(words)]
    is_charge = cue.startswith(CHARGING) and any(noun.startswith(CHARGING) for noun in called)
    return bool(cue) and (is_charge or any(noun[:SAME] == cue[:SAME] for noun in called))
