"""One random calendar, many random questions: the library's answer beside the oracle's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.oracle import BEYOND, MICROSECONDS_A_DAY, Answers, Spec, at, leaves, microseconds, open_windows
from tests.oracle.answers import add_business_days, business_days, is_business_day
from tests.oracle.clock import MICROSECOND
from tests.strategies.calendars import spec as random_spec
from tests.strategies.instants import amount, instant, landmarks, wall, written, zone_of
from tests.strategies.places import span
from tests.strategies.source import Seeded, Source, chance

if TYPE_CHECKING:
    from tests.strategies.library import Library

WEEK = 7 * MICROSECONDS_A_DAY


@dataclass(frozen=True)
class Difference:
    """A question that the library and the oracle answer differently."""

    spec: Spec
    question: str
    expected: object
    got: object

    def __str__(self) -> str:
        """Write the question, both answers and the calendar."""
        return f"{self.question}\n  oracle:  {self.expected}\n  library: {self.got}\n  calendar: {self.spec}"


@dataclass
class Case:
    """A calendar on both sides, and the region of time that the questions are about."""

    library: Library
    spec: Spec
    middle: date
    before: int = 12
    after: int = 30
    compared: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.answers = Answers(self.spec, *span(self.middle, self.before, self.after))
        self.marks = landmarks(self.answers)
        self.calendar: Any = self.library.calendar(self.spec)
        self.zone = zone_of(self.spec)

    def moment(self, source: Source) -> datetime:
        """Pick an instant and a way to write it."""
        picked = instant(source, self.answers, self.marks)
        moment = wall(source, self.zone, picked) if chance(source, 6) else written(source, self.zone, picked)
        inside = self.answers.start <= microseconds(moment) < self.answers.end
        return moment if inside else at(picked, self.zone)

    def ask(self, source: Source) -> Difference | None:
        """Ask one random question of both sides."""
        one_zone = len({plain.zone for plain in leaves(self.spec)}) == 1
        questions = QUESTIONS if one_zone else QUESTIONS_ON_INSTANTS
        return source.pick(questions)(self, source)

    def compare(self, question: str, expected: object, ask: Callable[[], object]) -> Difference | None:
        """Return nothing when both answers are one; an error that nobody asked for is an answer too."""
        self.compared += 1
        try:
            got = ask()
        except Exception as error:  # noqa: BLE001 - a faulty engine may raise anything
            got = repr(error)
        return None if expected == got else Difference(self.spec, question, shown(expected), shown(got))

    def search(
        self, question: str, expected: object, ask: Callable[[], datetime], *, forward: bool
    ) -> Difference | None:
        """Compare the answers of a search; beyond the oracle's horizon both must be."""

        def within(found: object) -> object:
            beyond = isinstance(found, int) and (found >= self.answers.end if forward else found <= self.answers.start)
            return BEYOND if beyond else found

        def found() -> object:
            try:
                return within(microseconds(ask()))
            except self.library.no_open_time:
                return BEYOND

        if not (self.went_on or forward) or (within(expected) is BEYOND and not self.goes_on):
            return None
        return self.compare(question, within(expected), found)

    @cached_property
    def goes_on(self) -> bool:
        """Say whether windows still open and close long after; else a search may go on to the year 9999."""
        return len(open_windows(self.spec, self.answers.end + 100 * WEEK, self.answers.end + 101 * WEEK)) > 2

    @cached_property
    def went_on(self) -> bool:
        """Say whether windows opened and closed long before; else a search may go back to the year 1."""
        return len(open_windows(self.spec, self.answers.start - 101 * WEEK, self.answers.start - 100 * WEEK)) > 2


def shown(answer: object) -> object:
    """Write an instant, or an amount of microseconds, for people; leave the rest."""
    return f"{answer} µs ({at(answer)})" if isinstance(answer, int) and not isinstance(answer, bool) else answer


def ask_is_open(case: Case, source: Source) -> Difference | None:
    """Is it open?"""
    moment = case.moment(source)
    expected = case.answers.is_open(microseconds(moment))
    return case.compare(f"is_open({moment!r})", expected, lambda: case.calendar.is_open(moment))


