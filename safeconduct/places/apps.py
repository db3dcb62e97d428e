"""Django's registration of the part."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "safeconduct.places"
    label = "places"
