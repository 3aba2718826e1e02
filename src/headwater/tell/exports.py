"""The forms in which a record is written whole, by their names on the command line."""

from collections.abc import Callable

from headwater.record.whole import Record
from headwater.tell.bibliography import write_bibliography
from headwater.tell.candidates import write_candidates
from headwater.tell.followthemoney import write_entities
from headwater.tell.markdown import write_markdown
from headwater.tell.plover import write_plover
from headwater.tell.stix.bundle import write_bundle
from headwater.tell.tables.files import write_one


def _write_dossier(record: Record) -> bytes:
    from headwater.tell.dossier import render_dossier  # imports the templates, which no other form needs

    return render_dossier(record).encode()


WRITERS: dict[str, Callable[[Record], bytes]] = {
    "html": _write_dossier,
    "plover": write_plover,
    "sipri": write_candidates,
    "ftm": write_entities,
    "csv": lambda record: write_one(record, "claims"),
    "markdown": write_markdown,
    "stix": write_bundle,
    "bibtex": write_bibliography,
}


def render_export(record: Record, form: str) -> bytes:
    """A record in one of the forms."""
    return WRITERS[form](record)
