"""Properties are about what holds, not about how busy the machine is: no deadline."""

from hypothesis import settings

settings.register_profile("practice", deadline=None)
settings.load_profile("practice")
