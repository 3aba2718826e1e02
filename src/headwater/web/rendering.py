"""Templates and values into answers: HTML for people, JSON for programs."""

from http import HTTPStatus

import msgspec
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.tell.dossier import load_asset, make_environment
from headwater.tell.index import name_story
from headwater.tell.wording import flatten, shorten
from headwater.web.editions import Edition


def render_page(name: str, edition: Edition, twin: str, **values: object) -> HTMLResponse:
    """A page of this edition; `twin` is the address of the same as JSON."""
    template = make_environment("headwater.web", "headwater.tell").get_template(name)
    story = flatten(name_story(edition.index))
    return HTMLResponse(
        template.render(
            story=story,
            to=edition.to,
            judged=len(edition.judgements),
            several=len(edition.index.record.stories) > 1,
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
    page = template.render(status=status, phrase=HTTPStatus(status).phrase, words=said)
    return HTMLResponse(page, status)


def redirect(address: str) -> RedirectResponse:
    """The page is at its lasting address: by the id, not by a number that may change."""
    return RedirectResponse(address, 307)


def load_style() -> str:
    """The style of the dossier, and what the desk adds to it."""
    return load_asset("dossier.css") + load_asset("desk.css", "headwater.web")
