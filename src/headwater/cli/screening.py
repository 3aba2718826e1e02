"""`headwater screen`."""

from typing import BinaryIO

import click

from headwater.cli.output import DEFAULT_STORE, open_console, read_store, write_out


@click.command()
@click.argument("store", type=click.Path(dir_okay=False), default=DEFAULT_STORE)
@click.option(
    "-l", "--list", "lists", multiple=True, metavar="FILE", help="A list of names; may be given several times."
)
@click.option("--text", type=click.File("rb"), help="Screen this text instead (- for standard input); store nothing.")
@click.option("--from", "shown", type=click.FloatRange(0.5, 1), help="Lowest score that is shown; by default 0.8.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="What to write.",
)
@click.option("--audit", is_flag=True, help="Write all runs, hits and decisions of the store, as CSV or JSON.")
@click.option("-o", "--output", default="-", show_default=True, help="File to write; - for standard output.")
def screen(
    store: str, lists: tuple[str, ...], text: BinaryIO | None, shown: float | None, form: str, audit: bool, output: str
) -> None:
    """Screen the persons and bodies in STORE against lists of names.

    What is found is kept in the store; without a list, what was found last is shown.  Lists are the UN's consolidated
    XML, OFAC's sdn.csv with alt.csv and add.csv, the UK's list, and FollowTheMoney JSON lines.  A newer version of a
    list is compared with the one before.
    """
    from headwater.desk import screening as desk
    from headwater.screening.hits import SHOWN
    from headwater.tell import screening

    if audit:
        trail, files = desk.read_trail(store), {r.id: r.file for r in read_store(store).reports}
        rows = screening.list_trail(*trail, files)
        data = screening.write_json(rows) if form == "json" else screening.write_csv(rows)
        write_out(output, lambda stream: stream.write(data))
        return
    if text is not None and not lists:
        raise click.UsageError("say which list to screen the text against: --list FILE")
    level = shown or SHOWN
    if text is not None:
        found = desk.screen_text(text.read().decode("utf-8", "replace"), lists, level)
    else:
        found = desk.screen_store(store, lists, level)
    if form == "table":
        screening.render_screening(*found, open_console())
        return
    rows = screening.list_rows(found.hits, {r.id: r.file for r in found.record.reports})
    data = (
        screening.write_csv(rows) if form == "csv" else screening.write_json(screening.describe_screening(*found[1:]))
    )
    write_out(output, lambda stream: stream.write(data))
