"""Loading Django with everything that is installed in it, as each process that touches rows begins."""

import gc
import os


def load() -> None:
    """Make Django ready, by the settings that the environment names or else by those of the members' pages.

    While a thousand modules are read, the collector would look through all of them again and again and find
    nothing; afterwards they are put aside, for they stay as long as the process.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safeconduct.config.settings")
    import django

    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()
