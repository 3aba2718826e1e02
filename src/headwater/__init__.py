"""Headwater reads many reports of one developing story and gives back one sourced record.

    from headwater import trace

    record = trace(["reports/"], "story.hw")

Names are loaded on first use: `import headwater` costs nothing.
"""

import importlib as _importlib
import typing as _typing

if _typing.TYPE_CHECKING:
    from headwater.errors import HeadwaterError
    from headwater.pipeline.tracing import open_record, trace, trace_texts
    from headwater.record.whole import Record

__all__ = ["HeadwaterError", "Record", "open_record", "trace", "trace_texts"]

_HOMES = {
    "HeadwaterError": "headwater.errors",
    "Record": "headwater.record.whole",
    "open_record": "headwater.pipeline.tracing",
    "trace": "headwater.pipeline.tracing",
    "trace_texts": "headwater.pipeline.tracing",
}


def __getattr__(name: str) -> _typing.Any:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    return getattr(_importlib.import_module(_HOMES[name]), name)
