"""The events benchmark on sets of a few invented lines: it reads each format and counts what it should."""

import gzip
import json
import lzma
from pathlib import Path

import pytest

from benchmarks.events.codings import measure_codings
from benchmarks.events.documents import lay_out
from benchmarks.events.incidents import KEY
from benchmarks.events.measuring import main, measure_set
from benchmarks.events.plover import macro_f1, unmark
from headwater.tell.plover import code_root


def test_roots_of_marked_sentences(tmp_path: Path) -> None:
    rows = [
        "\tsentence_id\tmarked_sentence\tgold_root",
        "0\t1\t<s>Norland</s> praised <t>Kestria</t>.\tSUPPORT",
        "1\t2\t<s>Norland</s> will send food aid to <t>Kestria</t>.\tAGREE",
        "2\t3\t<s>Norland</s> hummed near <t>Kestria</t>.\tPROTEST",
    ]
    (tmp_path / "PLV_train.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    figures, answers = measure_set(tmp_path, "dev")
    assert [a["root"] for a in answers] == ["SUPPORT", "AGREE", None]
    assert figures["root_accuracy"] == pytest.approx(2 / 3)
    assert figures["root_answered"] == pytest.approx(2 / 3)


def test_marks_are_taken_out_of_a_sentence() -> None:
    text, spans = unmark("So <s><t>Ana</t> Soler</s> left.")
    assert (text, spans["s"].of(text), spans["t"].of(text)) == ("So Ana Soler left.", "Ana Soler", "Ana")


def test_macro_f1_is_over_the_roots_of_the_gold() -> None:
    assert macro_f1(["AID", "AID", "AGREE"], ["AID", None, "AID"]) == pytest.approx((2 / 4 + 0) / 2)


@pytest.mark.parametrize(
    ("root", "modality", "polarity", "coded"),
    [
        ("AID", "actual", "pos", "AID"),
        ("AID", "planned", "pos", "AGREE"),
        ("AID", "actual", "neg", "REJECT"),
        ("RETREAT", "demanded", "pos", "REQUEST"),
        ("ASSAULT", "possible", "pos", "THREATEN"),
        ("ASSAULT", "demanded", "neg", "REQUEST"),
        ("ACCUSE", "planned", "pos", "ACCUSE"),
    ],
)
def test_modality_makes_the_root(root: str, modality: str, polarity: str, coded: str) -> None:
    assert code_root(root, modality, polarity) == coded


def test_triggers_and_arguments_of_documents(tmp_path: Path) -> None:
    words = [["Rebels", 0, 6], ["shelled", 7, 14], ["Kestria", 15, 22], [".", 22, 23]]
    document = {
        "doc_id": "a",
        "text": "Rebelsshelled Kestria.",
        "sentences": [[words, ""]],
        "entity_mentions": [{"id": "e1", "start": 2, "end": 3}],
        "event_mentions": [
            {
                "event_type": "Conflict.Attack.Unspecified",
                "trigger": {"start": 1, "end": 2},
                "arguments": [{"entity_id": "e1", "role": "Target"}],
            }
        ],
    }
    (tmp_path / "dev.jsonl.xz").write_bytes(lzma.compress(json.dumps(document).encode() + b"\n"))
    assert lay_out(document) == "Rebels shelled Kestria."
    figures, _ = measure_set(tmp_path, "dev")
    assert figures["trigger_f1"] == 1.0
    assert figures["argument_f1"] > 0


def test_incidents_of_documents(tmp_path: Path) -> None:
    text = "guerrillas bombed a bridge in norland."
    template = {"PerpInd": [[["guerrillas", 0]]], "PerpOrg": [], "Target": [[["bridge", 20]]], "Victim": []}
    told = {"docid": "a", "doctext": text, "templates": [template]}
    quiet = {"docid": "b", "doctext": "rain fell.", "templates": []}
    lines = "".join(json.dumps(row) + "\n" for row in (told, quiet))
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    figures, answers = measure_set(tmp_path, "dev")
    assert figures["incident_doc_f1"] == 1.0
    assert [a["gold"] for a in answers] == [1, 0]


def test_slots_of_raw_keys() -> None:
    found = KEY.match("5.  INCIDENT: STAGE OF EXECUTION   ACCOMPLISHED")
    assert found is not None
    assert found.groups() == ("5", "INCIDENT: STAGE OF EXECUTION", "ACCOMPLISHED")


def test_codings_count_what_is_too_many(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<Sentence id="1"><EventCoding eventcode="051"/><Text>Norland praised Kestria.</Text></Sentence>'
        '<Sentence id="2" noevents="true"><Text>Norland condemned Kestria.</Text></Sentence>',
        encoding="utf-8",
    )
    figures, _ = measure_codings(tmp_path)
    assert figures == {"coded_right": 1.0, "false_per_100": 50.0, "sentences": 2}


def test_a_folder_of_nothing_says_what_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 2
    assert "PLV_train.tsv" in capsys.readouterr().out
