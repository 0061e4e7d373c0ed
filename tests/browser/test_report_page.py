"""The page of a report in a real browser."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from sla_rules import franceconnect
from sla_rules.assessments.explanation_page import page_of
from sla_rules.assessments.page import Facts, Heading
from sla_rules.files import read_tickets
from tests.browser.conftest import write, write_real_log
from tests.browser.figures import assert_figures, rows
from tests.cli.conftest import HEADER, NOW

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from sla_rules.assessments.page import Grid
    from tests.browser.conftest import Opener, Written

# where there is no browser they are skipped: no line hangs on them
pytestmark = pytest.mark.no_cover

# Every text of an explanation, in the order in which it is read.
EXPLAINED = """(row) => [...row.nextElementSibling.querySelector("section")
    .querySelectorAll("h3, h4, dt, dd, caption, th, td")]
    .map((each) => each.textContent)"""
# The contrast of every text with what lies under it (WCAG 2.2, 1.4.3), where it is less than it should be.
FAINT = """() => {
    const number = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = colour.map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const under = (element) => {
        for (let each = element; each; each = each.parentElement) {
            const colour = number(getComputedStyle(each).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
        }
        return [255, 255, 255];
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !element.getClientRects().length) continue;
        const style = getComputedStyle(element);
        const ink = element.closest("svg") ? style.fill : style.color;
        const [a, b] = [light(number(ink).slice(0, 3)), light(under(element))].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < 4.5) found.push([walker.currentNode.textContent, contrast]);
    }
    return found;
}"""


def texts_of(blocks: tuple[Heading | Facts | Grid, ...]) -> list[str]:
    """Return the texts of an explanation in the order in which they are read."""
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading(text, _):
                texts.append(text)
            case Facts(pairs):
                texts += [text for pair in pairs for text in pair]
            case grid:
                texts += [grid.caption, *grid.heads, *(cell for row in grid.rows for cell in row)]
    return texts


def test_nothing_is_asked_for_and_nothing_goes_wrong(opened: Opener, example_page: Written) -> None:
    """The page asks for itself alone, and neither script nor policy has anything to complain of."""
    found = opened(example_page.path)
    found.page.click("#open-all")
    found.page.click("#late-table button.sort >> nth=0")
    assert found.requests == [example_page.path.as_uri()]
    assert found.complaints == []


def test_the_figures_are_those_of_json(opened: Opener, example_page: Written) -> None:
    """What is shown of the example is what the JSON of the same run says, in both languages."""
    page = opened(example_page.path).page
    lang = page.get_attribute("html", "lang")
    assert_figures(page, example_page.data, point="." if lang == "en" else ",")


def test_every_late_ticket_opens_its_explanation(opened: Opener, example_page: Written, root: Path) -> None:
    """Each button opens the very texts of `sla-rules explain`, and closes them."""
    page = opened(example_page.path).page
    agreement = franceconnect.agreement()
    tickets = {each.id: each for each in read_tickets(root / "examples" / "tickets.csv", agreement).tickets}
    now = datetime.fromisoformat(example_page.data["now"])
    lang = page.get_attribute("html", "lang") or ""
    late = [each["ticket"]["id"] for each in example_page.data["total"]["late"]]
    assert page.locator("button.open").count() == len(late) > 5
    for number, name in enumerate(late):
        button = page.locator("button.open").nth(number)
        button.click()
        row = button.locator("xpath=ancestor::tr")
        told = page_of(agreement.assess(tickets[name], now=now).explain(), lang)
        assert row.evaluate(EXPLAINED) == texts_of(told.blocks)
        assert button.get_attribute("aria-expanded") == "true"
        button.click()
        assert button.get_attribute("aria-expanded") == "false"
        assert not page.locator("tr.why").nth(number).is_visible()


def test_headings_stay_in_order_when_one_is_open(opened: Opener, english: Written) -> None:
    """With every explanation open no level of heading is skipped; the buttons for all open and close them all."""
    page = opened(english.path).page
    page.click("#open-all")
    assert page.locator("tr.why:visible").count() == page.locator("button.open").count()
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert {4} <= set(levels) <= {1, 2, 3, 4}
    assert all(below <= above + 1 for above, below in pairwise(levels))
    page.click("#close-all")
    assert page.locator("tr.why:visible").count() == 0


def keys(page: Page, table: str, column: int) -> list[Any]:
    """Return what a column is sorted by, as it stands."""
    return [row[column]["key"] for row in rows(page, table)]


def test_sorting_by_keyboard(opened: Opener, english: Written) -> None:
    """From the head of a column Enter sorts upwards and Space then downwards; the total keeps its place below."""
    page = opened(english.path).page
    before = keys(page, "indicator-table", 7)
    head = page.locator("#indicator-table thead th").nth(7)
    page.locator("#indicator-table .sort").nth(6).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert keys(page, "indicator-table", 7) == sorted(before, key=int)
    page.keyboard.press("Space")
    assert head.get_attribute("aria-sort") == "descending"
    assert keys(page, "indicator-table", 7) == sorted(before, key=int, reverse=True)
    assert before not in (sorted(before, key=int), sorted(before, key=int, reverse=True))
    assert [row[0]["text"] for row in rows(page, "indicator-table", foot=True)] == ["all"]
    sorted_now = page.locator("#indicator-table [aria-sort]:not([aria-sort=none])").count()
    assert sorted_now == 1
    page.locator("#indicator-table .sort").first.press("Enter")
    assert head.get_attribute("aria-sort") == "none"
    assert [row[0]["text"] for row in rows(page, "indicator-table")] == [f"2026-{month:02}" for month in range(1, 13)]


def test_what_has_no_value_comes_last_both_ways(opened: Opener, english: Written) -> None:
    """A severity without a median is below the others, sorted upwards and downwards."""
    page = opened(english.path).page
    for _ in range(2):
        page.locator("#severity-table .sort").nth(6).press("Enter")
        assert keys(page, "severity-table", 6)[-1] == ""


def test_an_explanation_moves_with_its_ticket(opened: Opener, english: Written) -> None:
    """A ticket whose explanation is open keeps it under it when the table is sorted; the keyboard opens it."""
    page = opened(english.path).page
    button = page.locator("button.open").first
    button.press("Enter")
    name = button.text_content()
    page.locator("#late-table .sort").nth(5).press("Enter")
    last = page.locator("#late-table > tbody > tr:not(.why)").last
    assert last.locator("button").text_content() == name
    assert last.evaluate(EXPLAINED)[0].startswith(f"Ticket {name}: late")
    assert last.locator("button").get_attribute("aria-expanded") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(opened: Opener, english: Written, scheme: str) -> None:
    """Every text stands out from what lies under it by 4.5 to 1 at least, by day and by night."""
    page = opened(english.path, color_scheme=scheme).page
    page.locator("button.open").first.click()
    assert page.evaluate(FAINT) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Opener, example_page: Written, scheme: str) -> None:
    """The engine axe-core finds no breach of the rules of accessibility."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = opened(example_page.path, color_scheme=scheme).page
    page.locator("button.open").first.click()
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_paper(opened: Opener, english: Written) -> None:
    """Printed, the page is A4, nothing runs off its right, and what is only for a screen is gone, even by night."""
    page = opened(english.path, color_scheme="dark").page
    page.locator("button.open").first.click()
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", printed)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
    page.emulate_media(media="print")
    # 210 mm less the margins of 12 mm, at 96 to the inch
    page.set_viewport_size({"width": 703, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    wide = """[...document.querySelectorAll("table, svg, dl")].filter((e) => e.getBoundingClientRect().right > 704)
        .map((e) => e.id || e.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []
    assert not page.locator("nav").is_visible()
    assert not page.locator("#open-all").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.sort')).display") == "contents"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(FAINT) == []


def test_on_a_narrow_screen(opened: Opener, example_page: Written) -> None:
    """On a telephone the page itself never scrolls sideways; tables do, in their own regions."""
    page = opened(example_page.path, viewport={"width": 360, "height": 640}).page
    page.locator("button.open").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    section = page.locator("tr.why section").first.bounding_box()
    assert section is not None
    assert section["x"] + section["width"] <= 360


def test_hostile_names(opened: Opener, tmp_path: Path) -> None:
    """Names of tickets and of files that are HTML are shown as they stand and do nothing."""
    hostile = "<script>window.hit=1</script><img src=x onerror=window.hit=1>&amp;"
    path = tmp_path / "a<img src=x onerror=hit=1>.csv"
    cell = hostile.replace('"', '""')
    path.write_text(f'{HEADER}\n"{cell}",2026-03-02T09:30Z,1,,,\n', encoding="utf-8")
    found = opened(write(tmp_path, str(path), "--now", NOW).path)
    button = found.page.locator("button.open")
    button.click()
    assert button.text_content() == hostile
    assert (
        found.page.locator("tr.why h3").text_content()
        == f"Ticket {hostile}: late, still open and past resolution, handling"
    )
    assert found.page.evaluate("window.hit") is None
    assert found.page.title() == f"Service report: {path.name}"
    assert (found.complaints, len(found.requests)) == ([], 1)


def test_without_the_script(opened: Opener, english: Written) -> None:
    """Where scripts are switched off, every figure is there and the page says what is not."""
    page = opened(english.path, java_script_enabled=False).page
    assert page.locator("noscript").text_content() == (
        "The explanations and the sorting of tables need the page’s own script, which is switched off here."
    )
    assert not page.locator("#open-all").is_visible()
    assert page.locator("#late-table > tbody > tr").count() == len(english.data["total"]["late"])


def test_more_late_tickets_than_are_shown_at_first(opened: Opener, tmp_path: Path) -> None:
    """Of 700 the first 500 are shown; sorting takes the first 500 of all, and a button shows the rest."""
    lines = (f"T{n:03},2026-03-02T09:{n % 60:02}Z,{n % 4 + 1},,," for n in range(700))
    path = tmp_path / "late.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    written = write(tmp_path, str(path), "--now", NOW, "--html-late", "600")
    page = opened(written.path).page
    shown = page.locator("#late-table > tbody > tr:not(.why):visible")
    assert shown.count() == 500
    assert "The 600 longest overdue are listed; 100 more are not shown." in page.locator("#late").inner_text()
    page.locator("#late-table .sort").first.press("Enter")
    page.locator("#late-table .sort").first.press("Enter")
    names = [row[0]["text"] for row in rows(page, "late-table")]
    assert names == sorted(names, reverse=True)
    assert (shown.count(), shown.first.locator("button").text_content()) == (500, names[0])
    page.get_by_role("button", name="Show all 600 rows").click()
    assert shown.count() == 600
    shown.last.locator("button").click()
    assert (
        page.locator("tr.why h3").text_content()
        == f"Ticket {names[-1]}: late, still open and past resolution, handling"
    )
    assert page.locator("button.more").count() == 0


def test_the_real_log(opened: Opener, tmp_path: Path, root: Path, shared_data: Path) -> None:
    """24 918 incidents: nothing asked for, nothing wrong, the figures of the JSON, every explanation there to open."""
    real_page = write_real_log(tmp_path, root, shared_data / "incident_event_log.csv.gz")
    found = opened(real_page.path)
    assert_figures(found.page, real_page.data)
    late = [each["ticket"]["id"] for each in real_page.data["total"]["late"]]
    assert (real_page.data["tickets"], len(late)) == (24_918, 1_000)
    assert (
        "1,551 open tickets are past the limit of a commitment. The 1,000 longest overdue are listed; 551 more are not "
        "shown."
    ) in found.page.locator("#late").inner_text()
    opening = """() => [...document.querySelectorAll("button.open")].map((button) => {
        button.click();
        const told = button.closest("tr").nextElementSibling.querySelector("h3").textContent;
        button.click();
        return told;
    })"""
    assert found.page.evaluate(opening) == [
        f"Ticket {name}: late, still open and past resolution, handling" for name in late
    ]
    assert found.page.evaluate(FAINT) == []
    assert found.requests == [real_page.path.as_uri()]
    assert found.complaints == []
