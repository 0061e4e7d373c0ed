"""Files of tickets written for one test, and the agreement they are read under."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from sla_rules import franceconnect
from sla_rules.errors import FileFaultsError
from sla_rules.files import Layout, read_tickets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sla_rules import Agreement, Ticket
    from sla_rules.files import Fault, TicketFile, TicketStream

    Write = Callable[..., Path]
    Read = Callable[..., TicketFile]
    Faults = Callable[..., list[tuple[int | None, str, str]]]

PARIS = Layout(tz="Europe/Paris")
HEADER = "id,received_at,severity,resolved_at"


@pytest.fixture(scope="session")
def annex() -> Agreement:
    """Return the agreement under its default reading."""
    return franceconnect.agreement()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes lines, or bytes, to a file of that name and returns its path."""

    def written(*lines: str, name: str = "tickets.csv", data: bytes | None = None, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        content = "".join(f"{line}\n" for line in lines).encode(encoding) if data is None else data
        path.write_bytes(gzip.compress(content) if name.endswith(".gz") and data is None else content)
        return path

    return written


@pytest.fixture
def read(write: Write, annex: Agreement) -> Read:
    """Return a function that writes lines to a file and reads its tickets."""

    def reading(
        *lines: str, layout: Layout | None = None, skip_bad_rows: bool = False, **options: object
    ) -> TicketFile:
        return read_tickets(write(*lines, **options), annex, layout=layout, skip_bad_rows=skip_bad_rows)

    return reading


@pytest.fixture
def faults(read: Read) -> Faults:
    """Return a function that reads lines which must be refused and returns line, column and value of each fault."""

    def found(*lines: str, **options: object) -> list[tuple[int | None, str, str]]:
        return [(fault.line, fault.column, fault.value) for fault in faults_of(read, *lines, **options)]

    return found


def faults_of(read: Read, *lines: str, **options: object) -> list[Fault]:
    """Read lines which must be refused, and return the faults."""
    with pytest.raises(FileFaultsError) as caught:
        read(*lines, **options)
    return list(caught.value.faults)  # type: ignore[arg-type] # a file's faults are Fault


def in_columns(read: TicketStream, annex: Agreement) -> dict[str, Ticket]:
    """Return the tickets of a file that are given as columns, and the others, by id."""
    import attrs

    found: dict[str, Ticket] = {}
    assert read.columns is not None
    for part in read.columns():
        for row, ticket in enumerate(part.columns):
            events = tuple(attrs.evolve(event, at=event.at.astimezone(annex.zone)) for event in ticket.events)
            found[part.id_of(row)] = attrs.evolve(ticket, id=part.id_of(row), events=events)
        found |= {ticket.id: ticket for ticket in part.others}
        assert len(part) >= len(part.columns) + len(part.others)
    return found


def times(ticket: Ticket) -> list[str]:
    """Return the instants of a ticket's events."""
    return [event.at.isoformat() for event in ticket.events]
