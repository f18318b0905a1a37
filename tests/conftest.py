"""How the laws are tried: with a new random start on every run here, the same in CI; and never against a clock."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if "CI" not in os.environ:  # there, hypothesis has a profile of its own
    settings.load_profile("here")
