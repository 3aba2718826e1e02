"""`headwater judge`."""

from typing import TYPE_CHECKING

import click

from headwater.cli.output import StorePath, open_console, read_store

if TYPE_CHECKING:
    from headwater.desk.judging import Effect

VERBS = ("same", "different", "unsure", "accept", "reject", "reliability", "withdrawn", "undo", "list")
SUBJECTS = ("mentions", "screening", "claims", "denials", "copies", "statements", "sources")


@click.command()
@click.argument("store", type=StorePath())
@click.argument("verdict", type=click.Choice(VERBS))
@click.argument("things", nargs=-1)
@click.option("--as", "subject", type=click.Choice(SUBJECTS), help="What the things are; mostly their names say it.")
@click.option("--by", help="Who decides; by default the name of the account.")
@click.option("--note", default="", help="Why.")
def judge(store: str, verdict: str, things: tuple[str, ...], subject: str | None, by: str | None, note: str) -> None:
    """Judge THINGS in STORE, and say what changed.

    \b
    same | different | unsure ONE OTHER   two actors, supports of claims, passages or reports
    accept | reject PLACE                 a statement; a rejected one supports nothing
    reliability SOURCE LETTER             A to F, of an actor, an agency or a report
    undo NUMBER                           a judgement, by its number
    withdrawn ONE [OTHER]                 what was judged of these
    list                                  all judgements, with their numbers

    A thing is the name of an actor, a place in a report (FILE:START-END), a whole report (FILE), a support of a claim
    as `show claim` numbers it (3.2; 3.d1 is a denial), or an entry of a list that was screened (UK:RUS0001).
    """
    import getpass

    from headwater.desk import judging
    from headwater.tell.index import index_record
    from headwater.tell.rulings import print_effect, print_judgements
    from headwater.tell.wording import count

    console, who = open_console(), by or getpass.getuser()
    if verdict == "list":
        print_judgements(*judging.list_judged(store), index_record(read_store(store)), console)
        return
    effect = _judge(store, verdict, things, subject, who, note)
    print_effect(effect.number, effect.judgement, effect.shifts, index_record(read_store(store)), console)
    if effect.moved:
        moved = count(effect.moved, "claim has", "claims have")
        click.echo(f"{moved} another number now: `headwater show {store} claims`, before you judge by number again")


def _judge(store: str, verdict: str, things: tuple[str, ...], subject: str | None, by: str, note: str) -> "Effect":
    from headwater.desk.judging import judge_members, undo_judgement

    if verdict == "undo":
        if len(things) != 1 or not things[0].isdigit():
            raise click.UsageError("undo takes the number of a judgement; `list` has them")
        return undo_judgement(store, int(things[0]), by, note)
    if verdict == "reliability":
        *things_, letter = things or ("",)
        if len(things_) != 1 or letter not in tuple("ABCDEF"):
            raise click.UsageError("reliability takes a source and a letter from A to F")
        verdict, things = letter, tuple(things_)
    return judge_members(store, verdict, things, by, note, subject)  # type: ignore[arg-type]
