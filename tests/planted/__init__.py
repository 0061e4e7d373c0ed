"""Faults planted in copies of the engine: the comparison with the oracle must find each."""
