"""Where the answers of a calendar come from."""

from __future__ import annotations

import zoneinfo
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from sla_rules import BusinessCalendar, ClosedDates, PublicHolidays
from sla_rules.calendars.provenance import tz_database

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))


def test_sources() -> None:
    """The holidays release and the tz database are named with their versions; dates given by hand have no source."""
    sources = FRENCH.provenance().sources
    assert sources[0] == f"holidays {metadata.version('holidays')}"
    assert sources[-1] == tz_database()
    by_hand = FRENCH.evolve(holidays=ClosedDates({date(2026, 5, 1): "1 May"}))
    assert by_hand.provenance().sources == (tz_database(),)
    assert FRENCH.evolve(holidays=None).provenance().sources == (tz_database(),)
    assert (FRENCH & by_hand).provenance().sources == FRENCH.provenance().sources


def test_digest() -> None:
    """Equal calendars have one digest, and another calendar another."""
    assert FRENCH.provenance() == FRENCH.evolve().provenance()
    assert FRENCH.provenance().digest != FRENCH.evolve(hours="24/7").provenance().digest
    assert len(FRENCH.provenance().digest) == 64


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("+VERSION", "2026a\n", "tz database 2026a (system)"),
        ("tzdata.zi", "# version 2026b\nR x\n", "tz database 2026b (system)"),
        (None, "", "tz database (system, version not stated)"),
    ],
)
def test_system_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str | None, text: str, named: str
) -> None:
    """The system's tz database comes first, with the version that it states."""
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Paris").touch()
    if file is not None:
        (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path / "absent"), str(tmp_path)))
    assert tz_database() == named


def test_packaged_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one on the system it is the package tzdata, and without that nobody knows."""
    monkeypatch.setattr(zoneinfo, "TZPATH", ())

    def version(name: str) -> str:
        assert name == "tzdata"
        return "2026.6"

    monkeypatch.setattr("sla_rules.calendars.provenance.version", version)
    assert tz_database() == "tzdata 2026.6"

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("sla_rules.calendars.provenance.version", missing)
    assert tz_database() == "tz database (version not stated)"
