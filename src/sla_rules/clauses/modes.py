"""How a commitment takes what a plain life lacks: reopening, another severity, closing unresolved, repetition."""

from __future__ import annotations

from sla_rules.calendars.choice import Choice


class OnReopen(Choice):
    """
    What a reopening does to a clock that had ended.

    FIRST: it ended for good. CUMULATIVE: it goes on, the time between left out. RESTART: a new one starts; the verdict
    of the old one stays in the history. The last two concern clocks that ended with the ticket (resolved, confirmed,
    agreed, closed); RESTART the others too, so that a reopened ticket wants a new answer.
    """

    CUMULATIVE = "cumulative"
    FIRST = "first"
    RESTART = "restart"


class OnSeverityChange(Choice):
    """
    What another severity does to a clock that runs; the first severity of a ticket is no change.

    FROM_START: the new limit, against all the time elapsed. FROM_CHANGE: the new limit, against the time since.
    PROPORTIONAL: each severity consumes its own share of the whole. FROZEN: the limit of the severity at the start, or
    of the first one after it, stays.
    """

    FROM_START = "from_start"
    FROM_CHANGE = "from_change"
    PROPORTIONAL = "proportional"
    FROZEN = "frozen"


class Unresolved(Choice):
    """What a ticket closed before the event that would end the clock is: NOT_MET, or EXCLUDED from every count."""

    NOT_MET = "not_met"
    EXCLUDED = "excluded"


class Repeats(Choice):
    """
    Whether a clock that ended starts again: NEVER, at the next start (EACH_START), or at its own end (EACH_END).

    EACH_START is a next response to each remark, EACH_END a periodic update. A resolution ends the clock of either and
    starts none: nothing more is due, so that no clock of EACH_END ends with a resolution, a closing or a cancelling. A
    ticket keeps such a promise when it keeps each of its clocks: one that was broken counts in an indicator.
    """

    NEVER = "never"
    EACH_START = "each_start"
    EACH_END = "each_end"
