"""The watcher against sources on the loopback: what it tells, and what it survives."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.pipeline.tracing import add_reports, open_record
from headwater.record.store import Store
from headwater.watch.config import Config, PostConfig, SourceConfig
from headwater.watch.news import News, list_news, write_news
from headwater.watch.posting import post_news
from headwater.watch.rounds import Watcher
from tests.serving import Reply, Site, serve

RSS = {"Content-Type": "application/rss+xml"}
FIRST = (
    "Belmark sold 40 missiles to Drovia in May, the Sutmouth Institute said on Monday. The mayor of Kessel, Jan Roos, "
    "said that the port would close."
)
DENIAL = "Belmark's foreign minister, Anna Lund, denied on Tuesday that Belmark had sold missiles to Drovia."
EDITED = FIRST.replace("40", "70")
OTHER = "Belmark sold 40 missiles to Drovia in May, Norland's defence minister, Petra Vell, said on Wednesday."


def write_feed(**items: str) -> Reply:
    entries = "".join(
        f"<item><guid>{key}</guid><title>Missiles for Drovia {key}</title><link>http://news.example/{key}</link>"
        f"<pubDate>{day} May 2024 08:00:00 GMT</pubDate><description>{words}</description></item>"
        for (key, words), day in zip(items.items(), ("Mon, 20", "Tue, 21", "Wed, 22"), strict=False)
    )
    body = f"<?xml version='1.0'?><rss><channel><title>Kessel Post</title>{entries}</channel></rss>".encode()
    return Reply(200, body, {**RSS, "ETag": f'"{hash(body)}"'})


def make_watcher(site: Site, folder: Path, *posts: PostConfig) -> tuple[Watcher, list[str]]:
    source = SourceConfig(kind="feed", where=f"{site.address}/rss", name="Kessel Post", every=0.001)
    log: list[str] = []
    config = Config(store=folder / "s.hw", sources=(source,), posts=posts, allow_private=True)
    return Watcher(config, log.append, pause=0.0), log


def read_news(path: Path) -> list[News]:
    return [msgspec.json.decode(line, type=News) for line in path.read_bytes().splitlines()] if path.exists() else []


def run_until(watcher: Watcher, times: int) -> None:
    for _ in range(times):
        watcher.run_once()
        time.sleep(0.02)


def test_what_comes_is_told_as_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feeds = [write_feed(a=FIRST), write_feed(a=FIRST, b=DENIAL), write_feed(a=EDITED, b=DENIAL)]
    with serve({"/rss": list(feeds)}) as site:
        watcher, log = make_watcher(site, tmp_path, PostConfig(kind="file", where=str(tmp_path / "news.jsonl")))
        told = []
        for _ in feeds:
            run_until(watcher, 1)
            told.append({(n.what, n.before) for n in read_news(tmp_path / "news.jsonl")})
        run_until(watcher, 2)  # nothing changes any more
        assert "if-none-match" in site.asked[-1][1]
    assert told[0] == set() and any("begun with 1 report" in line for line in log)
    assert ("new_denial", None) in told[1]
    assert ("report_revised", "40") in told[2]
    assert {n.what for n in read_news(tmp_path / "news.jsonl")} == {what for what, _ in told[2]}
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("report revised: 70 (before: 40) [http://news.example/a]") for line in lines)
    assert log.count("Kessel Post: nothing new") == 2
    record = open_record(tmp_path / "s.hw")
    assert len(record.reports) == 3 and all(problem.what != "not read" for problem in record.problems)


@pytest.mark.slow
def test_broken_answers_put_a_source_off_and_nothing_is_lost(tmp_path: Path) -> None:
    bad = [Reply(500), Reply(200, b"<?xml version='1.0'?><rss><channel><item>", RSS), Reply(200, b"", RSS)]
    with serve({"/rss": [*bad, write_feed(a=FIRST)]}) as site:
        watcher, log = make_watcher(site, tmp_path)
        run_until(watcher, 8)
    assert [line for line in log if "answers 500" in line] and [line for line in log if "XML is broken" in line]
    assert len(open_record(tmp_path / "s.hw").reports) == 1


def test_retry_after_is_honoured(tmp_path: Path) -> None:
    with serve({"/rss": Reply(429, headers={"Retry-After": "3600"})}) as site:
        watcher, log = make_watcher(site, tmp_path)
        assert 3500 <= watcher.run_once() - time.time() <= 3600
        watcher.run_once()
        watcher.run_all()  # for cron too
        assert site.paths().count("/rss") == 1 and "is asked again at" in log[-1]


@pytest.mark.slow
def test_news_wait_for_a_webhook_that_is_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.watch.posting.WAIT", 0.0)
    feeds: list[Reply] = [write_feed(a=FIRST), write_feed(a=FIRST, b=DENIAL)]
    with serve({"/rss": list(feeds), "/hook": [*[Reply(503)] * 4, Reply(200)]}) as site:
        watcher, log = make_watcher(site, tmp_path, PostConfig(kind="webhook", where=f"{site.address}/hook?key=secret"))
        run_until(watcher, 4)
        posts = [json.loads(headers["x-body"]) for path, headers in site.asked if path.startswith("/hook")]
    assert len(posts) == 5 and posts[0]["news"] == posts[-1]["news"]
    assert any(item["what"] == "new_denial" for item in posts[-1]["news"]) and "new denial: " in posts[-1]["text"]
    assert any("the webhook at 127.0.0.1 answers 503" in line for line in log) and not any("secret" in x for x in log)


def test_an_origin_that_stands_behind_a_known_claim_is_told(tmp_path: Path) -> None:
    with serve({"/rss": [write_feed(a=FIRST), write_feed(a=FIRST, b=OTHER)]}) as site:
        watcher, _ = make_watcher(site, tmp_path, PostConfig(kind="file", where=str(tmp_path / "n")))
        run_until(watcher, 2)
    assert "new_origin" in {n.what for n in read_news(tmp_path / "n")}


def test_news_of_several_stories_say_of_which_they_are(tmp_path: Path) -> None:
    strike = "Harbour strike in Quellmar\n\nDockers walked out in Quellmar, union leader Ida Plomb said on Monday."
    for run in ({"a": f" date 2024-05-20 {FIRST}", "q": strike}, {"b": f" date 2024-05-21 {DENIAL}"}):
        for name, words in run.items():
            (tmp_path / f"{name}.txt").write_text(words, "utf-8")
        add_reports(sorted(tmp_path.glob("*.txt")), tmp_path / "s.hw")
    with Store(tmp_path / "s.hw") as store:
        news = next(n for n in list_news(store, 1) if n.what == "new_denial")
    assert (news.story or "").startswith("Belmark sold 40 missiles")
    assert "[b.txt] · Belmark sold 40 missiles" in write_news(news)


def test_a_folder_is_watched_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    config = tmp_path / "sources.toml"
    config.write_text('store = "s.hw"\n[[source]]\nfolder = "inbox"\n[[post]]\nfile = "-"\n', "utf-8")
    outputs = []
    for name, words in (("a", FIRST), ("b", DENIAL), ("b", DENIAL), ("a", EDITED)):
        (tmp_path / "inbox" / f"{name}.txt").write_text(f" date 2024-05-20 {words}", "utf-8")
        result = CliRunner().invoke(main, ["watch", str(config), "--once"])
        assert result.exit_code == 0, result.output
        outputs.append([json.loads(line)["what"] for line in result.stdout.splitlines()])
    assert outputs[0] == [] and "new_denial" in outputs[1] and outputs[2] == [] and "report_revised" in outputs[3]
    assert {r.uri for r in open_record(tmp_path / "s.hw").reports} == {"inbox/a.txt", "inbox/b.txt"}


def test_posts_that_cannot_be_written_say_so(tmp_path: Path) -> None:
    from headwater.errors import WatchError

    with pytest.raises(WatchError, match="the news wait"):
        post_news(PostConfig(kind="file", where=str(tmp_path / "none" / "n.jsonl")), [])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signals on this system")
def test_a_watcher_that_is_told_to_stop_ends_clean(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(FIRST, "utf-8")
    config = tmp_path / "sources.toml"
    config.write_text('store = "s.hw"\n[[source]]\nfolder = "inbox"\nevery = "1s"\n', "utf-8")
    command = [sys.executable, "-m", "headwater", "watch", str(config)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stderr and "1 added" in process.stderr.readline()
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        process.send_signal(signal.SIGTERM)  # while it links
        assert "stopped" in process.stderr.read()
        assert process.wait(30) == 0
    assert second.returncode == 3 and f"by process {process.pid}" in second.stderr
    with Store(tmp_path / "s.hw") as store:
        assert not store.is_empty()
