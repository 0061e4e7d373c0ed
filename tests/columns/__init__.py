"""Tests of the columns floor."""
