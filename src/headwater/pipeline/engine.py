"""What reads and links: packs, rules and encoder by name and version, for the header and the store."""

import datetime as dt
from functools import lru_cache

from headwater.domain.pack import Pack, load_pack
from headwater.encoder.model import encoder_name
from headwater.record.model import Header
from headwater.settings import VERSION

PACKS = ("arms_transfers", "politics")
RULES = "rules/24"  # what annotates; goes up when the rules yield something else, so that stores are annotated anew
LINKS = "links/24"  # what places and links; goes up when the same reports make another record, so that stores link anew


def name_engine() -> str:
    """What annotates, for the header and the store: rules, the encoder by its digest, packs with their versions."""
    return " ".join((RULES, encoder_name(), *(f"{p.name}/{p.version}" for p in default_packs())))


@lru_cache(maxsize=1)
def default_packs() -> tuple[Pack, ...]:
    """The packs that a trace reads with."""
    return tuple(load_pack(name) for name in PACKS)


def make_header() -> Header:
    """The header of a record that is made now."""
    domain = " ".join(f"{p.name}/{p.version}" for p in default_packs())
    return Header(headwater=VERSION, model=f"{RULES} {encoder_name()}", domain=domain, created=tell_time())


def tell_time() -> str:
    """The time of day, in thousandths of a second of UTC: versions of one day follow each other by it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
