"""The forms in which a record is written whole, by their names on the command line, and where they are written to."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from headwater.errors import HeadwaterError
from headwater.record.jsonl import encode_item
from headwater.record.whole import Record
from headwater.tell.bibliography import write_bibliography
from headwater.tell.candidates import write_candidates
from headwater.tell.cells import MARK
from headwater.tell.followthemoney import write_entities
from headwater.tell.markdown import write_markdown
from headwater.tell.plover import write_plover
from headwater.tell.stix.bundle import write_bundle
from headwater.tell.tables.files import is_table, list_files, pack_files, write_one

# What the end of a file's name says of its form; the first that fits.
ENDINGS = {
    ".ftm.json": "ftm",
    ".stix.json": "stix",
    ".plover.jsonl": "plover",
    ".sipri.csv": "sipri",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".zip": "csv",
    ".bib": "bibtex",
}


def _write_lines(record: Record) -> bytes:
    return b"".join(encode_item(item) + b"\n" for item in record.items())


def _write_dossier(record: Record, story: str | None = None) -> bytes:
    from headwater.tell.dossier import render_dossier  # imports the templates, which no other form needs

    return render_dossier(record, story).encode()


WRITERS: dict[str, Callable[[Record], bytes]] = {
    "jsonl": _write_lines,
    "html": _write_dossier,
    "markdown": write_markdown,
    "csv": lambda record: write_one(record, "claims"),
    "stix": write_bundle,
    "ftm": write_entities,
    "plover": write_plover,
    "sipri": write_candidates,
    "bibtex": write_bibliography,
}


# Those for people, which may be of one story of several.
TELLERS: dict[str, Callable[[Record, str], bytes]] = {"html": _write_dossier, "markdown": write_markdown}


def render_export(record: Record, form: str) -> bytes:
    """A record in one of the forms."""
    return WRITERS[form](record)


def is_folder(output: str) -> bool:
    """Whether an output is a folder: it ends like one, or it is there and is one."""
    return output.endswith(("/", "\\")) or Path(output).is_dir()


def name_form(output: str) -> str:
    """The form that the name of an output says: tables for a folder; HeadwaterError where it says nothing."""
    if is_folder(output):
        return "csv"
    form = next((form for ending, form in ENDINGS.items() if output.endswith(ending)), None)
    if form is None:
        raise HeadwaterError(
            f"the name {output!r} does not say what to write: end it with one of {', '.join(ENDINGS)} (or / for a "
            "folder of tables), or say the form (--format)"
        )
    return form


def render_file(record: Record, name: str, form: str | None = None, table: str = "claims") -> bytes:
    """What a file of this name holds; with `csv` one table, or all of them in a zip.

    HeadwaterError for a form that there is not.
    """
    form = form or name_form(name)
    if form not in WRITERS:
        raise HeadwaterError(f"no form {form!r}; there are {', '.join(WRITERS)}")
    if form != "csv":
        return render_export(record, form)
    return pack_files(record) if name.endswith(".zip") else MARK + write_one(record, table)


def save_export(record: Record, output: str, form: str | None = None, table: str = "claims") -> None:
    """Write a record to a file (`render_file`), or all of its tables into a folder that has nothing else.

    HeadwaterError for a form that there is not, and where nothing can be written.
    """
    if (form or name_form(output)) == "csv" and is_folder(output):
        _save_all(output, list_files(record))
    else:
        save(output, render_file(record, output, form, table))


def _save_all(folder: str, files: Iterable[tuple[str, bytes]]) -> None:
    try:
        _check_folder(Path(folder))
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HeadwaterError(f"{folder} cannot be made a folder: {error.strerror or error}") from error
    for name, data in files:
        save(str(Path(folder) / name), data)


def _check_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but tables of before: among reports, tables would be read as such."""
    if not folder.is_dir():
        return
    others = sorted(path.name for path in folder.iterdir() if not (path.name.startswith(".") or is_table(path)))
    if others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise HeadwaterError(
            f"{folder} is a folder with other files ({others[0]}{more}): give the tables one of their own, such as "
            f"{folder / 'tables'}/, or name a file"
        )


def save(output: str, data: bytes) -> None:
    """Write a file, whole or not at all."""
    part = Path(f"{output}.part")
    try:
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        with contextlib.suppress(OSError):  # what did not fit only takes up room
            part.unlink()
        raise HeadwaterError(f"{output} cannot be written: {error.strerror or error}") from error
