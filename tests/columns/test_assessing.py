"""Whole assessments of whole tables, held against the scalar ones row by row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, ClockHours, Ticket, franceconnect
from sla_rules.columns import TicketColumns, assess
from sla_rules.columns.figures import FIGURES, figure_of_one
from sla_rules.errors import (
    InvalidTypeError,
    InvalidValueError,
    NaiveDatetimeError,
    NoOpenTimeError,
    OutOfRangeError,
    UnknownNameError,
)

from .assess_cases import cases
from .random_cases import Dice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PARIS = "Europe/Paris"
NOW = datetime(2026, 3, 10, 15, tzinfo=UTC)
ROWS: dict[str, list[Any]] = {
    "id": ["a", "b", "c"],
    "received_at": ["2026-03-06T16:00", "2026-03-09T09:00", "2026-03-09T09:00"],
    "severity_assigned_at": ["2026-03-06T16:10", None, "2026-03-09T09:00"],
    "severity": ["Major", None, "info"],
    "resolved_at": ["2026-03-09T09:00", None, None],
    "scope": ["site", None, "user"],
    "blocking": [True, False, True],
}
TIMES = ("received_at", "severity_assigned_at", "resolved_at")
FIRST = datetime(2026, 3, 6, 16, tzinfo=UTC)


def as_numpy() -> dict[str, Any]:
    """Return the rows as arrays of numpy, in UTC."""
    table: dict[str, Any] = {name: np.array(ROWS[name], "M8[us]") for name in TIMES}
    return table | {
        "severity": np.array(ROWS["severity"], object),
        "scope": np.array(ROWS["scope"], object),
        "blocking": np.array(ROWS["blocking"]),
    }


def as_pandas() -> pd.DataFrame:
    """Return the rows as a frame of pandas with an index of its own, in Paris."""
    frame = pd.DataFrame(ROWS, index=[7, 8, 9])
    for name in TIMES:
        frame[name] = pd.to_datetime(frame[name], utc=True).dt.tz_convert(PARIS)
    return frame


def as_polars() -> Any:  # noqa: ANN401 -- a DataFrame, where Polars is installed
    """Return the rows as a frame of Polars, in Paris."""
    pl = pytest.importorskip("polars")
    zone = pl.col(*TIMES).str.to_datetime(time_unit="us", time_zone="UTC").dt.convert_time_zone(PARIS)
    return pl.DataFrame(ROWS).with_columns(zone)


def as_arrow() -> Any:  # noqa: ANN401 -- a Table, where Arrow is installed
    """Return the rows as a table of Arrow, in Paris."""
    pytest.importorskip("pyarrow")
    return as_polars().to_arrow()


KINDS = [as_numpy, as_pandas, as_polars, as_arrow]


def tickets() -> list[Ticket]:
    """Return the rows as tickets."""
    severities = {"Major": franceconnect.MAJOR, "info": franceconnect.INFO, None: None}
    times: dict[str, Any] = {
        name: [text and datetime.fromisoformat(text).replace(tzinfo=UTC) for text in ROWS[name]] for name in TIMES
    }
    return [
        Ticket.from_times(
            ROWS["id"][row],
            severity=severities[ROWS["severity"][row]],
            scope=ROWS["scope"][row],
            blocking=ROWS["blocking"][row],
            **{name: times[name][row] for name in TIMES},
        )
        for row in range(3)
    ]


def differences(agreement: Agreement, some: Iterable[Ticket], now: datetime) -> list[object]:
    """Return every figure of the columns that is not that of the scalar assessment."""
    columns_given = some if isinstance(some, TicketColumns) else TicketColumns.from_tickets(some)
    answered = assess(agreement, columns_given, now=now, figures=FIGURES)
    columns = dict(answered.values)
    found: list[object] = []
    for row, ticket in enumerate(columns_given):
        assessment = agreement.assess(ticket, now=now)
        for commitment in assessment.terms.commitments:
            for figure in FIGURES:
                name = f"{commitment.name}_{figure}"
                wanted = figure_of_one(assessment, commitment.name, figure)
                if int(columns[name][row]) != wanted:
                    found.append((name, row, wanted, int(columns[name][row]), ticket, commitment))
    return found


@settings(max_examples=100)
@given(cases())
def test_every_figure_is_that_of_the_scalar_assessment(case: tuple[Agreement, list[Ticket], datetime]) -> None:
    """Random agreements in every mode, tickets of every history, any now: no figure differs by a microsecond."""
    assert differences(*case) == []


@settings(max_examples=25)
@given(st.integers(0, 1 << 40))
def test_no_figure_differs_where_much_happens(seed: int) -> None:
    """Long histories with many turns at one instant, thirty tickets at a time: no figure differs either."""
    assert differences(*Dice(seed).case(30)) == []


@settings(max_examples=40)
@given(st.integers(0, 1 << 40))
def test_no_figure_differs_of_plain_lives(seed: int) -> None:
    """Lives of four steps at most, in a column each, take a shorter way to the same figures."""
    assert differences(*Dice(seed).plain_case(30)) == []


@pytest.mark.parametrize("make", KINDS)
def test_every_kind_of_table_comes_back_with_the_same_figures(make: Callable[[], Any]) -> None:
    """The figures of three rows are those of three scalar assessments, whatever the kind of table."""
    agreement = franceconnect.agreement()
    options: dict[str, Any] = {"tz": "UTC"} if make is as_numpy else {}
    answered = assess(agreement, make(), now=NOW, figures=tuple(FIGURES), **options)
    for row, ticket in enumerate(tickets()):
        assessment = agreement.assess(ticket, now=NOW)
        for commitment in assessment.commitments:
            for figure in FIGURES:
                value = _plain(answered[f"{commitment.name}_{figure}"], row)
                scalar = getattr(commitment, figure) if figure != "escalation" else None
                if figure == "escalation":
                    scalar = figure_of_one(assessment, commitment.name, figure)
                assert value == scalar, (commitment.name, figure)


def _plain(column: Any, row: int) -> object:  # noqa: ANN401 -- any kind of column
    """Return a value of a column of any kind as Python has it."""
    if isinstance(column, pd.Series):
        value = column.iloc[row]
        if value is pd.NaT:
            return None
        return (
            value.to_pydatetime()
            if isinstance(value, pd.Timestamp)
            else getattr(value, "to_pytimedelta", lambda: value)()
        )
    if isinstance(column, np.ndarray):
        value = column[row].item() if hasattr(column[row], "item") else column[row]
        return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
    value = column[row]
    return value.as_py() if hasattr(value, "as_py") else value


def test_a_frame_keeps_its_rows_and_columns() -> None:
    """The columns given come first, unchanged, with their index and zone; the new ones follow."""
    frame = as_pandas()
    answered = assess(
        franceconnect.agreement(), frame, now=NOW, commitments=["resolution"], figures=["due_at", "state"]
    )
    assert list(answered.columns) == [*frame.columns, "resolution_due_at", "resolution_state"]
    pd.testing.assert_frame_equal(answered[list(frame.columns)], frame)
    assert str(answered["resolution_due_at"].dtype) == "datetime64[us, Europe/Paris]"
    assert answered["resolution_state"].dtype == "category"


def test_states_of_other_frames_are_kinds_of_texts() -> None:
    """An enumeration of Polars, a dictionary of Arrow."""
    pl, pa = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    frame = assess(franceconnect.agreement(), as_polars(), now=NOW, figures=["state"])
    assert isinstance(frame.schema["resolution_state"], pl.Enum)
    arrow = assess(franceconnect.agreement(), as_arrow(), now=NOW, figures=["state"])
    assert pa.types.is_dictionary(arrow.schema.field("resolution_state").type)


def test_columns_of_tickets_are_answered_by_columns() -> None:
    """TicketColumns give immutable columns, which turn into texts and times of numpy by name."""
    answered = assess(franceconnect.agreement(), TicketColumns.from_tickets(tickets()), now=NOW)
    assert answered["resolution_state"].tolist() == ["met", "not_started", "running"]
    assert answered["resolution_due_at"].dtype == "M8[us]"
    assert len(answered) == 3
    with pytest.raises(UnknownNameError, match="column: 'x' is not there; there are resolution_started_at"):
        answered["x"]


def test_wall_clock_times_come_back_as_wall_clock_times() -> None:
    """Columns without a zone are read on the clocks of *tz*, and answered on them."""
    frame = as_pandas()
    for name in TIMES:
        frame[name] = frame[name].dt.tz_localize(None)
    answered = assess(franceconnect.agreement(), frame, now=NOW, tz=PARIS)
    assert answered["resolution_due_at"].tolist()[0] == pd.Timestamp("2026-03-09 12:40")
    with pytest.raises(NaiveDatetimeError, match=r"received_at .*carry no zone"):
        assess(franceconnect.agreement(), frame, now=NOW)


def test_a_due_date_that_the_clocks_show_twice_is_refused_or_shown() -> None:
    """Two hours of the clock from 00:30 on 25 October 2026 end at a 02:30 that comes twice."""
    agreement = franceconnect.agreement()
    promise = attrs.evolve(agreement.terms.commitment("handling"), limit=ClockHours(2))
    agreement = agreement.evolve(commitments=(promise,), escalations=())
    table = {"received_at": np.array(["2026-10-25T00:30", "2026-10-25T00:30"], "M8[m]")}
    now = datetime(2026, 10, 24, 22, 45, tzinfo=UTC)
    with pytest.raises(InvalidValueError, match=r"handling_due_at, answer: row 0: 2026-10-25T02:30.*; 2 such rows"):
        assess(agreement, table, now=now, tz=PARIS)
    shown = assess(agreement, table, now=now, tz=PARIS, wall_time="shift")["handling_due_at"]
    assert shown.astype(str).tolist() == ["2026-10-25T02:30:00.000000"] * 2
    none = {"received_at": np.array(["2026-10-25T00:50"], "M8[m]")}
    assert np.isnat(assess(agreement, none, now=now, tz=PARIS)["handling_due_at"]).all()


def test_versions_judge_by_the_date_of_reception() -> None:
    """A commitment that only the later version has says nothing of tickets received before it."""
    agreement = franceconnect.agreement()
    handling = agreement.terms.commitment("handling")
    resolution = agreement.terms.commitment("resolution")
    later = agreement.evolve(commitments=(resolution,)).amended(date(2026, 3, 9), commitments=(resolution, handling))
    answered = assess(later, as_polars(), now=NOW)
    assert answered["handling_state"].to_list() == [None, "running", "running"]
    assert answered["handling_due_at"].is_null().to_list() == [True, False, False]


@pytest.mark.parametrize("threads", [1, 3])
def test_long_tables_are_the_sum_of_their_rows(threads: int) -> None:
    """Rows far apart are answered alike, whatever the number of threads that share the chunks."""
    table = {name: np.tile(column, 20_000) for name, column in as_numpy().items()}
    answered = assess(franceconnect.agreement(), table, now=NOW, tz="UTC", threads=threads)
    once = assess(franceconnect.agreement(), as_numpy(), now=NOW, tz="UTC")
    for name, column in once.items():
        assert (answered[name].reshape(20_000, 3)[[0, 9_999, 19_999]].astype(str) == column.astype(str)).all(), name


def test_whole_numbers_are_microseconds() -> None:
    """Columns of int64 are microseconds of UTC, with numpy's NaT for nothing."""
    table = as_numpy()
    numbers = {name: column.view("i8") if name in TIMES else column for name, column in table.items()}
    answered, wanted = (assess(franceconnect.agreement(), each, now=NOW, tz="UTC") for each in (numbers, table))
    assert answered["resolution_due_at"].astype(str).tolist() == wanted["resolution_due_at"].astype(str).tolist()


