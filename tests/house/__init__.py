"""Tests of the house itself: its files, its imports, its words."""
