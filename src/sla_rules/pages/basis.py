"""What the figures of a page depend on, as a section: agreement, reading, tickets, calendar, each with its source."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from sla_rules.franceconnect.reading import READING_FIELDS
from sla_rules.pages.sheet import Cell, Head, Sheet, plain, sheet_html
from sla_rules.pages.versions import labels_of, versioned, versions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sla_rules.assessments.report import Reports
    from sla_rules.calendars.calendar import Calendar
    from sla_rules.franceconnect.reading import Reading
    from sla_rules.pages.about import About, Source
    from sla_rules.pages.phrases import Phrases

_FAULTS = 20
"""At most so many faults of rows left out are named; the rest are counted."""


def basis_section(reports: Reports, about: About, phrases: Phrases) -> Iterator[str]:
    """Yield what was promised and asked, then the tickets, the calendar of each version, and the reading."""
    say, words, total = phrases.say, phrases.words, reports.total
    agreement = about.agreement
    now = words.instant(total.now.astimezone(agreement.zone))
    promises = [
        versioned(label, f"{phrases.promise(result)} ({words.name(result.clause)})", phrases)
        for label, result in zip(labels_of(reports, agreement, phrases), versions_of(total, agreement), strict=True)
    ]
    yield _facts(
        (
            (say("agreement"), plain(words.name(agreement.name))),
            (say("text"), plain(words.name(agreement.source))),
            *((say("promise") if promise is promises[0] else "", plain(promise)) for promise in promises),
            (say("now"), plain(say("now_given" if about.now_given else "now_latest", at=now))),
            (say("zone"), plain(agreement.zone.key)),
            (say("version"), plain(_release())),
        )
    )
    yield f"<h3>{plain(say('source_heading'))}</h3>\n"
    counted = [(say("read"), phrases.number(total.tickets + total.not_yet_received))]
    if total.not_yet_received:
        counted.append((say("not_yet"), phrases.number(total.not_yet_received)))
    yield _facts([*_of_source(about.source, phrases), *counted, *_left_out(about.source, phrases)])
    yield f"<h3>{plain(say('calendar_heading'))}</h3>\n"
    yield _calendar(agreement.terms.calendar, phrases)
    for since, terms in agreement.changes:
        if terms.calendar != agreement.terms.calendar:
            yield f"<h3>{plain(say('calendar_since', day=words.day(since)))}</h3>\n"
            yield _calendar(terms.calendar, phrases)
    if about.reading is not None:
        yield f"<h3>{plain(say('reading_heading'))}</h3>\n"
        yield _reading(about.reading, phrases)


def _of_source(source: Source | None, phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Yield which file it was, its digest, and how its columns were read."""
    if source is None:
        return
    say = phrases.say
    yield say("file"), plain(source.name)
    yield say("digest"), plain(say("no_digest")) if source.digest is None else _code(source.digest)
    if not any(option.startswith("--columns") for option, _ in source.said):
        yield say("columns"), plain(say("own_names"))
    for option, value in source.said:
        yield say("as_said"), _code(f"{option} {value}")
    for note in source.notes:
        own = phrases.note(note)
        yield say("note"), _english(note) if own is None else plain(own)


def _left_out(source: Source | None, phrases: Phrases) -> Iterator[tuple[str, str]]:
    """Yield how many rows were left out, and why, as far as there is room."""
    if source is None or not source.skipped_rows:
        return
    yield phrases.say("skipped"), plain(phrases.counted("skipped_said", source.skipped_rows))
    for fault in source.faults[:_FAULTS]:
        yield "", _english(fault)
    rest = max(0, len(source.faults) - _FAULTS) + source.more_faults
    if rest:
        yield "", plain(phrases.counted("more_faults", rest))


def _calendar(calendar: Calendar, phrases: Phrases) -> str:
    """Write a calendar as the call that builds it, and what it was published in."""
    provenance = calendar.provenance()
    return _facts(
        (
            (phrases.say("calendar"), _code(repr(calendar))),
            (phrases.say("data"), _english(", ".join(provenance.sources))),
            (phrases.say("calendar_digest"), _code(provenance.digest)),
        )
    )


def _reading(reading: Reading, phrases: Phrases) -> str:
    """Write every choice of the reading, and whether it is the default one."""
    default, say = type(reading)(), phrases.say
    usual_said = say("is_default")
    rows = [
        [
            Cell(phrases.name(name), code=name),
            Cell(phrases.name(f"{name}={choice}"), code=choice),
            Cell(usual_said if choice == usual else say("is_not_default", default=phrases.name(f"{name}={usual}"))),
            Cell(phrases.name(READING_FIELDS[name].clause)),
        ]
        for (name, choice), (_, usual) in zip(reading.choices, default.choices, strict=True)
    ]
    heads = tuple(Head(say(text)) for text in ("field", "choice", "default", "clause"))
    return sheet_html(Sheet("reading-table", say("reading_caption"), heads, rows))


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Write pairs of a label and what it says, the latter in HTML; pairs without a label go on with the one before."""
    written = ((f"<dt>{plain(label)}</dt>" if label else "") + f"<dd>{said}</dd>" for label, said in pairs)
    return f"<dl>{''.join(written)}</dl>\n"


def _code(text: str) -> str:
    return f"<code>{plain(text)}</code>"


def _english(text: str) -> str:
    """Write what is said in English on a page of any language."""
    return f'<span lang="en">{plain(text)}</span>'


def _release() -> str:
    """Name this library and its version, as it was installed."""
    try:
        return f"sla-rules {version('sla-rules')}"
    except PackageNotFoundError:
        return "sla-rules"
