"""Templates and values into answers: HTML for people, JSON for programs."""

from http import HTTPStatus

import msgspec
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.tell.dossier import load_asset, make_environment
from headwater.tell.index import name_story
from headwater.tell.stories import name_title, order_stories
from headwater.tell.wording import capitalise, flatten, shorten
from headwater.web.addresses import Site
from headwater.web.editions import Edition


def render_page(name: str, edition: Edition, twin: str, **values: object) -> HTMLResponse:
    """A page of this edition, which is of one story where the query asks for it; `twin` is its address as JSON."""
    template = make_environment("headwater.web", "headwater.tell").get_template(name)
    asked = getattr(values.get("query"), "story", None)
    tales = {s.id: name_title(s) for s in order_stories(edition.index.record)}
    return HTMLResponse(
        template.render(
            story=flatten(name_story(edition.index)),
            to=Site(edition.index, asked) if asked else edition.to,
            judged=len(edition.judgements),
            tales=tales if len(tales) > 1 else {},
            scope=asked if len(tales) > 1 else None,
            header=edition.index.record.header,
            twin=twin,
            **values,
        )
    )


def render_json(value: object, status: int = 200) -> Response:
    """A value of the record, or a dictionary of them, as the record writes them."""
    return Response(msgspec.json.encode(value) + b"\n", status, media_type="application/json")


def render_error(path: str, status: int, words: str) -> Response:
    """What went wrong, in words, and where to go on from."""
    said = shorten(words, 600)
    if path.endswith(".json"):
        return render_json({"status": status, "error": said}, status)
    template = make_environment("headwater.web", "headwater.tell").get_template("error.html")
    page = template.render(status=status, phrase=HTTPStatus(status).phrase, words=capitalise(said))
    return HTMLResponse(page, status)


def redirect(address: str) -> RedirectResponse:
    """The page is at its lasting address: by the id, not by a number that may change."""
    return RedirectResponse(address, 307)


def load_style() -> str:
    """The style of the dossier, and what the desk adds to it."""
    return load_asset("dossier.css") + load_asset("desk.css", "headwater.web")
