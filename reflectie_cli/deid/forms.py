"""Numbers and addresses that lead to one person: found by their form and their check digits."""

import re
from collections.abc import Iterator

from reflectie_cli.deid.ages import AGES
from reflectie_cli.deid.check_digits import iban_length, is_bsn, is_iban
from reflectie_cli.deid.dates import DATES
from reflectie_cli.deid.numbers import NOT_HOUSE, NUMBERS, digits, of_a_thing
from reflectie_cli.deid.rule import FIGURES, Rule, Span, by_language, form, group
from reflectie_cli.deid.web import WEB
from reflectie_cli.deid.word_lists import word_set

# Every pattern begins where no digit or letter stands before it and repeats a bounded number of
# times, so that a long run of digits is looked at once, not once for every digit in it.
_EMAIL = r"(?<![\w.+%-])[\w.+%'-]{1,64}(?:@|\s?\(at\)\s?|\[at\])(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w@])"
_IBAN = r"(?<![^\W_])[A-Za-z]{2}[ .-]?[0-9]{2}(?=[ .-]{0,2}[A-Za-z0-9])"
_BSN_CUE = (
    r"(?i)\b(?:bsn|burger ?service ?nummer|sofi(?:[ -]?(?:nummer|nr))?)[^0-9\n]{0,30}?"
    r"(?<![0-9])([0-9](?:[ .-]?[0-9]){7,8})(?![0-9])"
)
_BSN = (
    r"(?<![\w.,+-])(?:[0-9]{9}|[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}"
    r"|[0-9]{2}([ .-])[0-9]{3}\3[0-9]{4}|[0-9]{4}[ .-][0-9]{5})(?![\w]|[.,-][0-9])"
)
_PHONE_NL = r"(?<![\w+])(?:(?:\+|00)31(?:[ .-]{0,2}\(0\))?[ .()-]{0,3}[1-9]|\(?0[1-9])(?:[ .()/-]{0,3}[0-9]){8}(?![0-9])"
_PHONE_EN = r"(?<![\w+])(?:(?:\+|00)44(?:[ .-]{0,2}\(0\))?[ .()-]{0,3}[1-9]|\(?0[1-9])(?:[ .()/-]{0,3}[0-9]){8,9}(?![0-9])"
_PHONE_ABROAD = r"(?<![\w+])(?:\+|00)[1-9][0-9]{0,2}(?:[ .()-]{0,3}[0-9]){7,12}(?![0-9])"
_PHONE_CUE = r"(?i)\b(?:tel|telefoon|telefoonnummer|mob|mobiel|phone|mobile|gsm)\b[ .:]{0,3}([0-9](?:[ .-]?[0-9]){5,12})(?![0-9])"
_POSTCODE = r"(?<![\w.,-])([1-9][0-9]{3})([ ]?)([A-Za-z]{2})(?![\w])(?:[ ]?[0-9]{1,4}(?![\w.,:/%]*[0-9])(?:[ ]?[a-zA-Z]\b)?)?"
_STREET = (
    "straat|laan|weg|plein|kade|gracht|dijk|singel|hof|hofje|pad|dreef|steeg|plantsoen|markt|baan|"
    "burg|park|veld|oord|ring|boulevard|wal|haven|brink|kamp|akker|laantje|straatje|pleintje|"
    "plaats|erf|hoek|hout|horst|weide|kant|zoom|es|kamp|allee|poort|werf|stede|tuin|tuinen|str\\.|ln\\."
)
_HOUSE = rf"[ ][1-9][0-9]{{0,3}}(?:[ ]?(?:bis|hs|huis|I{{1,3}}|[a-zA-Z])\b|[-/](?:[0-9]{{1,4}}|[a-zA-Z])\b)?(?![0-9]|[.,:][0-9]){NOT_HOUSE}"
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_ADDRESS_NL = (
    rf"(?<![\w'’-])(?:{_UPPER}[\w.'’-]{{0,20}}[ ](?:(?:van|de|den|der|het|ten|ter)[ ]){{0,2}}){{0,3}}"
    rf"(?:{_UPPER}[\w'’-]{{0,25}}|['’]s-{_UPPER}\w{{0,25}})?(?i:(?<=\w\w)|(?<=[ ])|(?<![\w'’-]))(?i:{_STREET}){_HOUSE}"
)
_ADDRESS_AT = (
    # A street whose name does not say that it is one: "woont aan de Achterom 12".
    rf"(?<![\w])(?:woont|woonde|wonen|adres|verhuisd|aan)(?:[ ]?:)?[ ](?:(?:op|aan|in|naar|is)[ ])?(?:(?:de|het)[ ])?"
    rf"((?:{_UPPER}[\w'’-]{{2,25}}[ ]?(?:(?:de|het|van)[ ])?){{1,3}}(?<=[ ]))(?!kamer)([1-9][0-9]{{0,3}}[a-zA-Z]?)(?![\w]|[.,:][0-9]){NOT_HOUSE}"
)
_LOW_STREET = (
    r"(?<![\w'’-])([^\W\d_]{3,25}(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|hof))"
    + _HOUSE
)
_UK_STREET = (
    "Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Court|Crescent|Cres|Place|Gardens|Gdns|"
    "Terrace|Grove|Hill|Square|Row|Mews|Park|Rise|View|Walk|Green|Parade|Path|Wharf|Broadway"
)
_ADDRESS_EN = (
    r"(?<![\w'’-])(?:(?i:flat|apartment|apt|unit)\.? ?[0-9]{1,4}[a-zA-Z]?,? )?[0-9]{1,4}[a-zA-Z]?,? "
    rf"(?:[A-Z][\w'’-]{{1,25}} ){{1,3}}(?:{_UK_STREET})\b\.?"
    r"|(?<![\w'’-])[0-9]{1,4}[a-z]? (?:[a-z]{3,20} ){1,2}(?:road|street|lane|avenue|crescent|gardens|terrace)\b"
)
_DUTCH_STREET = (
    rf"(?<![\w'’-])(?:{_UPPER}[\w'’-]{{1,20}}[ ]){{0,2}}{_UPPER}[\w'’-]{{2,25}}"
    rf"(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg){_HOUSE}"
)
_EIRCODE = r"(?<![\w-])(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}(?![\w])"
_UK_POSTCODE = (
    r"(?<![\w-])(?:[A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![\w])"
)


