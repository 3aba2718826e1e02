"""The engine that maps and groups: Daft on the cores of this machine, or on a Ray cluster."""

import os
from collections.abc import Callable
from typing import Any

import msgspec

from headwater.errors import EngineError

# Both report their use over the network unless told not to; Headwater makes no request that nobody asked for.
SILENT = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
LOCAL, RAY = "daft", "ray://"
SMALL = 1_000_000  # bytes, about 300 reports: less is read before processes have started


class Engine(msgspec.Struct, frozen=True):
    """A started engine: how many processes map at once; none is this one, for a few reports."""

    workers: int

    def map(self, function: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
        """The function over columns; `dtype` is Daft's type of what it returns."""
        return self._wrap(function, dtype, lambda self, *values: function(*values))

    def spread(self, function: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
        """The same for a function that yields any number of rows; a row that yields none becomes one null."""

        def run(self: object, *values: Any) -> Any:
            yield from function(*values)

        return self._wrap(function, dtype, run)

    def _wrap(self, function: Callable[..., Any], dtype: Any, run: Callable[..., Any]) -> Callable[..., Any]:
        import daft

        if not self.workers:
            alone: Callable[..., Any] = daft.func(function, return_dtype=dtype, use_process=False)
            return alone
        kind = type(function.__name__, (), {"run": daft.method(return_dtype=dtype)(run)})
        apart: Callable[..., Any] = daft.cls(max_concurrency=self.workers, max_retries=2)(kind)().run
        return apart


def start_engine(name: str, size: int) -> Engine:
    """Start `daft` (this machine) or `ray://HOST:PORT` (a cluster) for so many bytes of reports.

    EngineError when it is not there, or when this process has another one.
    """
    os.environ.update(SILENT)
    if name != LOCAL and not name.startswith(RAY):
        raise EngineError(f"no engine {name!r}: give {LOCAL}, or {RAY}HOST:PORT")
    try:
        workers = _use_cores() if name == LOCAL else _join_cluster(name)
    except ImportError as error:
        raise EngineError(f"--engine {name} needs an extra: pip install 'headwater[scale]'") from error
    return Engine(workers=0 if name == LOCAL and size < SMALL else workers)


def _use_cores() -> int:
    """Run on this machine; on how many cores."""
    import daft

    _set_runner("native", daft.set_runner_native)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _join_cluster(address: str) -> int:
    """Run on a cluster; how many cores it has."""
    import daft
    import ray

    try:
        if not ray.is_initialized():
            ray.init(address, log_to_driver=False)
        _set_runner("ray", daft.set_runner_ray)
        return max(1, int(ray.cluster_resources().get("CPU", 1)))
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise EngineError(f"no Ray cluster at {address} ({error}): start one with `ray start --head`") from error


def _set_runner(kind: str, set_kind: Callable[[], object]) -> None:
    """Daft runs one way a process: what has been set stays."""
    import daft

    try:
        set_kind()
    except daft.exceptions.DaftCoreException as error:
        if daft.get_or_infer_runner_type() != kind:
            raise EngineError(f"this process has another engine: run it in one of its own ({error})") from error
