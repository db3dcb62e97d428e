"""The words of saying of English, by what must follow them, and their forms."""

import re

QUOTED = "\ue000"  # stands for each character inside quotation marks while a sentence is taken apart
TIME = "\ue001"  # for each character of a time, so that "On Friday" is no part of a name

# Anything may follow: "says he left".
OPEN = """say claim allege insist maintain believe report add complain contend concede suspect recall
    reckon assert
aver remember"""
# What they have for an object is told as true by who does it: "confirmed the arrests", "remembers the hour".
FACTUAL = """confirm acknowledge admit report remember recall recount describe document record
    corroborate verify
disclose reveal detail relate condemn criticize criticise denounce announce mention identify"""
# Records have objects of their own: "the log lists eleven names". See `saying`.
OBJECTED = "list note state name give show put date log register contain"
# "that", "how", a colon or a quotation must follow: "found that", "wrote: …".
LINKED = """state note explain confirm admit acknowledge testify write post tweet recall recount relate
    argue stress
warn announce declare suggest conclude remark observe emphasise emphasize underline underscore highlight
    assure inform
continue comment mention reiterate repeat object plead shout whisper mutter murmur joke quip boast brag lament
indicate reveal disclose describe specify clarify rule find hold establish show estimate think accuse confess
document determine mean agree predict caution counter retort protest affirm attest opine read report
record remind notify advise hint imply signal joke sigh sob cry scream yell exclaim begin demand confide
divulge hear learn understand calculate guess muse fume snap tell certify depose message text e-mail email
criticise criticize condemn denounce point realise realize see speculate summarise summarize swear verify
hope feel"""
REPLIES = "reply answer respond react"

_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "find": "found",
    "hold": "held",
    "show": "showed shown",
    "think": "thought",
    "mean": "meant",
    "read": "read",
    "begin": "began",
    "hear": "heard",
    "learn": "learnt learned",
    "understand": "understood",
    "swear": "swore sworn",
    "see": "saw",
    "feel": "felt",
    "beseech": "besought beseeched",
    "put": "put",
    "give": "gave",
}
_DOUBLED = frozenset(["rebut", "quip", "brag", "sob", "snap", "admit", "beg", "log"])


def forms(lemmas: str) -> str:
    """A pattern of every finite form of verbs: "say|says|said"."""
    return "|".join(
        sorted({form for lemma in lemmas.split() for form in _forms(lemma)}, key=lambda one: (-len(one), one))
    )


def _forms(lemma: str) -> list[str]:
    ends_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if ends_y else lemma + ("es" if re.search(r"(?:s|sh|ch|x|z)$", lemma) else "s")
    if lemma in _IRREGULAR:
        return [lemma, third, *_IRREGULAR[lemma].split()]
    if ends_y:
        past = lemma[:-1] + "ied"
    elif lemma.endswith("e"):
        past = lemma + "d"
    else:
        past = lemma + (lemma[-1] if lemma in _DOUBLED else "") + "ed"
    return [lemma, third, past]


# Where the words said stand before them: '"…," she said', 'he left, the mother noted'.
TRAILING = forms(
    """say tell add note report claim allege insist state explain confirm admit acknowledge testify
    write recall
    recount argue stress warn announce declare suggest conclude remark observe emphasise emphasize reply
    answer respond
    continue comment complain maintain believe ask shout whisper fear promise tweet post object repeat
    think inform
    specify clarify estimate remember insist assert contend concede joke quip lament mutter murmur
    exclaim boast protest counter retort vow pledge plead demand urge worry muse snap swear confide
    reckon caution guess reiterate predict affirm attest relate suspect
    describe indicate agree"""
)
