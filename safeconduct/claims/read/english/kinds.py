"""The words of an English sentence and what kind each may be, one letter for each, so that phrases are
    patterns.

D article, number, possessive pronoun; R pronoun of a subject; M of an object; I "somebody"; P preposition;
o "to"; F preposition or conjunction ("after"); Z "as"; C "and"; B "but", "because"; W "who"; H "that";
Y "when", "why"; X auxiliary; K "not"; A adverb; J adjective; E "-ed" and participles; G "-ing"; V past of a
strong verb; L noun or verb of saying; O any other word; U with a capital; S "'s"; T a time; Q a quotation;
signs as they are, every dash "-".

The classes are closed but for J, E, G, A, V: a wrong guess there must cost a source, never invent one.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from safeconduct.claims.read.english.saywords import QUOTED, TIME
from safeconduct.claims.read.language import wordset

_TOKEN = re.compile(
    rf"{QUOTED}+|{TIME}+|(?:Mrs?|Ms|Dr|Prof|Col|Lt|Capt|Gen|Maj|Sgt|St|No|Rev|Hon|Gov)\.(?=\s)"
    rf"|(?:[^\W\d_]\.)+"
    r"(?=[\s,)]|$)|\d+(?:-[a-z]+)+|(?:\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?\b"
    r"|[^\W\ue000\ue001]+(?:[-’'&][^\W\ue000\ue001]+)*|(?<=s)[’'](?=\s)|[^\s“”«»„‹›\"‘’']"
)
_ENDING = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_CLASSES = {
    "D": """the a an his her their our my its your this these those some any no every each all both another
        several many most few fewer more other's one two three four five six seven eight nine ten eleven
        twelve
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
        eighty ninety hundred hundreds thousand thousands dozen dozens half either neither such much
        half-a-dozen""",
    "R": "he she it they we i you there",
    "M": "him me us them",
    "I": """nobody everyone everybody someone somebody anyone anybody none others everything nothing something
        no-one""",
    "P": """in on at by for from with of without about against among amid around between behind beside beyond
        despite during inside into near off onto outside over past per through throughout toward towards under
        up upon via within like unlike including besides concerning regarding across along above below down
        out alongside following""",
    "o": "to",
    "F": "after before since until till once",
    "Z": "as",
    "C": "and or nor &",
    "B": "but because although though while whereas unless yet so than lest",
    "W": "who which whom whose what how why",
    "H": "that",
    "Y": "when where whether if",
    "X": """is are was were be been being am has have had do does did can could will would may might
    must shall
        should cannot having ought""",
    "K": "not never",
    "A": """also long later then further furthermore again now already still repeatedly recently earlier
    immediately
        previously subsequently simply even only just therefore meanwhile merely first today yesterday
        tomorrow
        too always often once nevertheless nonetheless however moreover separately instead here himself
        herself
        itself themselves ourselves myself very quite rather nearly almost too not-yet perhaps maybe though
        afterwards soon ever reportedly allegedly ago elsewhere""",
    "J": """other former young old new own same late senior local regional federal current various
    certain first
        second third last next deputy chief acting elderly prominent leading main top human independent state
        foreign military civil legal official public private masked armed detained accused wounded injured
        retired alleged so-called unnamed unidentified unknown missing united displaced disabled released
        convicted jailed imprisoned exiled appointed elected interested concerned affected related trusted
        deceased bereaved experienced named married limited closed three-year-old russian chechen
        ukrainian""",
    "V": """went came took saw knew gave wrote spoke began fell ran drove grew threw broke chose stole
    rose drew
        wore swore ate fled stood lay slept felt thought got became sat said says told tells flew rang sang
        withdrew withdrawn pleads faces awaits goes comes makes gives keeps sits forgot forgave shook""",
    "E": """taken seen known given written beaten shown driven stolen hidden broken gone done drawn torn sworn
        forgotten held found shot kept left born made sent brought caught hurt put hit led read lost paid
        built heard met cut set run fed hung bound spent bought sold taught won dealt thrown worn chosen
        spoken frozen shaken""",
    "L": """report reports claim claims note notes estimate estimates record records comment comments answer
        answers remark remarks statement statements letter letters account accounts allegation
        allegations word
        words suggestion suggestions fact evidence belief fear fears hope hopes promise promises demand
        demands
        warning warnings complaint complaints rumour rumours rumor rumors news view views list lists states
        insists maintains alleges adds believes says confirms explains argues warns writes suspects contends
        complains asserts concedes admits acknowledges announces denies rejects thinks testifies recalls
        remembers replies stresses tells shows finds rules declares concludes suggests""",
}
_KINDS = {word: letter for letter, said in reversed(_CLASSES.items()) for word in said.split()}
_NOUNS = wordset(
    """building meeting hearing king ring thing morning evening ruling filing posting briefing finding spring
    string wing bed red shed need speed seed deed feed breed weed creed indeed hundred family assembly bully
    supply reply ally monopoly july italy fly anomaly butterfly hotel mohammed muhammed ahmed hamed saeed fred
    embed bloodshed watershed kindred naked sacred wicked rugged crooked beloved steed"""
)
_SIGNS = (
    {sign: sign for sign in ",;:().?!"} | dict.fromkeys("—–-", "-") | dict.fromkeys("'’", "S") | {"&": "C"}
)
_ENDINGS = (("ly", "A", 4), ("ed", "E", 3), ("ing", "G", 4))
_HEAD_AT = {".", ":", "-", "Q", "(", "?", "!", ";"}


@dataclass(frozen=True)
class Parsed:
    """`kinds` has one letter for each word, `bounds` where each begins and ends."""

    words: str
    kinds: str
    bounds: tuple[tuple[int, int], ...]

    def at(self, place: int) -> int:
        """The first word that begins at a place of the text or after it."""
        return bisect_left(self.bounds, (place, place))

    def start(self, word: int) -> int:
        """Where a word begins; past the last one, the end of the text."""
        return self.bounds[word][0] if word < len(self.bounds) else len(self.words)

    def end(self, word: int) -> int:
        """Where a word ends."""
        return self.bounds[word][1]

    def said(self, word: int) -> str:
        """The word in small letters."""
        start, end = self.bounds[word]
        return self.words[start:end].casefold().replace("’", "'")


@lru_cache(maxsize=64)
def parsed(words: str) -> Parsed:
    """The words of a sentence whose quotations and times are covered."""
    bounds: list[tuple[int, int]] = []
    kinds: list[str] = []
    for match in _TOKEN.finditer(words):
        ending = _ENDING.search(match.group())
        cut = match.end() - len(ending.group()) if ending else match.end()
        if cut > match.start():
            bounds.append((match.start(), cut))
            kinds.append(_kind(words[match.start() : cut], kinds))
        if ending:
            bounds.append((cut, match.end()))
            kinds.append(_of_ending(ending.group().casefold().replace("’", "'"), kinds))
    return Parsed(words, "".join(kinds), tuple(bounds))


def _of_ending(said: str, before: list[str]) -> str:
    if said == "n't":
        return "K"
    return "S" if said == "'s" and before and before[-1] not in "RIWHY" else "X"


def _kind(word: str, before: list[str]) -> str:
    first = word[0]
    if first in (QUOTED, TIME):
        return "Q" if first == QUOTED else "T"
    if first.isdigit():
        return "J" if word[-1].isalpha() and "-" in word else "D"
    if not first.isalpha() and first != "█":
        return _SIGNS.get(word, ".")
    low = word.casefold()
    opens = not before or before[-1] in _HEAD_AT
    if first.isupper() and (not opens or _KINDS.get(low) == "V"):
        return _KINDS[low] if low in {"the", "i"} else "U"  # "Said said"
    if low == "one" and before and before[-1] in "OJ":
        return "O"  # "the tall one"
    return _KINDS.get(low) or _by_ending(low) or ("U" if first.isupper() or first == "█" else "O")


def _by_ending(word: str) -> str:
    """What the ending of a word of an open class suggests; "" for nothing."""
    if word in _NOUNS:
        return ""
    return next(
        (kind for end, kind, least in _ENDINGS if word.endswith(end) and len(word) > least),
        "",
    )
