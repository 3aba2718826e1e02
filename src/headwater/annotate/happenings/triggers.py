"""Where the words of a pack stand in a report, and whether a word that is both verb and noun is the one meant."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from headwater.annotate.closed_classes import DETERMINERS, MODALS
from headwater.annotate.happenings.clauses import NEAR
from headwater.annotate.happenings.function_words import CONJUNCTIONS, HELPING, RELATIVES, SUBORDINATORS
from headwater.annotate.happenings.subjects import CONTROL
from headwater.annotate.happenings.trees import Tree, grow
from headwater.annotate.happenings.units import Row, Unit, fold_word, is_adverb, is_verb, line_up, read_units
from headwater.annotate.parses import Parse
from headwater.annotations import Mention, Saying, Sentence, TimeExpression
from headwater.domain.pack import PREPOSITIONS, Pack, Term, Trigger
from headwater.text import Extent, Word, words

SILENT = ("byline", "dateline", "credit", "boilerplate:", "alt_title")  # furniture, and second copies of the title
LONGEST_SENTENCE = 400  # words
# Nouns that make the noun before them a part of their name: 'arms sales COMPANY' is no sale.
COMPOUND_HEADS = frozenset(
    "deal deals agreement agreements company companies chain chains programme program network networks site talks talk "
    "negotiations negotiation discussions department office room page contract contracts policy industry plan plans "
    "team line lines route routes ban bans record records".split()
)
BEFORE_BASE = MODALS | frozenset(
    "to do did does don't didn't not never also then still now always often again help let and or i we they you".split()
)
# Words inside the names of these are no goods: 'Ministry of Technology'.
NAMED = frozenset({"person", "organization", "public_body", "media", "facility", "place", "craft"})
BODIES = frozenset({"person", "organization", "public_body", "media"})


class Line(NamedTuple):
    """A sentence with all that was found in it."""

    text: str
    sentence: Sentence
    tokens: tuple[Word, ...]
    folded: tuple[str, ...]
    mentions: dict[int, Mention]
    times: dict[int, TimeExpression]
    sayings: dict[int, Saying]
    units: tuple[Unit, ...]
    tree: Tree | None = None  # None where the sentence was not parsed

    def around(self, trigger: Extent) -> Row:
        """The row of its units around a trigger."""
        return line_up(self.text, self.tokens, trigger, self.units, self.mentions, self.times)

    @property
    def is_title(self) -> bool:
        """Whether it is a headline or stands under one, where tense and questions have their own sense."""
        return self.sentence.zone in ("title", "heading", "standfirst")

    @property
    def is_question(self) -> bool:
        """Whether it is a question."""
        return self.sentence.extent.of(self.text).rstrip("\"'”’ ").endswith("?")


class Hit(NamedTuple):
    """A word or phrase of a class where it stands."""

    extent: Extent
    term: Term


def read_lines(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    sayings: Sequence[Saying],
    parses: Sequence[Parse] = (),
) -> Iterator[Line]:
    """The sentences that may tell an event, each with its own mentions, times and sayings."""
    pieces = [piece for s in sentences if not s.zone.startswith(SILENT) for piece in _pieces(text, s)]
    places = [Extent(tokens[0].start, tokens[-1].end) for _, tokens in pieces]
    of_mentions = find_overlapping([m.extent for m in mentions], places)
    of_times = find_overlapping([t.extent for t in times], places)
    of_sayings = find_overlapping([hull_of(s) for s in sayings], places)
    parsed = {parse.extent: parse for parse in parses if parse.reading.words}
    for at, (sentence, tokens) in enumerate(pieces):
        own, when = {i: mentions[i] for i in of_mentions[at]}, {i: times[i] for i in of_times[at]}
        yield Line(
            text,
            sentence,
            tokens,
            tuple(fold_word(t.text) for t in tokens),
            own,
            when,
            {i: sayings[i] for i in of_sayings[at]},
            read_units(text, tokens, own, when),
            grow(parsed[sentence.extent], text) if sentence.extent in parsed else None,
        )


def _pieces(text: str, sentence: Sentence) -> Iterator[tuple[Sentence, tuple[Word, ...]]]:
    """The words of a sentence; what is too long to be one comes in pieces, so that the work stays linear."""
    tokens = tuple(words(text, *sentence.extent))
    for start in range(0, len(tokens), LONGEST_SENTENCE):
        yield sentence, tokens[start : start + LONGEST_SENTENCE]


def hull_of(saying: Saying) -> Extent:
    """From the first to the last character of a saying, its cue included."""
    extents = [*saying.content, *([saying.cue] if saying.cue else [])]
    return Extent(min((e.start for e in extents), default=0), max((e.end for e in extents), default=0))


def find_triggers(line: Line, pack: Pack) -> Iterator[tuple[Extent, Trigger]]:
    """Every trigger of the pack in a sentence: at each place the longest, then in the pack's order."""
    for at, word in enumerate(line.folded):
        for trigger in pack.triggers.get(word, ()):
            if line.folded[at : at + len(trigger.words)] == trigger.words:
                extent = _bare(line, at, at + len(trigger.words) - 1)
                if not (_is_of_date(line, extent) or _is_of_name(line, extent)):
                    yield extent, trigger


