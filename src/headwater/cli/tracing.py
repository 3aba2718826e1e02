"""`headwater trace`."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.cli.output import DEFAULT_STORE, open_console, show_progress, write_out

if TYPE_CHECKING:
    from headwater.pipeline.reading import Tally
    from headwater.record.model import Problem
    from headwater.record.whole import Record

NAMED = 5  # files of which something is told
SCREENFUL = 5_000  # reports of a store from which on a summary of all would take more memory than anybody reads


@click.command()
@click.argument("reports", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    default=DEFAULT_STORE,
    show_default=True,
    help="Store to write, or a .jsonl file; - for standard output; with --engine also a new folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["hw", "jsonl"]),
    help="What to write: a store (hw) or JSON lines; by default as the output's name says.",
)
@click.option("--open", "opens", is_flag=True, help="Write the dossier beside the output and open it in the browser.")
@click.option("--pages", is_flag=True, help="Of a feed that is given by its address, fetch the pages that it links to.")
@click.option("--contact", default="", metavar="WHO", help="An address or a page that is told to every server.")
@click.option("--allow-private", is_flag=True, help="Fetch from machines of your own network too.")
@click.option("--translator", metavar="CMD", help="A command, or a local address, that translates other languages.")
@click.option(
    "--engine",
    metavar="NAME",
    help="Use every core (daft), or a Ray cluster (ray, ray://HOST:PORT), for archives of news; see docs/scale.md.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def trace(
    reports: tuple[str, ...],
    output: str,
    form: str | None,
    opens: bool,
    pages: bool,
    contact: str,
    allow_private: bool,
    translator: str | None,
    engine: str | None,
    quiet: bool,
) -> None:
    """Read REPORTS, link them, and show what they say.

    REPORTS are files, folders, patterns, https://… addresses, or - for standard input.  Those that the store holds
    already are not read again; new ones join the record.  Only the addresses that are named are fetched.
    """
    from headwater.fetch.client import Client
    from headwater.fetch.exchange import Limits
    from headwater.pipeline.keeping import Visit
    from headwater.pipeline.tracing import fill_store, open_store
    from headwater.record.jsonl import write_record

    as_lines = form == "jsonl" or (form is None and (output == "-" or output.endswith((".jsonl", ".ndjson"))))
    if engine:
        _trace_at_scale(reports, output, engine, quiet)
        return
    if Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder: name the file to write, such as {Path(output) / DEFAULT_STORE}")
    visit = Visit(Client(Limits(allow_private=allow_private), contact=contact), follow=pages)
    with open_store(":memory:" if as_lines else output) as kept:
        with show_progress(quiet) as progress:
            tally = fill_store(
                kept, reports, stdin=sys.stdin.buffer, progress=progress, visit=visit, translator=translator
            )
        _tell_missing(tally.missing)
        if not (as_lines or opens) and (quiet or kept.count("report") > SCREENFUL):
            if not quiet:  # a large record need not be in memory at once
                click.echo(f"{_tell_size(kept.count('report'), kept.count('story'))}: {output}")
                click.echo(_tell_tally(tally, output))
            return
        record = kept.read_record()
    if as_lines:
        write_out(output, lambda stream: write_record(record, stream))
    if not quiet and output != "-":
        from headwater.tell.terminal import render_summary

        render_summary(record, open_console(), store=output)
        click.echo(_tell_tally(tally, output))
    if opens:
        _open_dossier(record, Path(f"{Path(output).with_suffix('') if output != '-' else 'dossier'}.html"))


def _tell_missing(missing: Iterable["Problem"]) -> None:
    """What was named and is not there."""
    for problem in missing:
        click.echo(f"headwater: {problem.uri}: {problem.detail}", err=True)


def _tell_size(reports: int, stories: int) -> str:
    from headwater.tell.wording import count

    return f"{count(reports, 'report')}, {count(stories, 'story', 'stories')}"


def _tell_tally(tally: "Tally", store: str) -> str:
    """What a run did with its inputs."""
    from headwater.tell.wording import count, limit_words

    refused = f", {tally.refused:,} refused (`headwater show {store} problems` says why)" if tally.refused else ""
    lines = [f"{count(tally.read, 'report')} read, {tally.known:,} there already{refused}."]
    if tally.passed:
        names = limit_words(tally.passed, NAMED)
        lines.append(f"Passed over in folders, name them to have them read: {names}.")
    if tally.strange:
        names = limit_words(tally.strange, NAMED)
        lines.append(
            f"Other texts than before at these paths, taken for new versions: {names}. If they are of another folder, "
            "trace both folders at once into a new store."
        )
    return "\n".join(lines)


def _trace_at_scale(reports: tuple[str, ...], output: str, engine: str, quiet: bool) -> None:
    from headwater.scale.outputs import trace_into
    from headwater.tell.wording import count

    with show_progress(quiet) as progress:
        counts = trace_into(reports, Path(output), engine, progress=progress)
    _tell_missing(counts.missing)
    if not quiet:
        size = f"{_tell_size(counts.reports, counts.stories)}, {count(counts.problems, 'problem')}"
        click.echo(f"{size}: {output}", err=True)


def _open_dossier(record: "Record", path: Path) -> None:
    import webbrowser  # which loads what no other command needs

    from headwater.tell.dossier import render_dossier

    page = render_dossier(record).encode()
    write_out(str(path), lambda stream: stream.write(page))
    click.echo(f"Dossier: {path}", err=True)
    webbrowser.open(path.resolve().as_uri())
