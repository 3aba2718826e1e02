"""How often Python looks for garbage that refers to itself."""

import gc

SELDOM = (50_000, 20, 20)  # objects more than at the last look, and looks of one generation to one of the next


def collect_seldom() -> None:
    """Look seldom, in a process that is Headwater's own: annotating leaves no such garbage, and keeps much to look at.

    It took an eighth of the time of wire copy and a twentieth of that of other reports (`python -m benchmarks
    syndication`).  In a process of somebody else's it is for that one to say.
    """
    gc.set_threshold(*SELDOM)
