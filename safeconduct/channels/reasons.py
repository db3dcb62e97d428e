"""Why a message was not taken, as a code and in words of our own: a provider's words quote numbers."""

from typing import Literal

from safeconduct.kernel.text import N_

Why = Literal[
    "", "hung", "unknown", "nobody", "encryption", "entry", "address", "sender", "refused", "broken", "gone"
]

SAYS: dict[Why, str] = {
    "hung": N_("it did not answer in time"),
    "unknown": N_("there is no server of this name"),
    "nobody": N_("nothing listens at this address and port"),
    "encryption": N_("the encryption that is set up could not be agreed on"),
    "entry": N_("user name and password were not accepted"),
    "address": N_("it does not take messages to this address"),
    "sender": N_("it does not take messages from this sender"),
    "refused": N_("it refused the message"),
    "broken": N_("the connection broke off"),
    "gone": N_("no channel of this name stands any more"),
}
