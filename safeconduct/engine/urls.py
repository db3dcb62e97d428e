"""Addresses of the engine."""

from django.urls import path

from safeconduct.engine import channel_views, views

urlpatterns = [
    path("house/engine", views.engine, name="engine"),
    path("house/channels", channel_views.channels, name="channels"),
    path("house/channels/mail", channel_views.mail, name="channel-mail"),
    path("house/channels/gateway", channel_views.gateway, name="channel-gateway"),
    path("house/channels/watcher", channel_views.watcher, name="channel-watcher"),
    path("house/channels/<str:name>/withdraw", channel_views.withdraw, name="channel-withdraw"),
    path("a/<str:link>", views.link, name="alarm-link"),
]
