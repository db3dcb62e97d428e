"""Hours and minutes in Russian words, where the words around them decide what they are."""

from safeconduct.claims.said.grammar import Found
from safeconduct.claims.said.russian.numbers import CARDINALS, HOURS_GENITIVE, number
from safeconduct.claims.said.tokens import Tokens

HOURS = {word: number for word, number in CARDINALS.items() if number <= 12} | {"час": 1, "часу": 1}
PARTS = {"утра": "am", "ночи": "night", "вечера": "evening", "дня": "pm", "пополудни": "pm"}
# Behind «в начале десятого» these tell that no noun follows, whose tenth it would be («десятого класса»).
_NO_NOUN = frozenset(
    '. , ; : ! ? ) » " — – часа вчера сегодня завтра в во '
    "я он она они мы ее его их нас меня ей ему им мне".split()
) | {""}


def hour_word(tokens: Tokens, place: int) -> Found | None:
    """One to twelve, unless it ends a greater number: «двадцать один час» is no one o'clock."""
    hour = HOURS.get(tokens[place].word)
    if hour is None:
        return None
    ends = hour < 10 and CARDINALS.get(tokens[place - 1].word, 0) >= 20 and tokens[place - 2].word != "без"
    return None if ends else (hour, place + 1)


def late_hour(tokens: Tokens, place: int) -> Found | None:
    """Thirteen to 24."""
    found = _in_words(tokens, place)
    return found if found is not None and 13 <= found[0] <= 24 else None


def minute_words(tokens: Tokens, place: int) -> Found | None:
    """One to 59."""
    found = _in_words(tokens, place)
    return found if found is not None and found[0] <= 59 else None


def hour_begun(tokens: Tokens, place: int) -> Found | None:
    """«Десятого» of the hour that is running, where it is of nothing else."""
    hour, after = HOURS_GENITIVE.get(tokens[place].word), tokens[place + 1].word
    return None if hour is None or after not in _NO_NOUN | PARTS.keys() else (hour, place + 1)


def _in_words(tokens: Tokens, place: int) -> Found | None:
    return number(tokens, place) if tokens[place].word in CARDINALS else None


READERS = {
    "hour_word": hour_word,
    "late_hour": late_hour,
    "minute_words": minute_words,
    "hour_begun": hour_begun,
}
BEGINS = {
    "hour_word": frozenset(HOURS),
    "late_hour": frozenset(CARDINALS),
    "minute_words": frozenset(CARDINALS),
    "hour_begun": frozenset(HOURS_GENITIVE),
}
