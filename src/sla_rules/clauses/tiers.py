"""Credits and penalties by tiers of a share."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import distinct, instances, text


@frozen(kw_only=True)
class Tier:
    """
    Shares from *at_least*, included, to *below*, excluded, and the *credit* that they give; all exact Fractions.

    *below* is None for the tier that ends with 1, included. A credit is a share of the price: more than 0 is owed to
    the customer, less than 0 is a bonus. Raises InvalidValueError for a tier that holds no share, or a credit of more
    than the whole price; InvalidTypeError for what is no Fraction.

    >>> Tier(name="full", at_least=Fraction(95, 100), below=None, credit=Fraction(0)).holds(Fraction(1))
    True
    """

    name: str
    at_least: Fraction
    below: Fraction | None
    credit: Fraction

    def __attrs_post_init__(self) -> None:
        """Refuse a tier without shares."""
        text(self.name, "name")
        at_least, credit = _fraction(self.at_least, "at_least"), _fraction(self.credit, "credit")
        below = Fraction(1) if self.below is None else _fraction(self.below, "below")
        if not (0 <= at_least < below <= 1 or (self.below is None and at_least == 1)):
            msg = f"below: {self.below} after at_least {at_least} holds no share; 0 <= at_least < below <= 1 is wanted"
            raise InvalidValueError(msg)
        if not -1 <= credit <= 1:
            msg = f"credit: {credit} is more than the whole price; a share from -1 to 1 is wanted"
            raise InvalidValueError(msg)

    def holds(self, share: Fraction) -> bool:
        """Tell whether *share*, a Fraction, lies in the tier."""
        return self.at_least <= _fraction(share, "share") and (self.below is None or share < self.below)


@frozen(kw_only=True)
class Tiers:
    """
    The tiers of a clause, every share from 0 to 1 in exactly one of them; kept from the lowest up.

    Raises InvalidValueError for tiers that overlap or leave a gap, and for names repeated; InvalidTypeError for another
    type.

    >>> tiers = Tiers(name="service credit", clause="§7", tiers=(
    ...     Tier(name="kept", at_least=Fraction(95, 100), below=None, credit=Fraction(0)),
    ...     Tier(name="missed", at_least=Fraction(0), below=Fraction(95, 100), credit=Fraction(5, 100)),
    ... ))
    >>> tiers.tier_for(Fraction(94, 100)).name
    'missed'
    """

    name: str
    clause: str
    tiers: tuple[Tier, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse tiers that do not hold every share once."""
        text(self.name, "name")
        text(self.clause, "clause")
        tiers = tuple(sorted(instances(self.tiers, Tier, "tiers"), key=lambda tier: tier.at_least))
        distinct((tier.name for tier in tiers), "tiers: name")
        object.__setattr__(self, "tiers", tiers)
        if not tiers or tiers[0].at_least != 0:
            lowest = tiers[0].at_least if tiers else 1
            msg = f"tiers: shares below {lowest} are in none; the lowest tier starts at 0"
            raise InvalidValueError(msg)
        for lower, upper in pairwise(tiers):
            if lower.below is None or lower.below > upper.at_least:
                msg = f"tiers: {lower.name!r} and {upper.name!r} overlap from {upper.at_least} on"
                raise InvalidValueError(msg)
            if lower.below < upper.at_least:
                msg = f"tiers: shares from {lower.below} to {upper.at_least} are in neither {lower.name!r} nor the next"
                raise InvalidValueError(msg)
        if tiers[-1].below is not None:
            msg = f"tiers: shares from {tiers[-1].below} to 1 are in none; the highest tier has below=None"
            raise InvalidValueError(msg)

    def tier_for(self, share: Fraction) -> Tier:
        """Return the tier of *share*; raises InvalidValueError for what is no share from 0 to 1."""
        if not 0 <= _fraction(share, "share") <= 1:
            msg = f"share: {share} is none; a Fraction from 0 to 1 is wanted"
            raise InvalidValueError(msg)
        return next(tier for tier in self.tiers if tier.holds(share))


def _fraction(value: object, field: str) -> Fraction:
    """Return *value* when it is a Fraction, for a float would round the contract."""
    if not isinstance(value, Fraction):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a Fraction is wanted, such as Fraction(95, 100)"
        raise InvalidTypeError(msg)
    return value
