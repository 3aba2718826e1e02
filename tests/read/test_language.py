import pytest

from headwater.read.language import detect_language, is_english


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
        ("STOCKHOLM, May 5 - Sweden's Bofors sold mortars to Hungary, Svenska Dagbladet said on Monday.", "en"),
        ("Mali's Assimi Goita met Niger's Abdourahamane Tiani in Bamako, and told Burkina's envoys to stay.", "en"),
        ("Serbia's Yugoimport said that Vojislav Kostić of Velika Plana was not among its agents in Bijeljina.", "en"),
        (
            "De minister zei dat de regering in mei wapens had verkocht aan Armenië. Het bedrijf is of was in handen "
            "van een man in Tilburg. Hij had er van gehoord.",
            "nl",
        ),
        (
            "Interpol Manila: agents seized ammunition in Davao, Mindanao; suspects Ramon Magbanua, Emilio Santos "
            "detained. Customs chief Bienvenido Rubio praised officers. Data via port terminal.",
            "en",
        ),
        ("Serbia sends mortars to Armenia; Serbian minister Vulin at odds on it in Novi Sad, Nis, Bor.", None),
        ("Peru transferred two ferries to a harbour in Uruguay.", "en"),
        ("Ferry", None),
        ("12345 67890 !!!", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    ("language", "text", "answer"),
    [
        (None, "Ferry", True),
        ("en-GB", "Ferry", True),
        ("la", "Assimi Goita met Abdourahamane Tiani in Bamako, and told Ibrahim Traore to stay.", True),
        ("da", "Ministeren sagde, at der i maj var solgt våben til Armenien, og at de er der i dag.", False),
        ("nl", "De minister was in Armenië en had er in mei wapens of munitie verkocht.", False),
    ],
)
def test_what_is_read_as_english(language: str | None, text: str, answer: bool) -> None:
    assert is_english(language, text) == answer
