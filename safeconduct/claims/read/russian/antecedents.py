"""Whom "он", "её слова" or "последний" stands for: who agrees with it and is alone in that, or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from safeconduct.claims.read.russian.complements import clause
from safeconduct.claims.read.russian.naming import named, personal, phrase
from safeconduct.claims.read.russian.saying import OFFICIALS, PAPERS, TEXTS
from safeconduct.claims.read.russian.words import DASHES, Sentence, Word
from safeconduct.claims.read.russian.words import known as known_words

REACH = 3  # sentences back
_UNDERGOES = {"obj", "iobj", "obl"}
_PATRONYMIC = {"вна": "Fem", "чна": "Fem", "вич": "Masc"}
_MEN = known_words(
    """сосед брат отец сын муж дядя дед дедушка мужчина парень юноша студент ученик школьник житель друг
    старик солдат священник имам учитель племянник внук отчим тесть свекор зять мальчик
    сокамерник сослуживец земляк охранник"""
)
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
    body: bool = False


@dataclass
class Memory:
    """Who was named in the sentences before, nearest last: who spoke, who did something, and who else."""

    spoke: list[list[Known]] = field(default_factory=list)
    did: list[list[Known]] = field(default_factory=list)
    others: list[list[Known]] = field(default_factory=list)
    papers: list[list[Known]] = field(default_factory=list)

    def learn(self, text: str, sentence: Sentence, speakers: Iterable[int]) -> None:
        """Keep who is named in a sentence; a pronoun keeps whom it stood for."""
        speaking = list(dict.fromkeys(speakers))
        doing = [at for at, word in enumerate(sentence.words) if _does(sentence, word) and _somebody(word)]
        rest = [at for at, word in enumerate(sentence.words) if _somebody(word) and word.tie in _UNDERGOES]
        self.spoke.append([self._speaking(text, sentence, at) for at in speaking])
        self.did.append([known(text, sentence, at) for at in doing if at not in speaking])
        self.others.append([known(text, sentence, at) for at in rest])
        papers = [at for at, word in enumerate(sentence.words) if word.lemma in PAPERS | TEXTS]
        self.papers.append([known(text, sentence, at) for at in papers])

    def _speaking(self, text: str, sentence: Sentence, place: int) -> Known:
        word = sentence.words[place]
        if not standing_in(word):
            return known(text, sentence, place)
        gender, number = _form(word)
        return Known(self.stands_for(word), gender, number)

    def paper(self, word: Word) -> str:
        """ "Из него следует": the paper of the last two sentences that agrees, or ""."""
        gender, number = _form(word)
        for papers in reversed(self.papers[-2:]):
            fits = {"Masc", "Neut"} if gender in {"Masc", "Neut"} else {gender}  # "него" is either
            names = {one.name for one in papers if any(_agree(one, fit, number) for fit in fits)}
            if names:
                return names.pop() if len(names) == 1 else ""
        return ""

    def body(self) -> str:
        """ "Там пишут": the only body of the sentence before, or ""."""
        names = {one.name for group in (*self.spoke[-1:], *self.did[-1:]) for one in group if one.body}
        return names.pop() if len(names) == 1 else ""

    def stands_for(self, word: Word, here: Iterable[Known] = ()) -> str:
        """The name, or "" where two could be meant. `here`: who was named before it in its own sentence."""
        gender, number = _form(word)
        near = {one.name for one in here if _agree(one, gender, number)}
        if near:
            return near.pop() if len(near) == 1 else ""
        for back in range(1, min(REACH, len(self.spoke)) + 1):
            for group, certain in ((self.spoke[-back], True), (self.did[-back], False)):
                names = {one.name for one in group if _agree(one, gender, number)}
                if "" in names:
                    return ""
                if len(names) > 1:
                    return ""
                if names:
                    rivals = {one.name for one in self.others[-back] if _agree(one, gender, number)}
                    return names.pop() if certain or not rivals else ""
            if any(_agree(one, gender, number) for one in self.others[-back]):
                return ""
        return ""


def standing_in(word: Word) -> bool:
    """Whether a word stands for somebody named before."""
    return word.text.casefold().replace("ё", "е") in _OWN or personal(word) or word.lemma == "последний"


def _form(word: Word) -> tuple[str, str]:
    said = word.text.casefold().replace("ё", "е")
    if said in _OWN:
        return _OWN[said]
    return {"она": "Fem", "он": "Masc"}.get(said, word.forms.get("Gender", "")), word.forms.get("Number", "")


def _does(sentence: Sentence, word: Word) -> bool:
    """A subject, or one that is joined to it by "и"; a comma alone sets in who it is."""
    if word.tie != "conj" or word.head < 0 or sentence.words[word.head].tie != "nsubj":
        return word.tie == "nsubj"
    joined = (sentence.words[kid].lemma for kid in sentence.kids(sentence.words.index(word)))
    return word.case == "Nom" and any(one in {"и", "или", "да"} for one in joined)


def known(text: str, sentence: Sentence, place: int) -> Known:
    """Somebody named by a word, with the gender that name, verb or noun gives."""
    word = sentence.words[place]
    number = "Plur" if word.forms.get("Number") == "Plur" or _several(word) else "Sing"
    return Known(named(text, sentence, place), _gender(sentence, place), number, word.lemma in _BODIES)


def named_before(text: str, sentence: Sentence, place: int) -> list[Known]:
    """Whoever does something, or has it done to them, in the same sentence before a pronoun."""
    begins = clause(sentence, place)[0]
    if begins and sentence.words[begins - 1].text in DASHES:
        return []  # after speech: whoever is named in it is another
    return [
        known(text, sentence, at)
        for at, word in enumerate(sentence.words[:begins])
        if _somebody(word) and not standing_in(word) and (_does(sentence, word) or word.tie in _UNDERGOES)
    ]


def _several(word: Word) -> bool:
    return word.kind == "NUM" and word.lemma != "один"


def _gender(sentence: Sentence, place: int) -> str:
    word = sentence.words[place]
    if word.head >= 0 and word.tie.startswith("nsubj"):
        said = sentence.words[word.head].forms.get("Gender", "")
        if said:
            return said
    whole = [sentence.words[one].text for one in phrase(sentence, place)]
    fathers = [_PATRONYMIC[one[-3:]] for one in whole if one.istitle() and one[-3:] in _PATRONYMIC]
    if fathers:
        return fathers[0]
    names = [
        one
        for one in sentence.kids(place)
        if sentence.words[one].kind == "PROPN" and sentence.words[one].case == word.case
    ]
    if names:
        return sentence.words[names[0]].forms.get("Gender", "")
    gender = word.forms.get("Gender", "")
    if word.lemma in _MEN:
        return "Masc"
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