def _account(found: re.Match[str]) -> Span | None:
    """Return the account number that begins where this was found, by the length of its country."""
    text, start = found.string, found.start()
    length = iban_length(text[start : start + 2])
    letters, at, apart = "", start, 0
    while length and len(letters) < length and at < len(text):
        here = text[at]
        if here.isascii() and here.isalnum():
            letters, apart = letters + here, 0
        elif here not in " .-\u00a0" or apart > 1:
            return None
        else:
            apart += 1
        at += 1
    whole = length and len(letters) == length and not text[at : at + 1].isalnum()
    return (start, at) if whole and is_iban(letters) else None


def _bsn(found: re.Match[str]) -> Span | None:
    return found.span() if is_bsn(digits(found)) and not of_a_thing(found) else None


def _phone(found: re.Match[str]) -> Span:
    alone = found[0].startswith("(") and ")" not in found[0]  # "(030-1234567)"
    return found.start() + alone, found.end()


def _postcode(found: re.Match[str]) -> Span | None:
    letters, known = found[3], word_set("not_postcodes")
    if letters.lower() in known and not (letters.isupper() and not found[2]):
        return None
    return found.span() if letters.isupper() or letters.islower() else None


def _capital_postcode(found: re.Match[str]) -> Span | None:
    """Return a Dutch postcode in English words: `1200 AM` and `1945 to` are none."""
    hour = found[3] in ("AM", "PM", "AD", "BC", "ML", "MG", "KM", "UK", "US", "EU")
    return None if not found[3].isupper() or hour else found.span()


