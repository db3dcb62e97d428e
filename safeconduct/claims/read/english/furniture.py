"""Lines of an English page that tell nothing: bylines, menus, cookies, subscriptions, credits, greetings."""

import re

from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.english.signatures import CLOSING

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
    | for\ (?:more|further)\ information | get\ (?:in\ touch|our) | contact\ us | reach\ us
    | (?:weekend|weekly|daily)\ (?:letter|briefing|e-?mail) | write\ to\ us\ at | call\ (?:us|our\ hotline)
    | send\ us\ (?:news|your|photos|a\ tip) | (?:media|press)\ (?:enquiries|inquiries) | hashtags?
    | view\ (?:in|this) | join\ (?:us|our) | comments?\ \(?\d+ )\b"""
)
_WHOLE = re.compile(
    rf"""(?ix)
    (?: (?:photo(?:graph)?|image|picture|video|illustration|credit|source|file\ photo|©|\(c\)).{{0,80}}
    | \(?(?:additional\ )?(?:reporting|writing|editing|edited|translated|written|compiled)
      \ (?:and\ \w+\ )?by\ .{{1,250}}
    | (?:views?|shares?|reposts?|reactions?|replies)\W{{0,3}}[\d.,]+\s?[km]?
    | [\d.,]+\s?[km]?\ (?:views?|shares?|reposts?)
    | (?:prepared|issued|published|released|compiled)\ by\ [^.]{{3,80}}(?:\..{{0,60}})?
    | \d{{1,2}}\s?(?:s|m|min|h|hrs?|d)(?:\ ago)? | sent\ from\ my\ .{{2,30}} | (?:to\ be\ continued|ends?)
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
_CHAIRED = re.compile(
    r"""(?ix)\(?(?:[A-Z][\w.\ ’'-]{0,40}:\s+)?(?:
      (?:(?:and|one|your|the|our|a)\ )*(?:last|next|final|more|another)\ questions?(?:,?\ please)?
    | (?:next|go\ ahead|over\ to\ you)(?:,?\ please)?
    | (?:the\ )?(?:briefing|press\ conference|hearing|interview|conversation|recording|transcript|session)
      \ (?:was\ )?(?:ended|ends|began|begins|started|starts|concluded|closed|opened|adjourned)
      (?:\ (?:at|here|on)\b.{0,30})?
    )[.!?]*\)?"""
)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY)\s+(?:[A-Z][\w.’'-]*|our\s+(?:own\s+)?\w+|staff\s+\w+)"
    r"(?:[\s,&|]+(?:and|in|for|of|the|at|[A-Z][\w.’'-]*))*"
)
_DISCLAIMER = re.compile(
    r"(?is)(?:disclaimer\W.*|(?:this|the)\s+(?:e-?mail|message|communication|transmission)\b"
    r"(?:\s+\w+){0,6}?\s+(?:is|are|may|contains?|and\s+(?:any|its|all)|(?:was|were)\s+sent)\b"
    r".{0,80}\b(?:confidential|privileged|intended|attachments?|addressee|recipient)\b.*)"
)
_REACHED = re.compile(
    r"(?i)(?:\W*(?:https?://\S+|[\w.-]+\.[a-z]{2,}(?:/\S*)?|\S+@\S+|@\w+|[+(]?\d[\d\s()-]{6,}\d|(?:tel|phone|fax"
    r"|e-?mail|web|site|signal|telegram|whatsapp|instagram|facebook|twitter)\b)\W*)+"
)
_TAGS = re.compile(r"(?:\s*#\w+)+\W*$")
_COUNTED = re.compile(r"\W*\d{1,2}\s*/")
_DATED = re.compile(rf"(?i).{{0,70}}\b{_WHEN}")
_PUBLISHED = re.compile(rf"(?i)(?:first\s+)?(?:published|updated|posted|released)\s+on\s+{_WHEN}\.?")
_LABEL = 8  # words
_LONGEST = 160  # characters; a hint inside a longer paragraph is a word of what is told
_TELLS = re.compile(r"(?i)\b(?:said|says|told|according|reported(?!\s+by)|claim(?:s|ed)|denie[sd])\b")


def furniture(line: str) -> bool:
    """Whether a paragraph is no part of what is told."""
    bare = " ".join(_TAGS.sub("", line).split()) or "#"
    if (
        _CHAIRED.fullmatch(bare)
        or CLOSING.fullmatch(bare)
        or _REACHED.fullmatch(bare)
        or _DISCLAIMER.fullmatch(bare)
        or _PUBLISHED.fullmatch(bare)
    ):
        return True
    if _BYLINE.fullmatch(bare) and not bare.endswith("."):
        return True
    if _WHOLE.fullmatch(bare.rstrip(".")) or _WHOLE.fullmatch(bare):
        return not bare.endswith(".") or (verbless(bare) and not _TELLS.search(bare))
    if _DATED.fullmatch(bare) and verbless(bare):
        return True  # "Court report, 7 October 2026"
    if len(bare.split()) <= _LABEL and bare[-1:].isalnum() and verbless(bare) and not _COUNTED.match(bare):
        return True  # a heading in between, a signature
    return len(bare) <= _LONGEST and bool(_HINTS.search(bare)) and not _TELLS.search(bare)
