"""The command line: one thin command a verb.

Exit status: 0 done; 1 no such claim, actor or report; 2 wrong usage; 3 a record or a pack breaks its format; 4 nothing
could be read; 5 the store cannot be opened or written; 130 interrupted (what was read is kept).
"""

from typing import Any

import click

from headwater.cli.asking import ask, since, without
from headwater.cli.exporting import export
from headwater.cli.judging import judge
from headwater.cli.merging import merge
from headwater.cli.packs import pack_commands
from headwater.cli.screening import screen
from headwater.cli.serving import serve
from headwater.cli.showing import show
from headwater.cli.tracing import trace
from headwater.cli.watching import watch
from headwater.errors import EXIT, HeadwaterError
from headwater.garbage import collect_seldom
from headwater.settings import VERSION


class Verbs(click.Group):
    """The group of commands; turns Headwater's errors into one line and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except HeadwaterError as error:
            click.echo(f"headwater: {error}", err=True)
            ctx.exit(next(EXIT[kind] for kind in type(error).__mro__ if kind in EXIT))
        except KeyboardInterrupt:
            click.echo("\nheadwater: interrupted; what was read is kept, run the same command to go on", err=True)
            ctx.exit(130)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="headwater")
def main() -> None:
    """Read many reports of one developing story and give back one sourced record."""
    collect_seldom()


for _verb in (trace, watch, merge, show, since, without, ask, export, screen, judge, serve, pack_commands):
    main.add_command(_verb)
