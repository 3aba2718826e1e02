from headwater.resolve.bodies import cluster_bodies
from headwater.resolve.chains import Chain
from headwater.resolve.persons import cluster_persons


def chain(report: str, at: int, *names: str, sort: str = "person", country: str | None = None) -> Chain:
    return Chain(report=report, members=(at,), sort=sort, type=sort, names=names, country=country, key=None)


def reports_of(groups: list[list[Chain]]) -> list[list[str]]:
    return sorted(sorted(c.report for c in group) for group in groups)


def test_suffixes_fall_away_where_nobody_is_told_apart() -> None:
    found = cluster_persons(
        [chain("a", 0, "Robert J. Quill Jr."), chain("b", 0, "Robert Quill"), chain("c", 0, "Quill")]
    )
    assert reports_of(found.groups) == [["a", "b", "c"]]


def test_suffixes_tell_apart_where_one_report_does() -> None:
    chains = [
        chain("a", 0, "Paul Quill"),
        chain("a", 1, "Paul Quill Jr."),
        chain("b", 0, "Paul Quill Jr."),
        chain("c", 0, "Quill"),
    ]
    assert reports_of(cluster_persons(chains).groups) == [["a", "b"], ["a", "c"]]


def test_the_much_named_takes_the_lone_name() -> None:
    chains = [chain(str(n), 0, "Joan Quill") for n in range(8)] + [chain("x", 0, "Peter Quill"), chain("y", 0, "Quill")]
    found = cluster_persons(chains)
    assert max(len(group) for group in found.groups) == 9


def test_a_double_name_under_two_given_names_may_be_one() -> None:
    found = cluster_persons([chain("a", 0, "Maria Holm Stell"), chain("b", 0, "Wilma Holm Stell")])
    assert len(found.groups) == 2
    assert len(found.doubtful) == 1


def test_bodies_of_two_states_never_join() -> None:
    one = chain("a", 0, "Polish Fisheries Ministry", sort="body", country="pl")
    two = chain("b", 0, "Fisheries Ministry", sort="body")
    three = chain("c", 0, "Peruvian Fisheries Ministry", sort="body", country="pe")
    assert reports_of(cluster_bodies([one, two]).groups) == [["a", "b"]]
    assert all({"a", "c"} - set(group) for group in reports_of(cluster_bodies([one, two, three]).groups))


def test_many_reports_are_quick() -> None:
    chains = [chain(f"r{n}", 0, "Joan Quill" if n % 3 else "Quill", f"Joan {'ABC'[n % 3]}. Quill") for n in range(3000)]
    assert len(cluster_persons(chains).groups) >= 1
