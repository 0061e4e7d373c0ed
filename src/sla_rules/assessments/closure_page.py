"""Whether a ticket may be closed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.page import Facts, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sla_rules.assessments.closure import Closure
    from sla_rules.assessments.closure_standing import ClosureStanding
    from sla_rules.assessments.words import Words


def closure_blocks(closure: Closure, words: Words, at: Callable[[datetime], str]) -> Iterator[Heading | Facts]:
    """Yield where the closure rules stand, each with its evidence or what it lacks; *at* writes an instant."""
    say = words.say
    if closure.closed is not None:
        standing = say("closure_closed", at=at(closure.closed.at))
    elif closure.since is not None:
        standing = say("closure_since", at=at(closure.since))
    elif closure.next_at is not None:
        standing = say("closure_next", at=at(closure.next_at))
    else:
        standing = say("closure_never")
    yield Heading(say("closure", standing=standing))
    yield Facts(tuple((words.name(each.rule.name), _rule(each, words, at)) for each in closure.standings))


def _rule(standing: ClosureStanding, words: Words, at: Callable[[datetime], str]) -> str:
    """Say since when a rule allows the closure, when it will, or what is missing."""
    say, rule = words.say, standing.rule
    clause = words.name(rule.clause)
    evidence = say("and").join(f"{words.name(event.kind)} {at(event.at)}" for event in standing.evidence)
    if standing.since is not None:
        said = say("rule_allowed", at=at(standing.since), evidence=evidence, clause=clause)
    elif standing.ends_at is not None:
        reset = say("or").join(words.name(kind) for kind in standing.reset_by)
        said = say("rule_waiting", at=at(standing.ends_at), evidence=evidence, reset=reset, clause=clause)
    else:
        missing = say("and").join(say(f"missing_{each}") for each in standing.missing)
        return say("rule_missing", missing=missing, clause=clause)
    return say("rule_assumed", rule=said, limit=words.limit(rule.after)) if rule.assumed else said
