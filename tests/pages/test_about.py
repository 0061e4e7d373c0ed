"""What a page states beside its figures."""

from __future__ import annotations

from typing import Any

import pytest

from sla_rules import franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.pages import About, Source


def test_what_is_not_said() -> None:
    """An agreement is enough: no reading, no file, and a now that was given."""
    about = About(agreement=franceconnect.agreement())
    assert (about.reading, about.source, about.now_given) == (None, None, True)


def test_a_file_alone_by_its_name() -> None:
    """A file of which nothing else is known has no digest, no notes and no rows left out."""
    source = Source(name="tickets.csv")
    assert (source.digest, source.skipped_rows, source.faults, source.notes, source.said) == (None, 0, (), (), ())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"agreement": 5}, "agreement: 5 is a int; a Agreement is wanted"),
        ({"reading": "month"}, "reading: 'month' is a str; a Reading is wanted"),
        ({"source": "tickets.csv"}, "source: 'tickets.csv' is a str; a Source is wanted"),
        ({"now_given": None}, "now_given: None is a NoneType; True or False is wanted"),
    ],
)
def test_other_types(wrong: dict[str, Any], said: str) -> None:
    """What is of another type is refused by the name of its field."""
    with pytest.raises(InvalidTypeError) as caught:
        About(**{"agreement": franceconnect.agreement(), **wrong})
    assert str(caught.value) == said


def test_a_reading_and_a_source() -> None:
    """A reading and a source of their types are taken as they are."""
    about = About(agreement=franceconnect.agreement(), reading=franceconnect.Reading(), source=Source(name="x"))
    assert (about.reading, about.source) == (franceconnect.Reading(), Source(name="x"))


@pytest.mark.parametrize("field", ["skipped_rows", "more_faults"])
@pytest.mark.parametrize(("wrong", "kind"), [(2.0, "float"), (True, "bool"), ("2", "str")])
def test_rows_are_counted(field: str, wrong: Any, kind: str) -> None:  # noqa: ANN401 -- what is no count
    """A float, a flag and a text are no count, nor is what is below 0."""
    with pytest.raises(InvalidTypeError, match=f"{field}: {wrong!r} is a {kind}; a whole number is wanted"):
        Source(name="x", **{field: wrong})
    fields: dict[str, Any] = {field: -1}
    with pytest.raises(InvalidValueError, match=f"{field}: -1 is no count of things; 0 or more is wanted"):
        Source(name="x", **fields)


def test_a_file_without_a_name() -> None:
    """A blank name is refused."""
    with pytest.raises(InvalidValueError, match="name: ' ' is blank; a text is wanted"):
        Source(name=" ")
