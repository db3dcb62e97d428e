"""What people refuse, in sentences that say what happened and what to do."""

from safeconduct.kernel.errors import define
from safeconduct.kernel.text import N_

WRONG_ENTRY = define(
    "wrong_entry",
    422,
    N_(
        "The name, the passphrase and the code do not fit together; we do not say which. Type the passphrase "
        "again and wait for a fresh code: each works once. Small and capital letters do not matter."
    ),
)
HELD = define(
    "held",
    403,
    N_(
        "This account was named as taken, so it stays shut. Two other members can reopen it: speak with "
        "them, by voice, on a way that nobody else knows."
    ),
)
ALREADY_FOUNDED = define("already_founded", 409, N_("There is a house here already. Sign in, or enrol."))
NOT_READ = define("not_read", 422, N_("Read these limits, then tick that you have."))
NOT_TYPED_BACK = define(
    "not_typed_back",
    422,
    N_("This is not the passphrase that was shown. Look at what you wrote down and type it again."),
)
NOT_THE_CODE = define(
    "not_the_code",
    422,
    N_("This is not the code that your device shows now. Wait for the next one and type it."),
)
STALE_SECRETS = define(
    "stale_secrets", 409, N_("This page is too old. Begin again: you will be shown a new passphrase.")
)
BOOT_IMPOSSIBLE = define(
    "boot_impossible",
    422,
    N_("This installation cannot start its engine in that way: it has no file on another volume."),
)
NO_SUCH_CODE = define(
    "no_such_code",
    422,
    N_(
        "This code opens nothing: it was mistyped, used already, or is older than three days. "
        "Ask for a new one."
    ),
)
UNKNOWN_ZONE = define("unknown_zone", 422, N_("There is no time zone of this name."))
NOT_COMPARED = define(
    "not_compared", 422, N_("Compare the figures with the person, by voice, then tick that you did.")
)
OWN_WORD = define("own_word", 403, N_("Nobody certifies themself. Two other members do it."))
SECOND_NEEDED = define(
    "second_needed", 403, N_("You have signed this already. A second member has to sign it too.")
)
ADMIN_NEEDED = define(
    "admin_needed", 403, N_("One of the two who sign has to be an admin. Ask an admin to sign this.")
)
ROLES_OF_FOUNDERS = define(
    "roles_of_founders",
    422,
    N_("The second founder is the admin: give this person the role of admin alone."),
)
LAST_COORDINATOR = define(
    "last_coordinator",
    409,
    N_("Without a coordinator nobody could admit or remove anybody. Make somebody else a coordinator first."),
)
NOT_A_SHIFT = define("not_a_shift", 422, N_("A shift begins and ends on days that follow each other."))
NOT_THEIR_ROLE = define("not_their_role", 422, N_("This member does not hold this role."))
NO_SUCH_CHANNEL = define("no_such_channel", 422, N_("This house has no channel of this name."))
TOO_MANY_WAYS = define("too_many_ways", 422, N_("Ten ways are the most. Remove one first."))
WRONG_TRIAL = define(
    "wrong_trial",
    422,
    N_("This is not the code that was sent, or it is older than an hour. Send another one."),
)
NOT_ALONE = define("not_alone", 409, N_("You have said so already. Another member has to say it too."))
WRONG_FACTOR = define(
    "wrong_factor", 422, N_("That does not fit, or was used already. Wait for a fresh code and type it.")
)
FOUNDER_SIGNS = define(
    "founder_signs",
    409,
    N_("The second founder signs this, on the own device: it is the founders who certify each other."),
)
NOT_WAITING = define(
    "not_waiting", 409, N_("This was signed or withdrawn meanwhile. Look at the list again.")
)
WRONG_PRESENT = define("wrong_present", 422, N_("These are not your words until now."))
HALF_QUIET = define("half_quiet", 422, N_("Give both the beginning and the end of your rest, or neither."))
NOT_YOURSELF = define(
    "not_yourself", 409, N_("Nobody removes themself: ask another coordinator or admin to do it.")
)
INCOMPLETE = define(
    "incomplete",
    403,
    N_("Only House is open: two founders have to sign before any case can be entered."),
)
PROPOSED = define(
    "recovery_proposed",
    409,
    N_("A new recovery is proposed already. Another member makes it, or somebody withdraws the proposal."),
)
UNPRINTED = define(
    "shares_unprinted",
    409,
    N_("Shares are waiting to be printed. Have that finished first: what is on no paper opens nothing."),
)
NOT_SPOKEN = define(
    "not_spoken",
    422,
    N_("Speak with whoever proposed it, by voice, and have the printer ready. Then tick this."),
)
