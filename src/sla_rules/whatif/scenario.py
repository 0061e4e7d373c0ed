"""A named variation of an agreement: what the contract would say, and when the desk would work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs
from attrs import field, frozen

from sla_rules.agreements.agreement import Agreement
from sla_rules.clauses.terms import Terms
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance, iterable, text
from sla_rules.whatif.calendar_changes import (
    CalendarChange,
    Closed,
    Closing,
    Hours,
    Opening,
    counts_whole_days,
)
from sla_rules.whatif.clause_changes import ClauseChange, Fields, LimitOf, PausedBy, TargetOf

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from fractions import Fraction

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.holidays import Holidays
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.commitment import Commitment
    from sla_rules.franceconnect.reading import Reading
    from sla_rules.tickets.event import EventKind
    from sla_rules.whatif.calendar_changes import TimeOfDay

Change = CalendarChange | ClauseChange
"""A change of a contract: of its hours, or of what it promises."""


@frozen
class Scenario:
    """
    The agreement *base* with *changes*, each made to every version of its terms, in the order given.

    *basis* says of the base itself what is other, such as its reading.

    *cover* are changes of another thing: of the hours in which the desk works, which are those of the contract's
    calendar where nothing is said. They change no clause; `compare` moves the steps of tickets by them.

    Every step below gives a new scenario whose name says its changes, until `named` gives it another. A change of
    hours concerns the calendar of the terms wherever a clause uses it. A clause with a calendar of its own keeps it,
    except that closed dates are closed for all, and that a calendar in which a business day has 24 hours gains, or
    loses, a day whole.

    Raises InvalidValueError or InvalidTypeError for a change that the terms cannot take.

    >>> from sla_rules import franceconnect
    >>> today = Scenario("today", franceconnect.agreement())
    >>> early = today.opening("08:00").hours("Sa 09:00-12:00")
    >>> early.name, str(early.agreement.calendar.hours)
    ('opening 08:00, Sa 09:00-12:00', 'Mo-Fr 08:00-18:00; Sa 09:00-12:00')
    """

    name: str
    base: Agreement
    changes: tuple[Change, ...] = ()
    cover: tuple[CalendarChange, ...] = ()
    basis: str = ""
    agreement: Agreement = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Make the agreement, and refuse what it cannot take."""
        text(self.name, "name")
        instance(self.base, Agreement, "base")
        object.__setattr__(self, "changes", _changes(self.changes, "changes", Change))
        object.__setattr__(self, "cover", _changes(self.cover, "cover", CalendarChange))
        agreement = self.base
        for change in self.changes:
            agreement = attrs.evolve(
                agreement,
                terms=_changed(agreement.terms, change),
                changes=tuple((since, _changed(terms, change)) for since, terms in agreement.changes),
            )
        object.__setattr__(self, "agreement", agreement)
        self.covered(agreement.latest)

    def covered(self, terms: Terms) -> Calendar:
        """Return the hours in which the desk works while *terms* are in force: those of their calendar, changed."""
        calendar = instance(terms, Terms, "terms").calendar
        for change in self.cover:
            calendar = change.calendar(calendar)
        return calendar

    def named(self, name: str) -> Scenario:
        """Return the scenario under another name."""
        return attrs.evolve(self, name=name)

    def changed(self, *changes: Change) -> Scenario:
        """Return the scenario with more changes of the contract, named by all of them."""
        return self._with(changes=(*self.changes, *changes))

    def opening(self, at: TimeOfDay, days: str | None = None) -> Scenario:
        """Return the scenario in which the contract's hours begin at *at*; see `Opening`."""
        return self.changed(Opening(at, days))

    def closing(self, at: TimeOfDay, days: str | None = None) -> Scenario:
        """Return the scenario in which the contract's hours end at *at*; see `Closing`."""
        return self.changed(Closing(at, days))

    def hours(self, text: str) -> Scenario:
        """Return the scenario in which the days that *text* names have those hours; see `Hours`."""
        return self.changed(Hours(text))

    def closed(self, first: date, last: date | None = None, name: str = "") -> Scenario:
        """Return the scenario in which the dates from *first* to *last* are closed; see `Closed`."""
        return self.changed(Closed(first, first if last is None else last, name))

    def limit(self, clause: str, limit: Limit, severity: int | str | None = None) -> Scenario:
        """Return the scenario in which a commitment or an indicator allows *limit*; see `LimitOf`."""
        return self.changed(LimitOf(clause, limit, severity))

    def paused_by(self, *causes: EventKind | str) -> Scenario:
        """Return the scenario in which every clock stands still for *causes* alone; see `PausedBy`."""
        return self.changed(PausedBy(causes))

    def target(self, target: Fraction, indicator: str | None = None) -> Scenario:
        """Return the scenario in which the indicators have that target; see `TargetOf`."""
        return self.changed(TargetOf(target, indicator))

    def evolve(self, **changes: object) -> Scenario:
        """Return the scenario whose terms have other fields, such as `calendar=`, as `Agreement.evolve`."""
        return self.changed(Fields.of(changes))

    def reading(self, reading: Reading, holidays: Holidays | None = None) -> Scenario:
        """
        Return the scenario of the annex under another *reading*, with the changes made so far.

        *holidays* are as in `franceconnect.agreement`. The base is read anew, so that it must be the annex as it is
        under some reading: changes belong in the scenario, which keeps them. Raises InvalidValueError for another
        agreement, and for versions, a calendar, severities or a target that no reading of the annex has.
        """
        from sla_rules import franceconnect

        if self.base.source != franceconnect.SOURCE:
            msg = f"reading: {self.base.name!r} is not the annex of FranceConnect, whose readings these are"
            raise InvalidValueError(msg)
        lost = _lost(self.base, holidays)
        if lost:
            msg = (
                f"reading: the base has {lost}, which the annex under another reading would lose; accepted: "
                "the annex as it is, with what differs as changes of the scenario, and holidays= for other holidays"
            )
            raise InvalidValueError(msg)
        differs = instance(reading, franceconnect.Reading, "reading").differs(franceconnect.Reading())
        choices = ", ".join("=".join(choice) for choice in differs)
        return self._with(
            base=franceconnect.agreement(reading, holidays), basis=choices or "every choice at its default"
        )

    def covering(
        self,
        *,
        opening: TimeOfDay | None = None,
        closing: TimeOfDay | None = None,
        hours: str | None = None,
        closed: tuple[date, date] | None = None,
    ) -> Scenario:
        """
        Return the scenario in which the desk works other hours, and the contract stays as it is.

        *opening*, *closing*, *hours* and *closed* are as in the steps of those names, made in this order.

        >>> from sla_rules import franceconnect
        >>> longer = Scenario("today", franceconnect.agreement()).covering(opening="08:00")
        >>> longer.name, str(longer.covered(longer.agreement.latest).hours)
        ('cover: opening 08:00', 'Mo-Fr 08:00-18:00')
        """
        changes: list[CalendarChange] = []
        if opening is not None:
            changes.append(Opening(opening))
        if closing is not None:
            changes.append(Closing(closing))
        if hours is not None:
            changes.append(Hours(hours))
        if closed is not None:
            match closed:
                case (first, last):
                    changes.append(Closed(first, last))
                case _:
                    msg = f"closed: {closed!r} is no pair of a first and a last date"
                    raise InvalidTypeError(msg)
        return self.covered_by(*changes)

    def covered_by(self, *changes: CalendarChange) -> Scenario:
        """Return the scenario with more changes of the hours in which the desk works, named by all changes."""
        return self._with(cover=(*self.cover, *changes))

    def _with(self, **fields: Any) -> Scenario:  # noqa: ANN401 -- fields of its own
        made = attrs.evolve(self, **fields)
        return made.named(made.words or self.name)

    @property
    def words(self) -> str:
        """The changes in words, those of the contract first; empty when there are none."""
        said = [*filter(None, (self.basis,)), *(change.words for change in self.changes)]
        if self.cover:
            said.append(f"cover: {', '.join(change.words for change in self.cover)}")
        return ", ".join(said)


