"""Addresses of the desk."""

from django.urls import path

from safeconduct.desk import hooks, views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("signals", views.signals, name="signals"),
    path("signals/new", views.new_signal, name="new-signal"),
    path("signals/who", views.who_may_this_be, name="who"),
    path("signals/<uuid:handle>", views.signal, name="signal"),
    path("signals/<uuid:handle>/amend", views.amend, name="amend-signal"),
    path("signals/<uuid:handle>/lines", views.add_line, name="add-line"),
    path("incidents/<uuid:handle>", views.incident, name="incident"),
    path("alarms/<uuid:handle>", views.alarm, name="alarm"),
    path("alarms/<uuid:handle>/take", views.take, name="take"),
    path("alarms/<uuid:handle>/accept", views.accept, name="accept"),
    path("alarms/<uuid:handle>/address", views.address, name="address"),
    path("handovers", views.handovers, name="handovers"),
    path("handovers/new", views.handover, name="new-handover"),
    path("handovers/<uuid:handle>", views.sheet, name="handover"),
    path("compromised", views.compromised, name="compromised"),
    path("promises", views.promises, name="promises"),
    path("hooks/line/<uuid:line>", hooks.line, name="line-hook"),
]
