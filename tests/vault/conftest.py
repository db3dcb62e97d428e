"""Properties are tried without a clock: a slow machine is no fault of the vault."""

from hypothesis import HealthCheck, settings

settings.register_profile("vault", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vault")
