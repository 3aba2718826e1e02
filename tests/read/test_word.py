import pytest

from headwater.errors import ReadError
from headwater.read.inputs import read_input
from headwater.read.sources import Source
from headwater.read.word import read_word
from headwater.record.model import Problem, Report
from tests.printing import W, make_docx

SAID = "The ferry to Gozo stayed in the harbour on Tuesday because of the wind, the owners said in Valletta."
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>Ferry stays</dc:title>'
    "<dc:creator>Maria Borg</dc:creator><t:created>2023-09-06T08:00:00Z</t:created></c:coreProperties>"
)


def p(*runs: str, style: str = "") -> str:
    shape = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{shape}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def read(payload: bytes, name: str = "a.docx") -> Report | Problem:
    (found,) = read_input(Source(uri=name, file=name, content=payload), None)
    return found


def test_paragraphs_tables_notes_and_headers() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(p('Port'), p('Ships'))}{row.format(p('Mgarr'), p('4'))}</w:tbl>"
    gone = "<w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:ins><w:r><w:t>put in</w:t></w:r></w:ins>"
    line = f'<w:footnote w:type="separator">{p("-")}</w:footnote>'
    note = f'<w:footnote w:id="2">{p("See the log of the harbour.")}</w:footnote>'
    found = read(
        make_docx(
            {
                "document": p("Ferry ", "stays", style="Title")
                + p(SAID)
                + p("The fleet", style="Heading2")
                + table
                + f"<w:p>{gone}</w:p>",
                "footnotes": f"<w:footnotes {W}>{line}{note}</w:footnotes>",
                "header1": f"<w:hdr {W}>{p('Harbour Review')}</w:hdr>",
            }
        )
    )
    assert isinstance(found, Report)
    lines = ["Ferry stays", SAID, "The fleet", "Port | Ships", "Mgarr | 4", "put in", "See the log of the harbour."]
    assert found.text.split("\n\n") == [*lines, "Harbour Review"]
    kinds = {found.text[z.start : z.end]: z.kind for z in found.zones}
    assert (kinds["Ferry stays"], kinds["The fleet"]) == ("title", "heading")
    assert kinds["Harbour Review"] == "boilerplate:running_head"


def test_properties_count_where_the_text_says_nothing() -> None:
    found = read(make_docx({"document": p(SAID) + p(SAID), "docProps/core.xml": CORE}))
    assert isinstance(found, Report)
    assert (found.title, [c.name for c in found.credits]) == ("Ferry stays", ["Maria Borg"])
    assert str(found.published.start) == "2023-09-06"
    assert "the document's properties" in found.published.basis


def test_a_document_of_the_standard_input_is_told_by_its_bytes() -> None:
    assert isinstance(read(make_docx({"document": p(SAID)}), "stdin#1"), Report)


BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"


@pytest.mark.parametrize(
    ("payload", "advice"),
    [
        (make_docx({"document": p(SAID)})[:400], "broken"),
        (make_docx({"other": "<x/>"}), "no Word document"),
        (make_docx({"document": ""}), "no text"),
        (make_docx({"word/document.xml": f"{BOMB}<w:document {W}><w:body>&b;</w:body></w:document>"}), "entities"),
        (make_docx({"word/document.xml": "<w:document>"}), "broken"),
        (make_docx({"word/document.xml": " " * 70_000_000}), "more than 60 MB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(payload: bytes, advice: str) -> None:
    with pytest.raises(ReadError, match=advice):
        read_word(payload)
