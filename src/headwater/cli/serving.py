"""`headwater serve`."""

import click

from headwater.cli.output import DEFAULT_STORE, StorePath


@click.command()
@click.argument("store", type=StorePath(), default=DEFAULT_STORE)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 is open to the network."
)
def serve(store: str, port: int, host: str) -> None:
    """Show the record in STORE as web pages, each as JSON too.

    They are there for this machine alone, unless --host says otherwise.
    """
    from headwater.desk.judging import judge_members, undo_judgement
    from headwater.web.serving import serve_desk

    serve_desk(store, host, port, judge_members, undo_judgement, lambda words: click.echo(words, err=True))
