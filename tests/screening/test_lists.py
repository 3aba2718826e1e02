"""Lists as they are published, each in a few own-written lines."""

import lzma
from pathlib import Path

import pytest

from headwater.errors import ListError
from headwater.screening.entries import ListedName, WatchList
from headwater.screening.lists import read_list, read_lists

UN = """<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2031-04-05T10:00:00Z"><INDIVIDUALS><INDIVIDUAL>
<DATAID>1</DATAID><FIRST_NAME> HAN </FIRST_NAME><SECOND_NAME>SOL JU</SECOND_NAME><THIRD_NAME/>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER>
<DESIGNATION><VALUE>Deputy Minister of Tides</VALUE></DESIGNATION><NATIONALITY><VALUE>Norway</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Han Sol-chu; Han Sol Chu</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Tide</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY>
<FIRST_NAME>RED PINE TRADING CORPORATION</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
SDN = (
    '901,"KARPUSHIN, Yevgeny Ilyich","individual","TIDE] [WAVE","Head of Staff",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '902,"MORNING HERON","vessel","TIDE",-0- ,"XYZ1","Crude Oil Tanker",-0- ,-0- ,"Panama",-0- ,-0- \n'
)
ALT = '901,11,"aka","KARPUSHYN, Evgeniy",-0- \n903,12,"aka","TARPAN MOTORS",-0- \n903,13,"fka","",-0- \n'
ADD = '901,21,"1 Shore Road","Bergen","Norway",-0- \n'
UK_NAMES = (
    "name_id,unique_id,name_type,alias_strength,full_name,name_6\n0,TID0001,alias,Low quality a.k.a,Sol,Sol\n"
    "1,TID0001,primary,,Sol-ju HAN,HAN\n2,TID0002,primary,,TARPAN MOTORS OAO,TARPAN\n"
)
UK_SUBJECTS = (
    "unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n"
    "TID0001,individual,,1,01/02/2030,03/04/2031\nTID0002,entity,,2,01/02/2030,\n"
)
FTM = (
    '{"id":"a","schema":"Person","caption":"Han Sol Ju","properties":{"name":["HAN, Sol Ju","한솔주"],"country":["no"],'
    '"weakAlias":["Tide"]},"datasets":["xx_list"],"last_seen":"2031-04-05T00:00:00"}\n'
    '{"id":"s","schema":"Sanction","properties":{"entity":["a"],"authority":["Tide Board"],"program":["TIDE"]}}\n'
    '{"id":"b","schema":"Address","properties":{"full":["1 Shore Road"]}}\n'
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(watched: WatchList, entry: str) -> list[tuple[str, str]]:
    return [(n.text, n.quality) for e in watched.entries if e.id == entry for n in e.names]


def test_un_names_are_in_several_fields_and_some_aliases_are_empty(tmp_path: Path) -> None:
    watched = read_list(write(tmp_path, "un.xml", UN))
    assert (watched.name, watched.version) == ("UN", "2031-04-05")
    expected = [("HAN SOL JU", "primary"), ("Han Sol-chu", "alias"), ("Han Sol Chu", "alias"), ("The Tide", "weak")]
    assert names(watched, "KPi.901") == expected
    person, body = watched.entries
    assert (person.sort, person.programme, person.countries) == ("person", "DPRK", ("no",))
    assert person.offices == ("Deputy Minister of Tides",)
    assert (body.sort, body.name) == ("body", "RED PINE TRADING CORPORATION")


def test_ofac_names_stand_in_a_file_and_their_aliases_in_another(tmp_path: Path) -> None:
    path = write(tmp_path, "sdn.csv", SDN)
    write(tmp_path, "alt.csv", ALT)
    write(tmp_path, "add.csv", ADD)
    watched = read_list(path)
    assert watched.name == "OFAC" and watched.version.startswith("sha256:")
    assert names(watched, "901") == [("KARPUSHIN, Yevgeny Ilyich", "primary"), ("KARPUSHYN, Evgeniy", "alias")]
    by_id = {e.id: e for e in watched.entries}
    assert (by_id["901"].sort, by_id["901"].programme, by_id["901"].countries) == ("person", "TIDE WAVE", ("no",))
    assert by_id["902"].sort == "thing"
    assert (by_id["903"].sort, by_id["903"].name) == (None, "TARPAN MOTORS")


def test_an_alias_without_its_primary_name_is_kept(tmp_path: Path) -> None:
    watched = read_list(write(tmp_path, "alt.csv", ALT))
    assert [e.id for e in watched.entries] == ["901", "903"]


def test_the_uk_list_is_read_by_either_of_its_files(tmp_path: Path) -> None:
    path, other = write(tmp_path, "subject_names.csv", UK_NAMES), write(tmp_path, "subjects.csv", UK_SUBJECTS)
    watched = read_list(path)
    assert watched.entries == read_list(other).entries
    assert (watched.name, watched.version) == ("UK", "2031-04-03")
    assert names(watched, "TID0001") == [("Sol-ju HAN", "primary"), ("Sol", "weak")]
    assert [(e.sort, e.programme) for e in watched.entries] == [("person", "TID"), ("body", "TID")]
    assert len(list(read_lists((str(path), str(other))))) == 1


def test_sanctions_of_followthemoney_give_their_programme(tmp_path: Path) -> None:
    watched = read_list(write(tmp_path, "tide.ftm.json", FTM))
    assert (watched.name, watched.version) == ("tide", "2031-04-05")
    (entry,) = watched.entries
    assert entry.programme == "Tide Board; TIDE; xx_list"
    assert entry.names[0] == ListedName("Han Sol Ju", "primary") and entry.names[-1] == ListedName("Tide", "weak")


def test_a_delta_takes_entries_out(tmp_path: Path) -> None:
    lines = [f'{{"op":"ADD","entity":{line}}}' for line in FTM.splitlines()]
    add = "\n".join([*lines, '{"op":"ADD","entity":{"id":"c","schema":"Company","caption":"Tarpan"}}'])
    watched = read_list(write(tmp_path, "delta.json", add + '\n{"op":"DEL","entity":{"id":"a"}}\n'))
    assert [e.id for e in watched.entries] == ["c"]


def test_a_packed_list_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "un.xml.xz"
    path.write_bytes(lzma.compress(UN.encode()))
    assert read_list(path).size == 5


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("cut.xml", UN[:400], "breaks off"),
        ("other.xml", "<rss></rss>", "not the UN consolidated list"),
        ("add.csv", ADD, "addresses only"),
        ("story.txt", "The minister left.\n", "no list that is known"),
        ("bad.json", '{"id": \n', "breaks off"),
        ("empty.xml", "<CONSOLIDATED_LIST/>", "lists nobody"),
    ],
)
def test_what_is_no_list_says_so(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(ListError, match=words):
        read_list(write(tmp_path, name, text))


def test_a_list_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="cannot be read"):
        read_list(tmp_path / "none.xml")
