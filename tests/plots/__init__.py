"""Tests of the figures, on their specifications."""
