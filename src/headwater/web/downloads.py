"""The record as files for other people and other programs: what `headwater export` writes, each at an address."""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query
from fastapi import Path as InPath
from fastapi.responses import HTMLResponse, JSONResponse, Response

from headwater.errors import NotFound
from headwater.tell.exports import TELLERS, name_form, render_file
from headwater.tell.tables.files import TABLES
from headwater.web.current import Current
from headwater.web.queries import StoryQuery
from headwater.web.rendering import render_json, render_page

downloads = APIRouter(tags=["exports"], default_response_class=HTMLResponse)


MEDIA = {
    "html": "text/html",
    "markdown": "text/markdown",
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "stix": "application/stix+json",
    "ftm": "application/x-ndjson",
    "plover": "application/x-ndjson",
    "sipri": "text/csv",
    "bibtex": "application/x-bibtex",
}


class File(NamedTuple):
    """A file that is offered: its name, for whom it is, what it holds; `table` is what a file of one table has."""

    name: str
    reader: str
    holds: str
    table: str = "claims"

    @property
    def form(self) -> str:
        """The form as the command line names it."""
        return name_form(self.name)

    @property
    def media(self) -> str:
        """Its media type."""
        return "application/zip" if self.name.endswith(".zip") else MEDIA[self.form]


WHOLE = (
    File("dossier.html", "people", "brief, river, claims and reports as one page, to print and send on"),
    File("dossier.md", "one’s own report", "the dossier as text, each quotation with its place"),
    File("claims.csv", "spreadsheets", "the claims with their counts"),
    File("tables.zip", "spreadsheets, data frames", "a table a kind, joined by ids"),
    File("record.jsonl", "programs", "everything, one JSON object a line"),
    File("bundle.stix.json", "threat intelligence", "STIX 2.1: claims as notes, who says or denies them as opinions"),
    File("entities.ftm.json", "Aleph, OpenSanctions", "FollowTheMoney: events, sanctions, who takes part"),
    File("events.plover.jsonl", "event data", "PLOVER: events with root, mode and parties"),
    File("transfers.sipri.csv", "registers of transfers", "candidates of arms transfers, every cell with its sources"),
    File("reports.bib", "citations", "BibTeX: the reports as a bibliography"),
)
SINGLE = tuple(File(f"{name}.csv", "spreadsheets", f"the table {name}", name) for name in TABLES if name != "claims")
FILES = {file.name: file for file in (*WHOLE, *SINGLE)}
ANSWERS: dict[int | str, dict[str, Any]] = {200: {"content": {file.media: {} for file in FILES.values()}}}
Name = Annotated[str, InPath(description="The name of a file.", json_schema_extra={"enum": list(FILES)})]


@downloads.get("/exports.json", summary="Exports", response_class=JSONResponse)
def list_exports() -> Response:
    """Every file that the record is offered as, with its form and its address."""
    return render_json({"files": list(_tell_files())})


def _tell_files() -> Iterator[dict[str, str]]:
    for file in FILES.values():
        told = {"name": file.name, "form": file.form, "holds": file.holds, "media_type": file.media}
        yield {**told, "address": f"/exports/{file.name}"}


@downloads.get("/exports", summary="Exports")
def show_exports(edition: Current) -> Response:
    """Every file that the record is offered as, and the command that writes the same."""
    return render_page("exports.html", edition, "/exports.json", whole=WHOLE, single=SINGLE)


@downloads.get("/exports/{name}", summary="An export", response_class=Response, responses=ANSWERS)
def send_export(name: Name, edition: Current, query: Annotated[StoryQuery, Query()]) -> Response:
    """The record as a file, as `headwater export` writes it under that name; a dossier may be of one story."""
    file, story = FILES.get(name), edition.settle(query).story
    if file is None:
        raise NotFound(f"no file {name!r}; /exports lists those that there are")
    if story and file.form not in TELLERS:
        raise NotFound(f"{name} has all stories; of one alone there is the dossier")
    record = edition.index.record
    content = TELLERS[file.form](record, story) if story else render_file(record, file.name, table=file.table)
    return Response(
        content, media_type=file.media, headers={"Content-Disposition": f'attachment; filename="{file.name}"'}
    )
