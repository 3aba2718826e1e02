"""`headwater merge`."""

import click

from headwater.cli.output import StorePath

NAMED = 5  # paths that are told by name


@click.command()
@click.argument("stores", nargs=-1, required=True, type=StorePath())
@click.option("-o", "--output", required=True, metavar="STORE", help="The store to make; it must not be there yet.")
@click.option("--apart", is_flag=True, help="Prefix paths with the name of their store: equal paths are two reports.")
def merge(stores: tuple[str, ...], output: str, apart: bool) -> None:
    """Merge STORES into one.

    The record is the one that tracing all their reports together would give.

    Reports at one locator (an address, or a path below the folder that was traced) with the same bytes are one; with
    other bytes they are versions of one.  The judgements of all stores are kept, in the order in which they were made.
    """
    from headwater.pipeline.merging import merge_stores
    from headwater.record.store import Store
    from headwater.tell.wording import count, limit_words

    shared = merge_stores(stores, output, apart=apart)
    with Store(output) as store:
        size = ", ".join(count(store.count(kind), kind) for kind in ("report", "claim"))
    click.echo(f"{output}: {size}", err=True)
    if shared:
        words = "with other bytes in two stores, taken for versions; if their folders differ, merge with --apart"
        click.echo(f"{count(len(shared), 'path')} {words}: {limit_words(shared, NAMED)}", err=True)
