"""Reports in other languages: kept, told of, and read where a translator is given."""

import json
import shlex
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from headwater.pipeline.tracing import open_record, trace
from headwater.read.language import is_english, name_language
from headwater.record.whole import Record

FRENCH = (
    "Le port de Marelle restera fermé\n\nLe ministre des transports, Jean Morel, a déclaré mercredi que le port de "
    "Marelle resterait fermé jusqu'à la fin du mois en raison des dégâts causés par la tempête."
)
ENGLISH = (
    "The port of Marelle will stay closed\n\nThe transport minister, Jean Morel, said on Wednesday that the port of "
    "Marelle would stay closed until the end of the month because of the damage done by the storm.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "port.txt"
    file.write_text(FRENCH, "utf-8")
    return file


def write_translator(folder: Path, body: str) -> str:
    """A command that appends what it is told to a file, and then does what the body says."""
    script = folder / "translate.py"
    log = f"open({str(folder / 'calls')!r}, 'a').write(os.environ['HEADWATER_LANGUAGE'] + ' ')"
    script.write_text(f"import os, sys\ntext = sys.stdin.buffer.read().decode('utf-8')\n{log}\n{body}\n", "utf-8")
    return shlex.join([sys.executable, str(script)])


def list_problems(record: Record) -> list[tuple[str, str]]:
    return [(p.what, p.detail) for p in record.problems]


def test_a_report_in_another_language_is_kept_and_told_of(report: Path, tmp_path: Path) -> None:
    record = trace([report], tmp_path / "s.hw")
    assert [(r.language, r.text, r.translated_from) for r in record.reports] == [("fr", FRENCH, None)]
    assert not record.claims and not record.statements
    ((what, detail),) = list_problems(record)
    assert what == "other language" and "French" in detail and "--translator" in detail


def test_a_command_translates_once_and_the_original_is_kept(report: Path, tmp_path: Path) -> None:
    command = write_translator(tmp_path, f"assert 'Morel' in text\nprint({ENGLISH!r}, end='')")
    trace([report], tmp_path / "s.hw")  # untranslated first: it is translated when a translator comes
    for _ in range(2):
        record = trace([report], tmp_path / "s.hw", translator=command)
    (kept,) = record.reports
    assert kept.text == ENGLISH and kept.language == "en" and kept.title == "The port of Marelle will stay closed"
    assert kept.translated_from and (kept.translated_from.language, kept.translated_from.text) == ("fr", FRENCH)
    assert kept.translated_from.by == command
    assert any("port of Marelle would stay closed" in claim.proposition for claim in record.claims)
    assert list_problems(record) == []
    assert (tmp_path / "calls").read_text().split() == ["fr"]
    assert trace([report], tmp_path / "s.hw").reports[0].text == ENGLISH  # without a translator it stays


def test_one_text_at_two_places_is_translated_once(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(FRENCH, "utf-8")
    trace([folder], tmp_path / "s.hw", translator=write_translator(tmp_path, f"print({ENGLISH!r})"))
    assert (tmp_path / "calls").read_text().split() == ["fr"]


@pytest.mark.parametrize(
    ("body", "words"),
    [("print('no model', file=sys.stderr)\nsys.exit(3)", "status 3: no model"), ("pass", "gave nothing back")],
)
def test_a_translator_that_fails_is_a_problem_and_the_original_stays(
    report: Path, tmp_path: Path, body: str, words: str
) -> None:
    record = trace([report], tmp_path / "s.hw", translator=write_translator(tmp_path, body))
    assert [r.text for r in record.reports] == [FRENCH]
    assert sorted(what for what, _ in list_problems(record)) == ["not translated", "other language"]
    assert any(words in detail for _, detail in list_problems(record))
    record = trace([report], tmp_path / "s.hw", translator=write_translator(tmp_path, f"print({ENGLISH!r})"))
    assert list_problems(record) == []


@contextmanager
def serve_translations() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            good = (asked["source"], asked["target"], asked["q"]) == ("fr", "en", FRENCH)
            body = json.dumps({"translatedText": ENGLISH} if good else {"error": "?"}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/translate"
        server.shutdown()
        thread.join()


def test_a_server_translates(report: Path, tmp_path: Path) -> None:
    with serve_translations() as address:
        record = trace([report], tmp_path / "s.hw", translator=address)
    assert [r.text for r in record.reports] == [ENGLISH]
    assert open_record(tmp_path / "s.hw").reports == record.reports


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        ("fr", FRENCH, False),
        ("en", FRENCH, True),
        (None, "Kessel", True),
        ("da", "Reporting by Anna Lund and Jan Roos in Sutmouth; the editing was by Ilse Brandt", True),
        ("de", "Der Hafen in Kessel bleibt nach dem Sturm bis Ende des Monats geschlossen.", False),
    ],
)
def test_what_is_read(language: str | None, text: str, answer: bool) -> None:
    assert is_english(language, text) is answer


def test_names_of_languages() -> None:
    assert [name_language(code) for code in ("fr", "pt-BR", "xx")] == ["French", "Portuguese", "xx"]
