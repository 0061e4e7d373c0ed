"""French pages: no English word of this library is left in them, but what is marked as English or as code."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from sla_rules import Ticket, franceconnect
from sla_rules.cli.found import notes_of
from sla_rules.files import Layout, TicketFile, read_tickets
from sla_rules.files.names import ColumnNames, ValueNames
from sla_rules.pages import About, Source, report_page
from sla_rules.pages.phrases import phrases_of
from tests.assessments.paper import monday
from tests.pages.english import ENGLISH, words
from tests.pages.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.pages.reading import Node

HEADER = "id,received_at,severity,severity_assigned_at,acknowledged_at,resolved_at"


def seen(node: Node) -> Iterator[str]:
    """Yield what a reader meets in a node, read out or shown; no code, and nothing that is marked as English."""
    for name in ("aria-label", "title", "alt", "data-label"):
        yield node.said.get(name) or ""
    for each in node.inside:
        if isinstance(each, str):
            yield each
        elif each.said.get("id") == "explanations":
            yield from json.loads(each.text)["texts"]
        elif each.name not in {"style", "script", "code"} and each.said.get("lang") != "en":
            yield from seen(each)


def left_in(page: str) -> set[str]:
    """Return the words of a page that are of the English tables, and not of the French ones."""
    return words(seen(read(page).one("html"))) & ENGLISH


def test_what_counts_as_english() -> None:
    """The words of the English tables are met in an English page, and those that French has too are not counted."""
    assert {"handling", "unit", "received", "without", "late", "month", "tue"} <= ENGLISH
    assert not ENGLISH & {"tickets", "clause", "verdict", "incident"}
    agreement = franceconnect.agreement()
    english = report_page(
        agreement.reports([Ticket.received("1", at=monday(9))], "month", now=monday(10)), About(agreement=agreement)
    )
    assert {"received", "severity", "late", "month"} <= left_in(english)


@pytest.mark.parametrize("choice", ["hours_unit=business_hours", "day_unit=whole_days"])
def test_the_page_of_the_example(root: Path, choice: str) -> None:
    """Every text of the French page of the example is French, the choices of its reading and its notes included."""
    reading = franceconnect.Reading.parse([choice])
    agreement = franceconnect.agreement(reading)
    file = read_tickets(root / "examples" / "tickets.csv", agreement)
    assert file.latest is not None
    reports = agreement.reports(file.tickets, "month", now=file.latest)
    about = About(
        agreement=agreement, reading=reading, now_given=False, source=Source(name="tickets.csv", notes=file.notes)
    )
    assert file.notes
    assert left_in(report_page(reports, about, lang="fr")) == set()


def test_every_choice_of_every_reading() -> None:
    """Each field of a reading and each of its choices is French in French, and what the command calls it in English."""
    english, french = phrases_of("en"), phrases_of("fr")
    for name, known in franceconnect.READING_FIELDS.items():
        assert english.name(name) == name
        assert "_" not in french.name(name)
        for choice in known.choices:
            assert english.name(f"{name}={choice}") == choice
            said = french.name(f"{name}={choice}")
            assert "=" not in said
            assert not words([said]) & ENGLISH


NOTED = [
    (Layout(), ("id,received_at,scope", "1,2026-03-02T09:30+01:00,site"), 4),
    (
        Layout(tz="Europe/Paris", wall_time="later", encoding=None),
        (HEADER, "1,13/03/2026 09:30,2,,,", "é,14/03/2026 09:30,2,,,"),
        4,
    ),
    (
        Layout(values=ValueNames.parse(["severity=urgent=1", "security=none="])),
        (
            HEADER.replace(",", ";"),
            "1;2026-03-02T09:30+01:00;2;2026-03-02T09:30+01:00;;",
            "2;2026-03-02T09:30+01:00;;;;",
        ),
        4,
    ),
    (
        Layout(columns=ColumnNames.parse("id=id")),
        (HEADER, "1,2026-03-02T09:30+01:00,9,,,", "2,2026-03-02T09:30+01:00,2,,,"),
        2,
    ),
    (Layout(), (HEADER, "1,a,b,c,,", "2,2026-03-02T09:30+01:00,2,,,", "3,x,2,,,"), 2),
]


@pytest.mark.parametrize(("layout", "lines", "count"), NOTED)
def test_notes_on_files(tmp_path: Path, layout: Layout, lines: tuple[str, ...], count: int) -> None:
    """What the readers of files note has French words, with the figures, names and values of the file in them."""
    path = tmp_path / "export.csv"
    path.write_bytes("\n".join(lines).encode("cp1252"))
    file = read_tickets(path, franceconnect.agreement(), layout=layout, skip_bad_rows=True)
    notes = notes_of(file, 0)
    assert len(notes) == count, notes
    phrases = phrases_of("fr")
    for note in notes:
        said = phrases.note(note)
        assert said is not None, note
        assert sorted(re.findall(r"\d+", said)) == sorted(re.findall(r"\d+", note))


def test_tickets_after_now() -> None:
    """One and many tickets received after now are worded."""
    phrases = phrases_of("fr")
    nothing = TicketFile(path="none.csv", tickets=(), latest=None)
    said = [phrases.note(note) for count in (1, 2) for note in notes_of(nothing, count)]
    assert said == [
        "1 ticket reçu après cet instant, qu’aucun chiffre ne compte",
        "2 tickets reçus après cet instant, qu’aucun chiffre ne compte",
    ]


def test_other_notes_stay() -> None:
    """A note that French has no words for is None, and every note in English, whose readers speak it."""
    assert phrases_of("fr").note("tickets without a colour: 1") is None
    assert phrases_of("en").note("tickets without a severity yet: 1") is None
