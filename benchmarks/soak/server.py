"""A server of feeds on this machine that misbehaves by a plan: what it answers depends on step and feed alone."""

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

from benchmarks.soak.items import FEEDS, Item, make_item, write_feed

Fault = Literal["", "500", "503", "429", "broken", "cut", "silent", "drip"]
FAULTS: tuple[Fault, ...] = ("500", "503", "429", "broken", "cut", "silent", "drip")
EVERY = 6  # one request of so many goes wrong
SHOWN = 6  # steps for which a feed shows an item: longer than it is ever out of order


class FeedServer:
    """Feeds with so many items a step; `step` is moved by whoever runs it."""

    def __init__(self, items: int, each: int, *, faults: tuple[Fault, ...] = FAULTS, patience: float = 1.0) -> None:
        self.items = items
        self.each = each
        self.faults = faults
        self.patience = patience  # seconds that the other side waits for a byte
        self.step = 0
        self.asked: Counter[str] = Counter()
        self.tries: Counter[tuple[int, int]] = Counter()
        self.port = 0

    @property
    def steps(self) -> int:
        """Steps until all items are out and the last has been edited and has left."""
        return -(-self.items // self.each) + SHOWN

    def address(self, feed: int) -> str:
        """The address of a feed, while the server runs."""
        return f"http://127.0.0.1:{self.port}/{feed}.rss"

    @contextmanager
    def running(self) -> Iterator["FeedServer"]:
        """Serve on a free port of the loopback until the end of the block."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler())
        server.daemon_threads = True
        self.port = int(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    def list_items(self, feed: int) -> Iterator[Item]:
        """What a feed shows at this step, the newest first."""
        last = min(self.items, (self.step + 1) * self.each)
        first = max(0, (self.step + 1 - SHOWN) * self.each)
        for number in range(last - 1, first - 1, -1):
            if number % FEEDS == feed:
                yield make_item(number, self.step, number // self.each)

    def choose_fault(self, feed: int) -> Fault:
        """Some first requests of a step fail, and of these some second ones too; a third never does."""
        number = self.tries[feed, self.step]
        self.tries[feed, self.step] += 1
        draw = hashlib.sha256(f"{feed} {self.step} {number}".encode()).digest()
        if not self.faults or number > 1 or draw[0] % (EVERY if number == 0 else 2):
            return ""
        return self.faults[draw[1] % len(self.faults)]

    def _make_handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            """Answers for the feeds and for robots.txt."""

            def do_GET(self) -> None:
                """Answer one request."""
                if self.path.endswith(".rss"):
                    server.answer(self, int(self.path[1:-4]))
                else:
                    self.send_error(404)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler, feed: int) -> None:
        """The feed, or what goes wrong with it."""
        fault = self.choose_fault(feed)
        self.asked[fault or "well"] += 1
        content = write_feed(feed, self.list_items(feed))
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if fault in ("500", "503", "429"):
            handler.send_response(int(fault))
            if fault != "500":
                handler.send_header("Retry-After", "0")
            handler.end_headers()
        elif not fault and handler.headers.get("If-None-Match") == etag:
            self.asked["not changed"] += 1
            handler.send_response(304)
            handler.end_headers()
        else:
            self._send(handler, fault, content[: len(content) // 2] if fault == "broken" else content, etag)

    def _send(self, handler: BaseHTTPRequestHandler, fault: Fault, content: bytes, etag: str) -> None:
        if fault == "silent":
            time.sleep(self.patience * 2)
            handler.close_connection = True
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "application/rss+xml")
        handler.send_header("Content-Length", str(len(content)))
        handler.send_header("ETag", etag)
        handler.end_headers()
        try:
            if fault == "drip":
                for place in range(40):
                    handler.wfile.write(content[place : place + 1])
                    handler.wfile.flush()
                    time.sleep(self.patience / 4)
            handler.wfile.write(content[: len(content) // 3] if fault == "cut" else content)
        except OSError:
            return  # the other side has had enough
