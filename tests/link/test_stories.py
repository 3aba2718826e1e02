"""What a story is called."""

from headwater.pipeline.tracing import trace_texts

LEDE = (
    "The ferry Alcyone ran aground off Port Ansel on Monday with passengers aboard, the navy said.",
    "Divers of the navy found a crack in the hull of the ferry Alcyone off Port Ansel on Tuesday.",
    "The owner of the ferry Alcyone will have the hull towed to Port Ansel, the navy said on Wednesday.",
    "Passengers of the ferry Alcyone sued its owner in Port Ansel on Thursday.",
    "The navy towed the hull of the ferry Alcyone to Port Ansel on Friday.",
)
BODY = "Ada Corriden, the harbour master of Port Ansel, said the hull of the ferry Alcyone would stay there for a year."


def name_story(*heads: str) -> str:
    texts = {f"{n}.txt": f"{head}{lede}\n\n{BODY}\n" for n, (head, lede) in enumerate(zip(heads, LEDE, strict=True))}
    (story,) = trace_texts(texts).stories
    return story.title


def is_opening(name: str) -> bool:
    return any(lede.startswith(name.rstrip("…")) for lede in LEDE)


def test_a_story_is_called_what_most_of_its_reports_speak_of() -> None:
    name = "Navy tows ferry Alcyone to Port Ansel\n\n"
    assert name_story("A tip for the weekend\n\n", "", "", "", name) == name.strip()


def test_a_headline_that_only_names_the_thing_names_no_story() -> None:
    name = "Navy tows ferry Alcyone to Port Ansel, passengers sue\n\n"
    assert name_story("Note on the Alcyone\n\n", "", "", "", name) == name.strip()


def test_where_hardly_any_report_has_a_headline_a_first_sentence_names_the_story() -> None:
    assert is_opening(name_story("Recipes for the weekend and more\n\n", "", "", "", ""))


def test_a_date_and_a_byline_name_no_story() -> None:
    dated = "PORT ANSEL | Mon May {n}, 2021 4:56 pm EDT PORT ANSEL (\n\nReuters)-"
    name = name_story(*(dated.format(n=n) for n in range(3, 8)))
    assert is_opening(name)
