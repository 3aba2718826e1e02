"""Small stories in memory, read up to their mentions."""

from headwater.annotate.attribution.quotations import find_quotations
from headwater.annotate.reference.anaphora import link_mentions
from headwater.annotate.reference.mentions import find_mentions
from headwater.annotations import Annotations
from headwater.record.model import Actor, Report
from headwater.resolve.actors import Actors, resolve_actors
from tests.annotate.readings import make_report, read_sentences

Story = tuple[list[Report], list[Annotations]]


def read_story(*bodies: str) -> Story:
    reports = [make_report(body, name=f"{n}.txt") for n, body in enumerate(bodies)]
    found = []
    for report in reports:
        sentences = read_sentences(report)
        quotations = find_quotations(report.text, sentences)
        mentions = link_mentions(report, sentences, find_mentions(report, sentences), quotations)
        found.append(Annotations(report=report.id, sentences=sentences, mentions=mentions))
    return reports, found


def resolve(*bodies: str) -> Actors:
    return resolve_actors(*read_story(*bodies))


def find_actor(actors: Actors, name: str) -> Actor:
    return next(actor for actor in actors.actors if actor.name == name)
