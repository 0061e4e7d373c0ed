"""What a page states beside its figures."""

from __future__ import annotations

from sla_rules import franceconnect
from sla_rules.pages import About, Source


def test_what_is_not_said() -> None:
    """An agreement is enough: no reading, no file, and a now that was given."""
    about = About(agreement=franceconnect.agreement())
    assert (about.reading, about.source, about.now_given) == (None, None, True)


def test_a_file_alone_by_its_name() -> None:
    """A file of which nothing else is known has no digest, no notes and no rows left out."""
    source = Source(name="tickets.csv")
    assert (source.digest, source.skipped_rows, source.faults, source.notes, source.said) == (None, 0, (), (), ())
