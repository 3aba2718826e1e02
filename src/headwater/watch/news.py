"""What is new at the level of claims, as plain values: a line for a person, a JSON object for a program."""

from collections.abc import Iterator

import msgspec

from headwater.link.changes import list_changes_of
from headwater.record.model import Change, Claim, Report
from headwater.record.spans import Span
from headwater.record.store import Store
from headwater.tell.stories import name_title
from headwater.tell.wording import CHANGES, count, flatten, shorten

CHANGING = ("report", "statement", "origin", "claim", "story")  # the kinds that changes are found in and told by
MOST_WORDS = 2000  # characters of an edit that are sent; the rest is in the store


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report: where it stands, and the characters of its text."""

    uri: str
    title: str | None
    start: int
    end: int
    text: str


class News(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is new.  `id` is that of the change: what is posted twice after a crash has the same.

    `story` is the title of its story, where the store holds several.
    """

    id: str
    what: str
    run: int
    claim: str | None
    words: str
    before: str | None
    reports: int | None
    independent_origins: int | None
    places: tuple[Place, ...]
    story: str | None = None


def list_news(store: Store, after: int) -> Iterator[News]:
    """What the reports that came after a run changed, matter by matter; nothing when all came after it."""
    fresh, is_mixed = store.list_reports_after(after), store.count("story") > 1
    for part in store.read_parts_after(after, CHANGING) if store.has_reports_until(after) else ():
        reports = {r.id: r for r in part.reports}
        claims = {c.id: c for c in part.claims}
        titles = {key: name_title(s) for s in part.stories for key in s.reports} if is_mixed else {}
        for change in list_changes_of(part, after, fresh):
            yield _view_change(change, claims.get(change.claim or ""), reports, titles)


def _view_change(change: Change, claim: Claim | None, reports: dict[str, Report], titles: dict[str, str]) -> News:
    return News(
        id=change.id,
        what=change.what,
        run=int(change.since),
        claim=change.claim,
        words=_shorten(_choose_words(change, claim)),
        before=_shorten(change.before) if change.before else None,
        reports=claim.reports if claim else None,
        independent_origins=claim.independent_origins if claim else None,
        places=tuple(_place(span, reports[span.report]) for span in change.support),
        story=next((titles[span.report] for span in change.support if span.report in titles), None),
    )


def _choose_words(change: Change, claim: Claim | None) -> str:
    if claim is None or change.what == "figure_changed":
        return change.after or ""
    aside = f" — {change.after}" if change.what == "new_origin" and change.after else ""
    return claim.proposition + aside


def _place(span: Span, report: Report) -> Place:
    return Place(uri=report.uri, title=report.title, start=span.start, end=span.end, text=_shorten(span.text))


def _shorten(words: str) -> str:
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"


def write_news(news: News) -> str:
    """One line for a person: what, in which words, where, of which of several stories."""
    what = name_news(news)
    before = f" (before: {shorten(news.before, 80)})" if news.before and not news.what.startswith("new_") else ""
    words = shorten(flatten(news.words), 200) or "(left out)"
    places = ", ".join(dict.fromkeys(flatten(place.uri) for place in news.places[-1:]))
    story = f" · {shorten(news.story, 60)}" if news.story else ""
    return f"{what}: {words}{before} [{places}]{story}"


def name_news(news: News) -> str:
    """What it is; an origin with how many independent ones the claim has now."""
    if news.what == "new_origin" and news.independent_origins and news.independent_origins > 1:
        return f"new independent origin, now {news.independent_origins}"
    return CHANGES.get(news.what, news.what)


def write_beginning(store: Store) -> str:
    """What the first run found, in numbers."""
    reports, claims = (store.count(kind) for kind in ("report", "claim"))
    return f"begun with {count(reports, 'report')} and {count(claims, 'claim')}; from now on what is new is told"
