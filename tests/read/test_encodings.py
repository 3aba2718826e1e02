import pytest

from headwater.errors import ReadError
from headwater.read.encodings import decode_payload

CURLY = "The café owner in Köln said “we won’t pay” on Monday, and prices rose by £3."
CZECH = "Ministerstvo v pondělí oznámilo, že jednání pokračují. Příště odpoví na otázky žurnalistů."
RUSSIAN = "Порт в понедельник сообщил, что паромы снова ходят. Капитан не ответил на вопросы."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", CURLY),
        ("cp1252", CURLY),
        ("latin-1", "Le port a déclaré à la presse que la grève était terminée. Où va-t-on ?"),
        ("cp1250", CZECH),
        ("iso8859-2", CZECH),
        ("koi8-r", RUSSIAN),
        ("cp1251", RUSSIAN),
        ("cp1256", "قالت إدارة الميناء يوم الاثنين إن العبارات تعمل من جديد."),
        ("iso8859-7", "Το λιμάνι είπε τη Δευτέρα ότι τα πλοία ταξιδεύουν ξανά."),
        ("cp1254", "Liman pazartesi günü feribotların yeniden çalıştığını söyledi. İzmir ve Şile’de"),
        ("shift_jis", "港は月曜日、フェリーが再開したと発表した。船長は質問に答えなかった。"),
        ("euc_kr", "항만은 월요일에 여객선이 다시 운항한다고 발표했다. 선장은 답하지 않았다."),
        ("gb18030", "港口周一表示渡轮重新开航。船长没有回答问题。"),
        ("big5", "港口週一表示渡輪重新開航。船長沒有回答問題。"),
        ("utf-16-le", "The port said so on Monday."),
        ("utf-16-be", "The port said so on Monday."),
        ("utf-32-le", "The port said so on Monday."),
        ("utf-32-be", "The port said so on Monday."),
    ],
)
def test_encoding_is_found(encoding: str, text: str) -> None:
    assert decode_payload(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_in_the_text(encoding: str) -> None:
    assert decode_payload(f"\ufeff{CURLY}".encode(encoding)) == f"\ufeff{CURLY}"


@pytest.mark.parametrize("text", ["a\r\nb\rc\nd", "a\u00a0b\u2028c", "\ufeffa", " a \n\n", "a\u200bb", "a\x1bb"])
def test_text_is_left_as_it_is(text: str) -> None:
    assert decode_payload(text.encode()) == text


def test_lines_of_two_sets_are_read_each_as_its_own() -> None:
    lines = [CURLY, "Le café était fermé à Genève.", "The port said so.", "Ünal said “no” – twice."]
    sets = ["utf-8", "cp1252", "utf-8", "utf-8"]
    mixed = b"\n".join(line.encode(encoding) for line, encoding in zip(lines, sets, strict=True))
    assert decode_payload(mixed) == "\n".join(lines)


def test_damaged_utf8_is_still_utf8() -> None:
    assert decode_payload(f"{CURLY * 9}".encode() + b"\xff end") == CURLY * 9 + "\ufffd end"
    assert decode_payload("Der Hafen öffnet für Fähren".encode() + b"\xc3") == "Der Hafen öffnet für Fähren\ufffd"


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\x0b", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("\u00a0\u200b\u2003".encode(), "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a...", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x7fELF\x02", "program"),
        (b"The port\x00 reopened.", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x00" * 64, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(payload: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        decode_payload(payload)
    assert len(str(caught.value).split()) > 6
