"""The figures of the resolution benchmark on clusters small enough to count by hand, and its reader."""

import pytest

from benchmarks.resolution.answers import answer_exact, answer_headwater, answer_overlap
from benchmarks.resolution.corpus import Document, GoldMention, read_document
from benchmarks.resolution.figures import rate_answer
from benchmarks.resolution.measuring import count_errors

XML = b"""<?xml version="1.0"?><Document doc_name="d">
<token number="0" sentence="0" t_id="1">Norland</token><token number="1" sentence="0" t_id="2">praised</token>
<token number="2" sentence="0" t_id="3">its</token><token number="3" sentence="0" t_id="4">neighbour</token>
<Markables><ENTITY_MENTION m_id="10" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="11" syntactic_type="NOM"><token_anchor t_id="3"/><token_anchor t_id="4"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="12" syntactic_type="PRO"><token_anchor t_id="3"/></ENTITY_MENTION>
<ENTITY m_id="20" instance_id="LOC1"/><ENTITY m_id="21" instance_id=""/></Markables>
<Relations><REFERS_TO><source m_id="10"/><source m_id="12"/><target m_id="20"/></REFERS_TO>
<REFERS_TO><source m_id="11"/><target m_id="21"/></REFERS_TO></Relations></Document>"""


def mention(n: int, entity: str, doc: str = "d") -> GoldMention:
    return GoldMention(doc, n, n + 1, entity, "NAM")


def test_a_mention_without_an_entity_of_the_corpus_is_left_out() -> None:
    document = read_document("d", XML)
    assert document.mentions == [GoldMention("d", 0, 1, "LOC1", "NAM"), GoldMention("d", 2, 3, "LOC1", "PRO")]


def test_right_clusters_are_right_by_every_measure() -> None:
    answer = {mention(0, "a"): "x", mention(1, "a"): "x", mention(2, "b"): "y"}
    assert set(rate_answer(answer).values()) == {1.0}


def test_two_entities_in_one_cluster_cost_precision() -> None:
    answer = {mention(0, "a"): "x", mention(1, "a"): "x", mention(2, "b"): "x"}
    figures = rate_answer(answer)
    # B-cubed: precision (2/3 + 2/3 + 1/3) / 3, recall 1; MUC: 1 of 2 links right; CEAF: 2·2/5, of 1 and of 2 clusters.
    assert figures["bcubed_f1"] == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))
    assert figures["muc_f1"] == pytest.approx(2 / 3)
    assert figures["ceafe_f1"] == pytest.approx(2 * 0.8 * 0.4 / 1.2)
    assert count_errors(answer) == {"merged_within_names": 2}


def test_the_baselines_join_equal_words_and_half_of_the_words() -> None:
    document = Document("d", "Tarpan Motors Tarpan tarpan".split(), [0] * 4, [])
    spans = [GoldMention("d", *place, "a", "NAM") for place in ((0, 2), (2, 3), (3, 4))]
    document = document._replace(mentions=spans)
    assert len(set(answer_exact([document]).values())) == 3
    assert len(set(answer_overlap([document]).values())) == 1


def test_the_own_reading_is_laid_to_the_given_mentions() -> None:
    words = "Norland 's Foreign Minister Anna Berg said that she would go . Berg praised Norland .".split()
    spans = [(0, 1, "n"), (4, 6, "b"), (12, 13, "b"), (14, 15, "n")]
    sentences = [0] * 12 + [1] * 4
    document = Document("d", words, sentences, [GoldMention("d", s, e, who, "NAM") for s, e, who in spans])
    assert rate_answer(answer_headwater([document]))["bcubed_f1"] == 1.0
