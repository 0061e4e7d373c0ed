"""The page of a report in a real browser, headless Chromium; skipped with the reason where there is none."""
