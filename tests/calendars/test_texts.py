"""The one check that a field is a text."""

from __future__ import annotations

import pytest

from sla_rules.calendars.texts import as_text, each_a
from sla_rules.errors import InvalidTypeError


def test_what_is_no_text_is_refused_by_name() -> None:
    """The error names the field, the value, its type and an example"""
    assert as_text("", "name") == ""
    with pytest.raises(InvalidTypeError, match="name: b'x' is a bytes; a text such as 'maintenance' is wanted"):
        as_text(b"x", "name")


def test_several_of_a_kind() -> None:
    """Whatever can be walked is a tuple then; one alone, and one of another kind, are refused with what is wanted"""
    assert each_a(iter([1, "a"]), "parts", int, str) == (1, "a")
    with pytest.raises(InvalidTypeError, match=r"parts: 5 is a int; several are wanted, as in \[int or str\(...\)\]"):
        each_a(5, "parts", int, str)
    with pytest.raises(InvalidTypeError, match="parts: None is a NoneType; a int is wanted"):
        each_a([1, None], "parts", int)
