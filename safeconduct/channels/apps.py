"""Django's registration of the part."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "safeconduct.channels"
    label = "channels"
    default_auto_field = "django.db.models.BigAutoField"
