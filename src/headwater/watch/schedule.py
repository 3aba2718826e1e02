"""When a source is asked again: every so often, later and later while it fails, never all sources at one moment."""

import random

import msgspec

JITTER = 0.1  # of the wait, to both sides: a server that comes back is not asked by everybody at once
LONGEST = 6 * 3600.0  # seconds; a source that fails for days is still asked four times a day
LONGEST_ASKED = 7 * 86400.0  # what a server may ask for by Retry-After


class Visited(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a source: its validators, its failures in a row, and when (epoch) it is due again."""

    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    due: float = 0.0
    fault: str | None = None


def plan_next(every: float, now: float, chance: random.Random) -> float:
    """When a source that answered is due again."""
    return now + every * chance.uniform(1 - JITTER, 1 + JITTER)


def plan_retry(every: float, failures: int, now: float, chance: random.Random, asked: float | None = None) -> float:
    """When a source is due after so many failures in a row: twice as late each time, and no earlier than it asks."""
    wait = min(every * 2.0 ** min(failures, 30), max(LONGEST, every))
    return now + max(wait * chance.uniform(1 - JITTER, 1 + JITTER), min(asked or 0.0, LONGEST_ASKED))
