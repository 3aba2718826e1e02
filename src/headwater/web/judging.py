"""Judgements: what people decided and what each changed, as pages, and the form that takes another."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from headwater.errors import NotFound
from headwater.record.answers import Shift
from headwater.record.judgements import Judgement, Member
from headwater.tell.rulings import PAST, SUBJECTS, find_standing, label_members, name_member
from headwater.tell.views import Pointer
from headwater.web.bench import Bench, Ruling, keep_address, read_ruling
from headwater.web.current import Current, Seated
from headwater.web.editions import Edition
from headwater.web.rendering import render_json, render_page

readable = APIRouter(tags=["judgements"], default_response_class=HTMLResponse)
writable = APIRouter(tags=["judgements"], default_response_class=HTMLResponse)


Back = Annotated[str, Query(max_length=300, description="The page on which it was judged, to go back to.")]


class Thing(NamedTuple):
    """One thing that was judged: its words, and where it stands."""

    words: str
    address: str | None


class Change(NamedTuple):
    """One thing that a judgement changed, and where what it is of stands now."""

    words: str
    before: str
    after: str
    links: tuple[tuple[str, str], ...]


class Case(NamedTuple):
    """A judgement as it is shown; `past` says why it does not count, `changes` is None where nobody kept them."""

    number: int
    subject: str
    things: tuple[Thing, ...]
    judgement: Judgement
    past: str
    changes: tuple[Change, ...] | None

    @property
    def is_undone_here(self) -> bool:
        """Whether it may be undone."""
        return self.past != PAST and self.judgement.verdict != "withdrawn"

    @property
    def verdict(self) -> str:
        """What was decided, in one word."""
        return {"accept": "accepted", "reject": "rejected"}.get(self.judgement.verdict, self.judgement.verdict)


@readable.get("/judgements.json", summary="Judgements", response_class=JSONResponse)
def list_judgements(edition: Current) -> Response:
    """All judgements in the order of their numbers, from 1; the last one on the same members counts."""
    standing = find_standing(edition.judgements)
    rows = [_tell_case(n, edition, past) for n, past in enumerate(standing, 1)]
    return render_json({"judgements": rows})


@readable.get("/judgements", summary="Judgements")
def show_judgements(edition: Current, bench: Seated) -> Response:
    """What people decided, who and when, and what it changed; what counts may be undone."""
    cases = list_cases(edition)
    return render_page("judgements.html", edition, "/judgements.json", cases=cases[::-1], bench=bench)


@readable.get("/judgements/{number}.json", summary="A judgement", response_class=JSONResponse)
def tell_judgement(number: int, edition: Current) -> Response:
    """A judgement by its number, with what it changed in the record when it was made."""
    _find_case(number, edition)
    return render_json(_tell_case(number, edition, find_standing(edition.judgements)[number - 1]))


@readable.get("/judgements/{number}", summary="A judgement")
def show_judgement(number: int, edition: Current, bench: Seated, back: Back = "") -> Response:
    """A judgement by its number, with what it changed in the record when it was made."""
    case = _find_case(number, edition)
    return render_page(
        "judgement.html",
        edition,
        f"/judgements/{number}.json",
        case=case,
        bench=bench,
        back=keep_address(back),
    )


def list_cases(edition: Edition) -> list[Case]:
    """Every judgement as it is shown."""
    standing, labels = find_standing(edition.judgements), label_members(edition.judgements, edition.index)
    return [
        Case(n, SUBJECTS[j.subject], _view_things(j, edition, labels), j, past, _view_changes(n, edition))
        for n, (j, past) in enumerate(zip(edition.judgements, standing, strict=True), 1)
    ]


def _find_case(number: int, edition: Edition) -> Case:
    if not 0 < number <= len(edition.judgements):
        raise NotFound(f"no judgement {number}; there are {len(edition.judgements)}")
    return list_cases(edition)[number - 1]


def _tell_case(number: int, edition: Edition, past: str) -> dict[str, Any]:
    judgement = edition.judgements[number - 1]
    told = {name: getattr(judgement, name) for name in judgement.__struct_fields__}
    return {"number": number, **told, "counts": not past, "changes": edition.kept.effects.get(number)}


def _view_things(judgement: Judgement, edition: Edition, labels: Mapping[Member, str]) -> tuple[Thing, ...]:
    return tuple(Thing(name_member(m, edition.index, labels), _locate(m, edition)) for m in judgement.members)


def _locate(member: Member, edition: Edition) -> str | None:
    number = edition.index.numbers.get(member.report)
    if number is None:
        return None
    return edition.to.report(number) if member.is_whole else edition.to.place(Pointer(number, member.start, ""))


def _view_changes(number: int, edition: Edition) -> tuple[Change, ...] | None:
    shifts = edition.kept.effects.get(number)
    if shifts is None:
        return None
    return tuple(Change(s.words, s.before, s.after, tuple(_link_shift(s, edition))) for s in shifts)


def _link_shift(shift: Shift, edition: Edition) -> list[tuple[str, str]]:
    """The claims or actors that it is of, where they still are."""
    places, actors = edition.index.places, edition.index.actors
    claims = [(f"claim {places[k]}", edition.to.claim(places[k])) for k in shift.ids if k in places]
    return claims + [(actors[k].name, address) for k in shift.ids if (address := edition.to.actor(k))]


@writable.post("/judgements", summary="Judge", status_code=303)
async def judge(request: Request) -> Response:
    """Keep a judgement; the record follows it at once, and the answer leads to what changed.

    A form with verdict, one and other (or undo, the number of a judgement), subject, by, note and token.
    """
    bench: Bench = request.app.state.bench
    ruling = await read_ruling(request, bench)
    number = await run_in_threadpool(_keep, bench, ruling)
    await run_in_threadpool(request.app.state.holding.read)
    asked = f"?{urlencode({'back': ruling.back})}" if ruling.back else ""
    return RedirectResponse(f"/judgements/{number}{asked}", 303)


def _keep(bench: Bench, ruling: Ruling) -> int:
    if ruling.undo is not None:
        return bench.undo(bench.store, ruling.undo, ruling.by, ruling.note).number
    kept = bench.judge(bench.store, ruling.verdict, ruling.names, ruling.by, ruling.note, ruling.subject)
    return kept.number
