"""
Compare the calendar with other packages, answers first, and hold it to its budgets.

    python benchmarks/calendars.py            # in an environment of its own, made once
    python benchmarks/calendars.py --quick    # in this environment, without the others, in fewer rounds

Exits 1 when a budget is missed or an answer of ours is wrong.
"""

from __future__ import annotations

import cProfile
import platform
import pstats
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from haste import run_as_told

if TYPE_CHECKING:
    from peers.peer import Peer
    from peers.reasons import Disagreements
    from peers.tickets import Ticket
    from peers.timing import Times
    from peers.truth import Truth

_TICKETS = 2_000


def _say(line: str) -> None:
    """Tell on stderr what takes its time."""
    print(line, file=sys.stderr, flush=True)


def _in_utc(at: datetime) -> datetime:
    """Return the same instant in UTC."""
    return at.astimezone(UTC)


def _answers(peer: Peer, asked: list[Ticket], truth: Truth, ignorant: Truth) -> dict[str, Disagreements]:
    """Ask the peer about every ticket and return where it differs."""
    from peers.reasons import compare_add, compare_elapsed

    _say(f"asking {peer.name}")
    found = {"elapsed": compare_elapsed(peer, asked, truth, ignorant)}
    if peer.add is not None:
        found["add"] = compare_add(peer, asked, truth, ignorant)
    return found


def _ours_is_right(ours: Peer, asked: list[Ticket], truth: Truth, ignorant: Truth) -> bool:
    """Whether our answers are those of the brute force, for the tickets in Paris time and in UTC."""
    import attrs

    wrong = 0
    for peer in (ours, attrs.evolve(ours, name="sla_rules in UTC", prepare=_in_utc)):
        for verb, found in _answers(peer, asked, truth, ignorant).items():
            wrong += found.total
            print(f"{peer.name}, {verb}: {found.total} of {len(asked)} tickets differ from the brute force")
            for example in found.examples():
                print(f"  {example}")
    return not wrong


def _print_race(verb: str, ours: Peer, peers: list[Peer], rounds: int) -> dict[tuple[str, str], float]:
    """Time one verb for every span, print the table; return each peer's ratio to ours by name and span."""
    from peers import tickets
    from peers.timing import Contestant, race

    starts = tickets.starts(_TICKETS)
    runners = [peer for peer in (ours, *peers) if getattr(peer, verb) is not None]
    results: dict[str, dict[str, Times]] = {}
    for span in tickets.SPANS:
        _say(f"timing {verb}, {span}")
        ends = tickets.ends(starts, span)
        field = {
            peer.name: Contestant(
                getattr(peer, verb),
                [peer.elapsed_arguments(*row) for row in zip(starts, ends, strict=True)]
                if verb == "elapsed"
                else [peer.add_arguments(start, tickets.AMOUNTS[span]) for start in starts],
            )
            for peer in runners
        }
        results[span] = race(field, rounds)
    heads = [span if verb == "elapsed" else f"{tickets.AMOUNTS[span].total_seconds() / 3600:g} h" for span in results]
    print(f"\n{verb}: µs a call, median (fastest), and how many times ours\n")
    print("| package | takes | " + " | ".join(heads) + " |")
    print("|---|---|" + "---:|" * len(heads))
    ratios: dict[tuple[str, str], float] = {}
    for peer in runners:
        cells = []
        for span, times in results.items():
            its = times[peer.name]
            ratios[peer.name.split()[0], span] = ratio = its.over(times[ours.name])
            cells.append(f"{its.median:.3g} ({its.fastest:.3g}) ×{ratio:.3g}")
        print(f"| {peer.name} | {peer.takes} | " + " | ".join(cells) + " |")
    for peer in peers:
        if peer not in runners:
            print(f"| {peer.name} | {peer.takes} | {peer.lacks} |" + " |" * (len(heads) - 1))
    return ratios


def _print_conversions(peers: list[Peer]) -> None:
    """Print what the conversions cost that were left out of the times: two datetimes in, for elapsed."""
    from peers import tickets
    from peers.timing import Contestant, race

    starts = tickets.starts(_TICKETS)
    rows = list(zip(starts, tickets.ends(starts, "7 d"), strict=True))
    converting = [peer for peer in peers if peer.takes != "aware datetimes"]
    times = race({peer.name: Contestant(peer.elapsed_arguments, rows) for peer in converting}, 9)
    print("\nleft out above: turning two aware Paris datetimes into what the package takes")
    for name, its in times.items():
        print(f"  {name:<28}{its.fastest:.2f} µs")


