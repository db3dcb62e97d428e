"""Django's registration of the part."""

from django.apps import AppConfig


class EngineConfig(AppConfig):
    name = "safeconduct.engine"
    label = "engine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from safeconduct.engine import checking
        from safeconduct.keys import verify

        verify.EXTRA.append(checking.misfits)
