"""Whoever is named by a word of a sentence: the whole name as a reader would write it, in the nominative."""

import re
from typing import Any

from safeconduct.claims.read.language import Stretch
from safeconduct.claims.read.russian import surnames
from safeconduct.claims.read.russian.saying import NOT_FROM, OFFICIALS
from safeconduct.claims.read.russian.words import Sentence, Word, known, nominative, readings

_HANGS = {
    "amod", "det", "nummod", "nummod:gov", "nummod:entity", "nmod", "appos", "flat", "flat:name",
    "flat:foreign", "case", "compound", "fixed", "nsubj", "nsubj:pass", "acl",
}  # fmt: skip
_SAME_CASE = {"amod", "det", "appos", "flat", "flat:name", "nummod", "nummod:gov", "compound"}
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_QUOTES = frozenset("«»“”„\"'")
_JOINED = _QUOTES | {"№", "."}
_PERSONAL = frozenset({"я", "ты", "он", "она", "оно", "мы", "вы", "они"})
_BOTH = frozenset({"оба", "обе"})
_FEW = _BOTH | {"два", "две", "три", "четыре"}
_KIN = known(
    "мать отец сестра брат тетя дядя родитель родственник муж жена бабушка дедушка дочь сын племянник друг"
)
_INITIAL = re.compile(r"\s[А-ЯЁ]$")
_HOW = known("условие псевдоним анонимность просьба ссылка слово")  # "медик на условиях анонимности"
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
_DROPPED = known("сам самый этот тот также тоже и ранее позже затем потом")


def phrase(sentence: Sentence, head: int) -> list[int]:
    """The places of the words of a name, without what commas set apart from it."""
    words = sentence.words
    wanted = {head}
    queue = [head]
    while queue:
        for kid in sentence.kids(queue.pop()):
            if kid not in wanted and _belongs(sentence, kid, head):
                wanted.add(kid)
                queue.append(kid)
    first = last = head
    while first > 0 and _runs_on(words[first - 1], first - 1 in wanted):
        first -= 1
    while last + 1 < len(words) and _runs_on(words[last + 1], last + 1 in wanted):
        last += 1
    places = list(range(first, last + 1))
    places += _torn_off(sentence, head, last)
    while places and _droppable(sentence, places[0]):
        places.pop(0)
    while (
        places
        and not any(sign.isalnum() for sign in words[places[-1]].text)
        and (words[places[-1]].text not in '»”"' or _unopened(words, places))
    ):
        places.pop()
    return places or [head]


def _torn_off(sentence: Sentence, head: int, last: int) -> list[int]:
    """ "Врио начальника изолятора | майор Эдуард Клеверов": the name that the syntax hung elsewhere."""
    words = sentence.words
    role, after = words[head], last + 1
    if after >= len(words) or role.kind != "NOUN" or role.forms.get("Animacy") != "Anim" or not role.case:
        return []
    one = words[after]
    same = one.case == role.case and one.forms.get("Number") == role.forms.get("Number")
    someone = one.kind in {"NOUN", "PROPN"} and one.forms.get("Animacy") == "Anim"
    return phrase(sentence, after) if same and someone and one.head not in range(last + 1) else []


def _belongs(sentence: Sentence, kid: int, head: int) -> bool:
    word = sentence.words[kid]
    if word.finite or word.text in {",", "—", "–", "(", ")", ";", ":"}:
        return False
    if word.tie == "acl" or (word.forms.get("VerbForm") == "Part" and word.tie != "nmod"):
        return kid < head  # "задержанный житель", not "житель, задержанный"
    if word.tie in {"nsubj", "nsubj:pass"} and word.case == "Nom" and kid > head:
        return False
    if (
        word.tie == "nmod"
        and word.case == "Dat"
        and not any(sentence.words[one].tie == "case" for one in sentence.kids(kid))
    ):
        return False  # "в ответе управления профсоюзу": to whom
    if word.tie == "nmod" and any(sentence.words[one].tie == "case" for one in sentence.kids(kid)):
        return word.lemma not in NOT_FROM | _HOW or word.lemma in {"республика", "регион", "область", "край"}
    return word.tie in _HANGS or word.text in _JOINED


def _runs_on(word: Word, wanted: bool) -> bool:
    return wanted or word.text in _QUOTES


def _droppable(sentence: Sentence, place: int) -> bool:
    word = sentence.words[place]
    if word.lemma in _DROPPED or word.kind in {"ADV", "PART", "CCONJ", "ADP", "SCONJ"}:
        return True
    if word.text in "»”" or not any(sign.isalnum() for sign in word.text):
        following = next(iter(sentence.words[place + 1 : place + 6]), None)
        closed = any(one.text in _CLOSING | {'"'} for one in sentence.words[place + 1 : place + 6])
        return word.text not in '«“„"' or following is None or not closed
    return False


def _unopened(words: tuple[Word, ...], places: list[int]) -> bool:
    said = [words[place].text for place in places]
    return not any(mark in said[:-1] for mark in '«“„"')


def named(text: str, sentence: Sentence, head: int) -> str:
    """The name in the nominative, as it stands where it is one already; both names of "проект и движение"."""
    joined = next((kid for kid in sentence.kids(head) if is_joined(sentence, head, kid)), None)
    names = [_alone(text, sentence, one) for one in (head, joined) if one is not None]
    return " и ".join(names)


