"""Tests of the examples in README.md and docs/."""
