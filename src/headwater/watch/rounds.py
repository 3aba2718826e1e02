"""The watcher: rounds of visits, linking and news, until it is told to stop."""

import random
import time
from collections.abc import Callable

from headwater.errors import StoreError, WatchError
from headwater.fetch.client import PAUSE, Client
from headwater.fetch.exchange import Limits
from headwater.pipeline.tracing import link_store
from headwater.record.store import Store
from headwater.watch.config import Config, PostConfig, SourceConfig
from headwater.watch.memory import release_memory
from headwater.watch.news import list_news, write_beginning
from headwater.watch.polling import Visit, read_visited, visit_source
from headwater.watch.posting import post_news, print_news

SCREEN = PostConfig(kind="file", where="screen")
SHORTEST = 0.05  # seconds between two rounds

Log = Callable[[str], None]


class Watcher:
    """Everything that a watcher holds between two rounds; what has to outlive it is in the store."""

    def __init__(self, config: Config, log: Log, *, pause: float | None = None) -> None:
        limits = Limits(allow_private=config.allow_private)
        self.config = config
        self.log = log
        self.client = Client(limits, contact=config.contact, pause=PAUSE if pause is None else pause)
        self.chance = random.Random()

    def run(self) -> None:
        """Rounds without end; a store that is busy is tried again."""
        while True:
            try:
                due = self.run_once()
            except StoreError as error:
                self.log(f"{error}")
                due = time.time() + 60
            time.sleep(max(SHORTEST, due - time.time()))

    def run_once(self) -> float:
        """Visit every source that is due, link, tell the news; when (epoch) the next source is due."""
        with Store(self.config.store) as store:
            begin_posts(store, self._list_posts())
            for source in self.config.sources:
                if read_visited(store, source).due <= time.time():
                    self._visit(store, source)
            self.tell(store)
            due = min(read_visited(store, source).due for source in self.config.sources)
        release_memory()
        return due

    def run_all(self) -> None:
        """Visit every source now, but those that asked for later or failed and have to wait."""
        with Store(self.config.store) as store:
            begin_posts(store, self._list_posts())
            for source in self.config.sources:
                known = read_visited(store, source)
                if known.failures and known.due > time.time():
                    self.log(f"{source.name}: failed before, is asked again at {_clock(known.due)} ({known.fault})")
                else:
                    self._visit(store, source)
            self.tell(store)

    def tell(self, store: Store) -> None:
        """Link what came, and hand on what is new to each who has not had it."""
        link_store(store)
        last = store.find_last()
        for post in self._list_posts():
            after = _read_posted(store, post)
            if after == last:
                continue
            try:
                self._hand_on(store, post, after)
            except WatchError as error:
                self.log(str(error))
                continue
            store.visits().write_state(_name_post(post), str(last).encode())

    def _hand_on(self, store: Store, post: PostConfig, after: int) -> None:
        news = list_news(store, after)
        if post != SCREEN:
            post_news(post, news)
        elif store.has_reports_until(after):
            print_news(news)
        elif not store.is_empty():
            self.log(write_beginning(store))

    def _list_posts(self) -> tuple[PostConfig, ...]:
        """Where news go; the screen too, but where JSON lines go there."""
        posts = self.config.posts
        return posts if any(post.where == "-" for post in posts) else (SCREEN, *posts)

    def _visit(self, store: Store, source: SourceConfig) -> None:
        visit = visit_source(store, source, self.client, time.time(), self.chance)
        self.log(f"{source.name}: {describe_visit(visit)}")
        if visit.fault:
            self.log(f"{source.name}: is asked again at {_clock(read_visited(store, source).due)}")


def begin_posts(store: Store, posts: tuple[PostConfig, ...]) -> None:
    """What is in a store before it is watched, or before somebody is told, is news to nobody."""
    for post in posts:
        if store.visits().read_state(_name_post(post)) is None:
            store.visits().write_state(_name_post(post), str(store.find_last()).encode())


def _read_posted(store: Store, post: PostConfig) -> int:
    return int(store.visits().read_state(_name_post(post)) or 0)


def _name_post(post: PostConfig) -> str:
    return f"post {post.kind} {post.where}"


def describe_visit(visit: Visit) -> str:
    """`3 added, 1 revised, 40 unchanged`, with what was wrong."""
    words = ", ".join(f"{number} {name}" for name, number in sorted(visit.outcomes.items()) if number)
    return ". ".join(filter(None, (words, visit.fault))) or "nothing new"


def _clock(moment: float) -> str:
    return time.strftime("%H:%M:%S", time.localtime(moment))