def is_joined(sentence: Sentence, head: int, kid: int) -> bool:
    """Whether both together are the subject of a verb in the plural."""
    one, other = sentence.words[head], sentence.words[kid]
    if one.tie != "nsubj" or other.tie != "conj" or not other.nominal or other.case != one.case or kid < head:
        return False
    return sentence.words[one.head].forms.get("Number") == "Plur" and one.forms.get("Number") == "Sing"


def _alone(text: str, sentence: Sentence, head: int) -> str:
    places = phrase(sentence, head)
    lead = next((one for one in places if sentence.words[one].case == "Nom" and one <= head), head)
    case = sentence.words[lead].case
    if sentence.words[lead].tie == "nsubj" and nominative(sentence.words[lead]):
        case = "Nom"  # "Вересников не ответил": a surname that looks like a case of another word
    if any(_counts(sentence, kid) for kid in sentence.kids(lead)):
        case = "Nom"  # "на два источника"
    whole = Stretch(sentence.words[places[0]].start, sentence.words[places[-1]].end)
    if case in {"", "Nom"}:
        name = _small(sentence, places[0], " ".join(whole.of(text).split()))
    else:
        name = " ".join(_in_nominative(text, sentence, places, lead).split())
    return name + "." if _INITIAL.search(name) and text[whole.end : whole.end + 1] == "." else name


def _counts(sentence: Sentence, kid: int) -> bool:
    """A number that gives its noun the genitive, itself in the nominative or a case that looks like it."""
    word = sentence.words[kid]
    return (
        word.tie == "nummod:gov" and word.case in {"Nom", "Acc", ""} and not word.text.endswith(("х", "их"))
    )


def _in_nominative(text: str, sentence: Sentence, places: list[int], head: int) -> str:
    words = sentence.words
    bent = _agreeing(sentence, places, head)
    quantity = next((words[one] for one in sorted(bent) if words[one].kind == "NUM" and one != head), None)
    said, last = "", words[places[0]].start
    for place in places:
        word = words[place]
        said += text[last : word.start]
        last = word.end
        said += _bent(word, words[head], quantity) if place in bent else word.text
    return _small(sentence, places[0], said)


def _agreeing(sentence: Sentence, places: list[int], head: int) -> set[int]:
    """The words that change with the head: adjectives and appositions, not what only hangs on it."""
    bent, queue = {head}, [head]
    case = sentence.words[head].case
    quoted = _quoted(sentence, places)
    whose = sentence.words[head].lemma in _KIN
    while queue:
        for kid in set(sentence.kids(queue.pop())) & set(places) - bent - quoted:
            word = sentence.words[kid]
            if whose and word.kind == "PROPN":
                continue  # "со слов матери Амины": whose mother, most often
            if word.tie in _SAME_CASE and word.case in {case, ""}:
                bent.add(kid)
                queue.append(kid)
    for place in places[1:]:  # a name bends as a whole
        if place not in quoted and _same_name(sentence.words[place - 1], sentence.words[place]):
            (bent.add if place - 1 in bent else bent.discard)(place)
    return bent | {one for one in quoted if head in quoted and sentence.words[one].case == case}


def _quoted(sentence: Sentence, places: list[int]) -> set[int]:
    inside, found = False, set()
    for place in places:
        sign = sentence.words[place].text
        inside = sign in _OPENING or (inside and sign not in _CLOSING)
        if inside:
            found.add(place)
    return found


def _same_name(one: Word, other: Word) -> bool:
    written = all(
        word.text.istitle() or ("-" in word.text and word.text[0].isupper()) for word in (one, other)
    )
    if other.lemma in OFFICIALS and not {"Name", "Surn"} & readings(other.text.casefold())[0].tag.grammemes:
        return False  # "пресс-служба Управления"
    return written and one.case == other.case and other.kind == "PROPN"


def _bent(word: Word, head: Word, quantity: Word | None) -> str:
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


def _small(sentence: Sentence, place: int, said: str) -> str:
    """Without the capital that only the beginning of a sentence gave it."""
    word = sentence.words[place]
    begins = place == 0 or not any(one.text[:1].isalnum() for one in sentence.words[:place])
    plain = word.text[:1].isupper() and (word.text[1:].islower() or not word.text[1:])
    return said[:1].lower() + said[1:] if begins and plain and _common(word) else said


def _common(word: Word) -> bool:
    found = readings(word.text.casefold())
    if word.kind == "NOUN" and word.forms.get("Animacy") == "Inan" and found and not found[0].is_known:
        return True  # a word too rare for the dictionary, at the beginning of a sentence
    if not found or not found[0].is_known or (word.kind == "PROPN" and found[0].tag.POS != "NOUN"):
        return False
    names = any({"Name", "Surn", "Patr"} & one.tag.grammemes for one in found)
    if names and "anim" not in found[0].tag and word.forms.get("Animacy") == "Anim":
        return False  # "Роман говорит"
    return not {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"} & found[0].tag.grammemes


def personal(word: Word) -> bool:
    """Whether it is a pronoun that stands for somebody named elsewhere, or for who speaks."""
    return word.lemma in _PERSONAL
