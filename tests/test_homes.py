"""Names that are loaded when first used."""

from __future__ import annotations

from importlib import import_module

import pytest

import sla_rules
from sla_rules import franceconnect
from sla_rules.errors import SlaError
from sla_rules.homes import loaded


def test_loaded_once() -> None:
    """A name is what its home holds, and stands in the package from then on"""
    names: dict[str, object] = {}
    assert loaded("SlaError", "sla_rules", {"SlaError": "errors"}, names) is SlaError
    assert names == {"SlaError": SlaError}


@pytest.mark.parametrize(("package", "name"), [(sla_rules, "sla_rules"), (franceconnect, "sla_rules.franceconnect")])
def test_no_such_name(package: object, name: str) -> None:
    """A name without a home is refused as Python does, so that hasattr and star imports work"""
    with pytest.raises(AttributeError, match=f"^module '{name}' has no attribute 'Nonsense'$"):
        package.Nonsense  # type: ignore[attr-defined] # noqa: B018


@pytest.mark.parametrize("floor", ["columns", "franceconnect", "plots", "whatif"])
def test_floors_offered_by_name(floor: str) -> None:
    """A floor of one's own choice is loaded when first named; some want an extra"""
    assert sla_rules.__getattr__(floor) is import_module(f"sla_rules.{floor}")
