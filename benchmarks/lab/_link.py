from collections.abc import Sequence
import msgspec
from headwater.link.changes import list_changes
from headwater.link.claims import form_claims
from headwater.link.copies import find_copies
from headwater.link.counts import group_texts
from headwater.link.origins import find_origins
from headwater.link.reading import Reading
from headwater.link.stories import tell_story
from headwater.link.timeline import order_timeline
from headwater.record.model import Problem, Record


def complete_record(record: Record, reading: Reading, problems: Sequence[Problem] = ()) -> Record:
    """A record of what was read, linked: copies, origins, claims, timeline, story, changes."""
    copies = find_copies(reading)
    voices = find_origins(reading)
    claims = form_claims(reading, voices, group_texts(reading, copies), copies)
    timeline = order_timeline(reading, claims, voices)
    story = tell_story(reading, claims, timeline)
    place = {key: n for n, key in enumerate(reading.reports)}
    statements = [msgspec.structs.replace(s, origin=voices.of.get(s.id)) for s in record.statements]
    return msgspec.structs.replace(
        record,
        reports=tuple(sorted(record.reports, key=lambda r: place[r.id])),
        statements=tuple(statements),
        origins=voices.origins,
        copies=copies,
        claims=claims,
        timeline=timeline,
        stories=(story,) if story else (),
        changes=list_changes(reading, claims, voices),
        problems=tuple(sorted((*record.problems, *problems), key=lambda p: (p.uri, p.id))),
    )
