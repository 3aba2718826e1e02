"""`headwater merge`."""

import click

from headwater.cli.output import StorePath


@click.command()
@click.argument("stores", nargs=-1, required=True, type=StorePath())
@click.option("-o", "--output", required=True, metavar="STORE", help="The store to make; it must not be there yet.")
@click.option("--apart", is_flag=True, help="Paths begin with the name of their store: its folder is one of its own.")
def merge(stores: tuple[str, ...], output: str, apart: bool) -> None:
    """Put STORES into one, as if all their reports had been traced together.

    Reports at one locator (an address, or a path below the folder that was traced) with the same bytes are one; with
    other bytes they are versions of one.  What people judged in either is kept, in the order in which they did.
    """
    from headwater.pipeline.merging import merge_stores
    from headwater.record.store import Store

    shared = merge_stores(stores, output, apart=apart)
    with Store(output) as store:
        reports, claims = (store.count(kind) for kind in ("report", "claim"))
    click.echo(f"{output}: {reports:,} reports, {claims:,} claims", err=True)
    if shared:
        names = ", ".join(shared[:5]) + (f" and {len(shared) - 5} more" if len(shared) > 5 else "")
        words = "with other bytes in two stores, taken for versions; if their folders differ, merge with --apart"
        click.echo(f"{len(shared)} paths {words}: {names}", err=True)
