"""
A page of many late tickets: `python benchmarks/report_page.py [COUNT]`, 5 000 when no count is said.

The export is made up: COUNT open tickets over ten weeks, all of them late months after. `sla-rules report --html`
writes the page; then, where playwright and a Chromium are there, it is opened five times from the disk, and timed from
the request until all of it is laid out and painted. Exits 1 when the best opening misses its budget.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from budgets import budget
from sla_rules.cli import main as sla_rules

FIRST = datetime(2026, 1, 5, 8, tzinfo=UTC)
NOW = "2026-06-30T18:00+02:00"
WEEKS = timedelta(weeks=10)
ROUNDS = 5
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPENED = """() => {
    const start = performance.now();
    document.querySelector("button.open").click();
    document.body.offsetHeight;
    return performance.now() - start;
}"""


def main(count: int) -> int:
    """Write the page, open it, print both times and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        export, page = Path(folder) / "late.csv", Path(folder) / "page.html"
        make(export, count)
        start = time.perf_counter()
        write(export, page, count)
        print(f"{count} late tickets: written in {time.perf_counter() - start:.1f} s, {page.stat().st_size:,} bytes")
        times = opened(page)
    if not times:
        print("no playwright or no Chromium: the page is not opened")
        return 0
    shown, explained = (min(each) for each in zip(*times, strict=True))
    print(f"the first explanation opens in {explained * 1000:.0f} ms")
    promise = budget("report_page.open")
    print(promise.line(shown))
    return 0 if promise.met(shown) else 1


def make(path: Path, count: int) -> None:
    """Write an export of *count* tickets that nobody resolves."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "received_at", "severity"])
        for n in range(count):
            at = FIRST + WEEKS * n / count
            writer.writerow([f"INC-{n:06}", at.replace(microsecond=0).isoformat(), n % 4 + 1])


def write(export: Path, page: Path, count: int) -> None:
    """Run the command as its entry point does, its answer on stdout put away."""
    said, sys.stdout = sys.stdout, (page.with_suffix(".txt")).open("w", encoding="utf-8")
    try:
        sla_rules(["report", str(export), "--now", NOW, "--html", str(page), "--html-late", str(count)])
    except SystemExit as end:
        if end.code:
            raise
    finally:
        sys.stdout.close()
        sys.stdout = said


def opened(page: Path) -> list[tuple[float, float]]:
    """Return for each round in how many seconds the page is there, and then its first explanation; none without."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        return []
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        return []
    times = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for _ in range(ROUNDS):
            tab = browser.new_page()
            start = time.perf_counter()
            tab.goto(page.as_uri())
            tab.evaluate(PAINTED)
            shown = time.perf_counter() - start
            times.append((shown, tab.evaluate(OPENED) / 1000))
            tab.close()
        browser.close()
    return times


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
