"""Tests of src/sla_rules/franceconnect."""
