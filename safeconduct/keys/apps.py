"""Django's registration of the part."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "safeconduct.keys"
    label = "keys"
    default_auto_field = "django.db.models.BigAutoField"
