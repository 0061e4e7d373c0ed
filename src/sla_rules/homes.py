"""Names of a package that are loaded when first used."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def loaded(name: str, package: str, homes: Mapping[str, str], names: dict[str, object]) -> object:
    """
    Return what *name* is in its home, a module of *package*, and keep it in *names*: the next use costs nothing.

    Raises AttributeError, in Python's words, for a name that has no home.

    >>> loaded("SlaError", "sla_rules", {"SlaError": "errors"}, {}).__name__
    'SlaError'
    """
    home = homes.get(name)
    if home is None:
        msg = f"module {package!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value: object = getattr(import_module(f"{package}.{home}"), name)
    names[name] = value
    return value
