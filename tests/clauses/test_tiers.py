"""Credits and penalties by tiers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from sla_rules.clauses.tiers import Tier, Tiers
from sla_rules.errors import SlaError

KEPT = Tier(name="kept", at_least=Fraction(95, 100), below=None, credit=Fraction(0))
MISSED = Tier(name="missed", at_least=Fraction(90, 100), below=Fraction(95, 100), credit=Fraction(5, 100))
FAILED = Tier(name="failed", at_least=Fraction(0), below=Fraction(90, 100), credit=Fraction(10, 100))
TIERS = Tiers(name="service credit", clause="§7", tiers=(KEPT, FAILED, MISSED))


@pytest.mark.parametrize(
    ("share", "tier"),
    [
        (Fraction(1), KEPT),
        (Fraction(19, 20), KEPT),
        (Fraction(94_999_999, 100_000_000), MISSED),
        (Fraction(9, 10), MISSED),
        (Fraction(0), FAILED),
    ],
)
def test_every_share_is_in_one_tier(share: Fraction, tier: Tier) -> None:
    """The lower threshold is in, the upper one out; no rounding moves a share over one."""
    assert TIERS.tier_for(share) is tier
    assert [each for each in TIERS.tiers if each.holds(share)] == [tier]


def test_kept_from_the_lowest_up() -> None:
    """Tiers are given in any order; a tier may be for the whole share alone, and give a bonus."""
    assert TIERS.tiers == (FAILED, MISSED, KEPT)
    all_met = Tier(name="all", at_least=Fraction(1), below=None, credit=Fraction(-1, 100))
    rest = Tier(name="rest", at_least=Fraction(0), below=Fraction(1), credit=Fraction(0))
    bonus = Tiers(name="bonus", clause="§8", tiers=(rest, all_met))
    assert (bonus.tier_for(Fraction(1)), bonus.tier_for(Fraction(99, 100))) == (all_met, rest)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": " "}, "name: ' ' is blank"),
        ({"at_least": 0.9}, "at_least: 0.9 is a float; a Fraction is wanted"),
        ({"below": 1}, "below: 1 is a int; a Fraction is wanted"),
        ({"credit": 0}, "credit: 0 is a int; a Fraction is wanted"),
        ({"credit": Fraction(3, 2)}, "credit: 3/2 is more than the whole price"),
        ({"below": Fraction(9, 10)}, "below: 9/10 after at_least 9/10 holds no share"),
        ({"below": Fraction(11, 10)}, "below: 11/10 after at_least 9/10 holds no share"),
        ({"at_least": Fraction(-1, 10)}, "below: 19/20 after at_least -1/10 holds no share"),
        ({"at_least": Fraction(1), "below": Fraction(1)}, "below: 1 after at_least 1 holds no share"),
    ],
)
def test_refused_tier(change: dict[str, Any], message: str) -> None:
    """A tier that holds no share is refused, as is a float, which would round the contract."""
    fields: dict[str, Any] = {
        "name": "missed", "at_least": Fraction(9, 10), "below": Fraction(19, 20), "credit": Fraction(1, 20),
    }  # fmt: skip
    with pytest.raises(SlaError) as caught:
        Tier(**{**fields, **change})
    assert str(caught.value).startswith(message)


LOW = Tier(name="low", at_least=Fraction(0), below=Fraction(92, 100), credit=Fraction(0))


@pytest.mark.parametrize(
    ("tiers", "message"),
    [
        ((), "tiers: shares below 1 are in none; the lowest tier starts at 0"),
        ((MISSED, KEPT), "tiers: shares below 9/10 are in none; the lowest tier starts at 0"),
        ((FAILED, KEPT), "tiers: shares from 9/10 to 19/20 are in neither 'failed' nor the next"),
        ((LOW, MISSED, KEPT), "tiers: 'low' and 'missed' overlap from 9/10 on"),
        (
            (FAILED, Tier(name="rest", at_least=Fraction(9, 10), below=None, credit=Fraction(0)), KEPT),
            "tiers: 'rest' and 'kept' overlap from 19/20 on",
        ),
        ((FAILED, MISSED), "tiers: shares from 19/20 to 1 are in none; the highest tier has below=None"),
        ((FAILED, MISSED, MISSED, KEPT), "tiers: name: 'missed' comes twice"),
        (("failed",), "tiers[0]: 'failed' is a str; a Tier is wanted"),
    ],
)
def test_refused_tiers(tiers: tuple[Any, ...], message: str) -> None:
    """Tiers that overlap or leave a gap are refused, saying where."""
    with pytest.raises(SlaError) as caught:
        Tiers(name="service credit", clause="§7", tiers=tiers)
    assert str(caught.value).startswith(message)


def test_refused_share() -> None:
    """A share over the whole, and a float, have no tier."""
    with pytest.raises(SlaError, match="share: 3/2 is none; a Fraction from 0 to 1"):
        TIERS.tier_for(Fraction(3, 2))
    with pytest.raises(SlaError, match=r"share: 0\.95 is a float"):
        TIERS.tier_for(0.95)  # type: ignore[arg-type]