def _lost(base: Agreement, holidays: Holidays | None) -> str:
    """Say what *base* has that no reading of the annex has; empty when that is nothing."""
    from sla_rules import franceconnect

    if base.changes:
        return f"versions since {', '.join(str(since) for since, _ in base.changes)}"
    readings = franceconnect.Reading().varied("public_holidays")
    annexes = [franceconnect.agreement(reading, each) for reading in readings for each in (None, holidays)]
    terms, annex = base.terms, annexes[0].terms
    if terms.calendar not in [each.calendar for each in annexes]:
        return "a calendar of its own"
    if terms.grid != annex.grid:
        return "severities of its own"
    if [each.target for each in terms.indicators] != [each.target for each in annex.indicators]:
        return "a target of its own"
    return ""


def _changes(changes: object, name: str, kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- a union of classes
    made = iterable(cast("tuple[object, ...]", changes), name)
    for i, change in enumerate(made):
        if not isinstance(change, kind):
            msg = f"{name}[{i}]: {change!r} is a {type(change).__name__}; a change such as Opening('08:00') is wanted"
            raise InvalidTypeError(msg)
    return made


def _changed(terms: Terms, change: Change) -> Terms:
    """Return *terms* with *change*."""
    if isinstance(change, ClauseChange):
        return change.terms(terms)
    known: dict[Calendar, Calendar] = {}

    def made(calendar: Calendar) -> Calendar:
        found = known.get(calendar)
        if found is None:
            found = known[calendar] = _calendar(calendar, terms.calendar, change)
        return found

    return attrs.evolve(
        terms,
        calendar=made(terms.calendar),
        commitments=tuple(_commitment(each, made) for each in terms.commitments),
        escalations=tuple(
            each if each.calendar is None else attrs.evolve(each, calendar=made(each.calendar))
            for each in terms.escalations
        ),
        indicators=tuple(
            attrs.evolve(each, commitment=_commitment(each.commitment, made)) for each in terms.indicators
        ),
        availability=terms.availability
        if terms.availability is None or terms.availability.calendar is None
        else attrs.evolve(terms.availability, calendar=made(terms.availability.calendar)),
    )


def _calendar(calendar: Calendar, service: Calendar, change: CalendarChange) -> Calendar:
    """Change one of the calendars of the terms, of which *service* is the usual one."""
    if calendar == service:
        return change.calendar(calendar)
    if counts_whole_days(calendar):
        return change.of_whole_days(calendar)
    return change.calendar(calendar) if isinstance(change, Closed) else calendar


def _commitment(commitment: Commitment, made: Callable[[Calendar], Calendar]) -> Commitment:
    own = commitment.calendar
    if own is None:
        return commitment
    if isinstance(own, tuple):
        return attrs.evolve(commitment, calendar=tuple((severity, made(each)) for severity, each in own))
    return attrs.evolve(commitment, calendar=made(own))
