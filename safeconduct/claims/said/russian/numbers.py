"""Numbers in Russian words, in every case, and in figures."""

from safeconduct.claims.said.grammar import Found
from safeconduct.claims.said.numbers import grouped
from safeconduct.claims.said.tokens import Tokens

# The forms of each number, as they are written without ё.
_FORMS = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя",
    3: "три трех трем тремя",
    4: "четыре четырех четырем четырьмя",
    5: "пять пяти пятью",
    6: "шесть шести шестью",
    7: "семь семи семью",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    11: "одиннадцать одиннадцати одиннадцатью",
    12: "двенадцать двенадцати двенадцатью",
    13: "тринадцать тринадцати тринадцатью",
    14: "четырнадцать четырнадцати четырнадцатью",
    15: "пятнадцать пятнадцати пятнадцатью",
    16: "шестнадцать шестнадцати шестнадцатью",
    17: "семнадцать семнадцати семнадцатью",
    18: "восемнадцать восемнадцати восемнадцатью",
    19: "девятнадцать девятнадцати девятнадцатью",
    20: "двадцать двадцати двадцатью",
    30: "тридцать тридцати тридцатью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами",
    300: "триста трехсот тремстам тремястами",
    400: "четыреста четырехсот четыремстам четырьмястами",
    500: "пятьсот пятисот пятистам пятьюстами",
    600: "шестьсот шестисот шестистам шестьюстами",
    700: "семьсот семисот семистам семьюстами",
    800: "восемьсот восьмисот восьмистам восемьюстами",
    900: "девятьсот девятисот девятистам девятьюстами",
}
CARDINALS = {form: number for number, forms in _FORMS.items() for form in forms.split()}
_THOUSANDS = frozenset("тысяча тысячи тысяч тысячу тысячам тысячами тысячей тыс".split())
_COLLECTIVE = {
    2: "двое двоих двоим двоими",
    3: "трое троих троим троими",
    4: "четверо четверых четверым четверыми",
    5: "пятеро пятерых пятерым пятерыми",
    6: "шестеро шестерых шестерым шестерыми",
    7: "семеро семерых семерым семерыми",
    8: "восьмеро восьмерых восьмерым восьмерыми",
    9: "девятеро девятерых",
    10: "десятеро десятерых",
}
COLLECTIVE = {form: number for number, forms in _COLLECTIVE.items() for form in forms.split()}

# Ordinals by their stems; the endings are those of adjectives.
_STEMS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат",
    17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат",
}  # fmt: skip
_ENDINGS = "ый ой ая ое ого ому ым ом ую".split()
ORDINALS = {stem + ending: number for number, stem in _STEMS.items() for ending in _ENDINGS}
ORDINALS |= dict.fromkeys("третий третья третье третьего третьей третьему третьем третью".split(), 3)
ORDINALS |= {
    f"{tens} {word}": base + number
    for tens, base in (("двадцать", 20), ("тридцать", 30))
    for word, number in ORDINALS.items()
    if number < 10
}
# "В десятом часу": the hour that is running; "в половине одиннадцатого": half of the eleventh.
HOURS_GENITIVE = {
    word: number for word, number in ORDINALS.items() if word.endswith(("ого", "его")) and number <= 12
}
HOURS_LOCATIVE = {
    word: number for word, number in ORDINALS.items() if word.endswith(("ом", "ем")) and number <= 12
}

# With which words a number may begin.
BEGINS = frozenset({*CARDINALS, *COLLECTIVE, *_THOUSANDS})


def number(tokens: Tokens, place: int) -> Found | None:
    """A whole number in figures or words: 1 200; двадцать один; сто пять; две тысячи; трое."""
    figures = grouped(tokens, place)
    if figures is not None:
        return (figures[0] * 1000, figures[1] + 1) if tokens[figures[1]].word in _THOUSANDS else figures
    if tokens[place].word in COLLECTIVE:
        return COLLECTIVE[tokens[place].word], place + 1
    if tokens[place].word in _THOUSANDS:
        below = _below_thousand(tokens, place + 1)
        return (1000 + below[0], below[1]) if below else (1000, place + 1)
    found = _below_thousand(tokens, place)
    if found is None or tokens[found[1]].word not in _THOUSANDS:
        return found
    rest = _below_thousand(tokens, found[1] + 1)
    return (found[0] * 1000 + rest[0], rest[1]) if rest else (found[0] * 1000, found[1] + 1)


def _below_thousand(tokens: Tokens, place: int) -> Found | None:
    """Hundreds, tens and units, each smaller than what is before it."""
    total, end, limit = 0, place, 1000
    while True:
        value = CARDINALS.get(tokens[end].word)
        if value is None or value >= limit:
            break
        total, end = total + value, end + 1
        limit = 100 if value >= 100 else 10 if value >= 20 else 0
    return (total, end) if end > place else None
