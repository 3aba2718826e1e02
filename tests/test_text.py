"""Text: what threads share."""

from concurrent.futures import ThreadPoolExecutor

from headwater.text import stem


def test_threads_do_not_mix_their_stems() -> None:
    heads, tails = ("sail", "link", "deliver", "shipp", "deni"), ("ed", "ing", "es", "s")
    words = [f"{head}{tail}" for head in heads for tail in tails]
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(200)))
    assert found == [alone] * 200
