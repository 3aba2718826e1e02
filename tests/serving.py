"""A web server on this machine whose every answer is written down beforehand."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Reply(NamedTuple):
    """One answer; `pause` is called before the body is sent."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}
    pause: Callable[[], None] | None = None


class Site:
    """Answers by path: one of them, or a list that is used up to its last; every request is noted with its headers."""

    def __init__(self, replies: dict[str, Reply | list[Reply]]) -> None:
        self.replies = replies
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str, headers: dict[str, str]) -> Reply:
        self.asked.append((path, headers))
        reply = self.replies.get(path.partition("?")[0], Reply(404))
        if isinstance(reply, list):
            reply = reply.pop(0) if len(reply) > 1 else reply[0]
        etag = reply.headers.get("ETag")
        return Reply(304) if etag and headers.get("if-none-match") == etag else reply


@contextmanager
def serve(replies: dict[str, Reply | list[Reply]]) -> Iterator[Site]:
    """Serve on a free port of the loopback until the end of the block."""
    site = Site(replies)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self.headers["x-body"] = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer()

        def _answer(self) -> None:
            reply = site.answer(self.path, {key.lower(): value for key, value in self.headers.items()})
            self.send_response(reply.status)
            for key, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                if value:
                    self.send_header(key, value.replace("SITE", site.address))
            self.end_headers()
            try:
                if reply.pause:
                    reply.pause()
                self.wfile.write(reply.body)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
