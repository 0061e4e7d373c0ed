"""
The choices that the annex leaves open, as one value.

Each field stands in READING_FIELDS with its clause, its choices (the default first) and why that one is the default.
A reading is one value; all of them are the product of the choices, which `Reading.all` walks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from attrs import evolve, frozen

from sla_rules.calendars.bound import Bound
from sla_rules.calendars.limits import BusinessDays, BusinessHours, ClockHours, Limit
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import instance, instances
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ReadingField(NamedTuple):
    """
    A choice left open: its *clause*, the named *choices*, the default first, and *why* that one is.

    *indicator* says that the choice can change the counts of the indicator of annex §4.
    """

    clause: str
    choices: tuple[str, ...]
    why: str
    indicator: bool = False


READING_FIELDS = {
    "handling_unit": ReadingField(
        "annex §2.2.2, 48h ouvrées",
        ("open_hours", "two_days_of_hours", "two_business_days"),
        "figure 2 counts in open hours, and the same word is read the same way",
    ),
    "handling_until": ReadingField(
        "annex §2.2.2, handled within 48h",
        ("resolved", "severity_assigned"),
        "a request is handled when it is settled; the analysis is only the first step",
    ),
    "hours_unit": ReadingField(
        "annex §2.1, 4h; §2.2.2, figure 2, escalation after",
        ("business_hours", "clock_hours"),
        "§4 says that there is no service outside hours",
    ),
    "day_unit": ReadingField(
        "annex §2.2.2, figure 2, 24 heures; §4, 24 h ouvrées",
        ("open_hours", "whole_days"),
        "figure 2 says business hours, and a business day has 8.5 of them",
        indicator=True,
    ),
    "treatment_starts": ReadingField(
        "annex §2.2.2, after figure 1",
        ("severity_assigned", "received"),
        "the time allotted is said to follow the assignment of a severity",
    ),
    "indicator_starts": ReadingField(
        "annex §4, formula",
        ("received", "severity_assigned"),
        "the formula divides by the incidents received",
        indicator=True,
    ),
    "indicator_population": ReadingField(
        "annex §4, incidents",
        ("incidents", "all_tickets"),
        "a request for information (severity 5) is not an incident",
        indicator=True,
    ),
    "closed_unresolved": ReadingField(
        "annex §2.2.3, second and third conditions; §4",
        ("not_met", "excluded"),
        "an incident received and never resolved is not resolved in less than 24 h",
        indicator=True,
    ),
    "resolved_by": ReadingField(
        "annex §4, resolved by the support",
        ("anyone", "support"),
        "a ticket says when it was resolved, and seldom by whom",
        indicator=True,
    ),
    "waiting_pauses": ReadingField(
        "annex §2.2.2 and §2.2.3, third condition",
        ("no", "yes"),
        "the annex knows no pause of a clock",
        indicator=True,
    ),
    "public_holidays": ReadingField(
        "annex §2.2.2, ouvrées",
        ("closed", "open"),
        "asked of this library; the annex only says that hours are ouvrées",
        indicator=True,
    ),
    "deadline_bound": ReadingField(
        "annex §2.1 and §2.2.2, dans les",
        (Bound.INCLUSIVE, Bound.STRICT),
        "within a time allows all of it",
    ),
    "indicator_bound": ReadingField(
        "annex §4, en moins de",
        (Bound.STRICT, Bound.INCLUSIVE),
        "less than 24 h does not allow all of them",
        indicator=True,
    ),
    "availability_hours": ReadingField(
        "annex §3, annual rate",
        ("always", "service_hours"),
        "the rate is annual, of a service that runs day and night",
    ),
    "availability_year": ReadingField(
        "annex §3, annual rate",
        ("calendar", "rolling"),
        "a year without more words is the calendar's",
    ),
    "deactivation_starts": ReadingField(
        "annex §2.2.2, between figures 1 and 2",
        ("severity_assigned", "received"),
        "before the analysis nobody knows that one identity provider is concerned",
    ),
    "indicator_period": ReadingField(
        "annex §4",
        ("month", "quarter", "year"),
        "the annex names no period; a month is what is reported",
    ),
}

# The annex names no window for remarks; the caller gives one, and this stands in for it (§2.2.3, fourth condition).
REMARK_WINDOW = BusinessDays(5)

# The event that each choice of a start or an end names.
EVENT_OF = {
    "received": EventKind.RECEIVED,
    "severity_assigned": EventKind.SEVERITY_ASSIGNED,
    "resolved": EventKind.RESOLVED,
}


@frozen(kw_only=True)
class Reading:
    """
    The named choices made where the annex is silent or ambiguous; READING_FIELDS documents each.

    *remark_window* is how long the fourth closure rule waits for a remark (§2.2.3 does not say). Raises
    InvalidValueError, listing what is accepted, for another choice, and InvalidTypeError for a window that is no limit.

    >>> Reading(handling_unit="two_business_days").handling_until
    'resolved'
    """

    handling_unit: Literal["open_hours", "two_days_of_hours", "two_business_days"] = "open_hours"
    handling_until: Literal["resolved", "severity_assigned"] = "resolved"
    hours_unit: Literal["business_hours", "clock_hours"] = "business_hours"
    day_unit: Literal["open_hours", "whole_days"] = "open_hours"
    treatment_starts: Literal["severity_assigned", "received"] = "severity_assigned"
    indicator_starts: Literal["received", "severity_assigned"] = "received"
    indicator_population: Literal["incidents", "all_tickets"] = "incidents"
    closed_unresolved: Literal["not_met", "excluded"] = "not_met"
    resolved_by: Literal["anyone", "support"] = "anyone"
    waiting_pauses: Literal["no", "yes"] = "no"
    public_holidays: Literal["closed", "open"] = "closed"
    deadline_bound: Bound = Bound.INCLUSIVE
    indicator_bound: Bound = Bound.STRICT
    availability_hours: Literal["always", "service_hours"] = "always"
    availability_year: Literal["calendar", "rolling"] = "calendar"
    deactivation_starts: Literal["severity_assigned", "received"] = "severity_assigned"
    indicator_period: Literal["month", "quarter", "year"] = "month"
    remark_window: Limit = REMARK_WINDOW

    def __attrs_post_init__(self) -> None:
        """Refuse a choice that the table does not list, or that is still to come."""
        for name, known in READING_FIELDS.items():
            value = getattr(self, name)
            if value not in known.choices:
                msg = f"{name}: {value!r} is no choice ({known.clause}); accepted are {', '.join(known.choices)}"
                raise InvalidValueError(msg)
        object.__setattr__(self, "deadline_bound", Bound(self.deadline_bound))
        object.__setattr__(self, "indicator_bound", Bound(self.indicator_bound))
        if not isinstance(self.remark_window, Limit):
            msg = f"remark_window: {self.remark_window!r} is no limit; BusinessDays(5) is one"
            raise InvalidTypeError(msg)

    @classmethod
    def all(cls) -> Iterator[Self]:
        """
        Walk every reading, one at a time: each combination of the choices of all fields, the default first.

        >>> next(Reading.all()) == Reading()
        True
        """
        return cls().varied(*READING_FIELDS)

    @classmethod
    def parse(cls, choices: Iterable[str]) -> Self:
        """
        Return the reading that *choices* make, each written `field=choice`; a field that none names has its default.

        Raises InvalidValueError, which lists what is accepted, for another field or choice and for a field named twice.

        >>> Reading.parse(["handling_unit=two_business_days"]).handling_unit
        'two_business_days'
        """
        made: dict[str, str] = {}
        for text in instances(choices, str, "choices"):
            name, _, choice = text.partition("=")
            if name not in READING_FIELDS:
                msg = f"reading: {text!r} names no field; write field=choice, with one of {', '.join(READING_FIELDS)}"
                raise InvalidValueError(msg)
            if name in made:
                msg = f"reading: {name} is {made[name]!r} and {choice!r}; one choice a field is wanted"
                raise InvalidValueError(msg)
            made[name] = choice
        return cls(**made)  # type: ignore[arg-type] # the fields refuse what is no choice of theirs

    def varied(self, *names: str) -> Iterator[Self]:
        """
        Walk this reading with every combination of the choices of the fields *names*, one at a time.

        Raises InvalidValueError, which lists the fields, for another name.

        >>> [reading.day_unit for reading in Reading().varied("day_unit")]
        ['open_hours', 'whole_days']
        """
        for name in names:
            if name not in READING_FIELDS:
                msg = f"names: {name!r} is no field with named choices; accepted are {', '.join(READING_FIELDS)}"
                raise InvalidValueError(msg)
        return self._combinations(names)

    def _combinations(self, names: tuple[str, ...]) -> Iterator[Self]:
        from itertools import product

        for choices in product(*(READING_FIELDS[name].choices for name in names)):
            yield evolve(self, **dict(zip(names, choices, strict=True)))  # type: ignore[arg-type] # as in parse

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The named choice of each field, in the order of READING_FIELDS."""
        return tuple((name, str(getattr(self, name))) for name in READING_FIELDS)

    def differs(self, other: Reading) -> tuple[tuple[str, str], ...]:
        """Return the named choices that are made here and not in *other*."""
        theirs = instance(other, Reading, "other").choices
        return tuple(pair for pair, their in zip(self.choices, theirs, strict=True) if pair != their)


# The name by which a ticket says that the support resolved it: §4 counts what "le support FranceConnect" resolved.
SUPPORT = "support"


def pauses_of(reading: Reading) -> tuple[EventKind, ...]:
    """Return what stops a clock: waiting for the partner's answer, if the reading says so."""
    return (EventKind.INFORMATION_REQUESTED,) if reading.waiting_pauses == "yes" else ()


def hours_of(reading: Reading, hours: float) -> Limit:
    """Return *hours* of which the annex does not say the kind, as the reading has them."""
    return BusinessHours(hours) if reading.hours_unit == "business_hours" else ClockHours(hours)
