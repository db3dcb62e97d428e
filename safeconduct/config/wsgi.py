"""The application that the web server calls."""

from django.core.handlers.wsgi import WSGIHandler

from safeconduct.kernel.loading import load

load()
application = WSGIHandler()
