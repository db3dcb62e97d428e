"""Whether an authority denies what is said of it, or that there is anybody of whom it could be said."""

import re

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.russian.saying import CIVIL, OFFICIALS
from safeconduct.claims.read.russian.words import lemma, readings

_WORD = re.compile(r"\w+(?:-\w+)*")
_PEOPLE = (
    r"(?:люд\w+|человек\w*|граждан\w*|лиц\w*|мужчин\w*|женщин\w*|парн\w+|задержанн\w+|арестованн\w+|персон\w*"
    r"|жител\w+|геев|дев(?:ушек|очек)|подростк\w+|молод\w+\s+люд\w+)"
)
_ABSENT = (
    r"(?:нет|не\s+было|не\s+бывало|не\s+существ\w+|не\s+может\s+быть|не\s+содерж\w+|не\s+числ\w+|не\s+знач\w+"
    r"|не\s+поступа\w+|не\s+доставля\w+|не\s+имеется|не\s+водится|не\s+наход\w+|не\s+задерж\w+)"
)
_NO_SUCH = re.compile(
    rf"""(?ix)
    \bтак\w{{2,3}}\b (?:\s+{_PEOPLE})? (?:\s+[\w«»-]+){{0,5}}? \s+ {_ABSENT}
    | \b{_ABSENT} (?:\s+[\w-]+){{0,4}}? \s+ так\w{{2,3}} \b (?:\s+{_PEOPLE})?
    | \bне\s+может\s+быть\b (?=.{{0,60}}\b(?:потому\s+что|так\s+как|нет)\b)
    | \b(?:он\w?|её|его|их)\s+(?:здесь|там|тут|у\s+нас)\s+(?:нет|не\s+было)\b"""
)
_SUCH_THINGS = re.compile(rf"(?i)\bтак\w{{2,3}}\s+(?!{_PEOPLE})[\w-]+")
_NOT_SO = re.compile(
    r"""(?ix)
    \b(?:никто|никого|никому|никак\w+|ничего|ни\s+од\w+|нигде|никогда)\b .{0,80}? \b(?:не|нет)\b
    | \bне\s+(?:было|соответству\w+|проводил\w+|применял\w+|задержива\w+|задержан\w*|увозил\w+
        |избива\w+|похища\w+
        |пыта\w+|доставля\w+|удержива\w+|поступа\w+|подтвержда\w+|подтверд\w+|числ\w+
        |имел\w+\s+места|происходил\w+|содерж\w+)\b
    | \bнет\b
    | (?<!\bо\s)(?<!\bоб\s)\b(?:лож(?:ь|ью)|вымыс(?:ел|лы|лом)|фейк(?:и|ом|ами)?|фальшивк(?:а|и|ой)
        |клевет(?:а|ой)|неправд(?:а|ой)|провокаци(?:я|ей)|выдумк(?:а|и|ой)|вброс(?:ом)?)\b"""
)
_KNOWS_NOTHING = re.compile(r"(?i)\bнич(?:его|ем)\b.{0,30}\bне\s+(?:зна|слыш|вид|мо[гж]|помн|понима)\w+")
_NO_COMMENT = re.compile(
    r"(?i)(?:.{0,80}?\b(?:комментировать|обсуждать)\s+(?:\w+\s+)?не\s+(?:буду|будем|стану|станем|хочу|хотим)"
    r"|.{0,80}?\bне\s+(?:буду|будем|стану|станем|хочу|хотим)\s+(?:\w+\s+)?(?:комментировать|обсуждать))\b"
    r"|\W*(?:без\s+комментариев|комментариев\s+не\s+будет|(?:это\s+)?не\s+комментиру\w+"
    r"|комментировать\s+(?:\w+\s+)?не\s+(?:буд|стан)\w+|(?:мне|нам)\s+нечего\s+(?:сказать|добавить))\b"
)
_LIE = re.compile(
    r"(?i)\W*(?:(?:да\s+)?нет\W+)?(?:вс[её]\s+)?это\s+(?:просто\s+|вс[её]\s+|полная\s+|наглая\s+)?"
    r"(?:ложь|неправда|клевета|вымысел|бред|враньё|вранье)\b|\W*(?:ложь|неправда|враньё|вранье|бред|чушь)\b"
    r"|\W*(?:сообщени|слух|утверждени|информаци|заявлени|обвинени|разговор|публикаци|жалоб|рассказ|истори)\w{1,3}\b"
    r".{0,200}[—–-]\s+(?:(?:это|не|более|чем|чист\w+|полн\w+|явн\w+|очередн\w+|сильн\w+|просто)\s+)*"
    r"(?:преувеличени\w+|ложь|неправда|вымысел|выдумк[аи]|клевета|фейк\w*|бред|враньё|вранье|чушь|миф\w*|сказк[аи])\b"
)


def denied(words: str, speaker: str) -> Stance:
    """The stance of what an official says in plain words; what others say stays asserted."""
    if _LIE.match(words):
        return Stance.DENIES
    if _NO_COMMENT.match(words):
        return Stance.REFUSES
    who = {lemma(word) for word in _WORD.findall(speaker)}
    if not _head(speaker) & OFFICIALS or who & CIVIL or _KNOWS_NOTHING.search(words):
        return Stance.ASSERTS
    such = _NO_SUCH.search(words)
    if such and not _SUCH_THINGS.search(such.group()):
        return Stance.DENIES_PREMISE
    return Stance.DENIES if such or _NOT_SO.search(words) else Stance.ASSERTS


def _head(speaker: str) -> set[str]:
    """The word for who it is: "матери солдат части" are no part of the army."""
    nouns = (
        word
        for word in _WORD.findall(speaker)
        if "NOUN" in {str(one.tag.POS) for one in readings(word.casefold())}
    )
    return {lemma(word, "NOUN") for word in [next(nouns, "")] if word}
