"""The verbs as functions of Spark's columns, on a local Spark."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from sla_rules import columns
from tests.engines.pages import recipes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules import BusinessCalendar
    from tests.columns.engine_rows import EngineRows

pytest.importorskip("pyspark", reason="Spark is not installed: pip install pyspark")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark runs on Java, and there is none: install a JRE, 17 or newer", allow_module_level=True)

from sla_rules.columns.spark_engine import function

# Spark warns that it has not been tested with pandas 3, which is not used here; and its sockets close when they like.
pytestmark = [
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Start a Spark of one worker, which runs this interpreter."""
    from pyspark.sql import SparkSession

    with patch.dict(os.environ, PYSPARK_PYTHON=sys.executable), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = (
            SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.session.timeZone", "Europe/Paris")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate()
        )
        yield session
        session.stop()


def test_every_function(spark: Any, french: BusinessCalendar, rows: EngineRows) -> None:  # noqa: ANN401 -- a session
    """Each on a frame in one job, nulls included, whatever the zone of the session."""
    tickets = spark.createDataFrame(rows.arrow())
    found = tickets.select(
        function("elapsed", french)("opened", "closed").alias("elapsed"),
        function("add", french)("opened", "amount").alias("due"),
        function("is_open", french)("opened").alias("is_open"),
        function("business_days", french)("opened_on", "closed_on").alias("days"),
    ).toArrow()
    assert found["elapsed"].to_pylist() == rows.elapsed
    assert found["due"].cast("int64").to_pylist() == rows.due
    assert found["is_open"].to_pylist() == rows.is_open
    assert found["days"].to_pylist() == rows.days


def test_map_in_arrow(spark: Any, french: BusinessCalendar, rows: EngineRows) -> None:  # noqa: ANN401 -- a session
    """The kernel itself in `mapInArrow`, batch by batch: the calendar travels by pickle."""
    import pyarrow as pa

    def assessed(batches: Any) -> Any:  # noqa: ANN401 -- batches of Arrow
        for batch in batches:
            elapsed = columns.elapsed(french, batch["opened"], batch["closed"]).cast(pa.int64())
            yield pa.RecordBatch.from_arrays([batch["id"], elapsed], ["id", "elapsed"])

    found = spark.createDataFrame(rows.arrow()).mapInArrow(assessed, "id long, elapsed long").toArrow()
    assert found["elapsed"].to_pylist() == rows.elapsed


def test_the_page(spark: Any, french: BusinessCalendar, rows: EngineRows) -> None:  # noqa: ANN401 -- a session
    """The adapter as docs/columns.md shows it."""
    names: dict[str, Any] = {"desk": french, "tickets": spark.createDataFrame(rows.arrow())}
    exec(recipes("columns.md", "## Engines")[3], names)  # noqa: S102 -- our own page
    found = names["answered"].toArrow()
    assert found["elapsed"].to_pylist() == rows.elapsed
    assert found["due"].cast("int64").to_pylist() == rows.due
