"""Tests of the calendars, file by file; properties/ holds them against the oracle."""
