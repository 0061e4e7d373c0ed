"""Tests of scenarios, searches and forecasts."""
