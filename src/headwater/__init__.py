"""Headwater reads many reports of one developing story and gives back one sourced record.

    import headwater

    record = headwater.trace("reports/", "story.hw")  # read, link and keep; open_record("story.hw") opens it again
    for claim in record.claims:
        print(claim.number, claim.proposition, claim.reports, claim.independent_origins)
    record.without("Mirela Tovan")  # which claims fall without this source, and which stand
    record.ask("Did the ship carry drones?")  # the claims that answer

Names are loaded on first use, so that `import headwater` costs nothing.
"""

import importlib as _importlib
import typing as _typing

if _typing.TYPE_CHECKING:
    from headwater.errors import HeadwaterError
    from headwater.notebook.records import OpenRecord, open_record, trace, trace_texts
    from headwater.record.whole import Record

    __version__: str

__all__ = ["HeadwaterError", "OpenRecord", "Record", "open_record", "trace", "trace_texts"]

_HOMES = {
    "HeadwaterError": ("headwater.errors", "HeadwaterError"),
    "OpenRecord": ("headwater.notebook.records", "OpenRecord"),
    "Record": ("headwater.record.whole", "Record"),
    "__version__": ("headwater.settings", "VERSION"),
    "open_record": ("headwater.notebook.records", "open_record"),
    "trace": ("headwater.notebook.records", "trace"),
    "trace_texts": ("headwater.notebook.records", "trace_texts"),
}


def __getattr__(name: str) -> _typing.Any:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(_importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    """What is there and what will be loaded, so that it can be completed before it is."""
    return sorted({*globals(), *_HOMES})
