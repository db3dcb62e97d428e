"""Django's registration of the part."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "safeconduct.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"
