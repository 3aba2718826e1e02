"""For whom somebody speaks, by the words for him: "an official at the Trade Ministry", "Ada Lund's lawyer".

A description or a title names a body; or it is that of an agent (a lawyer, a spokesman, an office), beside whom the
person stands for whom he acts.  A title may also be that of a body named before: "its chairwoman", "the company's
lawyer", "spokeswoman Ada Lund" behind what the company has said.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial

from headwater.link.reading import Reading
from headwater.names.bodies import AFFAIRS, holds_no_more, is_opposed, speaks_for_itself, stands_outside
from headwater.record.model import Mention, Office
from headwater.record.spans import Span
from headwater.text import Extent, fold

OWNED = frozenset(("PublicBody", "Organization", "LegalEntity"))
BODIES = frozenset(("PublicBody", "Organization", "Company", "Country", "LegalEntity"))
SPEAKERS = BODIES | {"Person"}
# Who speaks for a person; and, where they have no name of their own, who else is his.
SPEAKING = r"lawyers?|attorneys?|(?<!special )counsel|spokes\w+|representatives?|press secretary"
SERVING = r"aides?|advis[eo]rs?|assistants?|managers?|chief of staff|staff(?:ers?)?|office|team|camp|entourage"
SPOKESMAN = re.compile(rf"\b(?:{SPEAKING})\b", re.IGNORECASE)
AGENT = re.compile(rf"\b(?:{SPEAKING}|{SERVING})\b", re.IGNORECASE)
OF_HIM = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,3}}?{AGENT.pattern}", re.IGNORECASE)
FOR_HIM = re.compile(r"\s+(?:for|to|of)\s+(?:the\s+)?(?:former\s+)?(?:[A-Z][\w.’'-]*\s+){0,6}")
OWNING = re.compile(r"(?:['’]s?)?\s+")
ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)  # "told Halden News THE campaign": what begins anew is nobody's
# What a title calls the body that it is of, and the kinds of bodies that may be called so.
NOUN = (
    r"(?P<noun>company|firm|group|bank|lender|carrier|airline|insurer|party|union|bloc|alliance|charity|agency|"
    r"organi[sz]ation|government|ministry|department|council|commission|court)"
)
CALLED = re.compile(rf"{NOUN}['’]s\b", re.IGNORECASE)
# "MINISTRY spokesman", "spokesman OF THE MINISTRY", "chairwoman OF ITS commission".
CALLED_BEFORE = re.compile(rf"(?P<kind>(?:[\w-]+\s+)*?){NOUN}\s+(?:{SPEAKING})", re.IGNORECASE)
CALLED_BEHIND = re.compile(rf"\s+(?:of|for)\s+(?:the|this|that)\s+(?P<kind>){NOUN}(?=\W*[,.;“”\"]|\s*$)", re.IGNORECASE)
OF_ITS = re.compile(r"\s+(?:of|for|at)\s+(?=its\s)", re.IGNORECASE)
BEHIND = re.compile(r"\s+(?:of|for)\s(?!the\s+(?:[\w-]+\s+){0,2}?(?:ministry|department|government)\b)", re.IGNORECASE)
FIRMS = frozenset(("Company", "Organization"))
IN_NAME = frozenset("party ministry department council commission court".split())
LONE = re.compile(r"(?:chief |senior |company )?(?:spokes(?:man|woman|person)|press secretary)", re.IGNORECASE)
# Who leads a firm, and nothing that a state or a place has.
LEADER = re.compile(
    r"(?:(?:acting|interim|new|deputy|suspended)\s+)?"
    r"(?:chair(?:man|woman|person)|chief executive(?: officer)?|ceo|managing director|chief financial officer)",
    re.IGNORECASE,
)
# The first word of a description that is none of those that say of how many it is.
FIRST = re.compile(
    r"(?:(?:an?|the|one|two|three|four|five|several|some|many|other|another|senior|\d+)\s+)*[\w’']+(?:[ -]|$)",
    re.IGNORECASE,
)
COMPOUND = re.compile(r"[-‑][a-z]")
BESIDE = 60  # characters on either side of a title in which stands whose it is


def find_principals(reading: Reading) -> dict[str, str]:
    """The body that is named inside the description or title of somebody, or the person whose agent he is.

    What was published first decides, and a body before a person.
    """
    named = frozenset(m.actor for row in reading.mentions.values() for m in row if m.actor and m.level == "name")
    told = [
        (actor, span)
        for actor, span in _list_descriptions(reading)
        if not (stands_outside(span.text) or is_former(reading, span))
    ]
    found: dict[str, str] = {}
    for inside in (_find_body, partial(_find_person, named), _find_called, _find_led, _find_last_voice):
        for actor, span in told:
            if actor not in found and (principal := inside(reading, span, actor)):
                found[actor] = principal
    return found


def is_former(reading: Reading, span: Span) -> bool:
    """Whether an office or a description is of what somebody was."""
    text = reading.reports[span.report].text
    inside = FIRST.match(span.text)  # "EX-president", "two FORMER White House officials"
    return holds_no_more(text, span.start) or holds_no_more(span.text, inside.end() if inside else 0)


def holds(reading: Reading, office: Office) -> bool:
    """Whether somebody holds an office: by one report at least, for who was president is called so by courtesy."""
    former = {span.report for span in office.spans if is_former(reading, span)}
    return any(span.report not in former for span in office.spans) or not office.spans


def _list_descriptions(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The words for actors, report by report: descriptions, then offices."""
    people = {key for key, a in reading.actors.items() if a.schema in ("Person", "Group")}
    held: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for key in sorted(people):
        for office in reading.actors[key].offices:
            for span in office.spans:
                held[span.report].append((key, span))
    described = people | {key for key, a in reading.actors.items() if a.schema in OWNED}
    for report in reading.reports:
        for mention in reading.mentions[report]:
            if mention.actor in described and mention.level in ("nominal", "conjunction"):
                yield mention.actor or "", mention.span
        yield from held[report]


