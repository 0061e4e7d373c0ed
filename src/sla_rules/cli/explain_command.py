"""`sla-rules explain TICKET`: why one ticket of a file is late or not, clause by clause."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from sla_rules import franceconnect
from sla_rules.assessments.explanation_page import page_of
from sla_rules.assessments.page import Facts, Page
from sla_rules.assessments.page_html import as_html
from sla_rules.assessments.page_markdown import as_markdown
from sla_rules.assessments.page_text import as_text
from sla_rules.assessments.words import LANGUAGES, words_of
from sla_rules.cli.found import notes_of, unknown_ticket
from sla_rules.cli.now import now_of, now_option
from sla_rules.cli.options import format_option, layout_options, reading_option, skip_option
from sla_rules.cli.progress import progress
from sla_rules.cli.refusals import refusing
from sla_rules.cli.table import harmless, write
from sla_rules.files import read_tickets
from sla_rules.files.ticket_reader import UNASSIGNED
from sla_rules.pages.phrases import phrases_of

if TYPE_CHECKING:
    from sla_rules.files import Layout, TicketFile
    from sla_rules.tickets.ticket import Ticket

_FORMS = {"text": as_text, "markdown": as_markdown, "html": as_html}


@click.command("explain")
@click.argument("ticket_id", metavar="TICKET")
@click.option("--from", "file", type=click.Path(), required=True, metavar="FILE", help="The CSV export it stands in.")
@now_option
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Language of the output."
)
@format_option(*_FORMS)
@reading_option("as handling_unit=two_business_days")
@layout_options
@skip_option
def explain_command(
    ticket_id: str,
    *,
    file: str,
    now_text: str | None,
    lang: str,
    form: str,
    reading: franceconnect.Reading,
    layout: Layout,
    skip_bad_rows: bool,
) -> None:
    """
    Say why TICKET, an id of the export FILE, is late or not, clause by clause.

    Every stretch of time is shown that was counted, with the sum so far, and every one that was passed over, with the
    reason: closed, a holiday by its name, a pause. FILE is read as by `sla-rules report`.

    When FILE has faults or no such ticket, that is said on stderr, nothing is printed, and the exit code is 2.
    """
    with refusing():
        agreement = franceconnect.agreement(reading)
        read = read_tickets(
            file, agreement, layout=layout, skip_bad_rows=skip_bad_rows, track=partial(progress, what="reading")
        )
        ticket = _found(ticket_id, read)
        now = now_of(now_text, read, agreement, layout)
        page = page_of(agreement.assess(ticket, now=now).explain(), lang)
    phrases = phrases_of(lang)
    say = words_of(lang).say
    said = [
        (say("taken_from"), say("as_given" if now_text is not None else "latest")),
        (say("file"), read.path),
        *((say("reading"), f"{name}={choice}") for name, choice in reading.differs(franceconnect.Reading())),
        *((say("note"), phrases.note(note) or note) for note in notes_of(read, 0) if not note.startswith(UNASSIGNED)),
    ]
    write(harmless(_FORMS[form](_with_facts(page, tuple(said)))))


def _found(ticket_id: str, read: TicketFile) -> Ticket:
    """Give the ticket of that id; raises UnknownNameError, which names the nearest ones."""
    tickets = {ticket.id: ticket for ticket in read.tickets}
    if ticket_id in tickets:
        return tickets[ticket_id]
    raise unknown_ticket(ticket_id, read)


def _with_facts(page: Page, said: tuple[tuple[str, str], ...]) -> Page:
    """Add where an explanation comes from to the first facts of its page."""
    heading, first, *others = page.blocks
    assert isinstance(first, Facts)  # noqa: S101 -- for the type checker: when it was taken stands there
    return page._replace(blocks=(heading, Facts(first.pairs + said), *others))
