"""A desk over the example story in a browser: Debian's Chromium, driven by Playwright; skipped where there is none."""

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from headwater.desk.judging import judge_members, undo_judgement
from headwater.pipeline.tracing import add_reports, open_record
from headwater.tell.dossier import render_dossier
from headwater.web.app import create_app
from headwater.web.bench import make_bench
from tests.web.screens import Desk

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The example story at an address of this machine, with a bench."""
    folder = tmp_path_factory.mktemp("shown")
    store, page = folder / "story.hw", folder / "dossier.html"
    add_reports(sorted(EXAMPLES.glob("*.txt")), store)
    record = open_record(store)
    page.write_text(render_dossier(record), "utf-8")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        app = create_app(store, "127.0.0.1", make_bench(judge_members, undo_judgement, store, "127.0.0.1"))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield Desk(f"http://127.0.0.1:{listening.getsockname()[1]}", record, page)
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
