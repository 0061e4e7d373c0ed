"""A whole page."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from itertools import pairwise

import pytest
from attrs import evolve

from sla_rules import Ticket
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.pages import About, Source, report_page
from tests.assessments.paper import AGREEMENT, HIGH, PARIS, monday
from tests.pages.paper import reports, ticket
from tests.pages.reading import Node, facts_of, read

ABOUT = About(agreement=AGREEMENT, source=Source(name="export.csv"))


def page(lang: str = "en") -> Node:
    """Return the page on the tickets of the small agreement."""
    return read(report_page(reports(), ABOUT, lang=lang))


def test_sections_in_order() -> None:
    """One first heading, a second for each section, none skipped, and a link to each section."""
    root = page()
    assert root.one("html").said == {"lang": "en"}
    assert root.one("head").one("title").text == root.one("h1").text == "Service report: export.csv"
    assert [each.text for each in root.all("h2")] == [
        "Indicator by month", "Severities", "Late tickets", "Next escalations", "What the figures depend on",
    ]  # fmt: skip
    levels = [int(node.name[1]) for node in root.walk() if re.fullmatch(r"h[1-6]", node.name)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    links = [(link.said["href"], link.text) for link in root.one("nav").all("a")]
    assert links == [
        (f"#{each.said['id']}", each.one("h2").text) for each in root.one("main").all("section") if "id" in each.said
    ]
    ids = [node.said["id"] for node in root.walk() if "id" in node.said]
    assert len(ids) == len(set(ids))


def test_the_head_of_the_page() -> None:
    """The verdict in a sentence, the promise behind it, and the figures that are asked for first."""
    root = page()
    assert [each.text for each in root.one("header").all("p")][:2] == [
        "3 of 5 tickets count as met, 60.00 %: the target is reached. Of 3 months, 1 misses the target.",
        "50 % of the tickets within 4 h of business time (§4)",
    ]
    assert facts_of(root.one("header")) == {
        "share met": ["60.00 %"], "verdict": ["reached"], "tickets": ["6"], "misses left": ["0"],
        "late on a commitment": ["2"],
    }  # fmt: skip
    whole = read(report_page(reports(kind="all"), ABOUT))
    assert whole.all("p")[0].text == "3 of 5 tickets count as met, 60.00 %: the target is reached."
    nothing = read(report_page(AGREEMENT.reports([], "month", now=monday(9)), About(agreement=AGREEMENT)))
    assert nothing.all("p")[0].text == "Nothing was received that the indicator counts."
    assert nothing.one("head").one("title").text == "Service report"


def test_a_month_that_open_tickets_can_still_turn() -> None:
    """April is missed so far, three hours into the four of its one ticket; March, of 6 h, is missed for good."""
    at = datetime(2026, 4, 6, 12, tzinfo=PARIS)
    for tickets, said in (
        (
            (ticket("A", 4, None),),
            ("Of 1 month, 1 misses the target so far.", "Sur 1 mois, 1 manque la cible à ce stade."),
        ),
        (
            (ticket("M", 3, 6), ticket("A", 4, None)),
            (
                "Of 2 months, 1 misses the target, 1 misses the target so far.",
                "Sur 2 mois, 1 manque la cible, 1 manque la cible à ce stade.",
            ),
        ),
        ((ticket("M", 3, 1),), ("Of 1 month, 0 miss the target.", "Sur 1 mois, 0 manque la cible.")),
    ):
        for lang, sentence in zip(("en", "fr"), said, strict=True):
            root = read(report_page(reports(*tickets, now=at), ABOUT, lang=lang))
            assert root.all("p")[0].text.endswith(sentence)


def test_french() -> None:
    """The same page in French, its language said."""
    root = page("fr")
    assert root.one("html").said == {"lang": "fr"}
    assert root.all("p")[0].text == (
        "3 tickets sur 5 comptent comme tenus, 60,00 % : cible atteinte. Sur 3 mois, 1 manque la cible."
    )
    with pytest.raises(InvalidValueError, match="lang: 'de' is not spoken here"):
        report_page(reports(), ABOUT, lang="de")


def test_one_ticket_and_none_are_singular_where_the_language_says_so() -> None:
    """One of two that counts as met is singular in both languages, none of one in French alone."""
    for tickets, said in (
        ((ticket("A", 3, 1), ticket("B", 3, 6)), ("1 of 2 tickets counts as met", "1 ticket sur 2 compte comme tenu")),
        ((ticket("B", 3, 6),), ("0 of 1 tickets count as met", "0 ticket sur 1 compte comme tenu")),
    ):
        for lang, sentence in zip(("en", "fr"), said, strict=True):
            root = read(report_page(reports(*tickets), ABOUT, lang=lang))
            assert root.all("p")[0].text.startswith(f"{sentence}, ")


def test_nothing_is_loaded() -> None:
    """The policy allows the page's own style and script alone, and nothing in the page has an address but its parts."""
    root = page()
    policy = next(each.said["content"] or "" for each in root.all("meta") if "http-equiv" in each.said)
    for name, rule in (("style", "style-src"), ("script", "script-src")):
        carried = [each for each in root.all(name) if "type" not in each.said]
        digest = b64encode(sha256(carried[0].text.encode()).digest()).decode()
        assert len(carried) == 1
        assert f"{rule} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    addresses = [node.said[name] or "" for node in root.walk() for name in ("href", "src") if name in node.said]
    assert {address[:5] for address in addresses if not address.startswith("#")} == {"data:"}
    assert [node.name for node in root.walk() if "style" in node.said] == []


