"""A word of a name in the nominative, in the number and gender that its sentence gives it."""

from typing import Any

from safeconduct.claims.read.russian import surnames
from safeconduct.claims.read.russian.words import Word, readings

_BOTH = frozenset({"оба", "обе"})
_FEW = _BOTH | {"два", "две", "три", "четыре"}
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def bent(word: Word, head: Word, quantity: Word | None) -> str:
    """The word in the nominative; behind a `quantity` in the case that the number asks for."""
    if word.lemma in _BOTH:
        return "обе" if head.forms.get("Gender") == "Fem" else "оба"
    if word.lemma == "два":
        return "две" if head.forms.get("Gender") == "Fem" else "два"
    reading = _reading(word)
    if word.kind == "PROPN" and (reading is None or "Surn" not in reading.tag.grammemes):
        surname = surnames.nominative_of(word.text, word.forms.get("Gender", ""))
        if surname and (reading is None or not {"Name", "Patr"} & reading.tag.grammemes):
            return surname
    if reading is None:
        return word.text
    if quantity is not None and word.kind != "NUM":
        return (
            _counted(word, reading) if quantity.lemma in _FEW else _like(word.text, reading, {"gent", "plur"})
        )
    wanted = {"nomn"}
    if word.forms.get("Number") == "Plur":
        wanted.add("plur")
    elif word.kind != "NUM":
        wanted.add("sing")
    gender = _GENDERS.get(word.forms.get("Gender", ""))
    if gender and "sing" in wanted and word.kind in {"ADJ", "DET", "VERB"}:
        wanted.add(gender)
    return _like(word.text, reading, wanted)


def _counted(word: Word, reading: Any) -> str:
    """After "оба" or "два": "обоих мужчин" is "оба мужчины"."""
    noun = word.kind in {"NOUN", "PROPN"} and reading.tag.POS == "NOUN"
    wanted = {"gent", "sing"} if noun else {"gent", "plur"}
    return _like(word.text, reading, wanted)


def _like(said: str, reading: Any, wanted: set[str]) -> str:
    form = reading.inflect(wanted)
    if form is None:
        return said
    made = str(form.word)
    if said.isupper() and len(said) > 1:
        return made.upper()
    return made.capitalize() if said[:1].isupper() else made


def _reading(word: Word) -> Any:
    """The reading of the word that has its case, number and gender; a name for a name."""
    case = _CASES.get(word.case)
    gender = _GENDERS.get(word.forms.get("Gender", ""))
    number = {"Sing": "sing", "Plur": "plur"}.get(word.forms.get("Number", ""))
    fitting = [
        one
        for one in readings(word.text.casefold())
        if not case or case in one.tag or (case == "loct" and "loc2" in one.tag)
    ]
    if number:
        fitting = [one for one in fitting if number in one.tag] or fitting
    if gender and number == "sing":
        fitting = [one for one in fitting if gender in one.tag or "ms-f" in one.tag] or fitting
    if word.kind == "PROPN":
        names = [one for one in fitting if {"Name", "Surn", "Patr"} & one.tag.grammemes]
        fitting = names or fitting
        fitting.sort(key=lambda one: "Fixd" in one.tag)
    return fitting[0] if fitting else None
