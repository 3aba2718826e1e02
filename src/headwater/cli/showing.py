"""`headwater show`: the record on the terminal."""

from collections.abc import Callable

import click

from headwater.cli.output import open_console, read_store

PARTS = ("summary", "brief", "claims", "claim", "timeline", "actors", "report", "problems")


@click.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.argument("part", type=click.Choice(PARTS), default="summary")
@click.argument("which", required=False)
def show(store: str, part: str, which: str | None) -> None:
    """Show a PART of the record in STORE (a .hw store or a .jsonl file).

    \b
    summary      the first screen (default)
    brief        the record in at most 200 words, each sentence with its sources
    claims       all claims
    claim N      one claim: every support, its origins, why the counts are what they are
    timeline     what happened when
    actors       who is named, under which names
    report FILE  a report with its statements marked
    problems     what could not be read, and what looks wrong
    """
    from headwater.tell import terminal

    if part in ("claim", "report") and not which:
        raise click.UsageError(f"say which {part}: headwater show {store} {part} {'1' if part == 'claim' else 'FILE'}")
    record, console = read_store(store), open_console()
    render: dict[str, Callable[[], None]] = {
        "summary": lambda: terminal.render_summary(record, console, store=store),
        "brief": lambda: terminal.render_brief(record, console),
        "claims": lambda: terminal.render_claims(record, console),
        "claim": lambda: terminal.render_claim(record, which or "", console),
        "timeline": lambda: terminal.render_timeline(record, console),
        "actors": lambda: terminal.render_actors(record, console),
        "report": lambda: terminal.render_report(record, which or "", console),
        "problems": lambda: terminal.render_problems(record, console),
    }
    render[part]()
