"""What a verb of saying makes of what is said: it may take other words, or a "не", to mean it."""

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.russian import saying
from safeconduct.claims.read.russian.complements import STOPS, clause, complement, governed
from safeconduct.claims.read.russian.words import DASHES, Sentence

NEAR = 9  # words after the verb that still belong to it
NEAR_DASH = 4  # words between the dash after speech and its verb
_OBJECTS = frozenset({"obj", "obl", "iobj"})
_CLAUSE = frozenset({"that", "quote"})
_BREAKS = frozenset(".;:")
_IT = frozenset({"его", "её", "ее", "их"})
_CLOSES = frozenset('»”"')
_ENDS_SPEECH = frozenset(',.!?…»”"')


def meaning(sentence: Sentence, place: int) -> tuple[Stance | None, str]:
    """The stance, None where the verb does not say; and how what is said stands to it, see `complement`."""
    denied = _negated(sentence, place)
    special = _refusing(sentence, place) if denied else _together(sentence, place)
    if special is not None:
        return special, _how(sentence, place, special)
    kind = complement(sentence, place)
    if denied and sentence.at(place) in saying.DOUBTS_NOT and kind:
        return Stance.ASSERTS, kind
    if denied or not _says(sentence, place, kind):
        return None, ""
    if not kind and sentence.at(place) in saying.SWEARS and _infinitive(sentence, place):
        return Stance.PROMISES, "object"
    return saying.stance_of(sentence.at(place)) or Stance.ASSERTS, kind or "object"


def _how(sentence: Sentence, place: int, stance: Stance) -> str:
    """What somebody asserts or fears in a clause; everything else that takes two words stands by itself."""
    return (stance in {Stance.ASSERTS, Stance.FEARS} and complement(sentence, place)) or "object"


def _says(sentence: Sentence, place: int, kind: str) -> bool:
    verb = sentence.at(place)
    if verb in saying.TELLS | saying.SURE or (kind and verb in saying.MAY_TELL | saying.STANDS_IN):
        return True
    if verb in saying.NO_WORD:
        return _object(sentence, place)
    if after_speech(sentence, place):
        return True
    stance = saying.stance_of(verb)
    if verb in saying.SWEARS and _infinitive(sentence, place):
        return True
    if stance in {Stance.DEMANDS, Stance.PROMISES}:
        return bool(kind) or _object(sentence, place) or _infinitive(sentence, place)
    return stance is not None


def after_speech(sentence: Sentence, place: int) -> bool:
    """«…», — отмахнулся комендант: whoever does something directly after speech has spoken it."""
    words = sentence.words
    begins = clause(sentence, place)[0]
    if begins < 2 or words[begins - 1].text not in DASHES or place - begins > NEAR_DASH:
        return False
    before = words[begins - 2].text
    closed = any(word.text in _CLOSES for word in words[begins - 4 : begins - 1])
    return before[-1:] in _ENDS_SPEECH and (closed or words[0].text in DASHES)


def _together(sentence: Sentence, place: int) -> Stance | None:
    """ "отказался комментировать", "назвал вымыслом", "отозвал показания", "выразил опасение"."""
    verb = sentence.at(place)
    after = [word.lemma for word in sentence.words[place + 1 : place + NEAR + 1]]
    near = after[: next((at for at, one in enumerate(after) if one in _BREAKS), len(after))]
    if verb in saying.ANSWERS and "комментарий" in near and near[near.index("комментарий") - 1] == "без":
        return Stance.REFUSES
    if verb in saying.GIVES_UP | saying.ABSTAINS | saying.TAKES_BACK:
        return _gives_up(sentence, place, near)
    if verb in saying.CALLS and complement(sentence, place) != "that":
        if saying.LIES & {word.lemma for word in sentence.words[place + 1 :]}:
            return Stance.DENIES
        if verb in saying.JUDGES and _judged(sentence, place):
            return Stance.ASSERTS
    for verbs, objects, stance in saying.WITH_NOUN:
        if verb in verbs and objects & set(near[:5]):
            told = (
                stance is not Stance.ASSERTS
                or verb in saying.ADMITS
                or complement(sentence, place) in _CLAUSE
            )
            return stance if told else None
    governs = {governed(sentence, kid) for kid in sentence.kids(place) if sentence.words[kid].nominal}
    return next((stance for verbs, of, stance in saying.WITH_CASE if verb in verbs and of in governs), None)


