"""Headwater reads many reports of one developing story and gives back one sourced record.

    from headwater import trace

    record = trace(["reports/"], "story.hw")
    record.claims[0], record.without("Mirela Tovan"), record.ask("Did the ship carry drones?")

Names are loaded on first use: `import headwater` costs nothing.
"""

import importlib as _importlib
import typing as _typing

if _typing.TYPE_CHECKING:
    from headwater.errors import HeadwaterError
    from headwater.notebook.records import OpenRecord, open_record, trace, trace_texts
    from headwater.record.whole import Record

__all__ = ["HeadwaterError", "OpenRecord", "Record", "open_record", "trace", "trace_texts"]

_HOMES = {
    "HeadwaterError": "headwater.errors",
    "OpenRecord": "headwater.notebook.records",
    "Record": "headwater.record.whole",
    "open_record": "headwater.notebook.records",
    "trace": "headwater.notebook.records",
    "trace_texts": "headwater.notebook.records",
}


def __getattr__(name: str) -> _typing.Any:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    return getattr(_importlib.import_module(_HOMES[name]), name)
