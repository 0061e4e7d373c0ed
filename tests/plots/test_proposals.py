"""What scenarios and parameters are called in figures."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import fields

from sla_rules import BusinessHours, EventKind, franceconnect, whatif
from sla_rules.clauses.terms import Terms
from sla_rules.plots.proposals import parameter_name, parameter_values, scenario_name
from sla_rules.plots.words import words_of
from tests.plots.made import AGREEMENT

if TYPE_CHECKING:
    from sla_rules.whatif import Scenario

TODAY = whatif.Scenario("today", AGREEMENT)
CHANGED = [
    (TODAY.opening("08:00"), "ouverture 08:00"),
    (TODAY.closing("19:30", "Fr"), "fermeture 19:30 ven."),
    (TODAY.hours("Sa 09:00-12:00; Su off"), "sam. 09:00-12:00; dim. fermé"),
    (TODAY.closed(date(2026, 12, 28)), "fermé le 28/12/2026"),
    (TODAY.closed(date(2026, 12, 28), date(2026, 12, 31)), "fermé du 28/12/2026 au 31/12/2026"),
    (TODAY.limit("resolution", BusinessHours(8), 3), "résolution : 8 h ouvrées pour la sévérité 3"),
    (TODAY.limit("resolution", BusinessHours(8), "Major"), "résolution : 8 h ouvrées pour la sévérité Majeure"),
    (TODAY.limit("handling", BusinessHours(9)), "prise en charge : 9 h ouvrées"),
    (TODAY.paused_by(), "aucune suspension"),
    (TODAY.target(Fraction(9, 10)), "cible 90 %"),
    (TODAY.target(Fraction(2, 3)), "cible 2/3"),
    (TODAY.evolve(calendar=AGREEMENT.calendar), "autres clauses : calendrier"),
    (TODAY.opening("08:00").covering(closing="20:00"), "ouverture 08:00, présence : fermeture 20:00"),
    (
        TODAY.reading(franceconnect.Reading(waiting_pauses="yes", public_holidays="open")),
        "l’attente du partenaire suspend le décompte : oui, jours fériés : ouverts",
    ),
    (TODAY.reading(franceconnect.Reading()), "chaque choix par défaut"),
    (whatif.Scenario("as agreed, a=b", AGREEMENT, basis="as agreed, a=b"), "as agreed, a=b"),
]


@pytest.mark.parametrize(("scenario", "french"), CHANGED)
def test_changes_in_words(scenario: Scenario, french: str) -> None:
    """English figures say what whatif says, letter by letter; French ones say it in French."""
    assert scenario_name(scenario, words_of("en")) == scenario.name
    assert scenario_name(scenario, words_of("fr")) == french


def test_causes_of_a_pause_have_names() -> None:
    """A cause is an event, and called as on a timeline."""
    scenario = TODAY.paused_by(EventKind.INFORMATION_REQUESTED, "partner")
    assert scenario_name(scenario, words_of("fr")) == "suspendu par informations demandées, partner"


def test_given_names_stay() -> None:
    """What somebody called a scenario is nobody's to translate."""
    assert scenario_name(TODAY.opening("08:00").named("early"), words_of("fr")) == "early"
    assert scenario_name(TODAY, words_of("fr")) == "today"


HOUR = timedelta(hours=1)
VARIED: list[tuple[Any, str]] = [
    (whatif.OpeningAt("08:00", "09:00", step=HOUR), "heure d’ouverture du contrat"),
    (whatif.OpeningAt("08:00", "09:00", step=HOUR, of="desk", days="Fr"), "heure d’ouverture du support, ven."),
    (whatif.ClosingAt("18:00", "19:00", step=HOUR), "heure de fermeture du contrat"),
    (whatif.ClosingAt("18:00", "19:00", step=HOUR, of="desk"), "heure de fermeture du support"),
    (whatif.LimitAt("resolution", BusinessHours(4), BusinessHours(5), step=HOUR), "délai « résolution »"),
    (
        whatif.LimitAt("resolution", BusinessHours(4), BusinessHours(5), step=HOUR, severity=3),
        "délai « résolution » pour la sévérité 3",
    ),
]


@pytest.mark.parametrize(("parameter", "french"), VARIED)
def test_parameters_in_words(parameter: Any, french: str) -> None:  # noqa: ANN401 -- of several classes
    """English figures call a parameter and its values as whatif does; French ones in French."""
    english = words_of("en")
    assert parameter_name(parameter, english) == parameter.name
    assert parameter_values(parameter, english) == dict(zip(parameter.values, parameter.values, strict=True))
    assert parameter_name(parameter, words_of("fr")) == french


def test_values_in_french() -> None:
    """Limits are written in French, times as they are; each by the value that whatif has for it."""
    found = parameter_values(VARIED[-1][0], words_of("fr"))
    assert found == {"4 h of business time": "4 h ouvrées", "5 h of business time": "5 h ouvrées"}
    assert list(parameter_values(VARIED[0][0], words_of("fr")).values()) == ["08:00", "09:00"]


def test_every_field_of_the_terms_has_a_name() -> None:
    """Whatever field of the terms a scenario replaces, it is named in either language, in French in French."""
    english, french = words_of("en"), words_of("fr")
    for each in fields(Terms):
        if each.init:
            assert english.say(f"terms_{each.name}") == each.name
            assert french.say(f"terms_{each.name}") != each.name


def test_a_parameter_of_a_program_names_itself() -> None:
    """What is no parameter of this library has the name and the values that it gives itself."""
    own = cast("Any", SimpleNamespace(name="staff", values=("1", "2")))
    assert parameter_name(own, words_of("fr")) == "staff"
    assert parameter_values(own, words_of("fr")) == {"1": "1", "2": "2"}
