"""Django's registration of the part."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "safeconduct.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
