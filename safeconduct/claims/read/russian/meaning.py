"""What a verb of saying makes of what is said: it may take other words, or a "не", to mean it."""

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import complement
from safeconduct.claims.read.russian.words import Sentence

NEAR = 9  # words after the verb that still belong to it
_OBJECTS = frozenset({"obj", "obl", "iobj"})


def meaning(sentence: Sentence, place: int) -> tuple[Stance | None, str]:
    """The stance, None where the verb does not say; and how what is said stands to it, see `complement`."""
    denied = _negated(sentence, place)
    special = _refusing(sentence, place) if denied else _together(sentence, place)
    if special is not None:
        return special, "object"
    kind = complement(sentence, place)
    if denied or not _says(sentence, place, kind):
        return None, ""
    return saying.stance_of(sentence.at(place)) or Stance.ASSERTS, kind or "object"


def _says(sentence: Sentence, place: int, kind: str) -> bool:
    verb = sentence.at(place)
    if verb in saying.TELLS | saying.SURE or (kind and verb in saying.MAY_TELL | saying.STANDS_IN):
        return True
    if verb in saying.NO_WORD:
        return _object(sentence, place)
    stance = saying.stance_of(verb)
    if stance in {Stance.DEMANDS, Stance.PROMISES}:
        return bool(kind) or _object(sentence, place) or _infinitive(sentence, place)
    return stance is not None


def _together(sentence: Sentence, place: int) -> Stance | None:
    """ "отказался комментировать", "назвал вымыслом", "отозвал показания", "выразил опасение"."""
    verb = sentence.at(place)
    near = [word.lemma for word in sentence.words[place + 1 : place + NEAR + 1]]
    if verb in saying.GIVES_UP:
        before = [word.lemma for word in sentence.words[max(0, place - 3) : place]]
        if saying.COMMENTS & set(near[:4]) or ("от" in before and saying.COMMENTS & set(before)):
            return Stance.REFUSES
        return Stance.RETRACTS if "от" in near[:2] and saying.WORDS_SAID & set(near[:5]) else None
    if verb in saying.CALLS:
        lies = saying.LIES & {word.lemma for word in sentence.words[place + 1 :]}
        return Stance.DENIES if lies and complement(sentence, place) != "that" else None
    for verbs, objects, stance in _WITH_OBJECT:
        if verb in verbs and objects & set(near[:5]):
            return stance
    return None


_WITH_OBJECT = (
    (saying.TAKES_BACK, saying.WORDS_SAID, Stance.RETRACTS),
    (saying.ABSTAINS, saying.COMMENTS, Stance.REFUSES),
    (saying.EXPRESSES, saying.FEAR, Stance.FEARS),
    (saying.TURNS_TO, saying.ASKS_WITH, Stance.DEMANDS),
)


def _refusing(sentence: Sentence, place: int) -> Stance | None:
    """ "не ответила на запрос", "не подтвердили и не опровергли", "вину не признаёт"."""
    verb = sentence.at(place)
    if verb in saying.NO_ANSWER or (verb in saying.NO_WORD and complement(sentence, place) != "that"):
        return Stance.REFUSES
    return Stance.DENIES if verb in saying.ADMITS else None


def _negated(sentence: Sentence, place: int) -> bool:
    helped = place > 1 and sentence.words[place - 1].kind == "AUX"
    return sentence.at(place - 1) == "не" or (helped and sentence.at(place - 2) == "не")


def _infinitive(sentence: Sentence, place: int) -> bool:
    return any(sentence.words[kid].forms.get("VerbForm") == "Inf" for kid in sentence.kids(place))


def _object(sentence: Sentence, place: int) -> bool:
    return any(sentence.words[kid].tie in _OBJECTS for kid in sentence.kids(place))
