"""Who in a Russian text is plainly grown up: by an office, a trade, a tie or an age beside the name."""

import re

from safeconduct.claims.read.language import Found
from safeconduct.claims.read.russian.childhood import ADULT
from safeconduct.claims.read.russian.saying import BY_WORDS, MAY_TELL, OFFICIALS, TELLS
from safeconduct.claims.read.russian.who import WORD, Scene, agree, alone
from safeconduct.claims.read.russian.words import known, lemma, readings

_TIES = known(
    """отец мать папа мама бабушка дедушка тетя дядя мачеха отчим муж жена супруг супруга вдова вдовец
    свекровь свекор теща тесть зять невестка сноха прабабушка прадедушка"""
)
TRADES = known(
    """адвокат юрист следователь прокурор судья министр начальник полковник майор капитан генерал директор
    пресс-секретарь представитель координатор уполномоченный учитель учительница преподаватель
    преподавательница воспитатель воспитательница педагог завуч тренер врач медсестра фельдшер психолог
    журналист журналистка корреспондент фотограф блогер правозащитник правозащитница активист активистка
    глава депутат омбудсмен волонтер сотрудник сотрудница полицейский участковый инспектор руководитель
    руководительница заместитель опекун защитник защитница писатель писательница режиссер актер актриса
    художник художница музыкант поэт политик чиновник чиновница предприниматель бизнесмен водитель таксист
    инженер рабочий пенсионер пенсионерка сосед соседка очевидец очевидица свидетель свидетельница
    специалист эксперт историк ученый священник имам няня заведующий заведующая председатель секретарь
    кандидат основатель основательница редактор военный солдат рядовой сержант лейтенант программист
    продавец повар шахтер фермер помощник аспирант аспирантка профессор доцент ректор заключенный"""
)
_ADULTS = _TIES | TRADES | OFFICIALS
_BACK = 70  # characters that a role may be long: "учительница начальных классов школы № 5"
_ROLE = 6  # words
_BREAK = re.compile(r"[.,;:!?—–()\n]")
_AFTER = re.compile(r"(?:,\s|\s[—–-]\s|\s\()(?P<role>(?:[а-яё-]+\s){0,2}?[а-яё-]+)(?P<next>\s?[а-яё]*)")
_NEAR = re.compile(r"[\s,]+(?:[а-яё]+\s+){0,3}")
_BEHIND = re.compile(r"[\s,(—–:-]{1,4}(?:(?:ему|ей|уже|было)\s+){0,2}")
_BY = re.compile(r"(?i)\b(?:по|со)\s+(?:\w+\s+){0,1}?слов(?:ам)?\b")
_CHILDREN = re.compile(r"(?i)(?:школьни|учени|подрост|мальчи|девоч|дет|реб[её]н|несовершеннолет|малолет)")


def role(name: str) -> bool:
    """ "Участковый" at the beginning of a sentence looks like a name to the model."""
    return all(lemma(word) in _ADULTS for word in WORD.findall(name))


def grown(scene: Scene, one: Found) -> bool:
    """Whether the words beside a name say that it is of an adult."""
    return _aged(scene, one) or _before(scene.text, one) or _behind(scene.text, one)


def _aged(scene: Scene, one: Found) -> bool:
    """ "34-летний Иван", "Иван (25 лет)"."""
    for age in scene.ages(one.start - _BACK, one.end + _BACK):
        if age.low is not None and age.low >= ADULT:
            ahead = age.end <= one.start and _NEAR.fullmatch(scene.text, age.end, one.start)
            if ahead or (one.end <= age.start and _BEHIND.fullmatch(scene.text, one.end, age.start)):
                return True
    return False


def _before(text: str, one: Found) -> bool:
    near = text[max(0, one.start - _BACK) : one.start]
    breaks = [match.end() for match in _BREAK.finditer(near)]
    words = WORD.findall(near[breaks[-1] if breaks else 0 :])[-_ROLE:]
    for place, word in enumerate(reversed(words)):
        tags = readings(word.casefold())[:1]
        if any(tag.tag.POS in {"VERB", "INFN", "PREP", "CONJ", "NPRO", "GRND"} for tag in tags):
            return False
        if lemma(word) in _ADULTS and agree(word, one.name):
            return _is_it(word, one, near=place == 0)
        if _CHILDREN.match(word) and agree(word, one.name):
            return False
    return False


def _is_it(word: str, one: Found, *, near: bool) -> bool:
    """Not "мать Ульяны" or "адвоката Тита": by the form alone, the name may be whose mother it is."""
    cases = {str(reading.tag.case) for reading in readings(word.casefold())}
    if lemma(word) in _TIES and (not same_sex(word, one.name) or (alone(one) and agree("ребёнка", one.name))):
        return False
    return "nomn" in cases or not alone(one) or (near and "gent" not in cases)


def same_sex(word: str, name: str) -> bool:
    """Whether a word for one of a family and a first name may be of the same person."""
    mine = {str(one.tag.gender) for one in readings(word.casefold())[:1]}
    first = WORD.findall(name)[0]
    theirs = {str(one.tag.gender) for one in readings(first.casefold()) if "Name" in one.tag}
    return not theirs or bool(mine & theirs) or "None" in mine | theirs


def _behind(text: str, one: Found) -> bool:
    """ "Анна Примерова, мать двоих детей", not "Тит, мать которого"."""
    match = _AFTER.match(text, one.end)
    if match is None or match["next"].strip().startswith("котор"):
        return False
    return any(
        lemma(word) in _ADULTS and "nomn" in {str(reading.tag.case) for reading in readings(word.casefold())}
        for word in match["role"].split()
    ) and not _CHILDREN.search(match["role"])


def tells(scene: Scene, one: Found) -> bool:
    """Whether somebody is named in full in a sentence in which somebody says something: adults mostly are."""
    if alone(one):
        return False
    where = scene.sentence(one)
    words = WORD.findall(where.of(scene.text))
    by_words = _BY.search(scene.text, where.start, where.end)
    return bool(by_words) or any(lemma(word) in TELLS | MAY_TELL - BY_WORDS for word in words)
