"""The states of a help desk, and what lies between them."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from sla_rules.columns.kinds import KINDS
from sla_rules.columns.log_states import (
    ANSWERED,
    CLOSED,
    LAST,
    PAUSED,
    REOPENED,
    RESOLVED,
    RESUMED,
    RUNNING,
    WAITING,
    LogStates,
)
from sla_rules.errors import InvalidTypeError, InvalidValueError

STATES = LogStates(
    running={"New"},
    paused=["User", "Vendor"],
    waiting={"Asked"},
    resolved={"Done"},
    closed={"Shut"},
    cancelled={"Void"},
    acknowledged=["User"],
)
NAMES = {REOPENED: "reopened", RESUMED: "resumed", ANSWERED: "information_provided"}
OTHER_PAUSE = PAUSED + 1
MOVES = {
    (RUNNING, PAUSED): "paused",
    (RUNNING, WAITING): "information_requested",
    (WAITING, RUNNING): "information_provided",
    (WAITING, PAUSED): "information_provided paused",
    (WAITING, RESOLVED): "resolved",
    (WAITING, CLOSED): "closed",
    (PAUSED, WAITING): "resumed information_requested",
    (RESOLVED, WAITING): "reopened information_requested",
    (CLOSED, WAITING): "reopened information_requested",
    (RUNNING, RESOLVED): "resolved",
    (RUNNING, CLOSED): "closed",
    (PAUSED, RUNNING): "resumed",
    (PAUSED, OTHER_PAUSE): "resumed paused",
    (PAUSED, RESOLVED): "resolved",
    (PAUSED, CLOSED): "closed",
    (RESOLVED, RUNNING): "reopened",
    (RESOLVED, PAUSED): "reopened paused",
    (RESOLVED, CLOSED): "closed",
    (CLOSED, RUNNING): "reopened",
    (CLOSED, PAUSED): "reopened paused",
    (CLOSED, RESOLVED): "reopened resolved",
}


def test_what_lies_between_two_phases() -> None:
    """Every pair of phases of which one can follow the other, and nothing between a phase and itself."""
    for before, after in product((RUNNING, WAITING, RESOLVED, CLOSED, PAUSED), repeat=2):
        bits = int(STATES.moves[before * STATES.count + after])
        told = [name for slot, name in NAMES.items() if bits >> slot & 1]
        told += [KINDS[STATES.last_kind[after]]] * (bits >> LAST & 1)
        assert " ".join(told) == MOVES.get((before, after), "")
    assert STATES.moves[PAUSED * STATES.count + OTHER_PAUSE] == 1 << RESUMED | 1 << LAST


def test_severities_are_taken_while_a_ticket_is_open_for_a_moment() -> None:
    """Not from resolved to resolved or closed; but from closed to resolved, which reopens."""
    takes = STATES.takes.reshape(STATES.count, STATES.count)
    assert takes[RUNNING].all()
    assert takes[:, PAUSED].all()
    assert [bool(takes[pair]) for pair in ((RESOLVED, RESOLVED), (RESOLVED, CLOSED), (CLOSED, RESOLVED))] == [
        False,
        False,
        True,
    ]


def test_states_in_which_somebody_took_charge() -> None:
    """They are looked up by state, with one entry more for a null."""
    assert STATES.acknowledging(["New", "User", "?"]).tolist() == [False, True, False, False]
    assert STATES.tells_who_took_charge
    assert not LogStates(running={"New"}).tells_who_took_charge


def test_states_of_one_reason_are_one_phase() -> None:
    """A mapping gives several states one reason; what nobody named is unknown, as is a null."""
    states = LogStates(running={1}, paused={2: "customer", 3: "customer", 4: "vendor"})
    assert states.phases_of([3, 2, 4, 1, 9]).tolist() == [PAUSED, PAUSED, PAUSED + 1, RUNNING, -1, -1]
    assert states.reasons == ("customer", "vendor")


@pytest.mark.parametrize(
    ("groups", "error", "message"),
    [
        ({"running": {"New"}, "paused": {"New"}}, InvalidValueError, "paused: 'New' is running already"),
        ({"running": "New"}, InvalidTypeError, "running: 'New' is a str"),
        ({"running": 1}, InvalidTypeError, "running: 1 is a int"),
        ({"running": (), "paused": {"Wait": " "}}, InvalidValueError, r"paused\['Wait'\]: ' ' is blank"),
        ({"running": (), "paused": {"Wait": 1}}, InvalidTypeError, r"paused\['Wait'\]: 1 is a int; a text is wanted"),
    ],
)
def test_bad_groups_are_refused(groups: dict[str, Any], error: type[Exception], message: str) -> None:
    """A state of two kinds, a text for a set, a pause for no reason."""
    with pytest.raises(error, match=message):
        LogStates(**groups)
