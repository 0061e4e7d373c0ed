"""Tests of src/sla_rules/agreements."""
