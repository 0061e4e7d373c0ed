"""The one check that a field is a text."""

from __future__ import annotations

import pytest

from sla_rules.calendars.texts import as_text
from sla_rules.errors import InvalidTypeError


def test_what_is_no_text_is_refused_by_name() -> None:
    """The error names the field, the value, its type and an example"""
    assert as_text("", "name") == ""
    with pytest.raises(InvalidTypeError, match="name: b'x' is a bytes; a text such as 'maintenance' is wanted"):
        as_text(b"x", "name")
