"""
What the rest of a period may bring, drawn from the days of the past.

Every other module of this floor says what follows exactly. This one says what is likely, and its answer is of a type of
its own. The draws are made by Python's own generator from a seed that is given, so that they can be made again.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from sla_rules.agreements.agreement import Agreement
from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.assessments.period import Period, PeriodKind
from sla_rules.assessments.standing import Standing
from sla_rules.assessments.state import State
from sla_rules.assessments.wilson import Interval, wilson
from sla_rules.calendars.instants import as_date, as_micros, instant
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import instance
from sla_rules.whatif.draws import OPEN, Past, chances, drawn, pools
from sla_rules.whatif.forecast_result import Forecast, NextBreach
from sla_rules.whatif.judges import as_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.clauses.indicator import Indicator
    from sla_rules.whatif.judges import Tickets

_COUNTED = frozenset(Standing) - {Standing.EXCLUDED, Standing.NOT_COVERED}
_RUNNING = frozenset({State.RUNNING, State.PAUSED})
_LATEST = 1 << 63
_MOST = 1_000_000


def forecast(
    agreement: Agreement,
    tickets: Tickets,
    period: Period,
    *,
    now: datetime,
    seed: int,
    draws: int = 2_000,
    volume: Fraction = Fraction(1),
    history: tuple[date, date] | None = None,
) -> Forecast:
    """
    Return what the rest of *period* may bring if it goes on as before, and when open tickets breach if nothing does.

    Each of the *draws* puts the rest of the period together. For each date still to come one of the *history* is drawn,
    with all its tickets as they ended: of the same weekday, and open if that is. Of today comes what was received after
    this time of day. Each ticket that is open ends like one of the history that had run longer, of the same severity
    where there is any. *history* is the first and the last date, which is over at *now*: the dates before the period
    that are so when nothing is said. *volume* is how much comes: with 6/5 a date of its kind comes on top of every date
    drawn with a chance of 1 in 5, with 4/5 every date stays away with that chance.

    *tickets* are as in `compare`, and those that are open are of any date. Floats are in the forecast alone; *seed*
    makes its draws the same everywhere.

    Raises InvalidValueError for a period of all dates, for no draws, for a volume below nothing, and for a history that
    is not over or holds no decided ticket; UnknownNameError for an agreement without an indicator; InvalidTypeError for
    another type.

    >>> from sla_rules import Period, Ticket, franceconnect
    >>> february = [
    ...     Ticket.received(str(day), at=datetime(2026, 2, day, 10, tzinfo=paris))
    ...     .resolved(at=datetime(2026, 2, day, 11, tzinfo=paris))
    ...     for day in range(2, 28)
    ... ]
    >>> now = datetime(2026, 3, 16, 12, tzinfo=paris)
    >>> found = forecast(franceconnect.agreement(), february, Period.month(2026, 3), now=now, seed=1)
    >>> found.days_left, found.chance
    (16, 1.0)
    >>> print(found)
    Forecast, no verdict: 2026-03 ends at the target in 100.0% of 2000 draws (99.8% to 100.0%, seed 1), if its 16 days \
