"""The codes that trace uses, and what each means to a reader."""

from safeconduct.kernel.text import N_

CHANNELS = {
    "phone": N_("by telephone"),
    "visit": N_("in person"),
    "letter": N_("by letter"),
    "email": N_("by e-mail"),
    "form": N_("by their web form"),
    "other": N_("by another way"),
}
# What an answer may say of custody: some of the acts that claims know.
SAYS = {
    "denied": N_("not held here"),
    "held": N_("held here"),
    "acknowledged": N_("held, it is admitted"),
    "questioned": N_("questioned here"),
    "ordered": N_("their detention was ordered"),
    "handed_over": N_("handed over to others"),
    "released": N_("let go"),
    "died": N_("dead"),
    "other": N_("something else"),
}
# Who may reach them, by the codes of `rules.reach.WHO`.
CAPACITIES = {
    "own_lawyer": N_("their own lawyer"),
    "trusted_person": N_("somebody whom they trust"),
    "appointed_counsel": N_("a lawyer whom the authority chose"),
    "relative": N_("a relative"),
    "doctor": N_("a doctor"),
    "visitor": N_("a monitor, a consul or another visitor"),
}
RESULTS = {
    "private": N_("let in, spoke in private"),
    "present": N_("let in, others were present"),
    "refused": N_("refused"),
    "waited": N_("waited, was not let in"),
}
