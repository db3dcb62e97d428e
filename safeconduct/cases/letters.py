"""From any of five scripts into one alphabet of sounds, in which two spellings of a name can be compared.

Sounds: `p b f v t d s z c` (ts) `C` (ch) `S` (sh) `j` (zh) `D` (dzh) `k g h r l m n`, vowels `a e i o u`.
A glide is an `i`. Pure; the tables follow how names are really written, not one standard.
"""

import re
import unicodedata


def _table(said: str) -> dict[str, str]:
    """From "аa бb щS": a letter and its sounds each; a letter alone is silent."""
    return {one[0]: one[1:] for one in said.split()}


_CYRILLIC = _table(
    "аa бb вv гg дd еe жj зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цc чC шS щS ыi эe юiu яia ь ъ "
    "іi єe ґg қk ғg ңn әa өo үu ұu һh ҳh ҷD џD ҡk ҙz ҫs ӣi ӯu"
)
# Two letters that write one sound in Chechen, Ingush, Avar and their neighbours; ӏ is the palochka.
_CYRILLIC_PAIRS = {
    "кх": "k", "къ": "k", "кӏ": "k", "кь": "k", "хь": "h", "хӏ": "h", "хъ": "h", "гӏ": "g", "гъ": "g",
    "тӏ": "t", "цӏ": "c", "чӏ": "C", "пӏ": "p", "аь": "a", "оь": "o", "уь": "u", "дж": "D", "дз": "z",
}  # fmt: skip
_LATIN = _table(
    "aa bb ck dd ee ff gg hh ii jD kk ll mm nn oo pp qk rr ss tt uu vv wv xks yi zz "
    "ıi şS çC əa ğg žj šS čC øo ßs æe ðd"
)
_LATIN_GROUPS = {
    "shch": "S", "tsch": "C", "dzh": "D", "dsh": "D", "tch": "C", "tsh": "C", "sch": "S", "sh": "S",
    "ch": "C", "zh": "j", "kh": "h", "gh": "g", "ph": "f", "th": "t", "ts": "c", "tz": "c", "dj": "D",
    "ck": "k", "dz": "z", "oo": "u", "ou": "u", "ee": "i",
}  # fmt: skip
_ARABIC = _table(
    "اa أa إi آa بb تt ثs جD حh خh دd ذz رr زz سs شS صs ضd طt ظz عa غg فf قk كk کk لl مm نn هh وu يi یi "
    "ىa ةa پp چC ژj گg ئi"
)
_GEORGIAN = _table(
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟj რr სs ტt უu ფp ქk ღg ყk შS ჩC ცc ძz წc ჭC ხh ჯD ჰh"
)
_ARMENIAN = _table(
    "աa բb գg դd եe զz էe ըe թt ժj իi լl խh ծc կk հh ձz ղg ճC մm յi նn շS ոo չC պp ջD ռr սs վv տt րr "
    "ցc ւv փp քk օo ֆf"
)
_PALOCHKA = re.compile(
    r"(?<=[\u0400-\u04ff])[\u04c0\u04cfIl1|i](?=[\u0400-\u04ff]|\b)|\b[\u04c0\u04cfI1](?=[\u0400-\u04ff])"
)
_MARKS = re.compile("['`´’‘ʼʹʺ\"“”.]")
_GLIDE = re.compile(
    r"(?<=[bcfghklmnpqrstvwxz])j|j$|j(?=[^aeiouyäöüə])"
)  # a Slavic or German j, no English one
_RUN = re.compile(r"(.)\1+")
_TABLES = {
    "CYRILLIC": _CYRILLIC,
    "LATIN": _LATIN,
    "ARABIC": _ARABIC,
    "GEORGIAN": _GEORGIAN,
    "ARMENIAN": _ARMENIAN,
}
_SCRIPTS = {"CYRILLIC": "Cyrl", "LATIN": "Latn", "ARABIC": "Arab", "GEORGIAN": "Geor", "ARMENIAN": "Armn"}


def script(text: str) -> str:
    """The ISO 15924 code of the script that most letters are in; Zyyy where we know none."""
    counts: dict[str, int] = {}
    for letter in text:
        name = _of(letter)
        counts[name] = counts.get(name, 0) + letter.isalpha()
    most = max(counts, key=lambda one: counts[one], default="")
    return _SCRIPTS.get(most, "Zyyy")


def words(text: str) -> list[str]:
    """The words of a name in small letters, marks and palochkas made one; script and vowels as they are."""
    plain = _PALOCHKA.sub("ӏ", unicodedata.normalize("NFKC", text))
    plain = _MARKS.sub("", plain.casefold())
    return [word for word in re.split(r"[\W_\d]+", plain) if word]


def sounds(word: str) -> str:
    """One word as sounds, doubles taken together: "Юсуп" and "Iusup" are both "iusup"."""
    if _of(word[:1]) == "LATIN" and word[:1] == "x" and word[1:2] in set("aeiouyäöüə"):
        word = "h" + word[1:]
    if _of(word[:1]) == "LATIN":
        word = _GLIDE.sub("i", word)
    return _RUN.sub(r"\1", _spelled(word))


def _spelled(word: str) -> str:
    found, at = [], 0
    groups = _LATIN_GROUPS if _of(word[:1]) == "LATIN" else _CYRILLIC_PAIRS
    while at < len(word):
        size = next((n for n in (4, 3, 2) if word[at : at + n] in groups), 0)
        if size:
            found.append(groups[word[at : at + size]])
            at += size
            continue
        found.append(_sound(word[at]))
        at += 1
    return "".join(found)


def _sound(letter: str) -> str:
    table = _TABLES.get(_of(letter), {})
    if letter in table:
        return table[letter]
    bare = unicodedata.normalize("NFD", letter)[0]
    return table.get(bare, "")


def _of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
