"""`headwater export`."""

from pathlib import Path

import click

from headwater.cli.output import read_store, write_folder, write_out

# What tell/exports makes, beside the record itself.
FORMS = ("jsonl", "html", "markdown", "plover", "sipri", "ftm", "csv", "stix", "bibtex")
# What the name of the output says, the first ending that fits.
ENDINGS = {
    ".ftm.json": "ftm",
    ".stix.json": "stix",
    ".html": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".zip": "csv",
    ".bib": "bibtex",
}


@click.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMS), help="What to write; by default as the output's name says.")
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
@click.option("--table", metavar="NAME", help="With csv: one table instead of the claims, such as reports or mentions.")
def export(store: str, form: str | None, output: str, table: str | None) -> None:
    """Write the record in STORE as a file.

    \b
    jsonl   the whole record, one JSON object a line (default)
    html    one self-contained dossier
    markdown  the dossier as Markdown, each quotation with its file:start
    csv     the claims with their counts; all tables into a folder (-o tables/) or a .zip
    plover  events coded after PLOVER, one JSON object a line
    sipri   candidates of arms transfers as CSV, every cell with its sources
    ftm     events, sanctions and who takes part as entities of FollowTheMoney
    stix    a STIX 2.1 bundle: reports, identities, claims as notes, who says or denies them as opinions
    bibtex  the reports as a bibliography
    """
    named = next((name for ending, name in ENDINGS.items() if output.endswith(ending)), None)
    is_folder = output.endswith(("/", "\\")) or (output != "-" and Path(output).is_dir())
    form = form or ("csv" if table or is_folder else named or "jsonl")
    if (table or is_folder) and form != "csv":
        raise click.UsageError(f"{form} is one file and no tables: name a file with -o, without --table")
    if form == "csv":
        _write_tables(store, output, table, is_folder)
    elif form == "jsonl":
        from headwater.record.jsonl import write_record

        record = read_store(store)
        write_out(output, lambda stream: write_record(record, stream))
    else:
        from headwater.tell.exports import render_export

        content = render_export(read_store(store), form)
        write_out(output, lambda stream: stream.write(content))


def _write_tables(store: str, output: str, table: str | None, is_folder: bool) -> None:
    """One table into one file, or all of them into a folder or a zip."""
    from headwater.tell.cells import MARK
    from headwater.tell.tables import files

    if table and table not in files.TABLES:
        raise click.UsageError(f"no table {table!r}; there are {', '.join(files.TABLES)}")
    if table and (is_folder or output.endswith(".zip")):
        raise click.UsageError(f"{output} holds all tables: name a .csv file for one of them")
    record = read_store(store)
    if is_folder:
        write_folder(output, files.list_files(record))
    elif output.endswith(".zip"):
        packed = files.pack_files(record)
        write_out(output, lambda stream: stream.write(packed))
    else:
        mark = b"" if output == "-" else MARK
        content = mark + files.write_one(record, table or "claims")
        write_out(output, lambda stream: stream.write(content))
