"""What the desk answers when it is asked: what falls without a source, what is new since, which claims answer, how they
drift and differ; each as a page and as JSON.
"""

import datetime as dt
from collections import Counter
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse, Response

from headwater.dates import MONTH_NAMES
from headwater.errors import NotFound
from headwater.link.changes import list_changes_after, list_changes_since
from headwater.link.drift import trace_drift
from headwater.link.strike import strike_source
from headwater.pipeline.asking import ask
from headwater.record.answers import Answer, Mark, Strike, Struck, Tally
from headwater.record.model import Change, Claim
from headwater.tell.closeup import find_claim, name_source
from headwater.tell.inquiries import (
    explain_untouched,
    leave_story,
    list_namesakes,
    list_undated,
    name_struck,
    part_news,
)
from headwater.tell.namesakes import label_actor
from headwater.tell.views import Contrast, Pointer, name_report, point_to, view_contrast, view_row
from headwater.tell.voices import name_speaker
from headwater.tell.wording import count, write_days, write_when
from headwater.web.current import Current
from headwater.web.editions import Edition
from headwater.web.queries import NewsQuery, QuestionQuery, SourceQuery, StoryQuery
from headwater.web.rendering import redirect, render_json, render_page

inquiries = APIRouter(tags=["inquiries"], default_response_class=HTMLResponse)
SUGGESTED = 30


class Fall(NamedTuple):
    """A claim that loses support: what it had and what is left; None where nothing is."""

    number: int
    proposition: str
    before: Tally
    after: Tally | None


class Step(NamedTuple):
    """A telling of a claim in its chain; each mark with whether it is firmer (1) or weaker (-1) than the one before."""

    pointer: Pointer | None
    label: str
    days: str
    speaker: str | None
    is_headline: bool
    words: str
    marks: tuple[tuple[Mark, int] | None, ...]


@inquiries.get("/without.json", summary="Without a source", response_class=JSONResponse)
def tell_strike(edition: Current, query: Annotated[SourceQuery, Query()]) -> Response:
    """Which claims fall without a source and which stand with less, with their counts before and after."""
    query = edition.settle(query)
    struck = _strike(edition, query) if query.source else None
    if struck is None:
        return render_json({"source": "", "sources": [name for _, name in _list_sources(edition)]})
    rows = [
        {
            "claim": s.claim.id,
            "address": _address(s.claim, edition),
            "falls": s.falls,
            "before": s.before,
            "after": s.after,
        }
        for s in struck.struck
    ]
    return render_json({"source": query.source, "names": struck.names, "struck": rows, "untouched": struck.untouched})


@inquiries.get("/without", summary="Without a source")
def show_strike(edition: Current, query: Annotated[SourceQuery, Query()]) -> Response:
    """Which claims fall without a source and which stand with less, with their counts before and after."""
    query = edition.settle(query)
    strike: Strike | None = None
    missing = ""
    if query.source:
        try:
            strike = _strike(edition, query)
        except NotFound as error:
            missing = str(error)
    rows = sorted(strike.struck, key=lambda s: edition.index.places[s.claim.id]) if strike else []
    page = render_page(
        "without.html",
        edition,
        f"/without.json{query.write()}",
        query=query,
        strike=strike,
        struck=name_struck(strike, edition.index) if strike else "",
        alone=list_namesakes(strike, edition.index) if strike else [],
        untouched=explain_untouched(strike, edition.index) if strike else "",
        typed=_name_typed(query.source, edition),
        missing=missing,
        falls=[_view_fall(s, edition) for s in rows if s.falls],
        stands=[_view_fall(s, edition) for s in rows if not s.falls],
        sources=_list_sources(edition),
    )
    page.status_code = 404 if missing else 200
    return page


def _name_typed(source: str, edition: Edition) -> str:
    """What stands in the field again: what was typed, or the name of the actor that was chosen by a link."""
    actor = edition.index.actors.get(source)
    return label_actor(actor, edition.apart) if actor else source


