"""Forms of a Russian name that differ by more than their ending, and what children are called for short."""

import re
from functools import lru_cache

from safeconduct.claims.read.language import wordset
from safeconduct.claims.read.russian.words import readings

_SHORT = """
александр саша саня шура алекс сашенька шурик | александра саша саня шура сашенька | алексей леша алеша
леха лешенька алексея | анастасия настя настенька ася | анна аня нюра анечка анюта нюша | антон тоша
антоша | анатолий толя толик | андрей андрюша дрюня | аркадий аркаша | борис боря | вадим вадик дима |
валентин валя | валентина валя | валерий валера | варвара варя варенька | василий вася васенька | вера
верочка | виктор витя | виктория вика | виталий виталик | владимир вова володя | владислав влад владик
слава | вячеслав слава | галина галя | георгий гоша жора егор | григорий гриша | даниил даня данила |
дарья даша дашенька | денис дениска | дмитрий дима митя димка | евгений женя | евгения женя | екатерина
катя катенька катюша | елена лена леночка алена | елизавета лиза | захар захарка | зинаида зина | иван
ваня ванечка | игорь гоша | илья илюша | инна инночка | ирина ира ириша | кирилл кира кирюша | константин
костя | ксения ксюша | лариса лара | лев лева | леонид леня | лидия лида | любовь люба | людмила люда
мила | маргарита рита | марина мариша | мария маша маня маруся машенька | матвей мотя | михаил миша
мишенька | надежда надя | наталья наташа ната наталия | никита ник | николай коля | нина ниночка | олег
олежка | ольга оля оленька | павел паша | петр петя | полина поля | роман рома | светлана света | семен
сема | сергей сережа серега | софия соня софья | станислав стас | степан степа | тамара тома | татьяна
таня | тимофей тима | тимур тима | федор федя | юлия юля | юрий юра | яков яша | ярослав ярик слава | яна
яночка | магомед мага магомет мохьмад | мухаммад мухаммед мага | зелимхан зелим | рамзан рамзанчик |
абдул абдулла | ибрагим ибра | исмаил исма | хасан хас | амина амишка | зарема зара | хадижат хадиджа
хадижа хади | патимат патя фатима | аминат амина | юсуф юсуп юсупчик | ахмед ахмад ахмат | ислам исламчик
| руслан русик | рустам русик рустик | ренат реня | артур артурик | артем тема | эльвира эля | эльмира
эля мира | диана дина | лейла лейлочка | карина кара | алина аля | камила кама | мадина мадинка | зульфия
зуля | гульнара гуля | гюльнара гуля | айгуль гуля
"""
_FAMILIES = [frozenset(family.split()) for family in _SHORT.split("|")]
FIRST_NAMES = frozenset[str]().union(*_FAMILIES)
_NAMES = {"Name", "Surn", "Patr"}


_FOND = wordset(
    """ушк юшк ешк ышк еньк оньк иньк очк ечк ик ок ёк к ул юл ус юс уш юш аш яш инк ут ют унь юнь"""
)
_ENDS = re.compile(r"(?:[аеиоуыэюяйь]+)$")
_LAST = re.compile(r"(?<=..)[аеиоуыэюя]+[бвгджзклмнпрстфхцчшщ]+$")


def _fond(name: str) -> set[str]:
    """What a child may be called at home: "Титушка", "Агнюша", "Лукьяша"; no other word."""
    found = readings(name)
    first = next((one.normal_form for one in found if "Name" in one.tag), name)
    whole = _ENDS.sub("", first)
    short = _LAST.sub("", whole)
    roots = {one for one in (whole, short, _ENDS.sub("", short)) if len(one) > 2}
    made = {root + ending for root in roots for ending in _FOND}
    return {one + "а" for one in made if not _means(one) and not _means(one + "а")}


def _means(word: str) -> bool:
    found = readings(word)
    return bool(found) and found[0].is_known and not _NAMES & found[0].tag.grammemes


def forms(name: str) -> list[str]:
    """Forms of one word of a name, its short forms, and the forms of those."""
    return list(_forms(name.casefold()))


@lru_cache(maxsize=1024)
def _forms(plain: str) -> tuple[str, ...]:
    found = {plain}
    for reading in readings(plain):
        if _NAMES & reading.tag.grammemes or "anim" in reading.tag:
            found.update(form.word for form in reading.lexeme)
    bare = {word.replace("ё", "е") for word in found}
    for family in _FAMILIES:
        if bare & family:
            for word in family:
                found.add(word)
                found.update(
                    form.word
                    for reading in readings(word)[:1]
                    if _NAMES & reading.tag.grammemes
                    for form in reading.lexeme
                )
    if not FIRST_NAMES.isdisjoint(bare) or any("Name" in one.tag for one in readings(plain)):
        found |= _fond(plain)
    return tuple(sorted(found - {plain}))