def _find_body(reading: Reading, span: Span, owner: str) -> str | None:
    """The last body named inside a span; in 'official at the Trade Ministry of Varonia' the first would do as well."""
    for mention in reading.mentions_in(span.report, span.extent):
        actor = reading.actors.get(mention.actor or "")
        is_inside = mention.span.end <= span.end and mention.level in ("name", "demonym")
        if is_inside and actor and actor.id != owner and actor.schema in BODIES:
            is_private = actor.schema == "Country" and (speaks_for_itself(span.text) or is_opposed(span.text))
            return None if is_private else actor.id
    return None


def _find_person(named: Collection[str], reading: Reading, span: Span, owner: str) -> str | None:
    """The person in the words for an agent, or just beside them: "Ada Lund's LAWYER", "SPOKESMAN for Ada Lund"."""
    agent = (SPOKESMAN if owner in named else AGENT).search(span.text)
    if agent is None or holds_no_more(span.text, agent.start()):
        return None
    around = Extent(max(0, span.start - BESIDE), span.end + BESIDE)
    for mention in reading.mentions_in(span.report, around):
        actor = reading.actors.get(mention.actor or "")
        if actor and actor.id != owner and actor.schema == "Person" and _is_his(reading, span, mention):
            return actor.id
    return None


def _is_his(reading: Reading, span: Span, mention: Mention) -> bool:
    """Whether an agent is that of somebody mentioned: by an "'s", by "for", or by "his"."""
    text, place = reading.reports[span.report].text, mention.span
    if mention.level == "pronoun":
        return place.start == span.start and place.end < span.end
    if owned := OF_HIM.match(text, place.end):
        return span.start < owned.end() <= span.end
    agent = AGENT.search(text, span.start, place.start)
    return agent is not None and FOR_HIM.fullmatch(text, agent.end(), place.start) is not None


