"""What whatif calls scenarios and parameters, in the language of a figure; names that somebody gave stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.plots.words import hours
from sla_rules.whatif.calendar_changes import Closed, Closing, Opening, time_text
from sla_rules.whatif.clause_changes import Fields, LimitOf, PausedBy, TargetOf
from sla_rules.whatif.parameters import ClosingAt, LimitAt, OpeningAt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.words import Words
    from sla_rules.whatif.parameters import Parameter
    from sla_rules.whatif.scenario import Change, Scenario


def scenario_name(scenario: Scenario, words: Words) -> str:
    """
    Return the name of *scenario*, its changes in *words* where it is named by them.

    >>> from sla_rules import franceconnect, whatif
    >>> from sla_rules.plots.words import words_of
    >>> early = whatif.Scenario("today", franceconnect.agreement()).opening("08:00")
    >>> scenario_name(early, words_of("fr")), scenario_name(early.named("plan B"), words_of("fr"))
    ('ouverture 08:00', 'plan B')
    """
    if scenario.name != scenario.words:
        return scenario.name
    said = [*_basis(scenario.basis, words), *(_change(change, words) for change in scenario.changes)]
    if scenario.cover:
        cover = words.say("and").join(_change(change, words) for change in scenario.cover)
        said.append(words.say("colon", label=words.say("cover"), said=cover))
    return words.say("and").join(said)


def parameter_name(parameter: Parameter, words: Words) -> str:
    """Return what *parameter* varies, in *words*; what is none of this library has the name that it gives itself."""
    match parameter:
        case OpeningAt() | ClosingAt():
            end = "opening" if isinstance(parameter, OpeningAt) else "closing"
            days = () if parameter.days is None else (hours(words, parameter.days),)
            return words.say("and").join((words.say(f"vary_{end}_{parameter.of}"), *days))
        case LimitAt():
            said = words.say("vary_limit", clause=words.name(parameter.clause))
            return said + _whom(parameter.severity, words)
        case _:
            return parameter.name


def parameter_values(parameter: Parameter, words: Words) -> dict[str, str]:
    """Return the values of *parameter* with what they are in *words*."""
    said = [words.limit(limit) for limit in parameter.limits] if isinstance(parameter, LimitAt) else parameter.values
    return dict(zip(parameter.values, said, strict=True))


def _basis(basis: str, words: Words) -> Iterator[str]:
    """Yield what the base of a scenario is, choice by choice where it is a reading."""
    for said in filter(None, basis.split(", ")):
        field, _, choice = said.partition("=")
        if choice and said in words.names:
            yield words.say("change_reading", field=words.name(field), choice=words.name(said))
        else:
            yield words.name(said)


def _change(change: Change, words: Words) -> str:  # noqa: PLR0911 -- one for each kind
    match change:
        case Opening() | Closing():
            end = "opening" if isinstance(change, Opening) else "closing"
            days = () if change.days is None else (hours(words, change.days),)
            return " ".join((words.say(f"change_{end}", at=time_text(change.seconds)), *days))
        case Closed():
            key = "change_closed" if change.first == change.last else "change_closed_dates"
            return words.say(key, first=change.first, last=change.last)
        case LimitOf():
            limit = words.limit(change.limit) + _whom(change.severity, words)
            return words.say("colon", label=words.name(change.clause), said=limit)
        case PausedBy():
            causes = words.say("and").join(words.name(str(cause)) for cause in change.causes)
            return words.say("change_paused_by", causes=causes) if causes else words.say("change_no_pauses")
        case TargetOf():
            exact = (change.target * 10_000).denominator == 1
            return words.say("target_line", percent=words.percent(change.target) if exact else change.target)
        case Fields():
            return words.say(
                "change_fields", fields=words.say("and").join(words.say(f"terms_{name}") for name, _ in change.fields)
            )
        case _:
            return hours(words, change.text)


def _whom(severity: int | str | None, words: Words) -> str:
    """Return the severity that is meant, with a space before it; nothing for all of them."""
    return "" if severity is None else f" {words.say('for_severity', severity=words.name(str(severity)))}"
