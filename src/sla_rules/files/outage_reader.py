"""
From a CSV file of outages to the record of a service, or to every fault that the file has.

Each row has a kind, a provider where the kind is of one, a start, and an end that is empty while it lasts. The kind is
one of `OutageKind`, or `maintenance` for a window that was agreed, or `roster` for a provider that belongs to the
service in that time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sla_rules.assessments.outage import OF_A_PROVIDER, Outage, OutageKind
from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.calendars.instants import as_micros
from sla_rules.calendars.window import Window
from sla_rules.calendars.window_set import Windows
from sla_rules.files.encoding import decode
from sla_rules.files.layout import Layout
from sla_rules.files.outage_file import OutageFile
from sla_rules.files.source import open_source
from sla_rules.files.table_reader import TableReader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.header import Places
    from sla_rules.files.rows import Row
    from sla_rules.files.source import Source

ROSTER, MAINTENANCE = "roster", "maintenance"
KINDS = (ROSTER, *map(str, OutageKind), MAINTENANCE)
"""What a row may be."""
COLUMNS = ("kind", "provider", "start", "end")
REQUIRED = ("kind", "start", "end")
TIMES = ("start", "end")

_WITH_PROVIDER = frozenset({ROSTER, *map(str, OF_A_PROVIDER)})
_PERHAPS_WITH_PROVIDER = _WITH_PROVIDER | {OutageKind.UNKNOWN}


def read_outages(
    path: str | Path, agreement: Agreement, *, layout: Layout | None = None, roster: str | Path | None = None
) -> OutageFile:
    """
    Give the record of a service from a CSV file, plain or in gzip (.gz); *roster* is a file with more of its roster.

    The instants are in the zone of the agreement's calendar. Raises FileFaultsError with every fault of the file,
    InvalidValueError when the two files list one provider twice at once.

    >>> from sla_rules import franceconnect
    >>> read_outages("examples/outages.csv", franceconnect.agreement()).latest.isoformat()
    '2026-09-30T11:30:00+02:00'
    """
    layout = layout or Layout()
    listed = () if roster is None else _read(roster, agreement, layout, (), only_roster=True).entries
    found = _read(path, agreement, layout, tuple(listed), only_roster=False)
    return OutageFile(
        path=str(path),
        record=ServiceRecord(
            outages=tuple(found.outages),
            roster=Roster((*listed, *found.entries)),
            maintenance=Windows(found.maintenance),
        ),
        latest=found.latest,
        notes=tuple(found.notes),
    )


def _read(
    path: str | Path, agreement: Agreement, layout: Layout, listed: tuple[RosterEntry, ...], *, only_roster: bool
) -> _OutageReader:
    reader = _OutageReader(str(path), agreement, layout, listed, only_roster=only_roster)
    reader.read(open_source(Path(path)))
    return reader


class _OutageReader(TableReader):
    """One reading of one file of outages, or of a roster alone; *listed* is what another file lists."""

    def __init__(
        self, path: str, agreement: Agreement, layout: Layout, listed: tuple[RosterEntry, ...], *, only_roster: bool
    ) -> None:
        row_is = "a provider on the roster" if only_roster else "an outage"
        super().__init__(path, agreement, layout, wanted=REQUIRED, times=TIMES, row_is=row_is)
        self.outages: list[Outage] = []
        self.entries: list[RosterEntry] = []
        self.maintenance: list[Window] = []
        self.latest: datetime | None = None
        self._kinds = (ROSTER,) if only_roster else KINDS
        self._listed = listed
        self._entry_lines: list[int] = []
        self._places: Places = {}

    def read(self, source: Source) -> None:
        """Read the header, then the rows that are whole, then all their times, then what they say."""
        text = decode(source, encoding=self.layout.encoding)
        if text.note:
            self.notes.append(text.note)
        rows = self._rows(text)
        header = self._header(next(rows, None), text)
        self._places = self._found_places(header)
        said = self._said([row for row in rows if self._is_whole(row, header, text)], self._places)
        self._look_at_dates(said, self._places)
        instants, refused = self._times(said, self._places, self._time_reader(self._places))
        for row, texts in said:
            self._take(row, texts, instants, refused)
        self._check_providers([(row, texts) for row, texts in said if texts["kind"].casefold() != ROSTER])
        if self.faults:
            self._refuse()
        lasting = sum(outage.end is None for outage in self.outages)
        if lasting:
            self.notes.append(f"without an end, and so lasting until now: {lasting}")
        if not (self.entries or self._listed) and any(each.kind in OF_A_PROVIDER for each in self.outages):
            self.notes.append("no roster: nobody knows when all providers were out at once, and no such time counts")

    def _found_places(self, header: Row) -> Places:
        """Find the columns in *header*; refuse the file when one is missing or stands twice."""
        cells = [cell.strip() for cell in header.cells]
        for column in COLUMNS:
            if cells.count(column) > 1:
                self._fault(header.line, column, ", ".join(cells), f"one column {column!r}")
            elif column in REQUIRED and column not in cells:
                self._fault(header.line, column, ", ".join(cells), f"a header with {column!r}")
        if self.faults:
            self._refuse()
        return {column: (cells.index(column), column) for column in COLUMNS if column in cells}

    def _take(
        self, row: Row, texts: Mapping[str, str], instants: Mapping[str, datetime], refused: Mapping[str, str]
    ) -> None:
        """Keep what a row says, or its faults."""
        before = self.faults.count
        kind, provider = texts["kind"].casefold(), texts.get("provider", "")
        start, end = instants.get(texts["start"]), instants.get(texts["end"])
        self._check_kind(row, texts["kind"], provider)
        for column in TIMES:
            if texts[column] and texts[column] not in instants:
                self._cell_fault(row, column, texts[column], refused[texts[column]])
        if not texts["start"]:
            self._cell_fault(row, "start", "", "the time from which it holds")
        if not texts["end"] and kind == MAINTENANCE:
            self._cell_fault(row, "end", "", "the time at which the maintenance ends")
        if start is not None and end is not None and as_micros(end) <= as_micros(start):
            self._cell_fault(row, "end", texts["end"], f"a time after start, {texts['start']}")
        if self.faults.count > before or start is None:
            return
        if kind == ROSTER:
            self._list(row, texts, RosterEntry(provider, start, end))
        elif end is not None and kind == MAINTENANCE:
            self.maintenance.append(Window(start, end))
        else:
            self.outages.append(Outage(OutageKind(kind), start, end, provider or None))
            known = [at for at in (self.latest, start, end) if at is not None]
            self.latest = max(known, key=as_micros)

    def _check_kind(self, row: Row, text: str, provider: str) -> None:
        """Keep the faults of a kind that is none, and of a provider missing or out of place."""
        kind = text.casefold()
        if kind not in self._kinds:
            self._cell_fault(row, "kind", text, ", ".join(self._kinds))
        elif kind in _WITH_PROVIDER and not provider:
            self._fault(row.line, "provider", "", f"the name of one, for {kind} is of a provider")
        elif provider and kind not in _PERHAPS_WITH_PROVIDER:
            self._cell_fault(row, "provider", provider, f"nothing, for {kind} is of the whole service")

    def _list(self, row: Row, texts: Mapping[str, str], entry: RosterEntry) -> None:
        """Keep an entry of the roster, or the fault that it overlaps one of the same provider."""
        first, last = entry.stretch
        for line, other in zip(self._entry_lines, self.entries, strict=True):
            start, end = other.stretch
            if other.provider == entry.provider and first < end and start < last:
                accepted = f"a time at which {entry.provider} is not listed; line {line} has it until"
                until = "now" if other.end is None else other.end.isoformat()
                self._cell_fault(row, "start", texts["start"], f"{accepted} {until}")
                return
        self.entries.append(entry)
        self._entry_lines.append(row.line)

    def _check_providers(self, said: list[tuple[Row, dict[str, str]]]) -> None:
        """Keep the faults of providers that the roster does not list; an empty one has nothing to hold them against."""
        listed = sorted({entry.provider for entry in (*self._listed, *self.entries)})
        for row, texts in said:
            provider = texts.get("provider", "")
            if listed and provider and texts["kind"].casefold() in _PERHAPS_WITH_PROVIDER and provider not in listed:
                self._cell_fault(row, "provider", provider, f"a provider on the roster: {', '.join(listed)}")

    def _cell_fault(self, row: Row, column: str, value: str, accepted: str) -> None:
        """Keep a fault on the line of its cell."""
        place, header = self._places[column]
        self._fault(row.line_of(place), header, value, accepted)
