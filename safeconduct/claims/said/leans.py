"""Whether a sentence tells of the past or of what is to come, as far as its words make that certain."""

from safeconduct.claims.said.meaning import Lean
from safeconduct.claims.said.tokens import Tokens

REACH = 40
_ENDS = frozenset(". ! ? ; \n".split()) | {"…"}

_CLOSING = frozenset("\"”»’'")

_TO_COME = {
    "en": frozenset(
        "will shall expects expected due scheduled plans planned set adjourned postponed must should "
        "would may might "
        "could can until tomorrow next upcoming if ahead".split()
    ),
    "ru": frozenset(
        "будет будут буду планирует планируют намерен намерены должен должна должны назначено назначен "
        "назначена "
        "назначены перенесли перенесено отложено ожидается ожидают состоится состоятся пройдет пройдут "
        "предстоит если "
        "завтра может могут можно чтобы боится боятся боюсь боимся опасается опасаются опасаюсь опасаемся "
        "обещает обещают обещаю обещаем грозит грозят собирается собираются".split()
    ),
}
_WAS = {
    "en": frozenset(
        "was were had did said told came took went saw heard found held left began got brought led broke "
        "beat kept "
        "knew made gave put sent spoke wrote ran cut shot fell felt met paid read sat stood "
        "struck threw woke".split()
    ),
    "ru": frozenset(
        "был была было были пришел увел привел нес принес унес вынес отнес занес внес нанес перенес произнес "
        "вез привез увез вывез отвез завез довез перевез поджег сжег зажег обжег смог помог лег вырос умер "
        "запер стер спас исчез погиб замерз промок залез влез слез сберег пренебрег избег отверг подверг "
        "произошло произошел произошла".split()
    ),
}
_NO_DEED = frozenset(
    "the a an his her their our my its your this that these those him them us me it have one two three four "
    "five six several some many all any both each another".split()
)
_CAN = frozenset(["can", "could"])
_TOLD = frozenset("say share tell confirm report add reveal recall remember see hear only".split())
_RU_PAST = tuple(
    "ал ала али ало ил ила или ило ел ела ели ело ул ула ули ыл ыла ыли ыло ял яла яли "
    "ался алась ались илась ились ился елась лось".split()
)
_RU_NO_VERB = frozenset(
    "или если дело дела тело тела стали цели недели неделе доли воли были тыл отдел отдела стол".split()
)


def lean_of(tokens: Tokens, start: int, end: int, language: str) -> Lean:
    """How the sentence around tokens leans; either, if it has words of both or of neither."""
    words = [tokens[place].word for place in _both(tokens, start, end) if not _able(tokens, place)]
    to_come = any(word in _TO_COME[language] for word in words) or (
        language == "en" and any(_to_do(tokens, place) for place in _both(tokens, start, end))
    )
    past = any(_is_past(word, language) for word in words)
    if past == to_come:
        return Lean.EITHER
    return Lean.PAST if past else Lean.FUTURE


def _able(tokens: Tokens, place: int) -> bool:
    """ "What I can share": of the telling, and nothing to come."""
    return tokens[place].word in _CAN and tokens[place + 1].word in _TOLD


def _both(tokens: Tokens, start: int, end: int) -> list[int]:
    return _around(tokens, start, -1) + _around(tokens, end - 1, 1)


def _to_do(tokens: Tokens, place: int) -> bool:
    """ "To open": "to the prosecutor", "to Moscow", "to be" behind "said" tell of no time to come."""
    after = tokens[place + 1]
    return (
        tokens[place].word == "to"
        and after.word.isalpha()
        and not after.capital
        and after.word not in _NO_DEED
    )


def _around(tokens: Tokens, place: int, step: int) -> list[int]:
    found: list[int] = []
    while len(found) < REACH:
        place += step
        token = tokens[place]
        if not token.word or (token.word in _ENDS and _ends(tokens, place)):
            break
        found.append(place)
    return found


def _ends(tokens: Tokens, place: int) -> bool:
    """Whether a sign ends a sentence; "No. 11" and «ул. Мира» do not."""
    after = tokens[place + 1]
    if after.glued and after.word in _CLOSING:
        after = tokens[place + 2]  # “… nothing.” ends with its mark
    if tokens[place].word != ".":
        return not after.glued
    return not after.glued and after.number is None and not (after.word.isalpha() and not after.capital)


def _is_past(word: str, language: str) -> bool:
    if word in _WAS[language]:
        return True
    if language == "en":
        return len(word) > 4 and word.endswith("ed")
    return len(word) > 3 and word.endswith(_RU_PAST) and word not in _RU_NO_VERB
