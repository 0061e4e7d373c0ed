"""A whole page: its head, its sections, and the style and the script that it carries within."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from sla_rules.assessments.report import Reports
from sla_rules.pages.about import About, count
from sla_rules.pages.basis import basis_section
from sla_rules.pages.explanations import explanations_of
from sla_rules.pages.figures import indicator_section, kind_of, severity_section
from sla_rules.pages.late import late_section, next_section
from sla_rules.pages.phrases import phrases_of, verdict_of
from sla_rules.pages.sheet import plain
from sla_rules.pages.versions import labels_of, versioned, versions_of
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.pages.phrases import Phrases

LISTED = 1000
"""So many late tickets are listed with their explanations when nothing is said; the rest are counted."""


def report_page(reports: Reports, about: About, *, lang: str = "en", late: int = LISTED) -> str:
    """
    Write *reports* as a page: one file of HTML that loads nothing, in English or in French.

    It holds the indicators by period and the severities, drawn and as tables, at most *late* late tickets with their
    explanations, the escalations to come, and what the figures depend on. The same arguments give the same text.
    Where an amendment changed the indicator, each version has its own figures and verdict, and there is none over two.
    Raises InvalidValueError for another *lang* and for a *late* under 0, UnknownNameError for an agreement without an
    indicator, InvalidTypeError for another type.

    >>> from sla_rules import franceconnect
    >>> agreement = franceconnect.agreement()
    >>> reports = agreement.reports([], "month", now=datetime(2026, 3, 2, tzinfo=paris))
    >>> report_page(reports, About(agreement=agreement), lang="fr").splitlines()[1]
    '<html lang="fr">'
    """
    phrases = phrases_of(lang)
    instance(reports, Reports, "reports")
    instance(about, About, "about")
    listed = reports.total.late[: count(late, "late", "tickets")]
    body = "".join(_body(reports, about, phrases, len(listed)))
    if listed:
        stored = explanations_of(listed, lang).json()
        body += f'<script type="application/json" id="explanations">{stored}</script>\n'
    style, script = _carried("page.css"), _carried("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{plain(_title(about, phrases))}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _title(about: About, phrases: Phrases) -> str:
    return phrases.say("title_alone") if about.source is None else phrases.say("title", file=about.source.name)


def _body(reports: Reports, about: About, phrases: Phrases, listed: int) -> Iterator[str]:
    """Yield the head of the page, its contents, and its sections."""
    total, agreement = reports.total, about.agreement
    sections = (
        ("indicator", f"indicator_{kind_of(reports)}", indicator_section(reports, agreement, phrases)),
        ("severities", "severities", severity_section(total, agreement, phrases)),
        ("late", "late", late_section(total.late[:listed], total.late_count, phrases)),
        ("next", "next", next_section(total.next_escalations, total.next_escalations_count, phrases)),
        ("basis", "basis", basis_section(reports, about, phrases)),
    )
    yield f"<header>\n<h1>{plain(_title(about, phrases))}</h1>\n"
    yield from _lead(reports, agreement, phrases)
    yield from _key_figures(reports, agreement, phrases)
    links = "".join(f'<li><a href="#{name}">{plain(phrases.say(key))}</a></li>' for name, key, _ in sections)
    yield f'<nav aria-label="{plain(phrases.say("contents"))}"><ul>{links}</ul></nav>\n'
    yield f"<noscript><p>{plain(phrases.say('no_script'))}</p></noscript>\n</header>\n<main>\n"
    for name, key, parts in sections:
        yield f'<section id="{name}">\n<h2>{plain(phrases.say(key))}</h2>\n'
        yield from parts
        yield "</section>\n"
    yield "</main>\n"


def _lead(reports: Reports, agreement: Agreement, phrases: Phrases) -> Iterator[str]:
    """Yield the verdict in a sentence, and the promise that it is about; both for each version of the indicator."""
    labels, totals = labels_of(reports, agreement, phrases), versions_of(reports.total, agreement)
    for label, result in zip(labels, totals, strict=True):
        said = _verdict(reports, result, phrases)
        yield f'<p class="lead">{plain(_sentence(versioned(label, said, phrases)))}</p>\n'
    for label, result in zip(labels, totals, strict=True):
        promise = f"{phrases.promise(result)} ({phrases.words.name(result.clause)})"
        yield f"<p>{plain(_sentence(versioned(label, promise, phrases)))}</p>\n"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verdict(reports: Reports, result: IndicatorResult, phrases: Phrases) -> str:
    """Say the verdict of one version over all periods, and in how many of those that it judged it was missed."""
    if result.reached is None:
        return phrases.say("lead_nothing")
    said = phrases.say(
        "lead_one" if phrases.is_singular(result.met) else "lead",
        met=phrases.number(result.met),
        received=phrases.number(result.received),
        share=phrases.percent(result.ratio),
        verdict=phrases.verdict(result),
    )
    kind = kind_of(reports)
    if kind == "all":
        return said
    own = [each for report in reports.periods for each in report.indicators if each.indicator == result.indicator]
    verdicts = [verdict_of(each) for each in own]
    of = phrases.counted(f"judged_{kind}", len(verdicts) - verdicts.count("nothing"))
    so_far = verdicts.count("missed_so_far")
    missed = [phrases.counted("missing", verdicts.count("missed"))] if "missed" in verdicts or not so_far else []
    missed += [phrases.counted("missing_so_far", so_far)] if so_far else []
    return f"{said} {phrases.say('lead_periods', judged=of, missed=phrases.words.say('and').join(missed))}"


def _key_figures(reports: Reports, agreement: Agreement, phrases: Phrases) -> Iterator[str]:
    """Yield the figures that are asked for first, those of the indicator for each of its versions."""
    total, versions = reports.total, versions_of(reports.total, agreement)
    several = len(versions) > 1
    labels = [phrases.say("version_number", number=n) if several else "" for n, _ in enumerate(versions, start=1)]
    shown = (
        ("share", [(phrases.percent(each.ratio), "") for each in versions]),
        ("verdict", [(phrases.verdict(each), f"v-{verdict_of(each)}") for each in versions]),
        ("tickets", [(phrases.number(total.tickets), "")]),
        ("misses_left", [(phrases.number(each.misses_left), "") for each in versions]),
        ("late_now", [(phrases.number(total.late_count), "")]),
    )
    yield '<dl class="key">'
    for key, figures in shown:
        of = labels if len(figures) == len(labels) else [""]
        said = "".join(
            f'<dd class="{mark}">{plain(versioned(label, figure, phrases))}</dd>'
            for label, (figure, mark) in zip(of, figures, strict=True)
        )
        yield f"<div><dt>{plain(phrases.say(key))}</dt>{said}</div>"
    yield "</dl>\n"


def _carried(name: str) -> str:
    """Return a file of this package that a page carries, as it stands between the tags of its element."""
    return "\n" + (files("sla_rules.pages") / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the source by which a policy lets exactly *text* stand in the page."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
