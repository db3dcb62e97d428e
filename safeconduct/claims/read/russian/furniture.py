"""Lines of a Russian page that tell nothing: bylines, menus, cookies, subscriptions, credits, greetings."""

import re

_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*(?:мск|utc|по\s+москве))?"
_DATE = rf"(?:\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?(?:\s*г(?:ода|\.)?)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
_WHEN = rf"(?:{_DATE}(?:\W{{1,4}}(?:в\s+)?{_CLOCK})?|{_CLOCK}(?:\W{{1,4}}{_DATE})?)"
_HINTS = re.compile(
    r"""(?ix) \b(?: cookies? | куки | подпи(?:с|ш)\w* \ (?:на|с)\b .* | подпи(?:шитесь|сывайтесь|саться)
    | рассылк[аиу] | вс[её]\ права\ защищены | политик[аи]\ конфиденциальности | согласи[ея]\ на\ обработку
    | читайте\ (?:также|ещ[её]|нас|далее) | смотрите\ также | по\ теме | похожие\ (?:новости|материалы)
    | поделиться | комментари(?:и|ев)\s*[:(]?\s*\d+ | поддержать\ (?:нас|проект|редакцию) | реклама
    | на\ правах\ рекламы
    | контакты?\ (?:для|пресс)\b | для\ (?:прессы|сми)\s*: | конфиденциальн\w+ | перейти\ к | наверх
    | скачать\ приложение
    | войти | регистрация | главная | иностранн\w+\ агент\w* | отписаться | просмотр(?:ов|а|ы) | репост\w*
    | прислать\ новость | сообщить\ об\ ошибке | нажмите\ ctrl | перепечатка | 18\+
    | свидетельство\ о\ регистрации )"""
)
_WHOLE = re.compile(
    rf"""(?ix)
    (?: (?:фото(?:графия)?|снимок|иллюстрация|видео|источник|изображение|коллаж|©|\(c\))\s*[:/©.—-].{{0,90}}
    | фото(?:графи[яи])?\ (?:автора|предоставлен\w*|из)\b.{{0,60}}
    | (?:автор|текст|редактор|корреспондент|перевод|подготовил[аи]?|записал[аи]?
        |беседовал[аи]?)\b[^.!?]{{0,80}}
    | (?:(?:опубликовано|обновлено|дата|изменено)\s*:?\s*)?{_WHEN}
    | .{{0,70}}[,|·•—]\s*{_WHEN}
    | г?\.?\s?[А-ЯЁ][а-яё-]+,\s*{_WHEN}
    | (?:уважаем|дорог)\w+.{{0,60}}[,!] | (?:здравствуйте|добрый\ (?:день|вечер)|доброе\ утро)\b.{{0,40}}
    | (?:с\ уважением|всего\ доброго|искренне\ ваш\w*)\b.{{0,60}}
    | (?:от|кому|копия|тема|дата|отправлено|from|to|cc|subject|date
        |reply-to|message-id|mime-version|content-[\w-]+)\s*:.*
    | (?:upd|апд|обновление)[\s.:]*(?:{_WHEN})?[\s.:]*
    | (?:теги?|метки|рубрика|раздел)\s*:.* | страница\ \d+.* | [\d\s.,:%+]+(?:тыс|млн)?
    | [-_=*~\#•·|\s]+ | --.* | (?:\#\w+\s*)+ | https?://\S+ | \S+@\S+\.\w+ )"""
)
# Over what is replied to stands who wrote it, and when.
_REPLIED = re.compile(
    rf"(?i)(?:(?:пн|вт|ср|чт|пт|сб|вс)\.?,?\s+)?(?:{_DATE}|\d{{1,2}}\s+\w{{3}}\.?\s+\d{{4}}).{{0,90}}"
    r"(?:(?:пиш|написал)\w*|<\S+@\S+>)\s*:|-{2,}\s*(?:исходное|пересылаемое|original|forwarded)\b.*"
)
# A line that says where to write, call or give: "Поддержать нашу работу: help@example.org".
_ADDRESS = re.compile(r"(?i)\S+@\S+\.\w+|https?://|\bwww\.|\bt\.me/|\+7[\s\d()-]{9,}")
DATELINE = re.compile(
    r"(?i)(?:(?:опубликовано|обновлено)\s*:?\s*)?"
    rf"(?:[А-ЯЁ][\w«»-]*(?:[ -][А-ЯЁ][\w«»-]*){{0,3}}[,.]\s*)?{_WHEN}[.\s]*"
)
_LONGEST = 200  # characters; a hint inside a longer paragraph is a word of what is told
_ENDS = (".", "!", "?", "…", ":", ";", ".»", "!»", "?»")
SHORT = 9  # words that a menu, a heading or a byline may have


def furniture(line: str) -> bool:
    """Whether a paragraph is no part of what is told."""
    bare = " ".join(line.split())
    if bare.startswith(">") or _REPLIED.fullmatch(bare):
        return True
    if _ADDRESS.search(bare) and len(bare) <= _LONGEST and not _tells(bare):
        return True
    if _WHOLE.fullmatch(bare.rstrip(".")) or _WHOLE.fullmatch(bare):
        return not _tells(bare)
    if len(bare) <= _LONGEST and _HINTS.search(bare) and not _tells(bare):
        return True
    return _is_label(bare)


def _is_label(bare: str) -> bool:
    """A few words without a verb and without an end: a heading, a menu, the name of a channel."""
    words = re.findall(r"[^\W\d_]+", bare)
    if not words or len(words) > SHORT or bare.endswith(_ENDS) or bare[:1] in '—–-«"“@':
        return False
    return not any(_verb(word) for word in words)


def _verb(word: str) -> bool:
    from safeconduct.claims.read.russian.words import readings

    found = readings(word.casefold())
    return bool(found) and found[0].tag.POS in {"VERB", "PRTS", "PRED", "INFN"}


def _tells(bare: str) -> bool:
    """A whole sentence with a verb of saying is told, whatever else it looks like."""
    from safeconduct.claims.read.russian.saying import MAY_TELL, TELLS
    from safeconduct.claims.read.russian.words import lemma

    if not bare.endswith(_ENDS):
        return False
    return any(lemma(word) in TELLS | MAY_TELL for word in re.findall(r"\w+", bare))
