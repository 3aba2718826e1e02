"""`headwater export`."""

from pathlib import Path

import click

from headwater.cli.output import StorePath, read_store, story_option, write_out

# What tell/exports makes, and what some of it is called as well: by the ending of its files.
FORMS = ("jsonl", "html", "markdown", "csv", "stix", "ftm", "plover", "sipri", "bibtex")
SHORT = {"md": "markdown", "bib": "bibtex"}


@click.command()
@click.argument("store", type=StorePath())
@click.option(
    "--format", "form", type=click.Choice([*FORMS, *SHORT]), help="What to write; by default as the output's name says."
)
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
@click.option("--table", metavar="NAME", help="With csv: one table instead of the claims, such as reports or mentions.")
@story_option
def export(store: str, form: str | None, output: str, table: str | None, story: str | None) -> None:
    """Write the record in STORE as a file.

    \b
    jsonl     the whole record, one JSON object a line; what goes to standard output
    html      one self-contained dossier
    markdown  the dossier to paste from, each quotation with its file:start
    csv       the claims with their counts; every table into a folder (-o tables/) or a .zip
    stix      a STIX 2.1 bundle: claims as notes, who says or denies them as opinions
    ftm       events, sanctions and who takes part as entities of FollowTheMoney
    plover    events coded after PLOVER, one JSON object a line
    sipri     candidates of arms transfers as CSV, every cell with its sources
    bibtex    the reports as a bibliography
    """
    from headwater.tell import exports
    from headwater.tell.tables.files import TABLES, write_one

    is_many = output != "-" and (exports.is_folder(output) or output.endswith(".zip"))
    form = SHORT.get(form or "", form) or ("csv" if table else "jsonl" if output == "-" else exports.name_form(output))
    if (table or is_many) and form != "csv":
        raise click.UsageError(f"{form} is one file and no tables: name a file with -o, without --table")
    if table and (is_many or table not in TABLES):
        raise click.UsageError(f"--table with -o FILE.csv takes one of {', '.join(TABLES)}")
    if story and form not in exports.TELLERS:
        raise click.UsageError(
            f"--story is for {' and '.join(exports.TELLERS)}; {form} has all stories, with their ids"
        )
    record = read_store(store)
    content = exports.TELLERS[form](record, story) if story else None
    if output != "-":
        is_there = Path(output).is_file()
        if content is None:
            exports.save_export(record, output, form, table or "claims")
        else:
            exports.save(output, content)
        click.echo(f"Wrote {output} ({form}){', in place of what was there' if is_there else ''}.", err=True)
        return
    whole = content or (write_one(record, table) if table else exports.render_export(record, form))
    write_out("-", lambda stream: stream.write(whole))
