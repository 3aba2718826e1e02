"""`python docs/pictures/make.py`: the pictures of the README, taken of the example story in Chromium."""

import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from headwater.pipeline.tracing import add_reports, open_record
from headwater.record.whole import Record
from headwater.tell.dossier import render_dossier
from headwater.web.app import create_app

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples" / "reports"
LARGEST = 200_000  # bytes: what a page of GitHub should not have to wait for


class Shot(NamedTuple):
    """What is taken: the file's name, the address, the part of the page or its beginning, width and height."""

    name: str
    address: str
    part: str | None
    width: int
    height: int
    scheme: str = "light"


def main() -> None:
    """Take every picture anew."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, serve_examples(Path(folder)) as (address, record):
        page = Path(folder) / "dossier.html"
        page.write_text(render_dossier(record), "utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for shot in list_shots(address, record, page):
                take(browser, shot)
            browser.close()


@contextmanager
def serve_examples(folder: Path) -> Iterator[tuple[str, Record]]:
    """The desk over the example story, at an address of this machine."""
    store = folder / "story.hw"
    add_reports(sorted(EXAMPLES.glob("*.txt")), store)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", open_record(store)
        server.should_exit = True
        thread.join()


def list_shots(address: str, record: Record, dossier: Path) -> list[Shot]:
    """The story, the claim that most reports carry, the report that says most, the river, the dossier."""
    claim = max(record.claims, key=lambda c: (c.reports, len(c.support)))
    spoken = [s.report for s in record.statements]
    report = max((r.id for r in record.reports), key=spoken.count)
    return [
        Shot("story", address, None, 1280, 800),
        Shot("claim", f"{address}/claims/{claim.id}", None, 1280, 800),
        Shot("report", f"{address}/reports/{report}", None, 1280, 800),
        Shot("river", f"{address}/river", "#river .wide", 1280, 800),
        Shot("river-dark", f"{address}/river", "#river .wide", 1280, 800, "dark"),
        Shot("dossier", dossier.as_uri(), None, 1280, 800),
        Shot("phone", address, None, 390, 780),
    ]


def take(browser: Browser, shot: Shot) -> None:
    """One picture into this folder."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page, path = context.new_page(), HERE / f"{shot.name}.png"
    page.goto(shot.address)
    if shot.part:
        page.locator(shot.part).screenshot(path=path)
    else:
        page.screenshot(path=path)
    context.close()
    size = path.stat().st_size
    print(f"{path.name}: {size / 1000:.0f} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} is larger than {LARGEST / 1000:.0f} kB")


if __name__ == "__main__":
    main()
