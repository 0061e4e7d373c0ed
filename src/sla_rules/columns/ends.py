"""Where a clock may start and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sla_rules.columns.buckets import Flags, Ints


class Ends(NamedTuple):
    """
    The first start and the first end in each ticket, NULL for none.

    *early* tells where the end came before any start, None for nowhere; *detail* are those of the ends, None where
    none has any.
    """

    started: Ints
    ended: Ints
    early: Flags | None
    detail: NDArray[np.int32] | None
