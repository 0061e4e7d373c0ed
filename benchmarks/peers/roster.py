"""The compared packages, built; or the reason why one is not."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

import attrs

from peers.requirements import ADAPTERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from peers.peer import Peer


def load(holidays: Sequence[date]) -> tuple[list[Peer], list[str]]:
    """Build every peer that can be built, and say of each other one why it cannot."""
    peers: list[Peer] = []
    absent: list[str] = []
    for requirement, module in ADAPTERS.items():
        name = re.split("[=<>]", requirement, maxsplit=1)[0]
        try:
            peer: Peer = import_module(module).build(holidays)
            peers.append(attrs.evolve(peer, name=f"{name} {version(name)}"))
        except Exception as error:
            absent.append(f"{requirement} cannot be compared: {type(error).__name__}: {error}")
    return peers, absent
