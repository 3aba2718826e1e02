"""`headwater show`: the record on the terminal."""

import re
from collections.abc import Callable

import click

from headwater.cli.output import StorePath, open_console, read_store, story_option

PARTS = (
    "summary", "stories", "story", "brief", "claims", "claim", "timeline", "actors", "actor", "report", "problems"
)  # fmt: skip
# Parts that are of one thing, and what names it.
NAMED = {"story": "1", "claim": "1", "actor": "NAME", "report": "FILE"}
WHOLE = ("stories", *NAMED)  # parts that are not shown of one story alone
DAYS = re.compile(r"all|\d{4}(?:-\d\d){0,2}")


@click.command()
@click.argument("store", type=StorePath())
@click.argument("part", type=click.Choice(PARTS), default="summary")
@click.argument("which", required=False)
@click.option("--against", metavar="OLDER", help="With `report FILE`: only what changed against another version of it.")
@story_option
def show(store: str, part: str, which: str | None, against: str | None, story: str | None) -> None:
    """Show a part of the record in STORE.

    STORE is a .hw store or a .jsonl file.

    \b
    summary      the first screen (default): of several stories their list
    stories      all stories: their reports, days, claims, what is new
    story NAME   the first screen of one story, by its number or a part of its title
    brief        the record in at most 200 words, each sentence with its sources
    claims       all claims
    claim N      one claim: every support, its origins, why the counts are what they are
    timeline     what happened when: of a long story the days that matter most; `timeline all` shows every entry,
                 `timeline 2031-05` (or a day, or a year) those of that time
    actors       who is named, under which names
    actor NAME   one actor: its names, what it says, the claims behind which it stands
    report FILE  a report with its statements marked, and what changed against the version before
    problems     what could not be read, and what looks wrong
    """
    from headwater.tell import terminal

    if part in NAMED and not which:
        raise click.UsageError(f"say which {part}: headwater show {store} {part} {NAMED[part]}")
    if part == "timeline" and which and not DAYS.fullmatch(which):
        raise click.UsageError(f"say `all`, or a day, month or year as 2031-05-02: headwater show {store} timeline all")
    if part not in (*NAMED, "timeline") and which:
        raise click.UsageError(f"{part} takes no name: headwater show {store} {part}")
    if story and part in WHOLE:
        raise click.UsageError(f"{part} takes no --story: headwater show {store} claims --story 1")
    if against and part != "report":
        raise click.UsageError("--against is for a report: headwater show STORE report FILE --against OLDER")
    record, console = read_store(store), open_console()
    render: dict[str, Callable[[], None]] = {
        "summary": lambda: terminal.render_summary(record, console, store, story),
        "stories": lambda: terminal.render_stories(record, console),
        "story": lambda: terminal.render_summary(record, console, store, which),
        "brief": lambda: terminal.render_brief(record, console, story),
        "claims": lambda: terminal.render_claims(record, console, story),
        "claim": lambda: terminal.render_claim(record, which or "", console),
        "timeline": lambda: terminal.render_timeline(record, console, which, store, story),
        "actors": lambda: terminal.render_actors(record, console, story),
        "actor": lambda: terminal.render_actor(record, which or "", console),
        "report": lambda: terminal.render_report(record, which or "", console, against),
        "problems": lambda: terminal.render_problems(record, console, story),
    }
    render[part]()
