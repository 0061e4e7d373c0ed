"""Tests of the files of tickets."""
