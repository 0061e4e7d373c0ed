"""The instant of an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
import pytest

from sla_rules import franceconnect
from sla_rules.cli.now import now_of
from sla_rules.errors import InvalidValueError
from sla_rules.files import Layout, read_tickets
from tests.cli.conftest import HEADER, NOW, WEEK

if TYPE_CHECKING:
    from tests.cli.conftest import Export

AGREEMENT = franceconnect.agreement()


def test_said_or_the_latest(export: Export) -> None:
    """--now wins; without it the latest instant of the file counts."""
    read = read_tickets(export(*WEEK), AGREEMENT)
    assert now_of(NOW, read, AGREEMENT, Layout()) == datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert now_of(None, read, AGREEMENT, Layout()) == datetime(2026, 4, 1, 8, tzinfo=UTC)


def test_neither(export: Export) -> None:
    """A file without tickets has no latest instant; what is no time is a usage error."""
    read = read_tickets(export(HEADER), AGREEMENT)
    with pytest.raises(InvalidValueError, match="has no ticket, and so no latest instant; say --now"):
        now_of(None, read, AGREEMENT, Layout())
    with pytest.raises(click.BadParameter, match="accepted: "):
        now_of("noon", read, AGREEMENT, Layout())