def _print_disagreements(peers: list[Peer], asked: list[Ticket], truth: Truth, ignorant: Truth) -> None:
    """Print how many tickets each peer answers otherwise, and why."""
    import attrs

    from peers.peer import after
    from peers.reasons import compare_elapsed

    print(f"\nof {len(asked)} tickets, how many differ from the brute force, and why\n")
    print("| package | call | differ | reasons |\n|---|---|---:|---|")
    examples = []
    for peer in peers:
        for verb, found in _answers(peer, asked, truth, ignorant).items():
            print(f"| {peer.name} | {verb} | {found.total} | {found.words()} |")
            examples += [f"  {peer.name}, {verb}, {example}" for example in found.examples()]
        if peer.lacks:
            print(f"| {peer.name} | add | – | {peer.lacks} |")
    print("\nan example of each", *examples, sep="\n")
    print("\nelapsed of the same tickets in UTC with the zone dropped: a slip that naive values cannot show")
    for peer in peers:
        if peer.takes != "aware datetimes":
            slipped = attrs.evolve(peer, prepare=after(_in_utc, peer.prepare))
            found = compare_elapsed(slipped, asked, truth, ignorant)
            print(f"  {peer.name:<28}{found.total} of {len(asked)} differ")


def _print_profile(ours: Peer) -> None:
    """Print where the time of warm calls and of new years goes; the floor under it stands further up."""
    from peers import tickets

    starts = tickets.starts(_TICKETS)
    ends = tickets.ends(starts, "7 d")
    warm, cold = cProfile.Profile(), cProfile.Profile()
    with warm:
        for start, end in zip(starts, ends, strict=True):
            ours.elapsed(start, end)
            if ours.add is not None:
                ours.add(start, tickets.AMOUNTS["7 d"])
    with cold:
        for year in range(1980, 2000):
            ours.elapsed(starts[0].replace(year=year, day=1), starts[1].replace(year=year, day=2))
    for what, profile in (("2 000 times elapsed and add", warm), ("twenty years more", cold)):
        print(f"\n{what}")
        pstats.Stats(profile).sort_stats("tottime").print_stats(12)


def _run(*, quick: bool) -> int:
    """Answers, then times, then budgets; return the exit code."""
    from peers import ours as us
    from peers import roster, tickets, verdicts
    from peers.peer import french_holidays
    from peers.truth import Truth

    holidays = french_holidays()
    truth, ignorant = Truth(holidays), Truth([])
    ours = us.build()
    asked = tickets.tickets(_TICKETS)
    print("$ python", *sys.argv)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print("Mon-Fri 09:30-18:00 Europe/Paris, French public holidays\n")
    if not _ours_is_right(ours, asked, truth, ignorant):
        return 1
    measured: dict[str, float | None] = {}
    if not quick:
        peers, absent = roster.load(holidays)
        print(*absent, sep="\n")
        _print_disagreements(peers, asked, truth, ignorant)
        ratios = _print_race("elapsed", ours, peers, rounds=15)
        _print_race("add", ours, peers, rounds=15)
        _print_conversions(peers)
        measured["elapsed_vs_workclock"] = ratios.get(("workclock", "7 d"))
        # at every span, although the budget speaks of one
        of_timegrid = [ratio for (name, _), ratio in ratios.items() if name == "timegrid"]
        measured["elapsed_vs_timegrid"] = min(of_timegrid, default=None)
    _say("timing ours")
    times = verdicts.settled(ours, truth, rounds=25 if quick else 60)
    print("\nsla_rules alone: µs a call, fastest block (median)")
    for name, its in times.items():
        print(f"  {name:<30}{its.fastest:.3f} ({its.median:.3f})")
    print("\nwhat Python itself takes, the loop included")
    verdicts.print_floor()
    print("\nbefore it is warm")
    measured |= verdicts.calls(times) | verdicts.cold(processes=3 if quick else 7)
    print("\nbudgets: absolute times by the fastest block, ratios by the median of the rounds\n")
    if verdicts.print_lines(measured):
        return 0
    _print_profile(ours)
    return 1


if __name__ == "__main__":
    sys.exit(run_as_told(__doc__, "no other packages, fewer rounds", _run))
