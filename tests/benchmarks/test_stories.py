import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest

from benchmarks.stories import main, pass_once, read_stream, score_bcubed, weigh_words

HEADER = "ID,TITLE,URL,PUBLISHER,CATEGORY,STORY,HOSTNAME,TIMESTAMP"
HEADLINES = [
    "2,Askholm volcano erupts again,u,p,b,S2,h,1394470371000",
    "1,Volcano erupts near Askholm,u,p,b,S2,h,1394470370000",
    "3,Norland bank raises interest rate,u,p,b,S1,h,1394470372000",
    "4,Cut sho",
]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def pack(path: Path, members: dict[str, str]) -> None:
    with tarfile.open(path, "w:xz") as archive:
        for name, text in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))


def tokens(*sentences: str) -> str:
    rows = (f'<token sentence="{n}">{w}</token>' for n, line in enumerate(sentences) for w in line.split())
    return f"<Document>{''.join(rows)}</Document>"


@pytest.fixture
def headlines(tmp_path: Path) -> Path:
    folder = tmp_path / "uci_headlines"
    folder.mkdir()
    (folder / "uci-news-aggregator_few.csv").write_text("\n".join([HEADER, *HEADLINES]), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("aabb", "xxyy", (1.0, 1.0, 1.0)),
        ("aabb", "xxxx", (0.5, 1.0, 2 / 3)),
        ("aabb", "wxyz", (1.0, 0.5, 2 / 3)),
        ("aab", "xyy", (2 / 3, 2 / 3, 2 / 3)),
        ("", "", (0.0, 0.0, 0.0)),
    ],
)
def test_bcubed(gold: str, found: str, expected: tuple[float, float, float]) -> None:
    assert score_bcubed(gold, found) == pytest.approx(expected)


def test_headlines_come_in_the_order_of_their_times_without_the_line_that_is_cut(headlines: Path) -> None:
    items = read_stream(headlines, "dev")
    assert [(item.doc, item.story, str(item.day)) for item in items] == [
        ("1", "S2", "2014-03-10"),
        ("2", "S2", "2014-03-10"),
        ("3", "S1", "2014-03-10"),
    ]


def test_ecbplus_keeps_the_two_events_of_a_topic_apart_and_drops_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "ecbplus"
    folder.mkdir()
    members = {
        "1/1_2ecb.xml": tokens("A storm"),
        "1/1_2ecbplus.xml": tokens("http : / / x", "A flood"),
        "1/note.txt": "",
    }
    pack(folder / "ecbplus_topics_36_45.tar.xz", members)
    items = read_stream(folder, "test")
    assert {(item.doc, item.text, item.story) for item in items} == {
        ("1_2ecb.xml", "A storm", "1ecb"),
        ("1_2ecbplus.xml", "A flood", "1ecbplus"),
    }


def test_basil_comes_by_day_and_without_its_annotations(tmp_path: Path) -> None:
    folder = tmp_path / "basil"
    folder.mkdir()
    article = {"title": "T", "triplet-uuid": "u", "body-paragraphs": [["One.", "Two."], ["Three."]]}
    members = {
        "late.json": json.dumps({**article, "date": "2012-02-03"}),
        "early.json": json.dumps({**article, "date": "2012-02-01"}),
        "early_ann.json": "{}",
    }
    pack(folder / "basil_dev.tar.xz", members)
    items = read_stream(folder, "dev")
    assert [item.doc for item in items] == ["early.json", "late.json"]
    assert items[0][1:3] == ("One. Two.\nThree.", "T")


def test_floor_joins_what_shares_words_and_ends_at_its_threshold() -> None:
    vectors = weigh_words(["volcano erupts", "volcano erupts twice", "bank raises rate", ""])
    assert all(np.linalg.norm(values) == pytest.approx(1) for _, values in vectors[:3])
    assert pass_once(vectors, 0.3) == [0, 0, 1, 2]
    assert pass_once(vectors, 0.99) == [0, 1, 2, 3]
    assert pass_once(weigh_words([f"word{n}" for n in range(600)]), 0.1) == list(range(600))


def test_figures_and_predictions_of_a_run(headlines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["--data", str(headlines), "--json", "--predictions", str(out)]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["bcubed_f1"] == figures["floor_bcubed_f1"] == 1.0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows == [{"doc": "1", "cluster": 0}, {"doc": "2", "cluster": 0}, {"doc": "3", "cluster": 2}]


@pytest.mark.parametrize("name", ["elsewhere", "basil"])
def test_folder_without_a_set_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--data", str(tmp_path / name)])
    assert "cannot read the dev part" in capsys.readouterr().err


@pytest.mark.skipif(not (SHARED / "basil").is_dir(), reason="the data sets are not beside the repository")
def test_basil_stays_above_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--data", str(SHARED / "basil"), "--undated", "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert figures["bcubed_f1"] >= figures["floor_bcubed_f1"] + 0.02
