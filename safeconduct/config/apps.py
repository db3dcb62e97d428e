"""Loads what each folder offers and reacts to, once Django knows the rows."""

from django.apps import AppConfig

from safeconduct.config import wiring


class Config(AppConfig):
    name = "safeconduct.config"
    label = "config"

    def ready(self) -> None:
        wiring.connect()
