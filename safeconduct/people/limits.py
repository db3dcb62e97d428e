"""What this software cannot do, said before anybody trusts it with anything."""

from safeconduct.kernel.text import N_

LIMITS = (
    N_("It cannot protect an unlocked laptop or telephone that somebody takes from you. Lock first."),
    N_("It cannot prove who is on a line. Voices are forced, and voices are imitated."),
    N_(
        "It cannot keep a passphrase from a server that somebody hostile runs while you type it in. "
        "Whoever has the server for weeks reads what members open in those weeks."
    ),
    N_("It cannot promise that keys are erased from the memory of the machine at once."),
    N_("What is stolen today may be opened in years by a future quantum computer."),
    N_(
        "It cannot call back what others have copied: screenshots, printouts, the messages that "
        "carriers keep."
    ),
)
