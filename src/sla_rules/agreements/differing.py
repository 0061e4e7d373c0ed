"""Two values of one kind side by side: which fields differ, and which stands beside which."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from sla_rules.agreements.comparison import Answer, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.clauses.indicator import Indicator

N = TypeVar("N", "Commitment", "Escalation", "Indicator")


def differing(ours: object, theirs: object, besides: tuple[str, ...]) -> list[str]:
    """Return the fields in which two values of one attrs class differ, but for those named in *besides*."""
    parts = attrs.fields(type(theirs))  # type: ignore[arg-type] # every clause is an attrs class
    return [
        part.name
        for part in parts
        if part.eq and part.name not in besides and getattr(ours, part.name) != getattr(theirs, part.name)
    ]


def paired(kind: str, ours: Iterable[N], theirs: Iterable[N]) -> Iterator[tuple[str, N | Finding, N]]:
    """
    Walk the old clauses of one kind, each with the new one of its name, or the finding that there is none.

    What the new agreement promises beside is no worse, and is not walked.
    """
    by_name = {clause.name: clause for clause in ours}
    for old in theirs:
        label = f"{kind} {old.name!r}"
        missing = Finding(clause=label, answer=Answer.UNDECIDED, why="only the old agreement has one of that name")
        yield label, by_name.get(old.name, missing), old
