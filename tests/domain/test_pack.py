from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.domain.pack import ROLES, list_packs, load_pack, parse_pack, split_phrase
from headwater.errors import PackError

TYPES = (
    "NEGOTIATION VISIT MEETING LETTER_EXCHANGE ARMS_TRANSFER AID_OR_BARTER SANCTION_DESIGNATION LEGAL_NORM DENIAL "
    "CONDEMNATION_OR_DEMAND PLEDGE_OR_SUPPORT MISSILE_LAUNCH_OR_DRILL PLANNED_TRIP DISCLOSURE"
).split()
SMALL = """pack: ports
version: 2
goods:
  coal: [coal, coke]
words:
  gate: [gate, lock]
groups:
  cargo: [coal]
events:
  LOADING:
    codes: {plover: COOPERATE}
    rules:
      - verbs: [load]
        beside: [cargo]
        roles: {subject: agent, object: item, at: place}
  BLOCKADE:
    rules:
      - nouns: [blockade]
        unless: [gate]
        also: [LOADING]
"""


def test_shipped_packs_load() -> None:
    assert "arms_transfers" in list_packs()
    for name in list_packs():
        assert load_pack(name).name == name


def test_arms_transfers_has_its_types() -> None:
    pack = load_pack("arms_transfers")
    assert set(pack.types) == set(TYPES)
    assert {rule.type for rule in pack.rules} == set(TYPES)


def test_every_trigger_is_found_by_its_first_word() -> None:
    pack = load_pack("arms_transfers")
    for first, group in pack.triggers.items():
        assert all(trigger.words[0] == first for trigger in group)
        assert [len(t.words) for t in group] == sorted((len(t.words) for t in group), reverse=True)


@pytest.mark.parametrize("form", ["supplied", "supplying", "shipments", "travelled", "traveled", "sold", "test-fired"])
def test_inflected_forms_are_triggers(form: str) -> None:
    assert form in load_pack("arms_transfers").triggers


@pytest.mark.parametrize(("word", "kind"), [("howitzers", "artillery"), ("wheat", "food"), ("drones", "drone")])
def test_goods_have_kinds(word: str, kind: str) -> None:
    terms = load_pack("arms_transfers").terms[word]
    assert kind in {term.kind for term in terms if term.words == (word,)}


def test_a_pack_by_path_is_the_same_pack(tmp_path: Path) -> None:
    path = tmp_path / "ports.yaml"
    path.write_text(SMALL, encoding="utf-8")
    pack = load_pack(path)
    assert (pack.name, pack.version, pack.types) == ("ports", "2", ("LOADING", "BLOCKADE"))
    assert pack.codes["LOADING"] == {"plover": "COOPERATE"}
    (coal, *_) = pack.terms["coal"]
    assert coal.classes == {"coal", "cargo", "goods"}
    assert pack == parse_pack(SMALL, "elsewhere.yaml")


@pytest.mark.parametrize(
    ("broken", "mended", "line", "hint"),
    [
        ("verbs: [load]", "verb: [load]", 13, "did you mean `verbs`"),
        ("beside: [cargo]", "beside: [cargoes]", 14, "did you mean `cargo`"),
        ("object: item", "object: thing", 15, "known are: agent"),
        ("at: place", "a: place", 15, "unknown function"),
        ("unless: [gate]", "unless: [gates]", 19, "did you mean `gate`"),
        ("also: [LOADING]", "also: [LOAD]", 20, "did you mean `LOADING`"),
        ("cargo: [coal]", "cargo: [cole]", 8, "did you mean `coal`"),
        ("      - nouns: [blockade]\n", "      - near: [gate]\n", 18, "no words"),
        ("nouns: [blockade]", "nouns: ['—']", 18, "no word in it"),
        ("nouns: [blockade]", "nouns: [[blockade]]", 18, "expected a word"),
        ("version: 2", "pack: twice", 2, "given twice"),
        ("version: 2", "version: [", 4, "no YAML"),
        ("events:", "event:", 9, "did you mean `events`"),
        ("unless: [gate]", "mutual: perhaps", 19, "`true` or `false`"),
    ],
)
def test_errors_name_file_line_and_remedy(broken: str, mended: str, line: int, hint: str) -> None:
    assert broken in SMALL
    with pytest.raises(PackError) as error:
        parse_pack(SMALL.replace(broken, mended, 1), "ports.yaml")
    assert str(error.value).startswith(f"ports.yaml:{line}: "), error.value
    assert hint in str(error.value)


def test_missing_parts_are_named() -> None:
    with pytest.raises(PackError, match="`events` is missing"):
        parse_pack("pack: ports\n", "ports.yaml")
    with pytest.raises(PackError, match="empty"):
        parse_pack("", "ports.yaml")


def test_unknown_packs_are_told_from_known() -> None:
    with pytest.raises(PackError, match="arms_transfers"):
        load_pack("arms_transfer")


def test_a_pack_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(b"pack: \xff\xfe\n")
    with pytest.raises(PackError, match="UTF-8"):
        load_pack(path)


def test_roles_are_those_of_the_record() -> None:
    used = {role for rule in load_pack("arms_transfers").rules for roles in rule.roles.values() for role in roles}
    assert used <= ROLES


@given(st.text(max_size=60))
def test_any_text_is_a_pack_or_an_error_of_ours(text: str) -> None:
    try:
        parse_pack(text, "any.yaml")
    except PackError as error:
        assert str(error).startswith("any.yaml")


LEAVES = st.sampled_from(["rules", "verbs", "load", "a: b", ""])
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LEAVES, inner, max_size=3))


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_any_structure_is_refused_with_words(tree: object) -> None:
    text = yaml.safe_dump({"pack": "p", "events": tree})
    try:
        parse_pack(text, "any.yaml")
    except PackError as error:
        assert str(error).startswith("any.yaml:")


def test_phrases_split_as_texts_do() -> None:
    assert split_phrase("Security Council’s 5,000-strong U.N. test-fire") == (
        "security",
        "council's",
        "5,000-strong",
        "u.n.",
        "test-fire",
    )
