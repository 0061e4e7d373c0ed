"""The rows and the calendar of the columns' own tests."""

from tests.columns.conftest import french, rows

__all__ = ["french", "rows"]
