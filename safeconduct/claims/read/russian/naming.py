"""Whoever is named by a word of a sentence: the whole name as a reader would write it, in the nominative."""

import re

from safeconduct.claims.read.language import Stretch, wordset
from safeconduct.claims.read.russian.bending import bent
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
_KIN = known(
    "мать отец сестра брат тетя дядя родитель родственник муж жена бабушка дедушка дочь сын племянник друг"
)
_DESCRIBES = 6  # words
_WHOSE = wordset("его её ее их моего моей моему моим нашего нашей нашему нашим своего своей")
_INITIAL = re.compile(r"\s[А-ЯЁ]$")
_HOW = known("условие псевдоним анонимность просьба ссылка слово")  # "медик на условиях анонимности"
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
    if {str(one.tag.POS) for one in readings(role.text.casefold())[:1]} & {"ADJF", "PRTF"}:
        return _described(sentence, head, last)
    if after >= len(words) or role.kind != "NOUN" or role.forms.get("Animacy") != "Anim" or not role.case:
        return []
    one = words[after]
    same = one.case == role.case and one.forms.get("Number") == role.forms.get("Number")
    someone = one.kind in {"NOUN", "PROPN"} and one.forms.get("Animacy") == "Anim"
    return phrase(sentence, after) if same and someone and one.head not in range(last + 1) else []


def _described(sentence: Sentence, head: int, last: int) -> list[int]:
    """ "Содержавшийся в центре | Анвар Юлчиев": the name behind what is told of it first."""
    words = sentence.words
    for at in range(last + 1, min(last + _DESCRIBES, len(words))):
        one = words[at]
        if one.finite or one.text == ",":
            break
        same = one.case == words[head].case and one.forms.get("Number") == words[head].forms.get("Number")
        if same and one.kind == "PROPN" and one.forms.get("Animacy") == "Anim":
            return [*range(last + 1, at), *(place for place in phrase(sentence, at) if place >= at)]
    return []


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
    agreeing = _agreeing(sentence, places, head)
    quantity = next(
        (words[one] for one in sorted(agreeing) if words[one].kind == "NUM" and one != head), None
    )
    said, last = "", words[places[0]].start
    for place in places:
        word = words[place]
        said += text[last : word.start]
        last = word.end
        said += bent(word, words[head], quantity) if place in agreeing else word.text
    return _small(sentence, places[0], said)


def _agreeing(sentence: Sentence, places: list[int], head: int) -> set[int]:
    """The words that change with the head: adjectives and appositions, not what only hangs on it."""
    bent, queue = {head}, [head]
    case = sentence.words[head].case
    quoted = _quoted(sentence, places)
    possessed = any(sentence.words[kid].text.casefold() in _WHOSE for kid in sentence.kids(head))
    whose = sentence.words[head].lemma in _KIN and not possessed
    while queue:
        for kid in set(sentence.kids(queue.pop())) & set(places) - bent - quoted:
            word = sentence.words[kid]
            if whose and word.kind == "PROPN":
                continue  # "со слов матери Амины": whose mother, most often
            called = word.tie in _SAME_CASE or _presented(sentence, head, kid)
            if called and word.case in {case, ""}:
                bent.add(kid)
                queue.append(kid)
    for place in places[1:]:  # a name bends as a whole
        if place not in quoted and _same_name(sentence.words[place - 1], sentence.words[place]):
            (bent.add if place - 1 in bent else bent.discard)(place)
    return bent | {one for one in quoted if head in quoted and sentence.words[one].case == case}


def _presented(sentence: Sentence, head: int, kid: int) -> bool:
    """ "Начальника медицинской части Ольги Рябцевой": the full name of an official behind the office."""
    office, name = sentence.words[head], sentence.words[kid]
    between = any(sentence.words[one].tie == "nmod" for one in sentence.kids(head) if head < one < kid)
    full = any(sentence.words[one].tie == "flat:name" for one in sentence.kids(kid))
    return between and full and office.lemma in OFFICIALS and name.kind == "PROPN" and name.tie == "nmod"


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
