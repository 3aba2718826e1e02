"""`headwater watch`."""

import signal
import time
from types import FrameType

import click


@click.command()
@click.argument("sources", type=click.Path(exists=True, dir_okay=False))
@click.option("--once", is_flag=True, help="Ask every source once and end, for cron.")
@click.option("-q", "--quiet", is_flag=True, help="Only news, no line for each visit.")
def watch(sources: str, once: bool, quiet: bool) -> None:
    """Watch the feeds, pages and folders in SOURCES, and say what is new.

    SOURCES is a TOML file; each source in it is asked again and again.  What is new is told at the level of claims: a
    new claim, another independent origin, a denial, a figure that changed, a report that was revised or taken back.
    Ctrl-C ends it; whatever it was doing, the store stays whole.
    """
    from headwater.watch.config import read_config
    from headwater.watch.lock import lock_store
    from headwater.watch.rounds import Watcher

    config = read_config(sources)
    watcher = Watcher(config, _log_nothing if quiet else _log)
    with lock_store(config.store):
        before = signal.signal(signal.SIGTERM, _stop)
        try:
            watcher.run_all() if once else watcher.run()
        except KeyboardInterrupt:
            _log("stopped; what was read is kept, and what was not told yet is told at the next start")
        finally:
            signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    """What is asked to end does so as at Ctrl-C: a transaction that is open is undone."""
    raise KeyboardInterrupt


def _log(words: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')}  {words}", err=True)


def _log_nothing(words: str) -> None:
    """Nothing is said but news."""
