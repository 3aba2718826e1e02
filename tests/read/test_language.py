import pytest

from headwater.read.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry to Gozo stayed in the harbour on Tuesday because of the wind.", "en"),
        ("THE FERRY TO GOZO STAYED IN THE HARBOUR ON TUESDAY BECAUSE OF THE WIND.", "en"),
        ("Die Fähre nach Gozo blieb am Dienstag wegen des Windes im Hafen, sagten die Besitzer.", "de"),
        ("Le ferry pour Gozo est resté au port mardi à cause du vent, ont dit les propriétaires.", "fr"),
        ("Порт в понедельник сообщил, что паромы снова ходят. Капитан не ответил на вопросы.", "ru"),
        ("قالت إدارة الميناء يوم الاثنين إن العبارات تعمل من جديد.", "ar"),
        ("港は月曜日、フェリーが再開したと発表した。", "ja"),
        ("港口周一表示渡轮重新开航。船长没有回答问题。", "zh"),
        ("항만은 월요일에 여객선이 다시 운항한다고 발표했다.", "ko"),
        ("Ferry", None),
        ("12345 67890 !!!", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert detect_language(text) == code
