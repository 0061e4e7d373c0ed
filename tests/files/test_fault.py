"""Faults in one line."""

from __future__ import annotations

from sla_rules.files import Fault


def fault(**fields: object) -> Fault:
    """Return a fault with some of its fields changed."""
    plain = {"file": "a.csv", "line": 3, "column": "id", "value": "x", "accepted": "y"}
    return Fault(**{**plain, **fields})  # type: ignore[arg-type] # fields of the test's own


def test_says_file_line_column_value_and_what_is_accepted() -> None:
    """A fault is one line with all five."""
    assert str(fault()) == "a.csv, line 3, column id: 'x'; accepted: y"


def test_leaves_out_what_it_does_not_have() -> None:
    """A fault of the whole file has no line and no column."""
    assert str(fault(line=None, column="")) == "a.csv: 'x'; accepted: y"


def test_stays_one_line() -> None:
    """A line break in the value is escaped, and a long value is cut."""
    assert str(fault(value="a\nb")) == r"a.csv, line 3, column id: 'a\nb'; accepted: y"
    assert str(fault(value="z" * 61)) == f"a.csv, line 3, column id: '{'z' * 60}…'; accepted: y"
    assert str(fault(value="z" * 60)) == f"a.csv, line 3, column id: '{'z' * 60}'; accepted: y"


def test_shows_bytes_that_were_not_text_by_their_numbers() -> None:
    """A lone surrogate stands for a byte, and a backslash of the file itself is not mistaken for one."""
    assert str(fault(value="caf\udce9")) == r"a.csv, line 3, column id: 'caf\xe9'; accepted: y"
    assert str(fault(value="caf\udce9\n\\")) == r"a.csv, line 3, column id: 'caf\xe9\n\\'; accepted: y"
    assert str(fault(value=r"\udce9")) == r"a.csv, line 3, column id: '\\udce9'; accepted: y"
    assert str(fault(value="\ud800")) == r"a.csv, line 3, column id: '\ud800'; accepted: y"
    assert str(fault(value=r"C:\new")) == r"a.csv, line 3, column id: 'C:\\new'; accepted: y"


def test_a_name_commands_no_terminal() -> None:
    """Line breaks and escapes in a header or in the name of a file are written out; backslashes of a path stay."""
    assert str(fault(column="Pris\xa0en compte")) == "a.csv, line 3, column Pris\xa0en compte: 'x'; accepted: y"
    shown = str(fault(file="C:\\a\x1b[31m\udce9.csv", column="Date\nouverte", accepted="\x07"))
    assert shown == r"C:\a\x1b[31m\xe9.csv, line 3, column Date\nouverte: 'x'; accepted: \x07"
