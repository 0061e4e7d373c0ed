"""Tests of the adapters to engines, each against the kernel."""
