"""Measurements, run by hand: `python -m tests.bench.delivery`, `python -m tests.bench.crashes`."""
