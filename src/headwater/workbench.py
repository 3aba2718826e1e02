"""What a person does with domain packs: the commands that list, check and explain them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console


@click.group()
def packs() -> None:
    """List, check and explain domain packs: YAML files that say which words name an event of one field."""


@packs.command("list")
def list_all() -> None:
    """List the packs that ship with Headwater, with their types."""
    from headwater.domain.pack import list_packs, load_pack
    from headwater.tell.packs import render_packs

    render_packs([load_pack(name) for name in list_packs()], _console())


@packs.command()
@click.argument("pack")
@click.argument("cases", required=False, type=click.Path(exists=True))
@click.pass_context
def check(ctx: click.Context, pack: str, cases: str | None) -> None:
    """Read PACK (a name, or a YAML file) and try its CASES: a file or folder, by default PACK.cases beside it.

    Mistakes in the pack or the cases are named with file and line.  Exit status 1 where a case fails.
    """
    from headwater.domain.cases import find_cases, read_cases
    from headwater.domain.pack import load_pack
    from headwater.pipeline.asking import try_cases
    from headwater.tell.packs import render_check

    loaded = load_pack(pack)
    place = Path(cases) if cases else find_cases(pack)
    outcomes = list(try_cases(loaded, read_cases(place, loaded.types))) if place else []
    render_check(loaded, outcomes, _console())
    ctx.exit(1 if any(o.faults for o in outcomes) else 0)


@packs.command()
@click.argument("sentence")
@click.option("-p", "--pack", "names", multiple=True, help="A pack by name or file; by default those of a trace.")
def explain(sentence: str, names: tuple[str, ...]) -> None:
    """Say why SENTENCE is, or is no, event: the trigger, the rule and its line, the way to each role, the modality."""
    from headwater.domain.pack import load_pack
    from headwater.pipeline.asking import explain as explain_passage
    from headwater.pipeline.engine import PACKS
    from headwater.tell.packs import render_explanations

    loaded = [load_pack(name) for name in names or PACKS]
    render_explanations(sentence, list(explain_passage(sentence, loaded)), _console())


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False)
