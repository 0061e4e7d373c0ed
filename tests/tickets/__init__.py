"""Tests of src/sla_rules/tickets."""
