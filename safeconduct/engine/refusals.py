"""What the engine refuses members, by codes that never change."""

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_

TAKEN = define("taken", 409, N_("Somebody already has this alarm. Nothing was changed."))
CLOSED = define("closed", 409, N_("This alarm is closed. Open it again first if it is not over."))
NOT_CLOSED = define("not_closed", 409, N_("This alarm is not closed. Nothing was changed."))
NOT_TAKEN = define("not_taken", 409, N_("Nobody has this alarm. Take it first."))
BOOT_SECRET = define(
    "boot_secret", 422, N_("This is not the boot secret of this installation. The engine stays blind.")
)
NOT_READY = define(
    "not_ready", 409, N_("The engine has no key yet. It is made when the organisation is founded.")
)
