"""Tests of src/sla_rules/pages."""
