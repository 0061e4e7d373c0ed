"""Tests of src/sla_rules/clauses."""
