"""Why a verdict changes: the computation under the baseline and under a scenario, one beside the other."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.html_parts import escaped
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.scalar import mover

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.explanation import Explanation
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.scenario import Scenario


@frozen
class SideBySide:
    """
    The explanation of one ticket under two scenarios, each with its name; `str` gives the English text.

    Other forms take *lang*, "en" or "fr"; another one raises InvalidValueError.
    """

    names: tuple[str, str]
    before: Explanation
    after: Explanation

    def text(self, lang: str = "en") -> str:
        """Write both as plain text, one after the other; a "> " marks each line that the other does not have."""
        texts = _marked(self.before.text(lang), self.after.text(lang))
        told = "\n".join(f"== {name} ==\n\n{text}" for name, text in zip(self.names, texts, strict=True))
        return f"{_LEGEND[lang]}\n\n{told}"

    def html(self, lang: str = "en") -> str:
        """Write both as a fragment of HTML that loads nothing, in two columns."""
        heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in self.names)
        cells = "".join(f'<td style="vertical-align:top">{each.html(lang)}</td>' for each in (self.before, self.after))
        return f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"

    def _repr_html_(self) -> str:
        """Show both in a notebook."""
        return self.html()

    def __str__(self) -> str:
        """Write both as English text."""
        return self.text()


_LEGEND = {"en": "> marks what differs.", "fr": "> marque ce qui diffère."}


def _marked(*texts: str) -> tuple[str, str]:
    """Return two texts with a margin, in which each line that has no match in the other is marked."""
    before, after = ([line.rstrip() for line in text.split("\n")] for text in texts)
    # columns may be wider for a longer figure: the words of a line say whether it is the same
    first_words, second_words = ([" ".join(line.split()) for line in lines] for lines in (before, after))
    same: tuple[set[int], set[int]] = (set(), set())
    for first, second, size in SequenceMatcher(None, first_words, second_words, autojunk=False).get_matching_blocks():
        same[0].update(range(first, first + size))
        same[1].update(range(second, second + size))
    marked = (
        "\n".join(f"{'  ' if place in its else '> '}{line}" if line else "" for place, line in enumerate(lines))
        for lines, its in zip((before, after), same, strict=True)
    )
    first_text, second_text = marked
    return first_text, second_text


def side_by_side(
    ticket: Ticket, baseline: Scenario, scenario: Scenario, resolved: Resolved, now: datetime
) -> SideBySide:
    """Return the explanations of *ticket* at *now* under both scenarios, its steps moved as *resolved* says."""
    moved = mover(baseline, scenario, now)(ticket) if resolved is Resolved.AFTER_THE_SAME_WORK else ticket
    return SideBySide(
        names=(baseline.name, scenario.name),
        before=baseline.agreement.assess(ticket, now=now).explain(),
        after=scenario.agreement.assess(moved, now=now).explain(),
    )