left are like those of 2026-02-02 to 2026-02-28; the share then lies between 100.0% and 100.0%.
    """
    instance(agreement, Agreement, "agreement")
    _check(period, seed, draws, volume)
    now = instant(now, "now").astimezone(agreement.zone)
    indicator = _indicator(agreement, period)
    judged, assessments = _gathered(agreement, tickets, indicator, now)
    span = _span(judged, period, history, now.date())
    past = [each for each in judged if span[0] <= each.day <= span[1] and each.standing in _COUNTED]
    decided = sum(each.decided for each in past)
    if not decided:
        msg = f"history: {span[0]} to {span[1]} holds no ticket that met or missed {indicator.name!r}; one is wanted"
        raise InvalidValueError(msg)
    present = [each for each in judged if each.day in period]
    so_far = IndicatorResult.of(indicator, Counter(each.standing for each in present))
    open_ones, unmatched = chances((each for each in present if each.standing in OPEN), past)
    days = pools(past, span, period, now, agreement.terms_on(period.last).calendar)
    random = Random(seed)  # noqa: S311 -- draws that can be made again, no secret
    reached, shares = 0, []
    for _ in range(draws):
        met, received = so_far.met, so_far.received
        for out_of, good in open_ones:
            met += int(random.random() * out_of) < good
        for day in drawn(days, volume, random):
            met, received = met + day.met, received + day.received
        if received:
            reached += bool(indicator.reached(met, received))
            shares.append(met / received)
    shares.sort()
    return Forecast(
        period=period,
        now=now,
        so_far=so_far,
        breaches=tuple(sorted((breach for each in assessments for breach in _breaches(each)), key=_soonest)),
        days_left=len(days),
        history=span,
        history_days=(span[1] - span[0]).days + 1,
        history_tickets=decided,
        undecided=len(past) - decided,
        unmatched=unmatched,
        volume=volume,
        seed=seed,
        draws=draws,
        chance=reached / draws,
        chance_interval=wilson(reached, draws) or Interval(0.0, 1.0),
        share_median=shares[_rank(len(shares), 500)] if shares else None,
        share_interval=Interval(shares[_rank(len(shares), 25)], shares[_rank(len(shares), 975)]) if shares else None,
    )


def _check(period: object, seed: object, draws: object, volume: object) -> None:
    """Refuse what makes no forecast."""
    if instance(period, Period, "period").kind is PeriodKind.ALL:
        msg = "period: all dates have no end to be foreseen; a month, a quarter or a year is wanted"
        raise InvalidValueError(msg)
    for name, value in (("seed", seed), ("draws", draws)):
        if isinstance(value, bool) or not isinstance(value, int):
            msg = f"{name}: {value!r} is a {type(value).__name__}; a whole number is wanted"
            raise InvalidTypeError(msg)
    if not isinstance(draws, int) or not 1 <= draws <= _MOST:
        msg = f"draws: {draws!r} is no number of draws; 1 to {_MOST} are wanted"
        raise InvalidValueError(msg)
    if instance(volume, Fraction, "volume") < 0:
        msg = f"volume: {volume} is below nothing; Fraction(6, 5) is a fifth more"
        raise InvalidValueError(msg)


def _indicator(agreement: Agreement, period: Period) -> Indicator:
    """Return the first indicator of the terms in force at the end of *period*."""
    indicators = agreement.terms_on(period.last).indicators
    if not indicators:
        msg = "indicator: the agreement has none, so that there is no target to be foreseen"
        raise UnknownNameError(msg)
    return indicators[0]


def _span(judged: list[Past], period: Period, history: tuple[date, date] | None, today: date) -> tuple[date, date]:
    """Return the first and the last date of the history; a date that is not over would be drawn as an empty one."""
    if history is not None:
        match history:
            case (first, last) if as_date(first, "history") <= as_date(last, "history"):
                if last >= today:
                    msg = f"history: {last} is not over at now; dates before {today} are wanted"
                    raise InvalidValueError(msg)
                return first, last
        msg = f"history: {history!r} is no pair of a first and a last date"
        raise InvalidValueError(msg)
    end = min(period.first, today)
    before = [each.day for each in judged if each.day < end]
    if not before:
        msg = f"history: no ticket was received before {end}; history=(first, last) says which dates to draw"
        raise InvalidValueError(msg)
    return min(before), end - timedelta(days=1)


def _gathered(
    agreement: Agreement, tickets: Tickets, indicator: Indicator, now: datetime
) -> tuple[list[Past], list[Assessment]]:
    """Return what counts of each ticket that is received, and the assessments of those that may still breach."""
    columns, given = as_columns(tickets, agreement)
    if columns is not None:
        from sla_rules.whatif.column_past import past_of

        return past_of(agreement, columns, indicator, now)
    assessments = [each for each in (agreement.assess(ticket, now=now) for ticket in given) if each.known]
    return [_judged(each, indicator) for each in assessments], assessments


def _judged(assessment: Assessment, indicator: Indicator) -> Past:
    """Return what counts of a ticket."""
    zone = assessment.terms.calendar.day_zone
    received = assessment.ticket.received_at.astimezone(zone)
    later = received.time() > assessment.now.astimezone(zone).time()
    elapsed = assessment.judge(indicator.commitment).elapsed
    return Past(received.date(), later, assessment.severity, assessment.standing(indicator), elapsed)


def _breaches(assessment: Assessment) -> Iterator[NextBreach]:
    """Yield each clause whose clock runs or waits and is not breached, its instants on the agreement's clocks."""
    zone = assessment.terms.calendar.day_zone
    indicators = (each for each in assessment.terms.indicators if each.counts(assessment.severity))
    clauses = (
        *((assessed.name, assessed) for assessed in assessment.commitments),
        *((each.name, assessment.judge(each.commitment)) for each in indicators),
    )
    for name, assessed in clauses:
        if assessed.state in _RUNNING and assessed.open:
            yield NextBreach(
                ticket_id=assessment.ticket.id,
                severity=assessment.severity,
                name=name,
                clause=assessed.clause,
                due_at=_in(zone, assessed.due_at),
                last_ok_at=_in(zone, assessed.last_ok_at),
                remaining=assessed.remaining,
                due_if_resumed_now=_in(zone, assessed.due_at_if_resumed_now),
            )


def _in(zone: ZoneInfo, at: datetime | None) -> datetime | None:
    """Return an instant in *zone*, None when there is none."""
    return None if at is None else at.astimezone(zone)


def _soonest(breach: NextBreach) -> tuple[int, str, str]:
    return _LATEST if breach.due_at is None else as_micros(breach.due_at), breach.ticket_id, breach.name


def _rank(count: int, permille: int) -> int:
    """Return the place, of *count* sorted values, of the one that so many thousandths do not exceed."""
    return max(0, (permille * count + 999) // 1000 - 1)
