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
STATUSES = {
    "in_transfer": N_("In transfer"),
    "held": N_("Held"),
    "free_as_claimed": N_("Free, as two sources say"),
    "released_as_claimed": N_("Let go, as claimed"),
    "died_as_claimed": N_("Dead, as claimed"),
    "denied_by_all": N_("All who were asked deny it"),
    "unknown": N_("Nobody knows"),
}
# What a stretch of the chain is.
KINDS = {
    "seized": N_("taken"),
    "held": N_("held"),
    "questioned": N_("questioned"),
    "seen": N_("seen"),
    "handed_over": N_("handed over"),
    "transferred": N_("on the way"),
    "released": N_("let go, as claimed"),
    "died": N_("died, as claimed"),
    "ordered": N_("detention ordered"),
    "supervised": N_("detention supervised"),
    "unknown": N_("unknown"),
}
# Why a status is named, beside the kinds of stretches; each is followed by links to its claims.
REASONS = {
    "two_sources": N_("two independent sources say so"),
    "claimed": N_("one source says so"),
    "perhaps": N_("perhaps later, and otherwise"),
    "competing": N_("told otherwise"),
    "denied": N_("deny having them"),
    "from_custody": N_("words from custody, which decide nothing"),
    "undated": N_("without a time, so without a place in the chain"),
    "death_not_confirmed": N_("speaks of a death, not confirmed"),
    "retracted": N_("taken back"),
    "replaced": N_("corrected by another claim"),
    "not_yet": N_("still to come"),
}
DOUBTS = {
    "contradicted": N_("contradicted"),
    "retracted_under_duress": N_("taken back under duress, so still counted"),
    "duress": N_("said under duress"),
    "doubtful": N_("doubtful"),
    "taken_again": N_("in custody again afterwards"),
}
# Why something does not end the time out of reach.
NOT_ENDED = {
    "release": N_("a release alone does not end it"),
    "video": N_("a video does not end it"),
    "letter": N_("a letter does not end it"),
    "officers_word": N_("an officer's word does not end it"),
    "relatives_word": N_("a relative's word does not end it"),
    "others_word": N_("words from custody do not end it"),
    "appointed_counsel": N_("a lawyer whom the authority chose does not end it"),
    "not_trusted": N_("not somebody of their own choice"),
    "others_present": N_("others were present"),
    "not_said_private": N_("nobody said that it was private"),
    "duress": N_("under duress"),
    "not_yet": N_("still to come"),
    "before": N_("before they were taken"),
    "retracted": N_("taken back"),
}
CLOCK_STATES = {
    "not_due": N_("not due yet"),
    "possibly_overdue": N_("may be overdue"),
    "certainly_overdue": N_("overdue"),
    "satisfied": N_("done"),
    "unknown": N_("cannot be reckoned yet"),
}
DONE_LATE = {"yes": N_("done too late"), "perhaps": N_("done, perhaps too late")}
UNREVIEWED = N_("may be overdue (unreviewed)")
# What nobody knows, for which a clock is not said more firmly.
PERHAPS = {
    "minor": N_("whether they are a minor"),
    "regime": N_("whether special law is in force"),
    "grave_crime": N_("of what they are accused"),
    "valid": N_("which wording of the law was in force"),
    "valid_for_facts": N_("which wording of the law was in force"),
    "deprived": N_("one source alone says that they were taken"),
    "delivered": N_("when they were brought there"),
    "custody_began": N_("when custody began"),
    "transferred": N_("when they were moved"),
    "solitary_began": N_("when they were put alone"),
    "complaint_filed": N_("when the complaint was made"),
    "satisfied": N_("perhaps done"),
}
INSTEAD = N_("whether another rule takes its place: %(rule)s")
QUESTION_STATES = {
    "drafted": N_("not let through yet"),
    "allowed": N_("let through, not put yet"),
    "closed": N_("let through once, the gate is closed now"),
    "ended": N_("taken back or returned"),
    "put": N_("no answer yet"),
    "late": N_("still no answer"),
    "answered": N_("they answered"),
}
