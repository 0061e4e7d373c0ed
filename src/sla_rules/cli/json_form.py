"""JSON on stdout."""

from __future__ import annotations

import json

from sla_rules.cli.table import write


def write_json(data: object) -> None:
    """Write *data* as JSON in UTF-8, keys in the order in which they were given."""
    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
