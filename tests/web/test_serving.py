"""The desk as a process: it says where it is, answers there, and ends when it is told to."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.record.jsonl import write_record
from tests.tell.affair import AFFAIR

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "record.jsonl"
    with path.open("wb") as stream:
        write_record(AFFAIR, stream)
    return path


@pytest.fixture
def address(kept: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "headwater", "serve", str(kept), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr
        found = re.match(r"(http://127\.0\.0\.1:\d+) ", desk.stderr.readline())
        assert found
        yield found[1]
        desk.send_signal(signal.SIGINT)
        assert desk.wait(10) in (0, 130)


def test_it_answers_where_it_says(address: str) -> None:
    with urllib.request.urlopen(f"{address}/reports.json") as answer:
        assert answer.status == 200
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_port_that_is_taken_is_said_so(kept: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = CliRunner().invoke(main, ["serve", str(kept), "--port", str(other.getsockname()[1])])
    assert result.exit_code == 1
    assert "give another --port" in result.output


def test_what_is_no_record_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "x.hw").write_text("no record\n")
    result = CliRunner().invoke(main, ["serve", str(tmp_path / "x.hw"), "--port", "0"])
    assert result.exit_code == 3


@pytest.mark.parametrize(("host", "is_open"), [("127.0.0.1", False), ("localhost", False), ("0.0.0.0", True)])
def test_an_address_that_others_reach_is_said_to_be_one(
    kept: Path, monkeypatch: pytest.MonkeyPatch, host: str, is_open: bool
) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr("headwater.web.serving._warm", lambda: None)
    result = CliRunner().invoke(main, ["serve", str(kept), "--port", "0", "--host", host])
    assert ("Whoever reaches this address can read the record" in result.stderr) == is_open


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_takes_style_and_script(address: str) -> None:
    """A claim's place is lit by the script, under the content security policy."""
    support = next(c for c in AFFAIR.claims if c.support[0].statement).support[0]
    page = f"{address}/reports/{support.report}#c{support.start}"
    command = [
        CHROMIUM or "",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=3000",
        "--dump-dom",
    ]
    dom = subprocess.run([*command, page], capture_output=True, text=True, timeout=120, check=True).stdout
    assert re.search(rf'<span id="c{support.start}" class="mark \w+ near"', dom)
