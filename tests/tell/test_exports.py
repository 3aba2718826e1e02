"""Exports of events: each line and cell is what the record says, with its sources."""

import csv
import importlib
import io
import json
import warnings
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from headwater.pipeline.tracing import trace_texts
from headwater.record.whole import Record
from headwater.tell.candidates import COLUMNS, write_candidates
from headwater.tell.followthemoney import list_entities, write_entities
from headwater.tell.plover import list_plover, write_plover

TEXTS = {
    "a.txt": (
        "Norway and Chad\n\nPublished: 12 May 2031\n\nNorway shipped forty howitzers to Chad in March 2031. "
        "Pilar Quiroga said Peru had sold about 300 rifles to Mali. Chile will visit nobody.\n"
    ),
    "b.txt": (
        "Howitzers for Chad\n\nPublished: 14 May 2031\n\nNorway denied that it shipped howitzers to Chad. "
        "Finland imposed sanctions on Cuba on Monday. Tomas Arvell visited Ghana on Tuesday.\n"
    ),
    "c.txt": (
        "Ferry stopped\n\nPublished: 15 May 2031\n\nThe Panama-flagged ferry Halden Star (IMO 9074729) was stopped in "
        "Bergen on Tuesday, the port said. The vessel is old. Norway imposed sanctions on the Halden Star.\n"
    ),
    "d.txt": (
        "Tanker sinks\n\nPublished: 15 May 2031\n\nThe tanker Brim Star (IMO 9074720), which sails under the flag of "
        "Chile, sank on Monday off Lima, the port of Lima said. The stricken Brim Star was old.\n"
    ),
}


@pytest.fixture(scope="module")
def record() -> Record:
    return trace_texts(TEXTS)


def test_candidates_join_reports_and_cite_every_cell(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(write_candidates(record).decode())))
    assert list(rows[0]) == list(COLUMNS)
    row = next(r for r in rows if r["supplier"] == "Norway")
    assert (row["recipient"], row["status"]) == ("Chad", "delivered")
    assert "denied in 1 report" in row["comments"]
    assert row["delivery_year"] == "2031"
    for row in rows:
        for cell in (c for c in COLUMNS if not c.endswith("_source") and c != "estimated"):
            assert bool(row[cell]) == bool(row[f"{cell}_source"]), (cell, row)


def test_sources_point_at_the_words(record: Record) -> None:
    row = next(r for r in csv.DictReader(io.StringIO(write_candidates(record).decode())) if r["supplier"] == "Peru")
    file, _, place = row["recipient_source"].partition(":")
    start, end = map(int, place.split("-"))
    assert TEXTS[file][start:end] == "Mali"


def test_estimates_are_marked(record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(write_candidates(record).decode())))
    for row in rows:
        for cell in row["estimated"].split():
            assert row[cell].startswith("(")
            assert row[cell].endswith(")")


def test_plover_lines_say_how_it_is_told(record: Record) -> None:
    rows = [json.loads(line) for line in write_plover(record).splitlines()]
    assert rows == json.loads(json.dumps(list(list_plover(record))))
    shipped = next(r for r in rows if r["trigger"]["text"] == "shipped" and r["report"] == "a.txt")
    assert (shipped["event"], shipped["modality"]) == ("AID", "actual")
    assert [p["country"] for p in (*shipped["source"], *shipped["target"])] == ["no", "td"]
    denied = next(r for r in rows if r["trigger"]["text"] == "shipped" and r["report"] == "b.txt")
    assert (denied["event"], denied["root"], denied["modality"]) == ("REJECT", "AID", "denied")


def test_entities_refer_to_entities(record: Record) -> None:
    entities = list(list_entities(record))
    keys = {e["id"] for e in entities}
    assert len(keys) == len(entities)
    assert {"Event", "Sanction", "PublicBody"} <= {e["schema"] for e in entities}
    for entity in entities:
        for name in ("organizer", "involved", "entity"):
            assert set(entity["properties"].get(name, [])) <= keys
        assert all(isinstance(v, str) and v for values in entity["properties"].values() for v in values)
    sanction = next(e for e in entities if e["schema"] == "Sanction")
    assert sanction["properties"]["authority"] == ["Finland"]


def test_ships_are_entities_with_what_is_told_of_them(record: Record) -> None:
    entities = list(list_entities(record))
    ships = {e["caption"]: e for e in entities if e["schema"] == "Vessel"}
    halden, brim = ships["Halden Star"], ships["Brim Star"]
    assert len(ships) == 2
    known = {"name": ["Halden Star"], "imoNumber": ["IMO9074729"], "flag": ["pa"], "type": ["ferry"]}
    assert halden["properties"] == known
    # A number of which the last digit is not the sum of the others is nobody's.
    assert brim["properties"] == {"name": ["Brim Star"], "flag": ["cl"], "type": ["tanker"]}
    assert [halden["id"]] in [e["properties"]["entity"] for e in entities if e["schema"] == "Sanction"]


def test_the_model_of_followthemoney_takes_every_entity(record: Record) -> None:
    """By its own schemata: properties, their types and ranges, ids, and what an entity must have."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own imports are old-fashioned
        model = importlib.import_module("followthemoney").model
    reports = tuple(msgspec.structs.replace(r, uri=f"https://paper.example/{r.file}") for r in record.reports)
    entities = list(list_entities(msgspec.structs.replace(record, reports=reports)))
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(entities) > 5
    for entity in entities:
        schema = schemata[entity["id"]]
        schema.validate(entity)
        assert not schema.abstract
        assert set(schema.required) <= set(entity["properties"])
        assert entity["properties"].get("sourceUrl", ["https://"])[0].startswith("https://")
        for name, values in entity["properties"].items():
            found = schema.get(name)
            assert all(found.type.validate(value) for value in values), (name, values)
            if found.range:
                assert all(schemata[value].is_a(found.range) for value in values)
        assert model.get_proxy(entity, cleaned=False).to_dict()["properties"].keys() == entity["properties"].keys()


def test_denied_events_are_no_entities(record: Record) -> None:
    summaries = [s for e in list_entities(record) for s in e["properties"].get("summary", [])]
    assert summaries
    assert not any(s.startswith("denied") for s in summaries)
    assert write_entities(record).count(b"\n") == len(list(list_entities(record)))


@pytest.mark.parametrize(("form", "start"), [("plover", b"{"), ("sipri", b"recipient,"), ("ftm", b"{")])
def test_the_command_writes_each_form(tmp_path: Path, form: str, start: bytes) -> None:
    from headwater.cli import main

    store, out = tmp_path / "s.hw", tmp_path / "out"
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["trace", "-q", str(tmp_path / "a.txt"), "-o", str(store)]).exit_code == 0
    assert run(main, ["export", str(store), "--format", form, "-o", str(out)]).exit_code == 0
    assert out.read_bytes().startswith(start)
