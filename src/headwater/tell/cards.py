"""Values of a record as small pieces of HTML for a notebook, without style sheets or scripts, every word escaped."""

from collections.abc import Iterable, Sequence

from headwater.record.answers import Strike
from headwater.record.model import Claim, Report, Statement
from headwater.tell.actors import Profile
from headwater.tell.dossier import make_environment
from headwater.tell.index import Index, find_days, group_texts, name_story
from headwater.tell.inquiries import name_struck
from headwater.tell.news import list_news
from headwater.tell.overview import list_cautions
from headwater.tell.reader import view_blocks, write_heading
from headwater.tell.views import locate, point_to, view_detail, view_row
from headwater.tell.voices import name_source
from headwater.tell.wording import ACTS, count, flatten, write_dating, write_days, write_when

SHOWN = 10  # claims under the head of a record
LISTED = 100  # claims of a list: what is longer belongs into a data frame


def _draw(name: str, *values: object) -> str:
    """A macro of the template."""
    macro = getattr(make_environment("headwater.tell").get_template("cards.html").module, name)
    return str(macro(*values)).strip()


def draw_record(index: Index) -> str:
    """What was read, and the claims that stand widest."""
    counts = [count(len(index.reports), "report"), count(len(group_texts(index)), "text")]
    standing = " · ".join([*counts, count(len(index.claims), "claim"), write_days(*find_days(index))])
    rows = [view_row(claim, index) for claim in list(index.claims.values())[:SHOWN]]
    return _draw("story", name_story(index), standing, list_cautions(index), rows, len(index.claims) - len(rows))


def draw_claims(claims: Sequence[Claim], index: Index) -> str:
    """Some claims as a table with their counts."""
    return _draw("claims", [view_row(c, index) for c in claims[:LISTED]], max(0, len(claims) - LISTED))


def draw_claim(claim: Claim, index: Index) -> str:
    """A claim with its counts, its support and denials in their sentences, and its origins."""
    detail = view_detail(claim, index)
    files = {number: flatten(index.reports[key].file) for key, number in index.numbers.items()}
    return _draw("claim", detail, files)


def draw_actor(profile: Profile) -> str:
    """An actor with the forms of its name."""
    return _draw("actor", profile)


def draw_report(report: Report, index: Index) -> str:
    """A report as it stands, with what somebody says in it underlined."""
    facts = [report.file, report.language or "", write_dating(report.published)]
    return _draw("report", write_heading(report, index), " · ".join(filter(None, facts)), view_blocks(report, index))


def draw_statement(statement: Statement, index: Index) -> str:
    """Who said what, when and where it stands."""
    words, who = tell_statement(statement, index)
    pointer = point_to(statement.extent[0], index) if statement.extent else None
    when = write_when(statement.said) if statement.said.is_known else ""
    facts = [statement.directness, when, locate(pointer, index) if pointer else ""]
    return _draw("statement", words, who, [fact for fact in facts if fact])


def tell_statement(statement: Statement, index: Index) -> tuple[str, str]:
    """The words of a statement, and who says, denies or demands them."""
    act = ACTS.get(statement.act, statement.act)
    who = f"{name_source(statement, index) or 'nobody named'} {act}"
    return flatten(" … ".join(span.text for span in statement.extent)), who


def draw_strike(strike: Strike, index: Index) -> str:
    """Which claims fall without a source, and which stand with less."""
    rows: tuple[list[object], list[object]] = ([], [])
    for item in sorted(strike.struck, key=lambda s: index.places[s.claim.id]):
        before = count(item.before.voices, "voice")
        after = count(item.after.voices, "voice") if item.after else "nothing"
        told = {"number": index.places[item.claim.id], "words": item.claim.proposition, "counts": f"{before} → {after}"}
        rows[0 if item.falls else 1].append(told)
    return _draw("strike", name_struck(strike, index), *rows, strike.untouched)


def draw_news(index: Index) -> str:
    """What the changes of a record bring."""
    return _draw("news", list_news(index) if index.record.changes else [])


def draw_words(words: Iterable[str]) -> str:
    """A paragraph."""
    return _draw("sentence", " ".join(words))