def _strike(edition: Edition, query: SourceQuery) -> Strike:
    strike = strike_source(edition.index.record, name_source(query.source, edition.index))
    return leave_story(strike, edition.index, query.story)


def _view_fall(struck: Struck, edition: Edition) -> Fall:
    row = view_row(struck.claim, edition.index)
    return Fall(row.number, row.proposition, struck.before, struck.after)


def _list_sources(edition: Edition) -> list[tuple[str, str]]:
    """Who could be struck out: those behind most claims, by id and name; then the agencies that reports credit."""
    index = edition.index
    behind = [index.origins[k] for c in index.claims.values() for k in c.origins if k in index.origins]
    found = Counter(k for o in behind for k in {o.institution, o.speaker} if k in index.actors)
    actors = [(key, label_actor(index.actors[key], edition.apart)) for key, _ in found.most_common(SUGGESTED) if key]
    agencies = {c.name for r in index.reports.values() for c in r.credits if c.kind == "agency"}
    return actors + [(name, name) for name in sorted(agencies)]


def _address(claim: Claim, edition: Edition) -> str:
    return edition.to.claim(edition.index.places[claim.id])


@inquiries.get("/ask.json", summary="A question", response_class=JSONResponse)
def tell_answers(edition: Current, query: Annotated[QuestionQuery, Query()]) -> Response:
    """The claims that answer a question, the best first; none where no report says such a thing."""
    answers = _find_answers(edition, edition.settle(query))
    rows = [
        {
            "claim": a.claim.id,
            **view_row(edition.index.claims[a.claim.id], edition.index)._asdict(),
            "address": _address(a.claim, edition),
            "nearest": a.nearest,
            "share": a.share,
        }
        for a in answers
    ]
    return render_json({"question": query.q, "answers": rows})


@inquiries.get("/ask", summary="A question")
def show_answers(edition: Current, query: Annotated[QuestionQuery, Query()]) -> Response:
    """The claims that answer a question, with their counts; or that none was found."""
    index, query = edition.index, edition.settle(query)
    answers = _find_answers(edition, query)
    found = [(view_row(index.claims[a.claim.id], index), point_to(a.nearest, index)) for a in answers]
    return render_page("ask.html", edition, f"/ask.json{query.write()}", query=query, found=found)


def _find_answers(edition: Edition, query: QuestionQuery) -> list[Answer]:
    answers = ask(edition.index.record, query.q) if query.q else ()
    return [a for a in answers if a.claim.id in edition.look(query.story).claims]


@inquiries.get("/news.json", summary="What is new", response_class=JSONResponse)
def tell_news(edition: Current, query: Annotated[NewsQuery, Query()]) -> Response:
    """What later reports bring, and what edits take away; since a day, or since a run by its number."""
    changes = _list_changes(query.since, edition)
    own = edition.look(edition.settle(query).story).reports
    kept = [c for c in changes if not query.story or any(s.report in own for s in c.support)]
    return render_json({"since": query.since or None, "changes": kept})


@inquiries.get("/news", summary="What is new")
def show_news(edition: Current, query: Annotated[NewsQuery, Query()]) -> Response:
    """What later reports bring, the latest news first; since a day, or since a run by its number."""
    query = edition.settle(query)
    changes = _list_changes(query.since, edition)
    news = part_news(edition.index.record, changes, query.story) if changes or not query.since else []
    return render_page(
        "news_page.html",
        edition,
        f"/news.json{query.write()}",
        parts=news,
        query=query,
        since_when=_write_since(query.since),
        runs=list_runs(edition),
        undated=[] if query.since.isdecimal() else _list_undated(edition, query.story),
    )


def _write_since(since: str) -> str:
    """`12 May 2031`, `run 2`; nothing where nobody asks since when."""
    if since.isdecimal() or not since:
        return f"run {since}" if since else ""
    day = dt.date.fromisoformat(since)
    return write_days(day, day, MONTH_NAMES)


