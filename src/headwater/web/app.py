"""The desk as an application: its pages, their errors, its guard."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from headwater.errors import HeadwaterError, JudgementError, NotFound
from headwater.settings import VERSION
from headwater.web.bench import Bench, Refused
from headwater.web.downloads import downloads
from headwater.web.editions import Holding
from headwater.web.guard import Guard
from headwater.web.inquiries import inquiries
from headwater.web.judging import readable, writable
from headwater.web.pages import pages
from headwater.web.rendering import render_error
from headwater.web.stories import stories
from headwater.web.twins import twins

ABOUT = "Pages over one record of a story, and the same as JSON; every address is an id of the record."

REFUSALS: dict[int | str, dict[str, Any]] = {
    "307": {"description": "At its lasting address."},
    "4XX": {"description": "What cannot be asked, is not there or is not allowed, in words."},
    "503": {"description": "The record cannot be read now."},
}


def create_app(store: str | Path, host: str = "127.0.0.1", bench: Bench | None = None) -> FastAPI:
    """The desk over the record in a file, for requests to `host` and this machine; with a bench it takes judgements."""
    app = FastAPI(title="Headwater", version=VERSION, description=ABOUT, docs_url=None, redoc_url=None)
    app.state.holding = Holding(store)
    app.state.bench = bench
    for router in (inquiries, stories, twins, readable, pages, downloads, *([writable] if bench else [])):
        app.include_router(router, responses=REFUSALS)
    app.add_middleware(Guard, host=host, forms=frozenset(("/judgements",) if bench else ()))
    app.add_exception_handler(HTTPException, _explain)
    app.add_exception_handler(RequestValidationError, _explain)
    app.add_exception_handler(HeadwaterError, _explain)
    return app


def _explain(request: Request, error: Exception) -> Response:
    """An error in words, as a page or, for an address of JSON, as JSON."""
    if isinstance(error, RequestValidationError):
        faults = [f"{fault['loc'][-1]}: {fault['msg']}" for fault in error.errors()]
        return render_error(request.url.path, 400, "; ".join(faults))
    if isinstance(error, HTTPException):
        words = "There is no such page." if error.status_code == 404 else str(error.detail)
        return render_error(request.url.path, error.status_code, words)
    if isinstance(error, Refused):
        return render_error(request.url.path, 403, str(error))
    if isinstance(error, JudgementError):
        return render_error(request.url.path, 400, str(error))
    return render_error(request.url.path, 404 if isinstance(error, NotFound) else 503, str(error))
