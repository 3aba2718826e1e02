"""Chains of happenings from ECB+'s markup, on a document of our own."""

from xml.etree import ElementTree

from training.topics import read_sentences

MARKUP = """
<Document doc_name="7_1own.xml">
  <token t_id="1" sentence="0" number="0">Norland</token>
  <token t_id="2" sentence="0" number="1">called</token>
  <token t_id="3" sentence="0" number="2">off</token>
  <token t_id="4" sentence="0" number="3">talks</token>
  <token t_id="5" sentence="1" number="0">Rain</token>
  <token t_id="6" sentence="1" number="1">fell</token>
  <Markables>
    <ACTION_OCCURRENCE m_id="20"><token_anchor t_id="2"/><token_anchor t_id="3"/></ACTION_OCCURRENCE>
    <ACTION_OCCURRENCE m_id="21"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
    <HUMAN_PART_GPE m_id="22"><token_anchor t_id="1"/></HUMAN_PART_GPE>
    <ACTION_OCCURRENCE m_id="23"><token_anchor t_id="6"/></ACTION_OCCURRENCE>
  </Markables>
  <Relations>
    <CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="20"/><target m_id="90"/></CROSS_DOC_COREF>
    <CROSS_DOC_COREF r_id="2" note="HUM1"><source m_id="22"/><target m_id="91"/></CROSS_DOC_COREF>
    <INTRA_DOC_COREF r_id="3"><source m_id="23"/><target m_id="92"/></INTRA_DOC_COREF>
  </Relations>
</Document>
"""


def test_only_what_happens_and_recurs_has_a_chain() -> None:
    first, second = (example for example, _ in read_sentences("7_1own", ElementTree.fromstring(MARKUP)))
    assert first.words == ["Norland", "called", "off", "talks"]
    assert first.events == [(1, 3, "ACT1")]
    assert second.events == []
