"""The engine that maps and groups: Daft on the cores of this machine, or on a Ray cluster."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec

from headwater.errors import EngineError
from headwater.garbage import collect_seldom

# Both report their use over the network unless told not to; Headwater makes no request that nobody asked for.
SILENT = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
LOCAL, NEAR, FAR = "daft", "ray", "ray://"
CALLS = 3  # to a cluster from outside: the server that it starts for each caller sometimes does not come up
# A process that was lost with its machine is not started again: where the others take all cores it would wait for one
# for ever.  So the step fails, and is taken again with as many processes as there are cores.
MORTAL = {"max_restarts": 0, "max_task_retries": 0}
LIVES = 5  # how often one step is begun before a loss ends the run
SMALL = 1_000_000  # bytes, about 300 reports: less is read before processes have started
LIGHT = 3 * SMALL  # bytes, about 1,000 reports: the same for what takes a thousandth of a second or two for each


class Engine(msgspec.Struct, frozen=True):
    """A started engine: this process alone for a few reports, processes on the cores of this machine, or a cluster."""

    kind: Literal["alone", "cores", "cluster"]
    size: int = 0  # bytes of reports

    @property
    def workers(self) -> int:
        """How many processes map at once, 0 for this one; a cluster is asked anew, because its machines come and go."""
        if self.kind == "cluster":
            return max(1, int(sum(node["Resources"].get("CPU", 0) for node in _list_alive())))
        return _count_cores() if self.kind == "cores" else 0

    def map(self, function: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
        """A function over columns that returns one value a row; `dtype` is Daft's type of it."""
        return self._wrap(function, dtype, lambda self, *values: function(*values))

    def spread(self, function: Callable[..., Any], dtype: Any, *, is_light: bool = False) -> Callable[..., Any]:
        """A function over columns that yields any number of rows; a row that yields none becomes one null.

        A function that `is_light` for every report starts no processes on this machine unless there are very many.
        """
        if is_light and self.kind == "cores" and self.size < LIGHT:
            return Engine("alone").spread(function, dtype)

        def run(self: object, *values: Any) -> Any:
            yield from function(*values)

        return self._wrap(function, dtype, run)

    def _wrap(self, function: Callable[..., Any], dtype: Any, run: Callable[..., Any]) -> Callable[..., Any]:
        import daft

        if self.kind == "alone":
            alone: Callable[..., Any] = daft.func(function, return_dtype=dtype, use_process=False)
            return alone
        kind = type(function.__name__, (), {"__init__": _begin, "run": daft.method(return_dtype=dtype)(run)})
        apart = daft.cls(max_concurrency=self.workers, max_retries=2, ray_options=MORTAL)(kind)
        found: Callable[..., Any] = apart().run
        return found

    def outlive(self, step: Callable[[Path], object]) -> Callable[[Path], object]:
        """The step, taken again from its beginning where a cluster loses machines or processes under it."""
        return partial(_take_again, step) if self.kind == "cluster" else step


def _begin(self: object) -> None:
    """What a process does first."""
    collect_seldom()


def _take_again(step: Callable[[Path], object], out: Path) -> object:
    """What the step gives; an error that no loss explains, and that of the last of its lives, goes on."""
    for left in reversed(range(LIVES)):
        machines = _name_alive()
        try:
            return step(out)
        except Exception as error:
            if not left or not _is_loss(error, machines):
                raise
            shutil.rmtree(out)
            out.mkdir()
    return None


def _is_loss(error: Exception, machines: set[str]) -> bool:
    """Whether a process was lost, or one of the machines that were there."""
    from ray import exceptions

    lost = (exceptions.RayActorError, exceptions.ObjectLostError, exceptions.WorkerCrashedError)
    return isinstance(error, lost) or bool(machines - _name_alive())


def _list_alive() -> list[Any]:
    """The machines of the cluster that answer."""
    import ray

    return [node for node in ray.nodes() if node["Alive"]]


def _name_alive() -> set[str]:
    return {node["NodeID"] for node in _list_alive()}


def start_engine(name: str, size: int) -> Engine:
    """Start an engine for so many bytes of reports.

    `daft` is this machine, `ray` the cluster that this machine is of (or that RAY_ADDRESS names), `ray://HOST:PORT` one
    that it is not of.  EngineError when it is not there, or when this process has another one.
    """
    os.environ.update(SILENT)
    if name not in (LOCAL, NEAR) and not name.startswith(FAR):
        raise EngineError(f"no engine {name!r}: give {LOCAL}, {NEAR}, or {FAR}HOST:PORT")
    try:
        if name == LOCAL:
            _set_runner("native")
            return Engine("alone" if size < SMALL else "cores", size)
        _join_cluster("auto" if name == NEAR else name)
    except ImportError as error:
        raise EngineError(f"--engine {name} needs an extra: pip install 'headwater[scale]'") from error
    return Engine("cluster")


def _count_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _join_cluster(address: str) -> None:
    """Run on a cluster."""
    import ray

    for left in reversed(range(CALLS)):
        try:
            if not ray.is_initialized():
                ray.init(address, log_to_driver=False)
            return _set_runner("ray")
        except (ConnectionError, RuntimeError, ValueError) as error:
            if not left or isinstance(error, ValueError) or address == "auto":
                raise EngineError(
                    f"no Ray cluster at {address} ({error}): start one with `ray start --head`"
                ) from error
    return None


def _set_runner(kind: str) -> None:
    """Daft runs one way a process: what has been set stays."""
    import daft

    try:
        daft.set_runner_ray() if kind == "ray" else daft.set_runner_native()
    except daft.exceptions.DaftCoreException as error:
        if daft.get_or_infer_runner_type() != kind:
            raise EngineError(f"this process has another engine: run it in one of its own ({error})") from error
