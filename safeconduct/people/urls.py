"""Addresses of people."""

from django.urls import path

from safeconduct.people.views import entrance, founding

urlpatterns = [
    path("sign-in", entrance.sign_in, name="sign-in"),
    path("since", entrance.since, name="since"),
    path("lock", entrance.lock, name="lock"),
    path("confirm", entrance.confirm, name="confirm"),
    path("found", founding.found, name="found"),
    path("found/sheets", founding.sheets, name="sheets"),
    path("found/printed", founding.printed, name="printed"),
]
