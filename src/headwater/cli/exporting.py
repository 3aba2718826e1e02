"""`headwater export`."""

import click

from headwater.cli.output import read_store, write_out

# What tell/exports makes, beside the record itself.
FORMS = ("jsonl", "html", "plover", "sipri", "ftm", "csv", "bibtex")


@click.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.option("--format", "form", type=click.Choice(FORMS), default="jsonl", show_default=True, help="What to write.")
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
def export(store: str, form: str, output: str) -> None:
    """Write the record in STORE as a file.

    \b
    jsonl   the whole record, one JSON object a line (default)
    html    one self-contained dossier
    plover  events coded after PLOVER, one JSON object a line
    sipri   candidates of arms transfers as CSV, every cell with its sources
    ftm     events, sanctions and who takes part as entities of FollowTheMoney
    csv     the claims with their counts, one row a claim
    bibtex  the reports as a bibliography
    """
    record = read_store(store)
    if form == "jsonl":
        from headwater.record.jsonl import write_record

        write_out(output, lambda stream: write_record(record, stream))
        return
    from headwater.tell.exports import render_export

    content = render_export(record, form)
    write_out(output, lambda stream: stream.write(content))