def _list_undated(edition: Edition, story: str | None) -> list[tuple[int, str]]:
    """The numbers and files of reports that no day parts into old and new."""
    return [(edition.index.numbers[r.id], r.file) for r in list_undated(edition.index.record, story)]


def _list_changes(since: str, edition: Edition) -> tuple[Change, ...]:
    record = edition.index.record
    if not since:
        return record.changes
    try:
        return list_changes_since(record, dt.date.fromisoformat(since))
    except ValueError:
        pass
    last = edition.kept.last
    if not since.isdecimal() or not last:
        raise NotFound(f"{since!r} is neither a day like 2024-05-14 nor the number of a run of a store")
    if not 0 < int(since) <= last:
        raise NotFound(f"There is no run {since}; the store has {count(last, 'run')}")
    later = frozenset(key for key, seq in edition.kept.runs.items() if seq > int(since))
    return list_changes_after(record, int(since), later)


def list_runs(edition: Edition) -> list[tuple[int, int]]:
    """The runs in which reports came, and how many came with each; the last can have nothing after it."""
    return sorted(Counter(edition.kept.runs.values()).items())[:-1]


@inquiries.get("/differences.json", summary="Differences", response_class=JSONResponse)
def tell_differences(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """Where the supports of one claim are not the same: figures, days, strength, persons and more; with both sides."""
    rows = [
        {"claim": c.id, "address": _address(c, edition), "differences": c.differences}
        for c in edition.look(edition.settle(query).story).claims.values()
        if c.differences
    ]
    return render_json({"claims": rows})


@inquiries.get("/differences", summary="Differences")
def show_differences(edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """Where the supports of one claim are not the same, by kind."""
    query = edition.settle(query)
    groups: dict[str, list[tuple[Any, Contrast]]] = {}
    for claim in edition.look(query.story).claims.values():
        for difference in claim.differences:
            contrast = view_contrast(difference, edition.index)
            groups.setdefault(contrast.kind, []).append((view_row(claim, edition.index), contrast))
    twin = f"/differences.json{query.write()}"
    return render_page("differences.html", edition, twin, groups=sorted(groups.items()), query=query)


@inquiries.get("/claims/{key}/drift.json", summary="The drift of a claim", response_class=JSONResponse)
def tell_drift(key: str, edition: Current) -> Response:
    """Every telling of a claim in its chain, with how firmly, exactly and widely it says it."""
    claim = find_claim(key, edition.index)
    if claim.id != key:
        return redirect(f"{_address(claim, edition)}/drift.json")
    return render_json({"claim": claim.id, "tellings": trace_drift(edition.index.record, claim)})


@inquiries.get("/claims/{key}/drift", summary="The drift of a claim")
def show_drift(key: str, edition: Current) -> Response:
    """How a claim hardens or softens from telling to telling, each in its words."""
    claim = find_claim(key, edition.index)
    if claim.id != key:
        return redirect(f"{_address(claim, edition)}/drift")
    row = view_row(claim, edition.index)
    return render_page(
        "drift.html", edition, f"{_address(claim, edition)}/drift.json", row=row, steps=_list_steps(claim, edition)
    )


def _list_steps(claim: Claim, edition: Edition) -> list[Step]:
    index = edition.index
    steps: list[Step] = []
    last: list[Mark | None] = [None, None, None]
    for told in trace_drift(index.record, claim):
        report = index.reports[told.evidence.report]
        marks = (told.strength, told.figure, told.scope)
        steps.append(
            Step(
                pointer=point_to(told.evidence, index),
                label=name_report(report, index),
                days=write_when(report.published),
                speaker=name_speaker(told.evidence, index),
                is_headline=told.is_headline,
                words=told.evidence.text,
                marks=tuple((m, _compare(old, m)) if m else None for old, m in zip(last, marks, strict=True)),
            )
        )
        last = [m or old for old, m in zip(last, marks, strict=True)]
    return steps


def _compare(old: Mark | None, new: Mark) -> int:
    return 0 if old is None else (new.grade > old.grade) - (new.grade < old.grade)
