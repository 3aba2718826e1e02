"""One actor on a terminal: what it is called, what is known of it, what it says, what is said of it."""

from rich.console import Console
from rich.text import Text

from headwater.errors import NotFound
from headwater.record.model import Actor, Claim, Event, Statement
from headwater.tell.actors import Profile, Variant, list_actors
from headwater.tell.columns import print_hanging, print_lines
from headwater.tell.index import Index, find_statement
from headwater.tell.stories import map_homes, name_homes
from headwater.tell.views import locate, point_to
from headwater.tell.voices import list_voices
from headwater.tell.wording import (
    ACTS,
    count,
    flatten,
    join_ranges,
    join_words,
    limit_words,
    quote,
    shorten,
    write_when,
)
from headwater.text import find_similar

QUOTED = 24  # words of what somebody says
SHOWN_NAMES = 12  # names that are listed when there is none such


def find_actors(wanted: str, index: Index) -> list[Profile]:
    """The actors that an id or a whole form of a name means; else those of which it is a part of one."""
    key, profiles = flatten(wanted).casefold(), list_actors(index)
    forms = {p.key: {p.name.casefold(), *(v.text.casefold() for v in p.variants)} for p in profiles}
    found = [p for p in profiles if wanted in (p.key, *index.actors[p.key].was) or key in forms[p.key]]
    found = found or [p for p in profiles if key and any(key in form for form in forms[p.key])]
    if not found:
        if near := find_similar(wanted, (v.text for p in profiles for v in p.variants)):
            raise NotFound(f"no actor {wanted!r}; did you mean {' or '.join(near)}?")
        known = limit_words([shorten(p.name, 40) for p in profiles], SHOWN_NAMES) or "none"
        raise NotFound(f"no actor {wanted!r}; the record has {known}")
    return found


def print_actor(profile: Profile, index: Index, console: Console) -> None:
    """An actor with all that the record holds of it."""
    actor = index.actors[profile.key]
    facts = [flatten(actor.schema), (actor.country or "").upper(), *profile.asides]
    print_hanging(Text.assemble((profile.name, "bold"), (f"  {' · '.join(filter(None, facts))}", "dim")), 4, console)
    story = name_homes((s.report for n in actor.names for s in n.spans), map_homes(index.record))
    if story:
        print_hanging(Text(f"Story: {story}", style="dim"), 4, console)
    said = [s for s in index.record.statements if s.actor == actor.id]
    said = sorted(said, key=lambda s: (index.numbers[s.report], s.extent[0].start if s.extent else 0))
    told = [e for e in index.record.events if any(role.actor == actor.id for role in e.roles)]
    print_lines("Called", (_write_form(v, index) for v in profile.variants), console)
    print_lines("Held to be one", (_write_merge(actor, n) for n in range(len(actor.merges))), console)
    print_lines(f"Says {count(len(said), 'thing')}", (_write_saying(s, index) for s in said), console)
    print_lines("Voice behind claims", (_write_claim(c, index) for c in _list_backed(actor, index)), console)
    print_lines("Takes part in", (_write_event(e, actor, index) for e in told), console)
    console.print()
    console.print(Text(actor.id, style="dim"))


def _write_form(form: Variant, index: Index) -> Text:
    first = f", first {locate(form.first, index)}" if form.first else ""
    return Text.assemble(form.text, (f"  {count(form.times, 'time')}{first}", "dim"))


def _write_merge(actor: Actor, number: int) -> Text:
    merge = actor.merges[number]
    forms = join_words([f"“{flatten(form)}”" for form in merge.forms])
    return Text.assemble(forms, (f"  {'; '.join(flatten(reason) for reason in merge.reasons)}", "dim"))


def _write_saying(statement: Statement, index: Index) -> Text:
    pointer = point_to(statement.extent[0], index) if statement.extent else None
    words = quote(" … ".join(span.text for span in statement.extent), QUOTED)
    act = ACTS.get(statement.act, statement.act)
    supports, denies = (join_ranges(_list_claims(statement, index, side)) for side in ("support", "denials"))
    rest = [
        write_when(statement.said) if statement.said.is_known else "",
        f"claim{'s' if len(supports) > 2 else ''} {supports}" if supports else "",
        f"denies {denies}" if denies else "",
        locate(pointer, index) if pointer else "",
    ]
    number = (f"[{pointer.report}] " if pointer else "", "cyan")
    return Text.assemble(number, f"{act} {words}", (f"  {' · '.join(filter(None, rest))}", "dim"))


def _list_claims(statement: Statement, index: Index, side: str) -> list[int]:
    return [
        index.places[claim.id]
        for claim in index.claims.values()
        if any((s := find_statement(e, index)) and s.id == statement.id for e in getattr(claim, side))
    ]


def _list_backed(actor: Actor, index: Index) -> list[Claim]:
    """The claims of which it is a voice: as an institution, or as whoever speaks for one."""
    origins = {o.id for o in index.record.origins if actor.id in (o.speaker, o.institution)}
    return [c for c in index.claims.values() if origins & {key for v in list_voices(c, index) for key in v.origins}]


def _write_claim(claim: Claim, index: Index) -> Text:
    denied = ("  denied", "red") if claim.denials else ""
    return Text.assemble((f"{index.places[claim.id]}", "cyan"), f"  {flatten(claim.proposition)}", denied)


def _write_event(event: Event, actor: Actor, index: Index) -> Text:
    roles = join_words(list(dict.fromkeys(role.role for role in event.roles if role.actor == actor.id)))
    pointer = point_to(event.trigger, index)
    told = " · ".join(filter(None, (event.modality, "not so" if event.polarity == "neg" else "")))
    kind = event.type.partition(":")[2].replace("_", " ").lower()
    place = locate(pointer, index) if pointer else ""
    return Text.assemble(f"{roles} of “{flatten(event.trigger.text)}” ({kind})", (f"  {told} · {place}", "dim"))