def _eircode(found: re.Match[str]) -> Span | None:
    behind = found[0][3:].strip()
    letters = any(sign.isalpha() for sign in behind) and any(sign.isdigit() for sign in behind)
    return found.span() if letters else None


def _house(found: re.Match[str]) -> Span:
    return found.start(1), found.end()


def _street(found: re.Match[str]) -> Span | None:
    return None if found[1].lower() in word_set("not_streets") else found.span()


def _streets(text: str) -> Iterator[Span]:
    """Find streets with a number, looking closely only where a street's ending stands before one."""
    small = text.lower()
    before = (small[max(0, found.start() - 20) : found.start()] for found in _HOUSES(small))
    return _of_streets(text) if any(word.endswith(_STREETS) for word in before) else iter(())


_HOUSES = re.compile(" [1-9]").finditer
_STREETS = tuple(_STREET.replace("\\", "").split("|"))
_of_streets = form(_ADDRESS_NL)

FORMS = by_language(
    Rule(
        "mail",
        form(_EMAIL),
        "mail jan.k@voorbeeld.nl",
        "to a@b.org",
        kind="email",
        cues=("@", "(at)", "[at]"),
    ),
    *WEB,
    Rule(
        "IBAN",
        form(_IBAN, _account),
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        kind="iban",
        cues=FIGURES,
    ),
    *DATES,
    Rule("Dutch phone", form(_PHONE_NL, _phone), "bel 06-12345678", kind="phone", cues=FIGURES),
    Rule(
        "British phone", form(_PHONE_EN, _phone), en="ring 07700 900123", kind="phone", cues=FIGURES
    ),
    Rule(
        "phone abroad",
        form(_PHONE_ABROAD, _phone),
        "bel +49 30 901820",
        "+49 30 901820",
        kind="phone",
        cues=FIGURES,
    ),
    Rule(
        "called phone",
        form(_PHONE_CUE, group),
        "tel. 234567",
        "phone 234567",
        kind="phone",
        cues=FIGURES,
    ),
    Rule(
        "called BSN",
        form(_BSN_CUE, group),
        "bsn 111222334",
        "BSN 111222334",
        kind="bsn",
        cues=FIGURES,
    ),
    Rule("BSN", form(_BSN, _bsn), "nummer 111222333", "it was 111222333", kind="bsn", cues=FIGURES),
    Rule("postcode", form(_POSTCODE, _postcode), "in 3512 AB", kind="postcode", cues=FIGURES),
    Rule(
        "Dutch postcode",
        form(_POSTCODE, _capital_postcode),
        en="in 3512 AB",
        kind="postcode",
        cues=FIGURES,
    ),
    Rule("British address", form(_ADDRESS_EN), en="at 12 Elm Road", kind="address", cues=FIGURES),
    Rule("Dutch street", form(_DUTCH_STREET), en="in Dorpsstraat 12", kind="address", cues=FIGURES),
    Rule("British postcode", form(_UK_POSTCODE), en="in SW1A 1AA", kind="address", cues=FIGURES),
    Rule(
        "Irish postcode", form(_EIRCODE, _eircode), en="in D02 X285", kind="address", cues=FIGURES
    ),
    Rule("street", _streets, "in de Dorpsstraat 12", kind="address", cues=FIGURES),
    Rule(
        "home", form(_ADDRESS_AT, _house), "woont aan de Achterom 12", kind="address", cues=FIGURES
    ),
    Rule(
        "small street",
        form(_LOW_STREET, _street),
        "de kerkstraatweg 12",
        kind="address",
        cues=FIGURES,
    ),
    *NUMBERS,
    *AGES,
)
"""Where two rules find the same letters, the first in this row is believed."""
