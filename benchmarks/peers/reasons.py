"""
Why an answer differs, in words, found by looking at the difference.

Each reason is a test on the true and the given answer; the first that holds is counted. What none explains is
shown as it is, never guessed.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from peers.peer import CLOSING, DAY, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peers.peer import Peer
    from peers.tickets import Ticket
    from peers.truth import Truth

_SECOND, _HOUR, _NOTHING = timedelta(seconds=1), timedelta(hours=1), timedelta()


class Disagreements:
    """How many tickets differ, by reason, with one example of each."""

    def __init__(self) -> None:
        self.reasons: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def note(self, reason: str, example: str) -> None:
        """Count a difference."""
        self.reasons[reason] += 1
        self._examples.setdefault(reason, example)

    @property
    def total(self) -> int:
        """How many tickets differ."""
        return self.reasons.total()

    def words(self) -> str:
        """The reasons, the most frequent first."""
        return "; ".join(f"{count} {reason}" for reason, count in self.reasons.most_common()) or "none"

    def examples(self) -> Iterable[str]:
        """One example of each reason."""
        return (f"{reason}: {example}" for reason, example in self._examples.items())


def _elapsed_reason(peer: Peer, true: timedelta, given: timedelta, ticket: Ticket, ignorant: Truth) -> str:
    """Say why an elapsed time is not the true one."""
    difference = abs(given - true)
    if not given % _SECOND and difference < _SECOND:
        return "fractions of a second dropped"
    if peer.takes == "dates" and not given % DAY:
        return "whole days only"
    if not given % _HOUR and difference <= _HOUR:
        return "whole hours only"
    if difference == _HOUR and ticket.start.utcoffset() != ticket.end.utcoffset():
        return "an hour off over a change of clocks"
    if given == ignorant.elapsed(ticket.start, ticket.end):
        return "holidays ignored"
    return "unexplained"


def _due_reason(peer: Peer, true: datetime, given: datetime, ticket: Ticket, truth: Truth, ignorant: Truth) -> str:
    """Say why a due time is not the true one."""
    at_closing = true.time() == CLOSING
    if at_closing and given == truth.next_opening(true):
        return "a limit used up at closing moved to the next opening"
    if abs(given - true) < _SECOND:
        return "fractions of a second dropped"
    if peer.takes == "dates" and given.time() == OPENING:
        return "whole days only"
    if truth.elapsed(true, given) == _NOTHING == truth.elapsed(given, true):
        return "placed in closed time"
    if given == ignorant.add(ticket.start, ticket.amount):
        return "holidays ignored"
    return "unexplained"


def _differ(given: datetime, true: datetime) -> bool:
    """Whether two instants differ; datetimes of one zone would compare their wall clocks only."""
    return given.astimezone(UTC) != true.astimezone(UTC)


def compare_elapsed(peer: Peer, asked: list[Ticket], truth: Truth, ignorant: Truth) -> Disagreements:
    """Ask a peer for the elapsed time of every ticket; *ignorant* is the truth without holidays."""
    found = Disagreements()
    for ticket in asked:
        true = truth.elapsed(ticket.start, ticket.end)
        try:
            given = peer.answer(peer.elapsed(*peer.elapsed_arguments(ticket.start, ticket.end)))
        except Exception as error:
            found.note(f"{type(error).__name__} raised", f"{ticket.start} to {ticket.end}: {error}")
            continue
        if given != true:
            example = f"{ticket.start} to {ticket.end} is {true}, not {given}"
            found.note(_elapsed_reason(peer, true, given, ticket, ignorant), example)
    return found


def compare_add(peer: Peer, asked: list[Ticket], truth: Truth, ignorant: Truth) -> Disagreements:
    """Ask a peer for the due time of every ticket."""
    found = Disagreements()
    add: Any = peer.add
    for ticket in asked:
        true = truth.add(ticket.start, ticket.amount)
        try:
            given = peer.due(add(*peer.add_arguments(ticket.start, ticket.amount)))
        except Exception as error:
            found.note(f"{type(error).__name__} raised", f"{ticket.start} + {ticket.amount}: {error}")
            continue
        if _differ(given, true):
            example = f"{ticket.start} + {ticket.amount} is {true}, not {given}"
            found.note(_due_reason(peer, true, given, ticket, truth, ignorant), example)
    return found
