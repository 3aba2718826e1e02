"""`headwater judge`."""

import click


@click.command()
@click.argument("store", type=click.Path(exists=True, dir_okay=False))
@click.argument("verdict", type=click.Choice(["same", "different", "unsure", "withdrawn"]))
@click.argument("one")
@click.argument("other")
@click.option("--by", help="Who decides; by default the name of the account.")
@click.option("--note", default="", help="Why.")
def judge(store: str, verdict: str, one: str, other: str, by: str | None, note: str) -> None:
    """Say that ONE and OTHER in STORE are the same, different, or that it is unsure; withdrawn undoes it.

    Each is the name of an actor, a place in a report (FILE:START-END), or an entry of a list that was screened
    (UK:RUS0001). A judgement is kept with who made it and when, and the record follows it at once.
    """
    import getpass

    from headwater.desk import judge_members

    judgement = judge_members(store, verdict, (one, other), by or getpass.getuser(), note)  # type: ignore[arg-type]
    click.echo(f"{one} and {other}: {judgement.words}")
