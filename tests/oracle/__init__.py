"""
The brute-force oracle of business time, written from the definition alone.

It shares no code with the library: plain data goes in, integers of microseconds since 1970 (UTC) come out.
`predicate` answers the one question of the definition, "is it open at this instant?"; `intervals` finds the
open windows by intersecting wall-clock stretches with the stretches of constant offset of the zone; `answers`
reads every other answer off those windows. The first two are independent of each other, and the tests of the
oracle hold one against the other.
"""

from tests.oracle.answers import BEYOND, Answers
from tests.oracle.clock import MICROSECONDS_A_DAY, at, microseconds
from tests.oracle.intervals import open_windows
from tests.oracle.offsets import constant_offsets, offset_changes
from tests.oracle.plain import Combined, Plain, Spec, Version, hours_of, leaves
from tests.oracle.predicate import is_open, sampled_windows

__all__ = [
    "BEYOND",
    "MICROSECONDS_A_DAY",
    "Answers",
    "Combined",
    "Plain",
    "Spec",
    "Version",
    "at",
    "constant_offsets",
    "hours_of",
    "is_open",
    "leaves",
    "microseconds",
    "offset_changes",
    "open_windows",
    "sampled_windows",
]
