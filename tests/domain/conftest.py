"""How long and how chancy the searches for counterexamples are."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No clock, so that a slow machine is no failure; the same examples on each run, so that one is judged like the other.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