FAULTS: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"received_at": np.array([1, 2]), "id": np.array([1])}, InvalidValueError, "id: 1 rows, where received_at has 2"),
    (
        {"received_at": np.array([0, -80 * 365 * 86_400_000_000])},
        OutOfRangeError,
        "tickets: row 1: 1890-01-20T.* 1 such row",
    ),
    (
        {"received_at": np.array([1, 2]), "scope": np.array(["site", "x"])},
        UnknownNameError,
        "tickets: row 1: ticket '1'",
    ),
    ({"received_at": np.array([4_102_444_800_000_000 + 364 * 86_400_000_000])}, NoOpenTimeError, "row 0"),
]


@pytest.mark.parametrize(("table", "error", "said"), FAULTS)
def test_faults_name_the_first_row(table: dict[str, Any], error: type[Exception], said: str) -> None:
    """A table that no agreement can assess is refused by its first row at fault."""
    with pytest.raises(error, match=said):
        assess(franceconnect.agreement(), table, now=datetime(2100, 12, 31, 15, tzinfo=UTC))


def test_arguments_that_name_nothing_are_refused() -> None:
    """Figures, commitments and columns are named as they are called, and no column is written over."""
    agreement = franceconnect.agreement()
    with pytest.raises(UnknownNameError, match="figures: 'due' is none; accepted are started_at"):
        assess(agreement, as_polars(), now=NOW, figures=["due"])
    with pytest.raises(UnknownNameError, match="commitments: 'x' is not in the agreement; accepted are resolution"):
        assess(agreement, as_polars(), now=NOW, commitments=["x"])
    with pytest.raises(InvalidTypeError, match=r"agreement: .* a Agreement is wanted"):
        assess("annex", as_polars(), now=NOW)  # type: ignore[arg-type] # that is the point
    answered = assess(agreement, as_polars(), now=NOW)
    with pytest.raises(InvalidValueError, match="there is a column 'resolution_started_at' already"):
        assess(agreement, answered, now=NOW)
    with pytest.raises(InvalidValueError, match="threads: 0 is no number of threads"):
        assess(agreement, as_polars(), now=NOW, threads=0)
    assert FIRST < NOW
