"""The desk in a browser: where its pages are, and how one is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page

from headwater.record.whole import Record

Scheme = Literal["light", "dark"]


class Desk(NamedTuple):
    """Where the desk answers, what its record holds, and the same as one file."""

    address: str
    record: Record
    dossier: Path


def list_addresses(desk: Desk) -> dict[str, str]:
    """Every kind of page: the claim with most to say, the actor with most names, an error."""
    record = desk.record
    claim = max(record.claims, key=lambda c: (bool(c.denials), len(c.support)))
    actor = max(record.actors, key=lambda a: len(a.names) + 10 * len(a.possibly_same_as))
    return {
        "story": "/",
        "river": "/river",
        "timeline": "/timeline",
        "news": "/news",
        "claims": "/claims",
        "claims filtered": "/claims?denied=1&sort=-texts",
        "no claim": "/claims?until=1900-01-01",
        "claim": f"/claims/{claim.id}",
        "reports": "/reports",
        "report": f"/reports/{record.reports[0].id}",
        "actors": "/actors",
        "actor": f"/actors/{actor.id}",
        "search": "/search",
        "found": "/search?q=drones",
        "nothing found": "/search?q=xylophone",
        "differences": "/differences",
        "without": "/without?source=Orvessa",
        "drift": f"/claims/{claim.id}/drift",
        "answers": "/ask?q=Was+there+a+sale",
        "stories": "/stories",
        "exports": "/exports",
        "judgements": "/judgements",
        "error": "/nothing",
    }


@contextmanager
def open_page(browser: Browser, width: int = 1280, scheme: Scheme = "light") -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
