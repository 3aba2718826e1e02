"""The desk at an address of this machine, until it is interrupted."""

import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import uvicorn

from headwater.errors import HeadwaterError
from headwater.pipeline.tracing import trace_texts
from headwater.record.store import is_store
from headwater.web.app import create_app
from headwater.web.bench import Judge, Undo, make_bench
from headwater.web.guard import LOCAL


def serve_desk(store: str | Path, host: str, port: int, judge: Judge, undo: Undo, tell: Callable[[str], None]) -> None:
    """Serve the record in a file; `tell` is given the address once it is taken. Port 0 takes any that is free.

    A store takes judgements; what they need at an address that others reach is told with it.
    """
    bench = make_bench(judge, undo, store, host) if is_store(store) else None
    desk = create_app(store, host, bench)
    desk.state.holding.read().warm()  # what is wrong with the record is said here, and not on a page
    with _listen(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        tell(f"http://{name}:{listening.getsockname()[1]} (Ctrl-C ends it)")
        if name not in LOCAL:
            tell("Whoever reaches this address can read the record; without --host only this machine does")
        if bench and not bench.is_local:
            tell(f"Whoever judges needs this token: {bench.token}")
        config = uvicorn.Config(desk, log_level="warning", server_header=False, date_header=False)
        Thread(target=_warm).start()  # no daemon: one that is in the middle of loading aborts the process at its end
        uvicorn.Server(config).run(sockets=[listening])


def _warm() -> None:
    """Read and link a sentence: packs, tables and encoder are then there before somebody asks or judges."""
    trace_texts({"warm.txt": "The ministry of Norland said on Monday that it had sold forty tanks to Sundria."})


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        why = error.strerror or error
        raise HeadwaterError(f"{host}:{port} cannot be listened at ({why}): give another --port or --host") from error
    return listening