def _find_called(reading: Reading, span: Span, owner: str) -> str | None:
    """The body whose title it is by its name or "its", or that can be called so: "the company's lawyer".

    The last of the bodies named before that the report quotes, or else the last of them all.
    """
    text = reading.reports[span.report].text
    before = reading.mentions_in(span.report, Extent(0, span.start))
    is_beside = before and OWNING.fullmatch(text, before[-1].span.end, span.start)
    if is_beside and not ARTICLE.match(span.text) and before[-1].span.text.lower() not in AFFAIRS:
        is_owned = before[-1].level == "pronoun" and LEADER.fullmatch(span.text) is None
        return _name_other(reading, before[-1], owner, BODIES if is_owned else FIRMS)
    its = OF_ITS.match(text, span.end)
    for m in reading.mentions_in(span.report, Extent(its.end(), its.end() + len("its"))) if its else ():
        if m.level == "pronoun":
            return _name_other(reading, m, owner, BODIES)
    called = CALLED.match(span.text) or CALLED_BEFORE.fullmatch(span.text) or CALLED_BEHIND.match(text, span.end)
    if called is None:
        return None
    noun, kind = called["noun"].casefold(), frozenset(fold(called.groupdict().get("kind") or "").split())
    fitting = [m.actor for m in reversed(before) if m.actor and _is_called(reading, m, noun, kind)]
    quoted = {s.speaker.actor for s in reading.statements[span.report] if s.speaker}
    others = [actor for actor in fitting if actor != owner and (actor in quoted or noun != "government")]
    named = {actor for actor in others if noun in fold(reading.actors[actor].name)}
    return min(others, key=lambda actor: (actor not in named, actor not in quoted), default=None)


def _name_other(reading: Reading, mention: Mention, owner: str, schemas: Collection[str]) -> str | None:
    """Whom a mention stands for, if that is somebody else of one of these kinds."""
    actor = reading.actors.get(mention.actor or "")
    return actor.id if actor and actor.id != owner and actor.schema in schemas else None


def _is_called(reading: Reading, mention: Mention, noun: str, kind: frozenset[str]) -> bool:
    """Whether a body may be called by a noun: a party has the word in its name, and an agency of news is no company.

    What `kind` of it a title tells, as "foreign" of a ministry, is in its name too.
    """
    actor = reading.actors.get(mention.actor or "")
    if actor is None or mention.type == "media" or not kind <= set(fold(actor.name).split()):
        return False
    is_described = mention.level == "nominal" and noun in IN_NAME and bool(actor.part_of or actor.country)
    if mention.level != "name" and not is_described:
        return False
    if noun == "government":
        return actor.schema == "Country"
    return noun in fold(actor.name) if noun in IN_NAME or actor.schema == "PublicBody" else actor.schema in FIRMS


def _find_led(reading: Reading, span: Span, owner: str) -> str | None:
    """For the chairwoman of nobody the firm that the report quotes, if it is one alone."""
    if LEADER.fullmatch(span.text) is None or BEHIND.match(reading.reports[span.report].text, span.end):
        return None
    quoted = {s.speaker.actor for s in reading.statements[span.report] if s.speaker}
    named = (m for m in reading.mentions[span.report] if m.level == "name" and m.type != "media" and m.actor in quoted)
    firms = {firm for m in named if (firm := _name_other(reading, m, owner, FIRMS))}
    return firms.pop() if len(firms) == 1 else None


def _find_last_voice(reading: Reading, span: Span, owner: str) -> str | None:
    """For a spokesman of nobody the body that speaks in the sentence before, or else whom that names first.

    In his own sentence it is whom that begins with: of what he tells he is not the spokesman.
    """
    text = reading.reports[span.report].text
    if LONE.fullmatch(span.text) is None or BEHIND.match(text, span.end):
        return None
    sentences = reading.sentences[span.report]
    at = max((n for n, s in enumerate(sentences) if s.start <= span.start), default=0)
    before = [m for s in sentences[max(0, at - 1) : at] for m in reading.mentions_in(span.report, s)]
    around = Extent(sentences[at].start if sentences else 0, span.start)
    own = [m for m in reading.mentions_in(span.report, around) if m.level == "name"]
    quoted = {s.speaker.actor for s in reading.statements[span.report] if s.speaker}
    speaking = [_name_other(reading, m, owner, BODIES) for m in before if m.level != "pronoun" and m.actor in quoted]
    named = [_name_other(reading, m, owner, SPEAKERS) for m in before if _is_voice(m, text)]
    first = [_name_other(reading, m, owner, SPEAKERS) for m in own[:1] if _is_voice(m, text)]
    return next((voice for voice in (*speaking, *named, *first) if voice), None)


def _is_voice(mention: Mention, text: str) -> bool:
    """Whether a name may be that of who speaks: no outlet, and no part of another word ("the Panama-flagged ferry")."""
    return mention.level == "name" and mention.type != "media" and COMPOUND.match(text, mention.span.end) is None
