"""`headwater packs`: domain packs listed, checked and explained."""

from pathlib import Path

import click

from headwater.cli.output import open_console


@click.group("packs")
def pack_commands() -> None:
    """List, check and explain domain packs.

    A pack is a YAML file that says which words name an event of one field.
    """


@pack_commands.command("list")
def list_all() -> None:
    """List the packs that ship with Headwater."""
    from headwater.domain.pack import list_packs, load_pack
    from headwater.tell.packs import render_packs

    render_packs([load_pack(name) for name in list_packs()], open_console())


@pack_commands.command()
@click.argument("pack")
@click.argument("cases", required=False, type=click.Path(exists=True))
@click.pass_context
def check(ctx: click.Context, pack: str, cases: str | None) -> None:
    """Check PACK against its CASES.

    PACK is a name or a YAML file, CASES a file or a folder, by default PACK.cases beside it.  Mistakes in either are
    named with file and line.  The exit status is 1 where a case fails.
    """
    from headwater.domain.cases import find_cases, read_cases
    from headwater.domain.pack import load_pack
    from headwater.pipeline.asking import try_cases
    from headwater.tell.packs import render_check

    loaded = load_pack(pack)
    place = Path(cases) if cases else find_cases(pack)
    outcomes = list(try_cases(loaded, read_cases(place, loaded.types))) if place else []
    render_check(loaded, outcomes, open_console())
    ctx.exit(1 if any(o.faults for o in outcomes) else 0)


@pack_commands.command()
@click.argument("sentence")
@click.option("-p", "--pack", "names", multiple=True, help="A pack by name or file; by default those of a trace.")
def explain(sentence: str, names: tuple[str, ...]) -> None:
    """Say why SENTENCE names an event, or why it names none.

    Of each event: the trigger, the rule and its line, the way through the tree to each role, and what set the modality.
    """
    from headwater.domain.pack import load_pack
    from headwater.pipeline.asking import explain as explain_passage
    from headwater.pipeline.engine import PACKS
    from headwater.tell.packs import render_explanations

    loaded = [load_pack(name) for name in names or PACKS]
    render_explanations(sentence, list(explain_passage(sentence, loaded)), open_console())
