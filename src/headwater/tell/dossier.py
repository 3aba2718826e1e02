"""The dossier: one HTML file that needs nothing else, for anyone to read, print and pass on.

What comes from a report reaches the page as text only: every value is escaped by the template engine, and a content
security policy allows this page's own style and script, by their hashes, and nothing else.
"""

import base64
import hashlib
from functools import lru_cache
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater.record.whole import Record
from headwater.tell.links import OnePage
from headwater.tell.page import view_page
from headwater.tell.stories import look_at
from headwater.tell.wording import count, make_printable, write_instant


def render_dossier(record: Record, story: str | None = None) -> str:
    """The whole page as one string of HTML; of several stories all, or one alone."""
    index = look_at(record, story)
    style, script = load_asset("dossier.css"), load_asset("dossier.js")
    return render_template(
        "dossier.html",
        **view_page(index)._asdict(),
        to=OnePage(index),
        style=Markup(style),
        script=Markup(script),
        policy=write_policy(style, script),
    )


def render_template(name: str, **values: object) -> str:
    """A template of this package with its values, every one of them escaped unless it is already markup."""
    return make_environment("headwater.tell").get_template(name).render(**values)


@lru_cache(maxsize=4)
def make_environment(*packages: str) -> Environment:
    """The template engine, escaping everything, over the templates of some packages, of which the first goes first."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "templates") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(printable=make_printable, count=count, instant=write_instant)
    return environment


def load_asset(name: str, package: str = "headwater.tell") -> str:
    """Style or script of a package, as they stand: the only text that reaches the page unescaped."""
    return (resources.files(package) / "templates" / name).read_text(encoding="utf-8")


def write_policy(style: str, script: str) -> str:
    """A content security policy that lets in this style and this script, and nothing from anywhere else."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
