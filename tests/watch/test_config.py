from pathlib import Path

import pytest

from headwater.errors import WatchError
from headwater.watch.config import PostConfig, SourceConfig, read_config

GOOD = """
store = "story.hw"
every = "10m"

[[source]]
feed = "https://port.example/rss.xml"
name = "Port News"
pages = true

[[source]]
folder = "inbox"
every = "90s"

[[post]]
webhook = "https://desk.example/hook"
[[post]]
file = "-"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_sources(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, GOOD))
    assert config.store == tmp_path / "story.hw"
    assert config.sources == (
        SourceConfig(kind="feed", where="https://port.example/rss.xml", name="Port News", every=600.0, pages=True),
        SourceConfig(kind="folder", where=str(tmp_path / "inbox"), name="inbox", every=90.0),
    )
    hook = PostConfig(kind="webhook", where="https://desk.example/hook")
    assert config.posts == (hook, PostConfig(kind="file", where="-"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('store = "story.hw"', "", 1, 'add store = "story.hw"'),
        ('store = "story.hw"', "store = 3", 2, "store is to be words in quotation marks"),
        ('every = "10m"', 'every = "ten"', 3, "write '90s', '15m', '2h'"),
        ('every = "10m"', 'evry = "10m"', 3, "no key 'evry' here: known are store, every"),
        ('every = "10m"', 'every = "1s"', 3, "too often: at least '60s'"),
        ('every = "90s"', "pages = true", 12, "pages is for feeds"),
        ('"https://port', '"port', 6, "feed is to be an address"),
        ("pages = true", 'pages = "yes"', 8, "pages is to be true or false"),
        ('folder = "inbox"', "", 10, "one of feed, page and folder; this one has none"),
        ('folder = "inbox"', 'folder = "inbox"\npage = "https://a.example/x"', 10, "this one has page and folder"),
        ('folder = "inbox"', 'folder = "inbox"\nname = "Port News"', 10, "two sources are called 'Port News'"),
        ('webhook = "https://desk.example/hook"', "", 14, "a post is one of file and webhook"),
        ("[[post]]\nfile", "[[post]]\nfiles", 17, "no key 'files'"),
        ('every = "10m"', "every = ", 3, "no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(WatchError) as error:
        read_config(write(tmp_path, GOOD.replace(old, new, 1)))
    assert words in str(error.value)
    assert f":{line}: " in str(error.value) or f"line {line}" in str(error.value)


def test_a_file_without_sources_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(WatchError, match="nothing to watch"):
        read_config(write(tmp_path, 'store = "s.hw"'))
    with pytest.raises(WatchError, match=r"docs/watch\.md"):
        read_config(tmp_path / "none.toml")
