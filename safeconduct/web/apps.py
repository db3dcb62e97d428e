"""The Django application that carries the templates, the stylesheet and their translations."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "safeconduct.web"
    label = "web"