def _gives_up(sentence: Sentence, place: int, near: list[str]) -> Stance | None:
    """ "отказался комментировать", "от своих слов отказалась", "от ответа уклонился", "забрала жалобу"."""
    verb = sentence.at(place)
    before = _before(sentence, place)
    if verb in saying.TAKES_BACK:
        return Stance.RETRACTS if _takes_back(sentence, place, near, before) else None
    infinitive = sentence.words[place - 1].forms.get("VerbForm") == "Inf"  # "отвечать отказались"
    said_before = before if "от" in before else before[-1:] if infinitive else ()
    if saying.COMMENTS & {*near[:4], *said_before}:
        return Stance.REFUSES if verb in saying.GIVES_UP or "от" in {*near[:2], *before} else None
    of = near[:5] if "от" in near[:2] else before if "от" in before else ()
    return Stance.RETRACTS if verb in saying.GIVES_UP and saying.WORDS_SAID & set(of) else None


def _before(sentence: Sentence, place: int) -> list[str]:
    """The words of the clause before the verb."""
    words = sentence.words
    first = place
    while first > 0 and place - first < NEAR and words[first - 1].text not in STOPS:
        first -= 1
    return [word.lemma for word in words[first:place]]


def _judged(sentence: Sentence, place: int) -> bool:
    """ "считает задержание местью": something and what it is called, in the instrumental."""
    kids = [sentence.words[kid] for kid in sentence.kids(place)]
    return any(
        one.case == "Ins" and one.tie in {"obl", "xcomp", "iobj", "obj", "nmod"} for one in kids
    ) and any(one.tie == "obj" or one.case == "Acc" for one in kids)


def _takes_back(sentence: Sentence, place: int, near: list[str], before: list[str]) -> bool:
    """ "отозвал жалобу"; "подписал жалобу, но её забрал"."""
    if saying.WORDS_SAID & {*near[:5], *before[-3:]}:
        return True
    beside = sentence.words[max(0, place - 2) : place + 3]
    stands_for = any(word.kind == "PRON" and word.text.casefold() in _IT for word in beside)
    return stands_for and bool(saying.WORDS_SAID & {word.lemma for word in sentence.words[:place]})


def _refusing(sentence: Sentence, place: int) -> Stance | None:
    """ "не ответила на запрос", "не стали комментировать", "вину не признаёт", "в это не верит"."""
    verb = sentence.at(place)
    if verb in saying.NO_ANSWER or (verb in saying.NO_WORD and complement(sentence, place) != "that"):
        return Stance.REFUSES
    if verb in saying.UNWILLING:
        beside = {word.lemma for word in sentence.words[place + 1 : place + 4]} | set(
            _before(sentence, place)
        )
        return Stance.REFUSES if saying.COMMENTS & beside else None
    return Stance.DENIES if verb in saying.ADMITS | saying.BELIEVES else None


def _negated(sentence: Sentence, place: int) -> bool:
    helped = place > 1 and sentence.words[place - 1].kind == "AUX"
    return sentence.at(place - 1) == "не" or (helped and sentence.at(place - 2) == "не")


def _infinitive(sentence: Sentence, place: int) -> bool:
    """Also one that the syntax hung on a later word: "пообещал быть у следователя"."""
    beside = (*sentence.kids(place), *range(place + 1, min(place + 3, len(sentence.words))))
    return any(sentence.words[one].forms.get("VerbForm") == "Inf" for one in beside)


def _object(sentence: Sentence, place: int) -> bool:
    return any(sentence.words[kid].tie in _OBJECTS for kid in sentence.kids(place))
