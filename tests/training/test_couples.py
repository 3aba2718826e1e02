"""What was written for the projection: every line has passages that assert the same and others, none twice."""

import json

from training.couples import AFFAIRS, WRITTEN, list_affairs, list_written

TOLD = [json.loads(line)["claims"] for line in AFFAIRS.read_text("utf-8").splitlines()]
LINES = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]


def test_every_line_has_several_of_both_and_none_twice() -> None:
    for line in LINES:
        passages = [*line["same"], *line["other"]]
        assert len(line["same"]) >= 3
        assert len(line["other"]) >= 4
        assert len({passage.casefold() for passage in passages}) == len(passages), line["same"][0]
        assert all(passage.strip() == passage != "" for passage in passages)


def test_couples_are_all_pairs_of_the_same_and_each_of_these_with_each_other_one() -> None:
    known = list(list_written())
    assert sum(k.is_one for k in known) == sum(n * (n - 1) // 2 for n in (len(line["same"]) for line in LINES))
    assert sum(not k.is_one for k in known) == sum(len(line["same"]) * len(line["other"]) for line in LINES)


def test_every_affair_has_several_claims_in_several_wordings() -> None:
    assert len({claims[0][0] for claims in TOLD}) == len(TOLD)
    for claims in TOLD:
        assert len(claims) >= 4
        assert all(len(wordings) >= 4 and all(words.strip() for words in wordings) for wordings in claims)


def test_couples_of_an_affair_are_all_pairs_of_its_wordings() -> None:
    sizes = [[len(wordings) for wordings in claims] for claims in TOLD]
    known = list(list_affairs())
    assert len(known) == sum(sum(row) * (sum(row) - 1) // 2 for row in sizes)
    assert sum(k.is_one for k in known) == sum(n * (n - 1) // 2 for row in sizes for n in row)
