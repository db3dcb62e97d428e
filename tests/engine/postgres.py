"""The settings of the product, on PostgreSQL: for the tests that the engine passes on both databases.

`FIELD_POSTGRES` holds host, port and database, divided by blanks.
"""

import os

from safeconduct.config.settings import *  # noqa: F403  (those, and another database)

_host, _port, _name = os.environ["FIELD_POSTGRES"].split()
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": _host,
        "PORT": _port,
        "NAME": _name,
        "USER": "postgres",
    }
}
