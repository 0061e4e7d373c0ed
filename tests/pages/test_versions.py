"""The versions of the indicator that a page is about."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from attrs import evolve

from sla_rules.pages import About, report_page
from sla_rules.pages.phrases import phrases_of
from sla_rules.pages.versions import labels_of, versioned, versions_of
from tests.assessments.paper import AGREEMENT
from tests.pages.paper import NOW, TICKETS, reports
from tests.pages.reading import Node, facts_of, heads_of, read, rows_of

ENGLISH, FRENCH = phrases_of("en"), phrases_of("fr")
# From May on 80 % instead of 50 %: March and April are 2 of 3 under the first version, May 1 of 2 under the second.
HIGHER = AGREEMENT.amended(date(2026, 5, 1), indicators=(evolve(AGREEMENT.terms.indicators[0], target=Fraction(4, 5)),))
FIRST, SECOND = "Version 1 (2026-03 to 2026-04): ", "Version 2 (2026-05): "


def page(kind: str, lang: str = "en") -> Node:
    """Return the page on the tickets of the small agreement, amended."""
    return read(report_page(HIGHER.reports(TICKETS, kind, now=NOW), About(agreement=HIGHER), lang=lang))


def test_one_version_has_no_label() -> None:
    """An agreement without an amendment, or with one that keeps the indicator, has one version, which is not named."""
    kept = AGREEMENT.amended(date(2026, 5, 1))
    for agreement in (AGREEMENT, kept):
        found = agreement.reports(TICKETS, "month", now=NOW)
        assert [each.received for each in versions_of(found.total, agreement)] == [5]
        assert labels_of(found, agreement, ENGLISH) == [""]
    assert versioned("", "said", ENGLISH) == "said"


def test_versions_are_numbered_with_their_periods() -> None:
    """Each version is named by its number and the periods that it judged, by the number alone over all dates."""
    found = HIGHER.reports(TICKETS, "month", now=NOW)
    assert [(each.target, each.met, each.received) for each in versions_of(found.total, HIGHER)] == [
        (Fraction(1, 2), 2, 3), (Fraction(4, 5), 1, 2),
    ]  # fmt: skip
    assert labels_of(found, HIGHER, ENGLISH) == ["version 1 (2026-03 to 2026-04)", "version 2 (2026-05)"]
    assert labels_of(found, HIGHER, FRENCH)[0] == "version 1 (2026-03 à 2026-04)"
    assert labels_of(HIGHER.reports(TICKETS, "all", now=NOW), HIGHER, ENGLISH) == ["version 1", "version 2"]
    assert versioned("version 1", "dit", FRENCH) == "version 1 : dit"


def test_another_indicator_is_no_version() -> None:
    """The second indicator of the terms is not on the page; an agreement that the reports are not of names no first."""
    second = evolve(AGREEMENT.terms.indicators[0], name="other", target=Fraction(1))
    both = AGREEMENT.evolve(indicators=(AGREEMENT.terms.indicators[0], second))
    found = both.reports(TICKETS, "month", now=NOW)
    assert [each.name for each in versions_of(found.total, both)] == [AGREEMENT.terms.indicators[0].name]
    alien = AGREEMENT.evolve(indicators=(second,))
    assert versions_of(reports().total, alien) == (reports().total.indicator,)


def test_the_head_has_a_verdict_for_each_version() -> None:
    """The target of 50 % is reached and that of 80 % missed; nothing is said of the five tickets together."""
    header = page("month").one("header")
    assert [each.text for each in header.all("p")][:4] == [
        f"{FIRST}2 of 3 tickets count as met, 66.66 %: the target is reached. Of 2 months, 1 misses the target.",
        f"{SECOND}1 of 2 tickets counts as met, 50.00 %: the target is missed. Of 1 month, 1 misses the target.",
        f"{FIRST}50 % of the tickets within 4 h of business time (§4)",
        f"{SECOND}80 % of the tickets within 4 h of business time (§4)",
    ]
    facts = facts_of(header)
    assert facts["share met"] == ["version 1: 66.66 %", "version 2: 50.00 %"]
    assert facts["verdict"] == ["version 1: reached", "version 2: missed"]
    # of three received one may be missed at 50 %, and one was; of two none may at 80 %, and the open one is late
    assert facts["misses left"] == ["version 1: 0", "version 2: −1"]
    assert (facts["tickets"], facts["late on a commitment"]) == (["6"], ["2"])
    promises = facts_of(page("month").by_id("basis"))["promise"]
    assert [promise[:42] for promise in promises] == [
        "version 1 (2026-03 to 2026-04): 50 % of th", "version 2 (2026-05): 80 % of the tickets w",
    ]  # fmt: skip
    french = page("all", "fr").one("header").all("p")[1].text
    assert french == "Version 2 : 1 ticket sur 2 compte comme tenu, 50,00 % : cible manquée."


def test_the_table_has_a_row_for_each_version() -> None:
    """A quarter that has both has two rows, each under its target, and so has the whole: the rows sum to it."""
    root = page("quarter")
    table = root.by_id("indicator-table")
    assert heads_of(table)[:5] == ["period", "version", "target", "received", "met"]
    rows, foot = rows_of(table), rows_of(table, "tfoot")
    assert [[cell.text for cell in (*row[:5], row[12])] for row in rows] == [
        ["2026-Q1", "1", "50 %", "2", "2", "reached"],
        ["2026-Q2", "1", "50 %", "1", "0", "missed"],
        ["2026-Q2", "2", "80 %", "2", "1", "missed"],
    ]
    assert [[cell.text for cell in (*row[:5], row[12])] for row in foot] == [
        ["all", "1", "50 %", "3", "2", "reached"],
        ["all", "2", "80 %", "2", "1", "missed"],
    ]
    assert [row[2].key for row in foot] == ["500000", "800000"]
    assert root.by_id("indicator").text.count("the Wilson interval at 95 %") == 2


def test_the_drawing_has_a_target_for_each_version() -> None:
    """Three places for two quarters, the dashed line stepping up at the third, and both targets named."""
    root = page("quarter")
    picture = root.by_id("share-plot")
    assert [each.said["d"] for each in picture.all("path") if each.said["class"] == "m-target"][-2:] == [
        # from 0 % at y = 258 to 100 % at y = 26, each place a third of 694
        "M52 142L514.7 142", "M514.7 72.4L746 72.4",
    ]  # fmt: skip
    assert picture.by_id("share-plot-told").text == (
        "2 periods, from 0.00 % in 2026-Q2 to 100.00 % in 2026-Q1; the target is 50 %, then 80 %. "
        "The table below has every figure."
    )
    assert [item.text for item in picture.all("li")] == ["reached", "missed", "target 50 %, then 80 %"]
    assert "cible 50 %, puis 80 %" in page("month", "fr").by_id("share-plot").text
