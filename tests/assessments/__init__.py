"""Tests of src/sla_rules/assessments."""
