"""The engine that maps and groups: Daft on the cores of this machine, or on a Ray cluster."""

import os
from collections.abc import Callable
from typing import Any

import msgspec

from headwater.errors import EngineError

# Both report their use over the network unless told not to; Headwater makes no request that nobody asked for.
SILENT = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
RAY = "ray://"


class Engine(msgspec.Struct, frozen=True):
    """A started engine: how many processes map at once, and whether they are started by the cluster."""

    workers: int
    is_cluster: bool

    def map(self, function: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
        """The function over columns, in processes of their own; `dtype` is Daft's type of what it returns."""
        return self._wrap(function, dtype, lambda self, *values: function(*values))

    def spread(self, function: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
        """The same for a function that yields any number of rows; a row that yields none becomes one null."""

        def run(self: object, *values: Any) -> Any:
            yield from function(*values)

        return self._wrap(function, dtype, run)

    def _wrap(self, function: Callable[..., Any], dtype: Any, run: Callable[..., Any]) -> Callable[..., Any]:
        import daft

        kind = type(function.__name__, (), {"run": daft.method(return_dtype=dtype)(run)})
        found: Callable[..., Any] = daft.cls(
            max_concurrency=self.workers, use_process=None if self.is_cluster else True, max_retries=2
        )(kind)().run
        return found


def start_engine(name: str) -> Engine:
    """Start `daft` (this machine) or `ray://HOST:PORT` (a cluster); EngineError when it is not there."""
    os.environ.update(SILENT)
    try:
        import daft
    except ImportError as error:
        raise EngineError(f"--engine {name} needs an extra: pip install 'headwater[scale]'") from error
    if name == "daft":
        daft.set_runner_native()
        return Engine(workers=count_cores(), is_cluster=False)
    if not name.startswith(RAY):
        raise EngineError(f"no engine {name!r}: give daft, or ray://HOST:PORT")
    return Engine(workers=_join_cluster(name), is_cluster=True)


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _join_cluster(address: str) -> int:
    """Connect to a cluster; how many cores it has."""
    import daft

    try:
        import ray

        if not ray.is_initialized():
            ray.init(address, log_to_driver=False)
        daft.set_runner_ray(noop_if_initialized=True)
        return max(1, int(ray.cluster_resources().get("CPU", 1)))
    except (ImportError, ConnectionError, RuntimeError, ValueError) as error:
        raise EngineError(f"no Ray cluster at {address} ({error}): start one with `ray start --head`") from error
