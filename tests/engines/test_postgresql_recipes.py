"""PostgreSQL: the recipes of docs/sql.md give the kernel's answers, on a server that is started for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engines.hours import YEARS
from tests.engines.pages import recipes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sla_rules import BusinessCalendar
    from sla_rules.calendars.integral_table import WindowRow
    from tests.columns.engine_rows import EngineRows

    Query = Callable[..., list[str]]

SCHEMA = """
CREATE TABLE hours (opening timestamptz, closing timestamptz, opened_before bigint);
CREATE TABLE tickets (id bigint, opened timestamptz, closed timestamptz, amount bigint);
CREATE INDEX ON hours (opening);
CREATE INDEX ON hours (opened_before);
"""


def programs() -> Path | None:
    """Return the folder of the newest server that is installed; Debian keeps it off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    folders = [*debian, *([Path(found).resolve().parent] if found else [])]
    return next((folder for folder in reversed(folders) if (folder / "psql").exists()), None)


BIN = programs()
# The server does not run as root; Debian's package makes a user for it.
USER = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
pytestmark = pytest.mark.skipif(BIN is None, reason="no PostgreSQL server: apt-get install postgresql")


@pytest.fixture(scope="module")
def query(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Query]:
    """Start a server on a socket of its own and return a call of psql with a script and its input."""
    assert BIN is not None
    home = tmp_path_factory.mktemp("postgresql")
    if USER:
        for folder in (home, *list(home.parents)[:2]):
            folder.chmod(0o755)
        shutil.chown(home, USER)
    data = home / "data"

    def run(program: str, *arguments: str, given: str = "") -> str:
        command = [str(BIN / program), *arguments]
        done = subprocess.run(command, check=True, input=given, capture_output=True, text=True, user=USER, cwd=home)
        return done.stdout

    run("initdb", "--pgdata", str(data), "--auth", "trust", "--no-sync", "--encoding", "UTF8")
    options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
    started = ["pg_ctl", "--pgdata", str(data), "--wait", "--log", str(home / "log"), "--options", options, "start"]
    subprocess.run([str(BIN / started[0]), *started[1:]], check=True, stdout=subprocess.DEVNULL, user=USER, cwd=home)

    def ask(script: str, given: str = "") -> list[str]:
        arguments = ("--host", str(home), "--dbname", "postgres", "--no-psqlrc", "--quiet", "--tuples-only")
        return run(
            "psql", *arguments, "--no-align", "--set", "ON_ERROR_STOP=1", "--command", script, given=given
        ).splitlines()

    yield ask
    run("pg_ctl", "--pgdata", str(data), "--mode", "immediate", "stop")


def test_plain_sql(query: Query, french: BusinessCalendar, rows: EngineRows) -> None:
    """Lateral joins count the elapsed time and find the due dates; nulls stay."""
    query(SCHEMA)
    hours = "".join(f"{row.opening}\t{row.closing}\t{micros}\n" for row, micros in _table(french))
    query("COPY hours FROM STDIN", hours)
    columns = [column.astype("M8[us]") for column in (rows.starts.data, rows.ends.data)]
    tickets = "".join(
        f"{number}\t{'' if rows.nulls[number] else f'{opened}+00'}\t{closed}+00\t{86_400_000_000}\n"
        for number, (opened, closed) in enumerate(zip(*columns, strict=True))
    ).replace("\t\t", "\t\\N\t")
    query("COPY tickets FROM STDIN", tickets)
    elapsed, due = recipes("sql.md", "## PostgreSQL")
    counted = f"SELECT elapsed FROM ({elapsed}) AS found ORDER BY id"  # noqa: S608 -- our own page
    assert [_number(line) for line in query(counted)] == rows.elapsed
    micros = f"SELECT (extract(epoch FROM due) * 1000000)::bigint FROM ({due}) AS found ORDER BY id"  # noqa: S608 -- our own page
    assert [_number(line) for line in query(micros)] == rows.due


def _table(calendar: BusinessCalendar) -> list[tuple[WindowRow, int]]:
    table = calendar.to_table(YEARS)
    return list(zip(table, table.opened_before, strict=True))


def _number(text: str) -> int | None:
    return int(text) if text else None
