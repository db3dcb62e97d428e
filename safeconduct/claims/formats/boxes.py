"""Which boxes of a page are no part of what is told, by their tag and by what their class says."""

import re

from safeconduct.claims.formats.tree import Element

_TAGS_WORDS = """ script style noscript template svg iframe object embed form button input select textarea
nav aside footer dialog menu audio video canvas map
    """
_TAGS = frozenset(_TAGS_WORDS.split())
_NEVER = frozenset({"html", "head", "body", "main", "article", "p", "h1", "#document", "blockquote"})
_ROLES_WORDS = """ navigation banner complementary contentinfo search dialog alertdialog menu menubar
toolbar form
    """
_ROLES = frozenset(_ROLES_WORDS.split())
_CLASSES_WORDS = """ ad ads advert advertisement adv banner breadcrumb breadcrumbs button buttons comment
comments consent cookie cookies copyright credit credits donate donation footer gdpr hidden login masthead
menu modal nav navbar navigation newsletter outbrain paginator pagination paywall popup popular promo
recirc recommend recommended recommendations related share sharing sidebar signup skip social sponsored
subscribe subscription taboola tags topics trending toolbar widget
    """
_CLASSES = frozenset(_CLASSES_WORDS.split())
_PAIRS = (
    "read-also",
    "read-more",
    "read-next",
    "more-news",
    "more-on",
    "see-also",
    "most-read",
    "photo-credit",
    "latest-news",
    "sr-only",
    "visually-hidden",
)
_WORD = re.compile(r"[a-z]+")
_FURNITURE = re.compile(
    r"(?i)\W*(?:"
    r"read (?:also|more|next|this)\b|see also\b|related(?: articles?| stor(?:y|ies))?\W*$|"
    r"subscribe\b|sign up\b|"
    r"follow us\b|share (?:this|on|via)\b|advertisement\W*$|sponsored\W*$|all rights reserved|©|copyright\b|"
    r"(?:we|this (?:web)?site) uses? cookies|accept (?:all )?cookies|cookie (?:policy|settings)|"
    r"newsletter\W*$|"
    r"photo(?:graph)?(?: credit)?\s*[:/©]|image(?: credit)?\s*[:/©]|"
    r"читайте (?:также|ещё|еще|нас)|смотрите также|по теме\W*$|подпи(?:сывай|ши)тесь|поделиться|реклама\W*$|"
    r"все права защищены|(?:мы|этот сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки)|"
    r"фото\s*[:/©]|изображение\s*[:/©]|материалы по теме|комментарии\W*$"
    r")"
)
_LONGEST = 250  # characters of furniture; what is longer tells something


def gone(one: Element, most: float) -> bool:
    """Whether an element is left out; one with more than `most` characters never for its name alone."""
    if one.tag in _TAGS:
        return True
    named = "hidden" in one.attributes if one.tag in _NEVER else _named_so(one)
    return named and len(one.words()) <= most


def _named_so(one: Element) -> bool:
    attributes = one.attributes
    style = attributes.get("style", "").replace(" ", "").lower()
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style:
        return True
    if attributes.get("role", "").lower() in _ROLES:
        return True
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return any(pair in named for pair in _PAIRS) or any(word in _CLASSES for word in _WORD.findall(named))


def furniture(paragraph: str) -> bool:
    """Whether a short paragraph is no part of what is told: read also, subscribe, cookies, credits."""
    return len(paragraph) <= _LONGEST and _FURNITURE.match(paragraph) is not None
