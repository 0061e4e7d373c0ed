"""What every table of a file has in common: rows under a header, times, and every fault named."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING, NoReturn

from sla_rules.calendars.wall_time import WallTime
from sla_rules.errors import FileFaultsError, InvalidValueError
from sla_rules.files.date_format import DAY_OR_MONTH, SlashedDates, SlashedEvidence
from sla_rules.files.encoding import is_clean
from sla_rules.files.fault import Fault
from sla_rules.files.faults import Faults
from sla_rules.files.rows import guess_delimiter, read_rows
from sla_rules.files.said import Said
from sla_rules.files.times import TimeReader, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.files.encoding import Text
    from sla_rules.files.header import Places
    from sla_rules.files.layout import Layout
    from sla_rules.files.rows import Row

# Longer than any limit of a ticket: what comes so long before the end of the known years needs no trial.
_YEAR = timedelta(days=366)


class TableReader:
    """
    One reading of one file, with the notes and the faults gathered on the way.

    *wanted* are the columns that the header must have, under the file's names; *times* are those of times, under our
    own; *row_is* says what a row holds.
    """

    def __init__(
        self,
        path: str,
        agreement: Agreement,
        layout: Layout,
        *,
        wanted: tuple[str, ...],
        times: tuple[str, ...],
        row_is: str,
    ) -> None:
        self.path = path
        self.agreement = agreement
        self.layout = layout
        self.meanings = layout.values.by_column()
        self.notes: list[str] = []
        self.faults = Faults()
        self._met: set[tuple[str, str]] = set()
        self._delimiter = layout.delimiter
        self._slashes = SlashedEvidence()
        self._first_date: tuple[Row, dict[str, str], str] | None = None
        self._wanted = wanted
        self._time_columns = times
        self._row_is = row_is

    def _rows(self, text: Text) -> Iterator[Row]:
        """Give the rows of the file, the header first, by the delimiter said or the one that is certain."""
        if self._delimiter is None:
            self._delimiter, certain = guess_delimiter(text.lines, self._wanted)
            if certain and self._delimiter != ",":
                self.notes.append(f"delimiter {self._delimiter!r}: the header has the columns required with no other")
        return read_rows(text.lines(), self._delimiter)

    def _header(self, header: Row | None, text: Text) -> Row:
        """Give the header back; refuse a file that has none that can be read."""
        if header is None:
            self._fault(None, "", "an empty file", f"a header, then one row {self._row_is}")
            self._refuse()
        if not self._is_whole(header, header, text):
            self._refuse()
        return header

    def _is_whole(self, row: Row, header: Row, text: Text, faults: Faults | None = None) -> bool:
        """Tell whether a row has all its cells, in the file's encoding; its faults are kept, in *faults* if given."""
        if row.problem:
            accepted = "cells quoted in full, a quote inside written twice, of at most"
            self._fault(row.line, "", row.problem, f"{accepted} {csv.field_size_limit()} characters", faults)
            if row.lost:
                self._refuse()
        elif len(row.cells) != len(header.cells):
            count = len(header.cells)
            self._fault(row.line, "", f"{len(row.cells)} cells", f"{count} cells, as in the header", faults)
        elif not text.clean:
            bad = [place for place, cell in enumerate(row.cells) if not is_clean(cell)]
            for place in bad:
                accepted = f"text in {text.encoding}, or --encoding with the one that it is in"
                self._fault(row.line_of(place), header.cells[place].strip(), row.cells[place], accepted, faults)
            return not bad
        else:
            return True
        return False

    def _said(self, rows: Sequence[Row], places: Places) -> Said:
        """Give what the cells of rows say, by column, after the caller's meanings."""
        cells = list(zip(*(row.cells for row in rows), strict=True))
        return Said(
            rows,
            {
                column: self._meant(column, [cell.strip() for cell in cells[place]] if rows else [])
                for column, (place, _) in places.items()
            },
        )

    def _meant(self, column: str, texts: list[str]) -> list[str]:
        """Give what texts of a column stand for."""
        meant = self.meanings.get(column)
        if meant is None:
            return texts
        self._met.update((column, text) for text in set(texts) & meant.keys())
        return [meant.get(text, text) for text in texts]

    def _note_meanings(self, places: Places) -> None:
        """Say which of the caller's meanings are of nothing in the file, as a slip of spelling makes them."""
        for column, meant in self.meanings.items():
            if column not in places:
                self.notes.append(f"no column {column}: its values mapped are of nothing")
            elif idle := [repr(text) for text in meant if (column, text) not in self._met]:
                self.notes.append(f"mapped, and in no cell of {places[column][1]}: {', '.join(idle)}")

    def _look_at_dates(self, said: Said, places: Places) -> None:
        """Take what the times of these rows tell of the order of day and month."""
        if self.layout.date_format is None:
            self._slashes.add(self._time_texts(said, places))
            if self._slashes.found and self._first_date is None:
                self._first_date = next(
                    (row, texts, column)
                    for row, texts in said
                    for column in self._time_columns
                    if SlashedDates.is_one(texts.get(column, ""))
                )

    def _time_reader(self, places: Places) -> TimeReader:
        """Say how the times are read, all rows having been looked at; refuse dates that may be read in two ways."""
        slashed = self._slashes.order
        if slashed.doubt and self._first_date is not None:
            row, texts, column = self._first_date
            place, header = places[column]
            self._fault(row.line_of(place), header, texts[column], f"{DAY_OR_MONTH}: {slashed.doubt}")
            self._refuse()
        if slashed.evidence:
            self.notes.append(f"dates read as {slashed.text}: {slashed.evidence!r} can be read in no other way")
        if self.layout.wall_time is not WallTime.RAISE:
            self.notes.append(f"wall-clock times that a switch skips or repeats: {self.layout.wall_time}")
        return TimeReader(
            zone=self.layout.zone,
            shown_in=self.agreement.zone,
            wall_time=self.layout.wall_time,
            date_format=self.layout.date_format,
            slashed=slashed,
        )

    def _times(self, said: Said, places: Places, reader: TimeReader) -> tuple[dict[str, datetime], dict[str, str]]:
        """Read every time of these rows once: instants, and what is accepted in place of the others."""
        instants, refused = reader.read_all(self._time_texts(said, places))
        self._refuse_unknown_years(instants, refused)
        return instants, refused

    def _time_texts(self, said: Said, places: Places) -> set[str]:
        """Give the texts of all times, each once."""
        return set().union(*(said.texts[column] for column in self._time_columns if column in places)) - {""}

    def _refuse_unknown_years(self, instants: dict[str, datetime], refused: dict[str, str]) -> None:
        """Move to *refused* the instants of years that the agreement's calendar does not know."""
        calendar = self.agreement.calendar
        for text, at in list(instants.items()) if _outside(calendar, instants.values()) else ():
            try:
                known(at, calendar)
            except InvalidValueError as error:
                refused[text] = str(error)
                del instants[text]

    def _is_near_the_end(self, instants: Collection[datetime]) -> bool:
        """Tell whether the agreement's calendar does not know a whole year from the last instant on."""
        try:
            return bool(instants) and _outside(self.agreement.calendar, [max(instants) + _YEAR])
        except OverflowError:
            return True

    def _fault(self, line: int | None, column: str, value: str, accepted: str, faults: Faults | None = None) -> None:
        """Keep a fault of this file, in *faults* if given."""
        fault = Fault(file=self.path, line=line, column=column, value=value, accepted=accepted)
        (self.faults if faults is None else faults).add(fault)

    def _refuse(self) -> NoReturn:
        """Refuse the file for the faults found so far."""
        faults = self.faults.first()
        msg = f"{self.path}: {self.faults.count} faults; the first: {faults[0]}"
        raise FileFaultsError(msg, faults=faults, count=self.faults.count)


def _outside(calendar: Calendar, instants: Collection[datetime]) -> bool:
    """Tell whether *calendar* does not know the first or the last instant."""
    try:
        for at in (min(instants), max(instants)) if instants else ():
            known(at, calendar)
    except InvalidValueError:
        return True
    return False
