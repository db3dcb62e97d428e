"""Numbers and handles in one form, so that two ways of saying one number are one number. Pure."""

import re

import phonenumbers

HOME = "RU"  # where a number without a country code is from
_DIGITS = re.compile(r"\D+")


def normal(text: str) -> str:
    """E.164 for what can be a telephone number, else the handle in lower case without its sign.

    "8 (900) 000-00-01", "+7 900 000 00 01" and "007 900 0000001" are one number.
    """
    plain = text.strip()
    digits = _DIGITS.sub("", plain)
    if len(digits) >= 5 and not re.search(r"[^\W\d_]|@", plain):
        return _number(plain, digits)
    return plain.casefold().lstrip("@").rstrip("/").rsplit("/", 1)[-1].lstrip("@")


def looks_like_one(text: str) -> bool:
    """Whether somebody who types this looks for a number."""
    return len(_DIGITS.sub("", text)) >= 5 and not re.search(r"[^\W\d_]", text)


def _number(plain: str, digits: str) -> str:
    if digits.startswith("00"):
        plain, digits = "+" + digits[2:], digits[2:]
    try:
        parsed = phonenumbers.parse(plain, HOME)
    except phonenumbers.NumberParseException:
        return digits
    if not phonenumbers.is_possible_number(parsed):
        return digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