def test_explanations_of_those_listed() -> None:
    """Those late tickets that are listed have an explanation, and no others; without any there is no store."""
    stored = json.loads(page().by_id("explanations").text)
    headings = [stored["blocks"][places[0]] for places in stored["pages"]]
    assert [stored["texts"][text].split(":")[0] for _, _, text in headings] == ["Ticket Y2", "Ticket L1"]
    one = read(report_page(reports(), ABOUT, late=1))
    assert len(json.loads(one.by_id("explanations").text)["pages"]) == 1
    assert "1 more is not shown" in one.text
    none = read(report_page(reports(), ABOUT, late=0))
    assert "explanations" not in [node.said.get("id") for node in none.walk()]
    with pytest.raises(InvalidValueError, match="late: -1 is no count of tickets; 0 or more is wanted"):
        report_page(reports(), ABOUT, late=-1)
    for wrong, kind in ((True, "bool"), (1.0, "float"), ("1", "str")):
        with pytest.raises(InvalidTypeError, match=f"late: {wrong!r} is a {kind}; a whole number is wanted"):
            report_page(reports(), ABOUT, late=wrong)  # type: ignore[arg-type]


def test_late_tickets_that_a_report_counts_and_does_not_keep() -> None:
    """A report that keeps fewer late tickets than there are has the rest counted in the page."""
    found = reports()
    kept = evolve(found, total=evolve(found.total, late=found.total.late[:1]))
    root = read(report_page(kept, ABOUT))
    assert facts_of(root.one("header"))["late on a commitment"] == ["2"]
    assert "The 1 longest overdue are listed; 1 more is not shown." in root.text


def test_hostile_names() -> None:
    """A ticket and a file named like elements make none: no script, no picture, no end of what they stand in."""
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"
    ticket = Ticket.received(hostile, at=monday(9)).severity_assigned(HIGH, at=monday(9))
    about = About(agreement=AGREEMENT, source=Source(name=hostile, notes=(hostile,), said=(("--map id", hostile),)))
    text = report_page(reports(ticket), about)
    root = read(text)
    assert root.all("img") == []
    assert len(root.all("script")) == 2
    assert root.by_id("late-table").one("tbody").one("button").text == hostile
    assert f"Ticket {hostile}: late" in json.loads(root.by_id("explanations").text)["texts"][0]
    assert facts_of(root)["file"] == [hostile]
    assert "alert(1)</script>" not in text


def test_the_same_text_twice() -> None:
    """The same arguments give the same page."""
    assert report_page(reports(), ABOUT) == report_page(reports(), ABOUT)


def test_other_types() -> None:
    """What are no reports, and what says nothing about them, is refused by name."""
    with pytest.raises(InvalidTypeError, match=r"reports: \(\) is a tuple; a Reports is wanted"):
        report_page((), ABOUT)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"about: 'export\.csv' is a str; a About is wanted"):
        report_page(reports(), "export.csv")  # type: ignore[arg-type]


def test_an_agreement_without_an_indicator() -> None:
    """A page is about an indicator; an agreement that has none is refused by name."""
    bare = AGREEMENT.evolve(indicators=())
    with pytest.raises(UnknownNameError, match="indicator: the agreement has none"):
        report_page(bare.reports([], "month", now=monday(9)), About(agreement=bare))
