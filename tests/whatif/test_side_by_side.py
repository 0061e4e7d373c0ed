"""Why a verdict changes, one explanation beside the other."""

from __future__ import annotations

import pytest

from sla_rules.errors import InvalidValueError
from sla_rules.whatif import compare

from .lives import INDICATOR, TODAY
from .test_compare import EARLY, THEN, TICKETS, B

FOUND = compare([TODAY, EARLY], TICKETS, now=THEN)
TOLD = FOUND.explain("from 8", FOUND.others[0].changed[0])


def test_both_are_the_scalar_explanations() -> None:
    """Each is what the scenario's agreement explains of that ticket."""
    assert TOLD.before == TODAY.agreement.assess(TICKETS[0], now=THEN).explain()
    assert TOLD.after == EARLY.agreement.assess(TICKETS[0], now=THEN).explain()


def unmarked(text: str) -> str:
    """Return a text without its margin."""
    return "\n".join(line[2:] for line in text.split("\n"))


def test_as_text() -> None:
    """One after the other, each under the name of its scenario; in French as well."""
    for lang, legend in (("en", "> marks what differs."), ("fr", "> marque ce qui diffère.")):
        head, texts = TOLD.text(lang).split("\n\n== today ==\n\n")
        before, after = texts.split("\n== from 8 ==\n\n")
        assert head == legend
        assert (unmarked(before), unmarked(after)) == (TOLD.before.text(lang), TOLD.after.text(lang))
    assert str(TOLD) == TOLD.text("en")
    with pytest.raises(InvalidValueError, match="lang"):
        TOLD.text("de")


def test_what_differs_is_marked() -> None:
    """Longer hours leave the ticket and its severity as they are, and turn its verdict; one text twice has no mark."""
    before, after = str(TOLD).split("\n== from 8 ==\n")
    for text, verdict in ((before, "counts as met"), (after, "counts as missed")):
        assert "\n  Severity: 2 (Major)\n" in text
        assert "\n    target   95 % of the tickets in less than 24 h of business time\n" in text
        assert f"\n> Indicator {INDICATOR}: {verdict}\n" in text
    assert "\n> " not in str(FOUND.explain("today", 0))


def test_as_html() -> None:
    """Two columns of one table, which a notebook shows, names escaped."""
    html = TOLD._repr_html_()
    assert html == TOLD.html("en")
    assert html.count('scope="col">today</th>') == 1
    assert TOLD.before.html() in html
    assert TOLD.after.html("fr") in TOLD.html("fr")


def test_moved_tickets() -> None:
    """With the same work, the second explanation is that of the ticket as it was moved."""
    longer = TODAY.covering(opening="08:00")
    found = compare([TODAY, longer], [B], now=THEN, resolved="work")
    told = found.explain(longer.name, found.others[0].changed[0])
    assert told.before.assessment.ticket == B
    assert told.after.assessment.ticket != B
