"""Django's registration of the part."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "safeconduct.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