def find_terms(line: Line, pack: Pack) -> Iterator[Hit]:
    """The class words of a sentence, the longest at each place."""
    for at, word in enumerate(line.folded):
        longest = 0
        for term in pack.terms.get(word, ()):
            if len(term.words) < longest:
                break
            if line.folded[at : at + len(term.words)] == term.words:
                longest = len(term.words)
                hit = Hit(_bare(line, at, at + longest - 1), term)
                if not any(_is_name_around(mention, hit) for mention in line.mentions.values()):
                    yield hit


def _is_of_date(line: Line, extent: Extent) -> bool:
    """Whether a word is of a date: 'in early MARCH'."""
    return any(t.expression.kind == "date" and t.extent.contains(extent) for t in line.times.values())


def _is_of_name(line: Line, extent: Extent) -> bool:
    """Whether a word is of the name or the title of somebody: 'AMNESTY International', 'PRESS secretary Ada Vance'.

    In headlines names are cut less surely.
    """
    titles = [m.title for m in line.mentions.values() if m.title is not None]
    names = [m.extent for m in line.mentions.values() if m.level == "name" and m.type in BODIES]
    return not line.is_title and any(e.contains(extent) for e in (*titles, *names))


def _is_name_around(mention: Mention, hit: Hit) -> bool:
    return mention.level == "name" and mention.type in NAMED and mention.extent.contains(hit.extent)


def _bare(line: Line, first: int, last: int) -> Extent:
    """The extent of some tokens without a possessive ending."""
    start, end = line.tokens[first].start, line.tokens[last].end
    return Extent(start, end - 2) if line.text[end - 2 : end] in ("'s", "’s") else Extent(start, end)


def is_meant(row: Row, trigger: Trigger, tag: str = "", relation: str = "") -> bool:
    """Whether the word is the verb, or the noun, that its rule takes it for: told by the words beside it.

    A tag of the tree decides where verb and noun, or present and past, look alike; and that a noun is a subject there
    where the word behind it may be a noun or a verb ('the ATTACK shut the port').
    """
    if trigger.part == "verb" and trigger.form in ("base", "third", "past") and tag in ("VBD", "VBP", "VBZ", "VB"):
        return True
    if trigger.part == "verb" and tag == "VBN" and relation in ("root", "conj", "ccomp", "advcl"):
        return True  # 'have both PLEADED guilty', in a headline 'two KILLED in a crash'
    units, at = row.units, row.at
    before = units[at - 1] if at and not units[at].gap.replace("'s", "").replace("’s", "").strip(" \"“”'‘’") else None
    after = units[at + 1] if at + 1 < len(units) else None
    if trigger.part == "noun":
        if tag == "VBG" and relation in ("xcomp", "advcl", "ccomp"):  # 'started SHOOTING at us'
            return False
        is_subject = tag in ("NN", "NNS") and relation in ("nsubj", "nsubj:pass")
        is_other = (_is_compound(units, at, trigger) and not is_subject) or _is_verbal(before, after, trigger)
        return not is_other and not _is_in_exchange_for(units, at)
    if trigger.form == "base":
        return _may_precede_base(units, at, before)
    nominal = before is not None and (before.low in DETERMINERS or before.possessive)
    if trigger.form == "third":
        return before is not None and not nominal and _may_be_third(units, at, before, after)
    return not nominal and not (trigger.form == "ing" and _has_article(units, at))


