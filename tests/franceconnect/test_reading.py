"""Readings of the annex."""

from __future__ import annotations

import re
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from sla_rules import Bound, BusinessDays, BusinessHours, ClockHours
from sla_rules.errors import InvalidValueError, SlaError
from sla_rules.franceconnect import READING_FIELDS, Reading
from sla_rules.franceconnect.contract import agreement
from sla_rules.franceconnect.reading import hours_of, pauses_of
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from pathlib import Path


def test_table_and_value_agree() -> None:
    """Every named choice of the table is a field of the value, and the default is its first choice"""
    defaults = attrs.asdict(Reading(), recurse=False)
    assert defaults.pop("remark_window") == BusinessDays(5)
    assert defaults == {name: known.choices[0] for name, known in READING_FIELDS.items()}
    assert all(known.why and known.clause.startswith("annex §") for known in READING_FIELDS.values())


@pytest.mark.parametrize("name", READING_FIELDS)
def test_every_choice_makes_an_agreement(name: str) -> None:
    """Each choice of a field makes an agreement, and no two choices make the same one, the period's cut aside"""
    made = [agreement(reading) for reading in Reading().varied(name)]
    assert len(made) == len(READING_FIELDS[name].choices)
    distinct = {attrs.evolve(each, name=name) for each in made}
    assert len(distinct) == (1 if name == "indicator_period" else len(made))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"handling_unit": "days"},
            "handling_unit: 'days' is no choice (annex §2.2.2, 48h ouvrées); accepted are",
        ),
        ({"waiting_pauses": False}, "waiting_pauses: False is no choice"),
        ({"remark_window": 5}, "remark_window: 5 is no limit; BusinessDays(5) is one"),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Another choice is refused, with what is accepted"""
    with pytest.raises(SlaError) as caught:
        Reading(**change)
    assert message in str(caught.value)


def test_kinds() -> None:
    """A bound given by its word becomes a Bound, and hours take the kind of the reading"""
    assert Reading(deadline_bound="strict").deadline_bound is Bound.STRICT  # type: ignore[arg-type]
    assert hours_of(Reading(), 4) == BusinessHours(4)
    assert hours_of(Reading(hours_unit="clock_hours"), 2.5) == ClockHours(2.5)


def test_all_readings_are_walked_lazily() -> None:
    """Every combination of the choices that are built, once each, the default first; none is made before it is asked"""
    walk = Reading.all()
    first = list(islice(walk, 500))
    assert first[0] == Reading()
    assert len(set(first)) == 500
    names = ("handling_unit", "hours_unit", "indicator_period")
    some = list(Reading(indicator_bound=Bound.INCLUSIVE).varied(*names))
    assert len(set(some)) == len(some) == prod(len(READING_FIELDS[name].choices) for name in names) == 18
    assert {reading.indicator_bound for reading in some} == {Bound.INCLUSIVE}
    with pytest.raises(InvalidValueError, match="names: 'remark_window' is no field with named choices"):
        Reading().varied("remark_window")


def test_parse() -> None:
    """Choices as a command line writes them; a field that is none, or that is named twice, is refused"""
    parsed = Reading.parse(["indicator_bound=inclusive", "handling_unit=two_business_days"])
    assert parsed == Reading(indicator_bound=Bound.INCLUSIVE, handling_unit="two_business_days")
    assert parsed.differs(Reading()) == (("handling_unit", "two_business_days"), ("indicator_bound", "inclusive"))
    assert Reading.parse([]) == Reading()
    for choices, message in (
        (["bound=strict"], "reading: 'bound=strict' names no field; write field=choice, with one of handling_unit, "),
        (["day_unit"], "day_unit: '' is no choice"),
        (["day_unit=whole_days", "day_unit=open_hours"], "reading: day_unit is 'whole_days' and 'open_hours'; one"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            Reading.parse(choices)
        assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", READING_FIELDS)
def test_which_fields_enter_the_indicator(name: str) -> None:
    """A field is marked exactly when one of its choices changes the indicator, or the calendar it is counted on"""
    seen = set()
    for reading in Reading().varied(name):
        terms = agreement(reading).terms
        seen.add((terms.indicators, terms.calendar, terms.grid))
    known = READING_FIELDS[name]
    assert (len(seen) > 1) is known.indicator


def test_readings_share_their_calendars() -> None:
    """Two readings that count on the same hours have one calendar, compiled once"""
    assert agreement(Reading(hours_unit="clock_hours")).calendar is agreement().calendar


def test_waiting() -> None:
    """Waiting for the partner stops every clock of a ticket, or none"""
    assert pauses_of(Reading()) == ()
    terms = agreement(Reading(waiting_pauses="yes")).terms
    promises = (*terms.commitments, *(indicator.commitment for indicator in terms.indicators))
    assert {promise.paused_by for promise in promises} == {(EventKind.INFORMATION_REQUESTED,)}


def test_the_page_documents_every_choice(root: Path) -> None:
    """docs/readings.md has a row for each field: its clause, its choices in order, and why the first is the default"""
    page = (root / "docs" / "readings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*) \| (.*?) \|$", page, re.MULTILINE)
    assert [name for name, *_ in rows] == list(READING_FIELDS)
    for name, clause, choices, why in rows:
        known = READING_FIELDS[name]
        section = re.search(r"§[\d.]+", clause)
        assert section is None or section[0] in known.clause
        assert tuple(re.findall(r"`(\w+)`", choices))[: len(known.choices)] == tuple(map(str, known.choices))
        assert why.replace("*", "") == known.why
