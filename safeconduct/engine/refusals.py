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
PASSWORD_AGAIN = define(
    "password_again",
    422,
    N_(
        "Type the password, also when it has not changed: nobody but the engine can read the one that stands."
    ),
)
NOT_HERE = define(
    "not_here", 422, N_("Without encryption only a server on this machine is spoken to, as 127.0.0.1.")
)
NOT_READY = define(
    "not_ready", 409, N_("The engine has no key yet. It is made when the organisation is founded.")
)
