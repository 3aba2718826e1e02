"""How smoothly pages scroll in a browser: Debian's Chromium without a screen, driven by Playwright."""

import shutil
import socket
import statistics
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn

from headwater.web.app import create_app

# Down the page as fast as a wheel is spun, 120 pixels a frame; how long each frame was, and every task over 50 ms.
SCROLL = """async () => {
  const tasks = [];
  new PerformanceObserver(seen => tasks.push(...seen.getEntries().map(e => e.duration))).observe({type: "longtask"});
  const next = () => new Promise(requestAnimationFrame);
  let last = await next();
  const frames = [];
  while (frames.length < 600 && scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy({top: 120, behavior: "instant"});
    const now = await next();
    frames.push(now - last);
    last = now;
  }
  await new Promise(done => setTimeout(done, 100));
  return {frames, tasks};
}"""


class Smoothness(NamedTuple):
    """Milliseconds a frame while a page is scrolled through, and of the longest task that kept it from answering."""

    median_ms: float
    p95_ms: float
    worst_ms: float
    longest_task_ms: float


def find_browser() -> str | None:
    """The browser of this machine, where there is one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def serve_record(path: Path) -> Iterator[str]:
    """The desk over a record at an address of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def measure_scrolling(path: Path, pages: Mapping[str, str], browser: str, times: int = 3) -> dict[str, Smoothness]:
    """Every page scrolled from its top to its end, some times over; the time of the middle p95 counts."""
    from playwright.sync_api import sync_playwright  # a tool of the tests, which the other tasks do without

    found = {}
    with serve_record(path) as desk, sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        for name, address in pages.items():
            tries = []
            for _ in range(times):
                page.goto(f"{desk}{address}")
                tries.append(weigh_frames(page.evaluate(SCROLL)))
            found[name] = sorted(tries, key=lambda s: s.p95_ms)[times // 2]
        chromium.close()
    return found


def weigh_frames(told: Mapping[str, list[float]]) -> Smoothness:
    """What `SCROLL` saw of one page."""
    frames = sorted(told["frames"]) or [0.0]
    return Smoothness(
        median_ms=statistics.median(frames),
        p95_ms=frames[min(len(frames) - 1, round(len(frames) * 0.95))],
        worst_ms=frames[-1],
        longest_task_ms=max(told["tasks"], default=0.0),
    )