def _may_be_third(units: Sequence[Unit], at: int, before: Unit, after: Unit | None) -> bool:
    """Whether a word in -s is a verb and no plural: an object is behind it, and no verb or preposition before it."""
    if after is None or after.low in HELPING | COMPOUND_HEADS | {"of", "against", "between", "and"}:
        return False
    return not before.is_word or before.capital or not (is_verb(units, at - 1) or before.low in PREPOSITIONS)


def _is_compound(units: Sequence[Unit], at: int, trigger: Trigger) -> bool:
    """Whether the noun describes the noun after it ('a TOUR guide'), or is a verb with its object ('PURCHASE food')."""
    if at + 1 >= len(units) or units[at + 1].gap != " " or not units[at + 1].is_word:
        return False
    after = units[at + 1]
    if after.low in COMPOUND_HEADS:
        return True
    function = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | RELATIVES | DETERMINERS
    is_head = after.low not in function and not is_verb(units, at + 1) and not is_adverb(after) and not after.capital
    return trigger.form == "singular" and is_head and not after.low.endswith("s")


def _is_verbal(before: Unit | None, after: Unit | None, trigger: Trigger) -> bool:
    """Whether a word that may be a noun stands as a verb: after `to` or a modal, or between a name and its object."""
    if before is None:
        return False
    if before.mention is not None and not before.possessive and trigger.form == "plural":
        return after is not None and (after.low in DETERMINERS or after.low[:1].isdigit() or after.mention is not None)
    return before.is_word and (before.low in MODALS | {"not"} or (before.low == "to" and trigger.form == "singular"))


def _may_precede_base(units: Sequence[Unit], at: int, before: Unit | None) -> bool:
    """Whether a bare verb may stand here: after `to`, a modal, an adverb, in a list, after a plural subject."""
    if before is None:
        return at > 0 and "," in units[at].gap and any(u.low in MODALS | {"to"} for u in units[:at])
    if before.is_word:
        return before.low in BEFORE_BASE | RELATIVES or before.low.endswith("ly") or _is_plural(units, at - 1)
    if before.time is not None or before.possessive:
        return False
    joined = any(u.low == "and" for u in units[max(0, at - 4) : at - 1]) or " and " in before.low
    return joined or before.low.endswith("s") or any(u.low in CONTROL for u in units[max(0, at - NEAR) : at - 1])


def _has_article(units: Sequence[Unit], at: int) -> bool:
    """Whether a word in -ing is a noun: an article or owner opens its phrase ('their first face-to-face MEETING')."""
    for i in range(at - 1, max(-1, at - 5), -1):
        if units[i].low in DETERMINERS or units[i].possessive:
            return True
        if not units[i].is_word or is_verb(units, i) or units[i].low in PREPOSITIONS | CONJUNCTIONS:
            return False
    return False


def _is_plural(units: Sequence[Unit], i: int) -> bool:
    low = units[i].low
    is_noun = low not in DETERMINERS | PREPOSITIONS and not is_verb(units, i)
    return is_noun and low.endswith("s") and not low.endswith("ss")


def _is_in_exchange_for(units: Sequence[Unit], at: int) -> bool:
    return bool(at) and units[at - 1].low == "in" and at + 1 < len(units) and units[at + 1].low == "for"


def find_overlapping(extents: Sequence[Extent], places: Sequence[Extent]) -> list[list[int]]:
    """For each place, the numbers of the extents that overlap it, in order; places do not overlap each other."""
    found: list[list[int]] = [[] for _ in places]
    order = sorted(range(len(places)), key=places.__getitem__)
    starts = [places[i].start for i in order]
    for number, extent in enumerate(extents):
        start, end = extent
        at = max(0, bisect_right(starts, start) - 1)
        while at < len(order) and starts[at] < end:
            if start < places[order[at]].end:
                found[order[at]].append(number)
            at += 1
    return found
