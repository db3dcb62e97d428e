"""The codes that claims use, and what each means to a reader."""

from safeconduct.kernel.text import N_

SOURCES = {
    "call": N_("a call or message to us"),
    "interview": N_("an interview with us"),
    "observation": N_("what one of us saw"),
    "document": N_("a document"),
    "letter": N_("an answer of an authority"),
    "article": N_("an article or report"),
    "post": N_("a post or video"),
    "partner": N_("another organisation"),
    "other": N_("another source"),
}
# What can be said of custody, after the particulars that a register of detentions must hold
# (Convention for the Protection of All Persons from Enforced Disappearance, articles 17(3) and 18(1)).
ACTS = {
    "apprehended": N_("took them"),
    "ordered": N_("ordered it"),
    "held": N_("holds or held them"),
    "supervised": N_("supervises or supervised it"),
    "handed_over": N_("handed them over"),
    "transferred": N_("moved them elsewhere"),
    "released": N_("let them go"),
    "died": N_("they died"),
    "denied": N_("denies having them"),
    "acknowledged": N_("admits having them"),
    "questioned": N_("questioned them"),
    "beaten": N_("beat or tortured them"),
    "threatened": N_("threatened them"),
    "forced_words": N_("forced words out of them"),
    "searched": N_("searched the home"),
    "seen": N_("saw them"),
    # What the law owes to somebody in custody: whoever says that it was done tells a clock of it.
    "delivered": N_("brought them to a police station"),
    "detention_record_made": N_("wrote the record of detention"),
    "call_made": N_("let them call"),
    "relatives_told": N_("told the family"),
    "parents_told": N_("told the parents"),
    "prosecutor_told": N_("told the prosecutor"),
    "brought_before_judge": N_("brought them before a judge"),
    "court_ruling": N_("a court ruled on their custody"),
    "solitary_began": N_("put them into solitary confinement"),
    "solitary_ended": N_("ended the solitary confinement"),
    "complaint_filed": N_("filed a complaint with the prosecutor"),
    "complaint_answered": N_("decided the complaint"),
    "other": N_("something else"),
}
PRECISIONS = {
    "exact": N_("exact"),
    "street": N_("street or building"),
    "settlement": N_("town or village"),
    "district": N_("district"),
    "region": N_("region"),
    "country": N_("country"),
    "unknown": N_("not known"),
}
DURESS = {
    "others_present": N_("others were present"),
    "read_out": N_("read out or recited"),
    "signs_of_force": N_("signs of injury or force"),
    "apology": N_("an apology or confession"),
    "waiver": N_("gives up a lawyer or a complaint"),
    "all_well": N_("“all is well, close the case”"),
    "withdrawn_later": N_("taken back later"),
    "none_seen": N_("no other sign seen"),
}
# What somebody does with what they say.
TEXT_STANCES = {
    "asserts": N_("says that it is so"),
    "denies": N_("denies it"),
    "denies_premise": N_("denies what it rests on"),
    "fears": N_("fears it"),
    "demands": N_("demands it"),
    "promises": N_("promises it"),
    "retracts": N_("takes it back"),
    "refuses": N_("declines to say"),
}
SOURCE_GRADES = {
    "A": N_("A: completely reliable"),
    "B": N_("B: usually reliable"),
    "C": N_("C: fairly reliable"),
    "D": N_("D: not usually reliable"),
    "E": N_("E: unreliable"),
    "F": N_("F: cannot be judged"),
}
INFORMATION_GRADES = {
    "1": N_("1: confirmed by other independent sources"),
    "2": N_("2: probably true"),
    "3": N_("3: possibly true"),
    "4": N_("4: doubtful"),
    "5": N_("5: improbable"),
    "6": N_("6: cannot be judged"),
}
GIVEN_INFORMATION = {grade: said for grade, said in INFORMATION_GRADES.items() if grade != "1"}
STANCES = {
    "corroborates": N_("corroborates"),
    "contradicts": N_("contradicts"),
    "denies": N_("denies"),
    "denies_premise": N_("denies the premise of"),
    "explains": N_("explains"),
    "retracts": N_("takes back"),
    "retracts_under_duress": N_("takes back under duress"),
}
# The same, read from the claim that it is done to.
STANCES_BACK = {
    "corroborates": N_("is corroborated by"),
    "contradicts": N_("is contradicted by"),
    "denies": N_("is denied by"),
    "denies_premise": N_("has its premise denied by"),
    "explains": N_("is explained by"),
    "retracts": N_("is taken back by"),
    "retracts_under_duress": N_("is taken back under duress by"),
}
STANDINGS = {
    "stands": N_("stands"),
    "retracted": N_("taken back"),
    "retracted_under_duress": N_("taken back under duress: it stands"),
    "replaced": N_("corrected since"),
}
