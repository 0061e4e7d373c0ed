"""How many examples the properties try: a few seconds' worth in CI, more when PROPERTY_SCALE says so."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SCALE = int(os.environ.get("PROPERTY_SCALE", "1"))


def examples(count: int) -> settings:
    """Return the settings of one property; building a calendar is slow work for Hypothesis, and no fault."""
    return settings(deadline=None, max_examples=count * SCALE, suppress_health_check=list(HealthCheck))
