"""Properties of business time, each answer held against the oracle's."""
