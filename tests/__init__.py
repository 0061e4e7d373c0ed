"""Tests; the tree mirrors src/sla_rules."""
