"""Lines of an English page that tell nothing: bylines, menus, cookies, subscriptions, credits, greetings."""

import re

from safeconduct.claims.read.english.naming import verbless

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATE = rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}),?\s+\d{{4}}"
_TIME = r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?"
_WHEN = rf"{_DATE}(?:\W{{1,4}}(?:at\ )?{_TIME}.{{0,12}})?"
_HINTS = re.compile(
    r"""(?ix) \b(?: cookies? | subscri(?:be|ption) | sign\ (?:up|in) | log\ in | newsletter | morning\ letter
    | all\ rights\ reserved | copyright | terms\ of\ (?:use|service) | privacy\ policy | accept\ all
    | unsubscribe | follow\ us | share\ (?:this|on|via) | support\ (?:us|our\ work) | donate | see\ also
    | read\ (?:also|more|next) | related\ (?:articles|stories|news) | most\ read | advertisement | sponsored
    | skip\ to | back\ to\ top | download\ (?:the|our)\ app | (?:media|press)\ contacts? | retweets?
    | contacts?\ for\ (?:journalists|media|the\ press) | (?:are|is)\ confidential | likes?\ \d
    | view\ (?:in|this) | join\ (?:us|our) | comments?\ \(?\d+ )\b"""
)
_WHOLE = re.compile(
    rf"""(?ix)
    (?: (?:photo(?:graph)?|image|picture|video|illustration|credit|source|file\ photo|©|\(c\)).{{0,80}}
    | by\ [^.]{{1,60}}
    | (?:reporting|writing|editing|edited|translated|written)\ (?:and\ \w+\ )?by\ .{{1,80}}
    | (?:(?:published|updated|posted|last\ updated|date|created)\s*:?\s*)?{_WHEN}
    | {_TIME}(?:\W+{_DATE})?
    | (?:dear|hello|hi|good\ (?:morning|day|evening))\b.{{0,60}}[,!:]?
    | (?:(?:kind|best|warm)\ )?(?:regards|wishes) ,?
    | (?:yours\ )?(?:sincerely|faithfully) ,? | with\ (?:best|kind)\ regards ,?
    | (?:from|to|cc|subject|date|sent|reply-to|message-id|mime-version|content-[\w-]+)\s*:.*
    | (?:home|news|world|politics|sport|culture|opinion|business|menu|search|about(?:\ us)?|contacts?)
    | tags?\b.* | page\ \d+.* | \d+
    | [-_=*~\#•·|\s]+ | --.* | \#\w+(?:\s+\#\w+)* | https?://\S+ | \S+@\S+\.\w+ )"""
)
_DATED = re.compile(rf"(?i).{{0,70}}\b{_WHEN}")
_LABEL = 8  # words
_LONGEST = 160  # characters; a hint inside a longer paragraph is a word of what is told
_TELLS = re.compile(r"(?i)\b(?:said|says|told|according|reported(?!\s+by)|claim(?:s|ed)|denie[sd])\b")


def furniture(line: str) -> bool:
    """Whether a paragraph is no part of what is told."""
    bare = " ".join(line.split())
    if _WHOLE.fullmatch(bare.rstrip(".")) or _WHOLE.fullmatch(bare):
        return not bare.endswith(".") or (verbless(bare) and not _TELLS.search(bare))
    if _DATED.fullmatch(bare) and verbless(bare):
        return True  # "Court report, 7 October 2026"
    if len(bare.split()) <= _LABEL and bare[-1:].isalnum() and verbless(bare):
        return True  # a heading in between, a signature
    return len(bare) <= _LONGEST and bool(_HINTS.search(bare)) and not _TELLS.search(bare)