def ask_elapsed(case: Case, source: Source) -> Difference | None:
    """How much open time, in either direction?"""
    start, end = case.moment(source), case.moment(source)
    expected = case.answers.elapsed(microseconds(start), microseconds(end))
    return case.compare(
        f"elapsed({start!r}, {end!r})", expected, lambda: case.calendar.elapsed(start, end) // MICROSECOND
    )


def ask_add(case: Case, source: Source) -> Difference | None:
    """When is that much open time used up?"""
    start = case.moment(source)
    much = amount(source, case.answers, case.marks, microseconds(start))
    delta = timedelta(microseconds=much)
    expected = case.answers.add(microseconds(start), much)
    return case.search(
        f"add({start!r}, {delta!r})", expected, lambda: case.calendar.add(start, delta), forward=much >= 0
    )


def ask_subtract(case: Case, source: Source) -> Difference | None:
    """When did it have to begin?"""
    end = case.moment(source)
    much = -amount(source, case.answers, case.marks, microseconds(end))
    delta = timedelta(microseconds=much)
    expected = case.answers.subtract(microseconds(end), much)
    return case.search(
        f"subtract({end!r}, {delta!r})",
        expected,
        lambda: case.calendar.subtract(end, delta),
        forward=much < 0,
    )


def ask_neighbour(case: Case, source: Source) -> Difference | None:
    """Which opening or closing is next, or was last?"""
    name = source.pick(("next_open", "next_close", "previous_open", "previous_close"))
    moment = case.moment(source)
    expected = getattr(case.answers, name)(microseconds(moment))
    return case.search(
        f"{name}({moment!r})",
        expected,
        lambda: getattr(case.calendar, name)(moment),
        forward=name.startswith("next"),
    )


def ask_windows(case: Case, source: Source) -> Difference | None:
    """Which are the open windows between two instants?"""
    start, end = case.moment(source), case.moment(source)
    if microseconds(start) > microseconds(end):
        start, end = end, start
    expected = list(case.answers.between(microseconds(start), microseconds(end)))

    def ask() -> object:
        windows = case.calendar.windows(start, end)
        return [(microseconds(each.start), microseconds(each.end)) for each in windows]

    return case.compare(f"windows({start!r}, {end!r})", expected, ask)


def ask_days(case: Case, source: Source) -> Difference | None:
    """Which dates are business days?"""
    day = case.middle + timedelta(days=source.number(-40, 40))
    other = case.middle + timedelta(days=source.number(-40, 40))
    count = source.pick((1, -1, 2, -2, 10, -10, source.number(1, 30), -source.number(1, 30)))
    kind = source.number(0, 2)
    if kind == 0:
        expected: object = is_business_day(case.spec, day)
        return case.compare(f"is_business_day({day!r})", expected, lambda: case.calendar.is_business_day(day))
    if kind == 1:
        expected = business_days(case.spec, day, other)
        return case.compare(
            f"business_days({day!r}, {other!r})", expected, lambda: case.calendar.business_days(day, other)
        )
    expected = add_business_days(case.spec, day, count)
    if expected is BEYOND:
        return None
    return case.compare(
        f"add_business_days({day!r}, {count})", expected, lambda: case.calendar.add_business_days(day, count)
    )


Question = Callable[[Case, Source], Difference | None]
QUESTIONS_ON_INSTANTS: tuple[Question, ...] = (
    ask_elapsed,
    ask_elapsed,
    ask_add,
    ask_add,
    ask_subtract,
    ask_neighbour,
    ask_is_open,
    ask_windows,
)
QUESTIONS: tuple[Question, ...] = (*QUESTIONS_ON_INSTANTS, ask_days)
QUESTIONS_A_CASE = 250


def differences(library: Library, seed: int, comparisons: int) -> Iterator[Difference]:
    """Compare that many random answers and yield those that differ, at most one for each calendar."""
    source = Seeded(seed)
    compared = 0
    while compared < comparisons:
        spec, middle = random_spec(source)
        case = Case(library, spec, middle, after=400 if chance(source, 20) else 30)
        found = None
        while found is None and case.compared < min(QUESTIONS_A_CASE, comparisons - compared):
            found = case.ask(source)
        compared += case.compared
        if found is not None:
            yield found
