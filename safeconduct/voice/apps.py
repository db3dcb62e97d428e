"""Django's registration of the pillar."""

from importlib import import_module

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "safeconduct.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from safeconduct.keys import verify
        from safeconduct.voice import vouching

        import_module("safeconduct.voice.panels")
        verify.EXTRA.append(vouching.unsigned)
