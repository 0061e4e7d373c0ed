"""The open tickets of a report as sections of a page: what is late, and what escalates next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sla_rules.assessments.state import State
from sla_rules.calendars.instants import as_micros
from sla_rules.pages.sheet import Cell, Head, Sheet, amount_key, plain, sheet_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.pages.phrases import Phrases
    from sla_rules.tickets.severity import Severity

_NOTHING = timedelta(0)
MOST_OPENED = 100
"""At so many late tickets, or fewer, one button opens every explanation, as for a page that is to be printed."""
NEXT = 100
"""At most so many escalations to come are listed; the rest are counted."""


def late_section(late: Sequence[Assessment], count: int, phrases: Phrases) -> Iterator[str]:
    """Yield the table of *late*, the first of *count* late tickets, each with the button of its explanation."""
    if not count:
        yield f"<p>{plain(phrases.say('late_none'))}</p>\n"
        return
    said = [phrases.counted("late_said", count)]
    if count > len(late):
        said.append(_cut("late_cut", len(late), count, phrases))
    yield f"<p>{plain(' '.join(said))}</p>\n"
    if not late:
        return
    yield f'<p class="hint">{plain(phrases.say("open_hint"))}</p>\n'
    if len(late) <= MOST_OPENED:
        yield (
            f'<p class="all"><button type="button" id="open-all">{plain(phrases.say("open_all"))}</button> '
            f'<button type="button" id="close-all">{plain(phrases.say("close_all"))}</button></p>\n'
        )
    texts = ("ticket", "severity", "received_at", "late_on", "first_due", "over_by")
    heads = tuple(Head(phrases.say(text), figures=text == "over_by") for text in texts)
    rows = [_late(number, assessment, phrases) for number, assessment in enumerate(late)]
    more = phrases.say("show_all", count=phrases.number(len(rows)))
    yield sheet_html(Sheet("late-table", phrases.say("late_caption"), heads, rows, more=more))


def _late(number: int, assessment: Assessment, phrases: Phrases) -> list[Cell]:
    """Write one late ticket: what it is late on, and by how much on the clock that was due first."""
    breached = [each for each in assessment.commitments if each.open and each.state is State.BREACHED]
    # a report lists a ticket as late only where one of its breached clocks has a due date
    due, remaining = min(
        ((each.due_at, each.remaining) for each in breached if each.due_at is not None),
        key=lambda each: as_micros(each[0]),
    )
    # what was spent under an earlier severity may be no more than the limit of the present one
    over = -remaining if remaining is not None and remaining < _NOTHING else None
    names = phrases.words.say("and").join(phrases.words.name(each.name) for each in breached)
    zone = assessment.terms.calendar.day_zone
    return [
        Cell(assessment.ticket.id, opens=number),
        _of_severity(assessment.severity, phrases),
        _at(assessment.ticket.received_at.astimezone(zone), phrases),
        Cell(names),
        _at(due.astimezone(zone), phrases),
        Cell(phrases.amount(over), amount_key(over)),
    ]


def next_section(alarms: Sequence[Alarm], count: int, phrases: Phrases) -> Iterator[str]:
    """Yield the table of *alarms*, the first of *count* escalations to come."""
    if not count:
        yield f"<p>{plain(phrases.say('next_none'))}</p>\n"
        return
    listed = alarms[:NEXT]
    if count > len(listed):
        yield f"<p>{plain(_cut('next_cut', len(listed), count, phrases))}</p>\n"
    heads = tuple(Head(phrases.say(text)) for text in ("at", "ticket", "severity", "to", "after"))
    rows = [
        [
            _at(alarm.at, phrases),
            Cell(alarm.ticket_id),
            _of_severity(alarm.severity, phrases),
            Cell(alarm.to),
            Cell(phrases.words.limit(alarm.limit)),
        ]
        for alarm in listed
    ]
    yield sheet_html(Sheet("next-table", phrases.say("next_caption"), heads, rows))


def _cut(key: str, listed: int, count: int, phrases: Phrases) -> str:
    """Say how many are listed and how many are not."""
    rest = count - listed
    one = f"{key}_one" if phrases.is_singular(rest) else key
    return phrases.say(one, listed=phrases.number(listed), count=phrases.number(rest))


def _of_severity(severity: Severity | None, phrases: Phrases) -> Cell:
    return Cell(phrases.words.severity(severity), "" if severity is None else severity.level)


def _at(at: datetime, phrases: Phrases) -> Cell:
    return Cell(phrases.words.instant(at), as_micros(at))
