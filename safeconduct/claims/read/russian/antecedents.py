"""Whom "он", "её слова" or "последний" stands for: who agrees with it and is alone in that, or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.saying import OFFICIALS
from safeconduct.claims.read.russian.words import Sentence, Word

REACH = 3  # sentences back
_OWN = {"его": ("Masc", "Sing"), "ее": ("Fem", "Sing"), "их": ("", "Plur")}
_BODIES = OFFICIALS | {
    "группа",
    "организация",
    "фонд",
    "движение",
    "профсоюз",
    "издание",
    "линия",
    "центр",
    "проект",
}


@dataclass(frozen=True)
class Known:
    """Somebody named: what a pronoun for them can be. An empty gender is any."""

    name: str
    gender: str
    number: str


@dataclass
class Memory:
    """Who was named in the sentences before, nearest last: who spoke, who did something, and who else."""

    spoke: list[list[Known]] = field(default_factory=list)
    did: list[list[Known]] = field(default_factory=list)
    others: list[list[Known]] = field(default_factory=list)

    def learn(self, text: str, sentence: Sentence, speakers: Iterable[int]) -> None:
        """Keep who is named in a sentence."""
        speaking = list(dict.fromkeys(speakers))
        doing = [at for at, word in enumerate(sentence.words) if word.tie == "nsubj" and _somebody(word)]
        rest = [
            at
            for at, word in enumerate(sentence.words)
            if _somebody(word) and word.tie in {"obj", "iobj", "obl"}
        ]
        self.spoke.append([known(text, sentence, at) for at in speaking])
        self.did.append([known(text, sentence, at) for at in doing if at not in speaking])
        self.others.append([known(text, sentence, at) for at in rest])

    def stands_for(self, word: Word) -> str:
        """The name, or "" where two could be meant."""
        gender, number = _OWN.get(word.text.casefold().replace("ё", "е"), ("", ""))
        if not number:
            gender, number = word.forms.get("Gender", ""), word.forms.get("Number", "")
            gender = {"она": "Fem", "он": "Masc"}.get(word.text.casefold(), gender)
        for back in range(1, min(REACH, len(self.spoke)) + 1):
            for group, certain in ((self.spoke[-back], True), (self.did[-back], False)):
                names = {one.name for one in group if _agree(one, gender, number)}
                if len(names) > 1:
                    return ""
                if names:
                    rivals = {one.name for one in self.others[-back] if _agree(one, gender, number)}
                    return names.pop() if certain or not rivals else ""
            if any(_agree(one, gender, number) for one in self.others[-back]):
                return ""
        return ""


def known(text: str, sentence: Sentence, place: int) -> Known:
    """Somebody named by a word, with the gender that name, verb or noun gives."""
    word = sentence.words[place]
    number = "Plur" if word.forms.get("Number") == "Plur" or _several(word) else "Sing"
    return Known(named(text, sentence, place), _gender(sentence, place), number)


def _several(word: Word) -> bool:
    return word.kind == "NUM" and word.lemma != "один"


def _gender(sentence: Sentence, place: int) -> str:
    word = sentence.words[place]
    if word.head >= 0 and word.tie.startswith("nsubj"):
        said = sentence.words[word.head].forms.get("Gender", "")
        if said:
            return said
    names = [
        one
        for one in sentence.kids(place)
        if sentence.words[one].kind == "PROPN" and sentence.words[one].case == word.case
    ]
    if names:
        return sentence.words[names[0]].forms.get("Gender", "")
    gender = word.forms.get("Gender", "")
    # "адвокат", "судья": the word does not say whether it is she
    common = word.kind == "NOUN" and word.forms.get("Animacy") == "Anim"
    return "" if gender == "Masc" and common else gender


def _somebody(word: Word) -> bool:
    if word.kind not in {"NOUN", "PROPN", "NUM", "ADJ"} or not word.text[:1].isalpha():
        return False
    return (
        word.forms.get("Animacy") == "Anim"
        or word.lemma in _BODIES
        or (word.kind == "NUM" and word.lemma == "один")
    )


def _agree(one: Known, gender: str, number: str) -> bool:
    return one.number == (number or one.number) and (
        not gender or number == "Plur" or one.gender in {"", gender}
    )
