"""What the figures of a page depend on."""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NoReturn

from attrs import evolve

from sla_rules import franceconnect
from sla_rules.pages import About, Source, basis
from sla_rules.pages.basis import basis_section
from sla_rules.pages.phrases import phrases_of
from tests.assessments.paper import AGREEMENT, CALENDAR
from tests.pages.paper import TICKETS, reports
from tests.pages.reading import facts_of, read, rows_of

if TYPE_CHECKING:
    import pytest

    from sla_rules.pages.phrases import Phrases
    from tests.pages.reading import Node

ENGLISH = phrases_of("en")


def told(about: About, phrases: Phrases = ENGLISH) -> Node:
    """Return the section on the tickets of the small agreement."""
    return read("".join(basis_section(reports(), about, phrases)))


def test_what_was_promised_and_asked() -> None:
    """Agreement, its text, the promise with its clause, now and where it comes from, the zone and the release."""
    facts = facts_of(told(About(agreement=AGREEMENT)))
    assert facts["agreement"] == ["small"]
    assert facts["its text"] == ["this page"]
    assert facts["promise"] == ["50 % of the tickets within 4 h of business time (§4)"]
    assert facts["now"] == ["Fri 2026-05-29 17:00, as given"]
    assert facts["times are in"] == ["Europe/Paris"]
    assert facts["written by"] == [f"sla-rules {version('sla-rules')}"]
    assert facts["tickets read"] == ["6"]
    latest = facts_of(told(About(agreement=AGREEMENT, now_given=False), phrases_of("fr")))
    assert latest["instant"] == ["ven. 29/05/2026 17:00, le dernier instant du fichier"]


def test_a_release_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that was not installed has no version to state."""

    def refuse(_: str) -> NoReturn:
        raise PackageNotFoundError

    monkeypatch.setattr(basis, "version", refuse)
    assert facts_of(told(About(agreement=AGREEMENT)))["written by"] == ["sla-rules"]


def test_the_calendar_and_its_data() -> None:
    """The calendar is the call that builds it, beside what it was published in and the digest of both."""
    facts = facts_of(told(About(agreement=AGREEMENT)))
    provenance = CALENDAR.provenance()
    assert facts["calendar"] == [repr(CALENDAR)]
    assert facts["published data"] == [", ".join(provenance.sources)]
    assert facts["SHA-256 of calendar and data"] == [provenance.digest]


def test_a_calendar_for_each_version() -> None:
    """Versions with another calendar have it named from its date on; one that keeps it has none."""
    longer = evolve(CALENDAR, hours="Mo-Fr 08:00-18:00")
    changed = AGREEMENT.amended(date(2026, 4, 1)).amended(date(2026, 5, 1), calendar=longer)
    root = told(About(agreement=changed))
    assert [each.text for each in root.all("h3")] == [
        "The tickets", "The calendar", "The calendar from Fri 2026-05-01 on",
    ]  # fmt: skip
    assert facts_of(root)["calendar"] == [repr(CALENDAR), repr(longer)]


def test_the_file() -> None:
    """Name, digest, what was said of its columns, notes in the reader's English, and the rows left out with why."""
    source = Source(
        name="export.csv",
        digest="ab" * 32,
        skipped_rows=22,
        faults=tuple(f"fault {n} <b>" for n in range(22)),
        notes=("no column acknowledged_at",),
        said=(("--columns id", "Number"), ("--tz", "Europe/Paris")),
    )
    root = told(About(agreement=AGREEMENT, source=source))
    facts = facts_of(root)
    assert (facts["file"], facts["its SHA-256"]) == (["export.csv"], ["ab" * 32])
    assert facts["as said"] == ["--columns id Number", "--tz Europe/Paris"]
    assert "columns" not in facts
    assert facts["note"] == ["no column acknowledged_at"]
    assert facts["rows left out"] == [
        "22 rows, by --skip-bad-rows", *(f"fault {n} <b>" for n in range(20)), "and 2 more faults",
    ]  # fmt: skip
    assert [each.said for each in root.all("span")] == [{"lang": "en"}] * 22
    few = facts_of(told(About(agreement=AGREEMENT, source=Source(name="x", skipped_rows=1, faults=("fault",)))))
    assert few["rows left out"] == ["1 row, by --skip-bad-rows", "fault"]
    more = facts_of(told(About(agreement=AGREEMENT, source=evolve(source, more_faults=1_000))))
    assert more["rows left out"][-1] == "and 1,002 more faults"
    assert few["its SHA-256"] == ["not known: it could not be read a second time"]
    assert few["columns"] == ["every column under its own name"]


def test_notes_in_french() -> None:
    """A note that French has words for is said in them; another one stands in English, and is marked so."""
    notes = ("tickets without a severity yet: 3", "tickets without a colour: 1")
    root = told(About(agreement=AGREEMENT, source=Source(name="x", digest="ab", notes=notes)), phrases_of("fr"))
    assert facts_of(root)["remarque"] == ["tickets encore sans sévérité : 3", "tickets without a colour: 1"]
    english = [each.text for each in root.all("span") if each.said == {"lang": "en"}]
    assert english == ["tickets without a colour: 1", ", ".join(CALENDAR.provenance().sources)]


def test_tickets_after_now() -> None:
    """Tickets received after now were read, and are said not to be counted."""
    early = reports(*TICKETS, now=TICKETS[2].received_at)
    facts = facts_of(read("".join(basis_section(early, About(agreement=AGREEMENT), ENGLISH))))
    assert (facts["tickets read"], facts["received after now, not counted"]) == (["6"], ["3"])


def test_the_reading() -> None:
    """Every choice of the reading is named with its clause, and whether it is the default one."""
    reading = franceconnect.Reading(day_unit="whole_days")
    root = told(About(agreement=AGREEMENT, reading=reading))
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in rows_of(root.by_id("reading-table"))}
    assert list(rows) == list(franceconnect.READING_FIELDS)
    assert rows["day_unit"][:2] == ["whole_days", "no, but “open_hours”"]
    assert rows["hours_unit"] == ["business_hours", "yes", franceconnect.READING_FIELDS["hours_unit"].clause]
    french = told(About(agreement=AGREEMENT, reading=reading), phrases_of("fr")).by_id("reading-table")
    row = next(row for row in rows_of(french) if "day_unit" in row[0].text)
    assert [cell.text for cell in row[:3]] == [
        "unité des 24 h ouvrées day_unit", "24 h par jour ouvré whole_days", "non, mais « heures d’ouverture »",
    ]  # fmt: skip
    assert [code.text for code in french.all("code")][:2] == ["handling_unit", "open_hours"]
