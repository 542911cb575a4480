"""Numbers and addresses that lead to one person: found by their form and their check digits."""

import re
from collections.abc import Callable, Iterator

from reflectie_cli.deid.ages import ages
from reflectie_cli.deid.checks import eleven_test, iban_length, iban_test, nhs_test
from reflectie_cli.deid.dates import dates
from reflectie_cli.deid.hit import Kind
from reflectie_cli.language import Code

Spans = Iterator[tuple[int, int]]

# Every pattern begins where no digit or letter stands before it and repeats a bounded number of
# times, so that a long run of digits is looked at once, not once for every digit in it.
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}(?:@|\s?\(at\)\s?|\[at\])(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w@])"
)
_EMAIL_ENDS = re.compile(r"[\w.+%'-]{1,64}$")
_IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ .-]?[0-9]{2}(?=[ .-]{0,2}[A-Za-z0-9])")
_BSN_CUE = re.compile(
    r"\b(?:bsn|burger ?service ?nummer|sofi(?:[ -]?(?:nummer|nr))?)[^0-9\n]{0,30}?"
    r"(?<![0-9])([0-9](?:[ .-]?[0-9]){7,8})(?![0-9])",
    re.IGNORECASE,
)
_BSN = re.compile(
    r"(?<![\w.,+-])(?:[0-9]{9}|[0-9]{3}([ .-])[0-9]{3}\1[0-9]{3}|[0-9]{4}([ .-])[0-9]{2}\2[0-9]{3}"
    r"|[0-9]{2}([ .-])[0-9]{3}\3[0-9]{4}|[0-9]{4}[ .-][0-9]{5})(?![\w]|[.,-][0-9])"
)
_THING = re.compile(
    r"(?:bestel|order|artikel|article|factuur|invoice|serie|serial|product|lot|batch|ref|model|"
    r"onderdeel|part|pakket|zending|track|ticket|barcode|charge)[\w-]{0,12}[ .:#]{0,3}(?:no|nr|number)?[ .:#]{0,3}$",
    re.IGNORECASE,
)
_PHONE: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"(?<![\w+])(?:(?:\+|00)31(?:[ .-]{0,2}\(0\))?[ .()-]{0,3}[1-9]|\(?0[1-9])(?:[ .()/-]{0,3}[0-9]){8}(?![0-9])"
    ),
    "en": re.compile(
        r"(?<![\w+])(?:(?:\+|00)44(?:[ .-]{0,2}\(0\))?[ .()-]{0,3}[1-9]|\(?0[1-9])(?:[ .()/-]{0,3}[0-9]){8,9}(?![0-9])"
    ),
}
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|00)[1-9][0-9]{0,2}(?:[ .()-]{0,3}[0-9]){7,12}(?![0-9])")
_CALLED = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|mob|mobiel|phone|mobile|gsm)\b[ .:]{0,3}([0-9](?:[ .-]?[0-9]){5,12})(?![0-9])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![\w.,-])([1-9][0-9]{3})([ ]?)([A-Za-z]{2})(?![\w])(?:[ ]?[0-9]{1,4}(?![\w.,:/%]*[0-9])(?:[ ]?[a-zA-Z]\b)?)?"
)
_NO_POSTCODE = frozenset(
    [
        "ml",
        "mg",
        "kg",
        "cm",
        "km",
        "mm",
        "cc",
        "gr",
        "kj",
        "de",
        "en",
        "in",
        "is",
        "op",
        "te",
        "ze",
        "we",
        "je",
        "ik",
        "of",
        "om",
        "al",
        "er",
        "nu",
        "na",
        "zo",
        "me",
        "ie",
        "ga",
        "ja",
        "do",
        "wa",
        "am",
        "pm",
        "at",
        "to",
        "it",
        "he",
        "on",
        "or",
        "so",
        "my",
        "by",
        "go",
        "if",
        "no",
        "us",
        "be",
        "as",
        "an",
        "ha",
        "x",
    ]
)
_STREET = (
    "straat|laan|weg|plein|kade|gracht|dijk|singel|hof|hofje|pad|dreef|steeg|plantsoen|markt|baan|"
    "burg|park|veld|oord|ring|boulevard|wal|haven|brink|kamp|akker|laantje|straatje|pleintje|"
    "plaats|erf|hoek|hout|horst|weide|kant|zoom|es|kamp|allee|poort|werf|stede|tuin|tuinen|str\\.|ln\\."
)
_NOT_HOUSE = r"(?![ ]?(?:keer|x\b|maal|uur|u\b|min|dag|we[ek]k?|maand|jaar|km|m\b|meter|graden|mg|ml|%|personen|mensen))"
_HOUSE = rf"[ ][1-9][0-9]{{0,3}}(?:[ ]?(?:bis|hs|huis|I{{1,3}}|[a-zA-Z])\b|[-/](?:[0-9]{{1,4}}|[a-zA-Z])\b)?(?![0-9]|[.,:][0-9]){_NOT_HOUSE}"
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_ADDRESS_NL = re.compile(
    rf"(?<![\w'’-])(?:{_UPPER}[\w.'’-]{{0,20}}[ ](?:(?:van|de|den|der|het|ten|ter)[ ]){{0,2}}){{0,3}}"
    rf"(?:{_UPPER}[\w'’-]{{0,25}}|['’]s-{_UPPER}\w{{0,25}})?(?i:(?<=\w\w)|(?<=[ ])|(?<![\w'’-]))(?i:{_STREET}){_HOUSE}"
)
_ADDRESS_AT = re.compile(
    # A street whose name does not say that it is one: "woont aan de Achterom 12".
    rf"(?<![\w])(?:woont|woonde|wonen|adres|verhuisd|aan)(?:[ ]?:)?[ ](?:(?:op|aan|in|naar|is)[ ])?(?:(?:de|het)[ ])?"
    rf"((?:{_UPPER}[\w'’-]{{2,25}}[ ]?(?:(?:de|het|van)[ ])?){{1,3}}(?<=[ ]))(?!kamer)([1-9][0-9]{{0,3}}[a-zA-Z]?)(?![\w]|[.,:][0-9]){_NOT_HOUSE}"
)
_LOW_STREET = re.compile(
    r"(?<![\w'’-])([^\W\d_]{3,25}(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|hof))"
    + _HOUSE
)
_NO_STREET = frozenset(
    ["onderweg", "halverwege", "snelweg", "ringweg", "fietsweg", "afweg", "omweg"]
)
_UK_STREET = (
    "Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Court|Crescent|Cres|Place|Gardens|Gdns|"
    "Terrace|Grove|Hill|Square|Row|Mews|Park|Rise|View|Walk|Green|Parade|Path|Wharf|Broadway"
)
_ADDRESS_EN = re.compile(
    r"(?<![\w'’-])(?:(?i:flat|apartment|apt|unit)\.? ?[0-9]{1,4}[a-zA-Z]?,? )?[0-9]{1,4}[a-zA-Z]?,? "
    rf"(?:[A-Z][\w'’-]{{1,25}} ){{1,3}}(?:{_UK_STREET})\b\.?"
    r"|(?<![\w'’-])[0-9]{1,4}[a-z]? (?:[a-z]{3,20} ){1,2}(?:road|street|lane|avenue|crescent|gardens|terrace)\b"
)
_UK_POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![\w])"
)
_NHS = re.compile(r"(?<![\w+])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w])")
_INSURANCE = re.compile(
    r"(?<![\w])[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\w])"
)
_DIGITS = r"[ ]?(?:nr\.?|nummer|no\.?|number|num|#)?[ .:#]{0,3}"
_ROOM: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"(?<![\w-])(?:(?:slaap)?kamer|kmr?\.|k\.|app?\.|appartement|studio|kluis(?:je)?|locker|bed|unit|suite|"
        rf"kastje|huisnummer|kamernummer|flat|box|kmr|kamers){_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,][0-9]){_NOT_HOUSE}",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<![\w-])(?:(?:bed)?room|rm\.?|flat|apartment|apt\.?|studio|bay|bed|locker|unit|suite|bungalow)"
        rf"{_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,:][0-9])"
        r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|of us|residents|am|pm)\b)",
        re.IGNORECASE,
    ),
}
_FILE_OF: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"(?<![\w])(?:(?:zorg)?dossier|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|bewoners?|polis|verzekerden?|zorg|"
        r"verzekerings|big|agb|registratie|personeels|mic|mim|vim|melding(?:s)?|zaak|kenmerk|indicatie|"
        r"paspoort|rijbewijs|id|identiteits|beschikkings?|lid(?:maatschaps)?|deelnemers?|relatie|epd|ecd|kenteken|pas|document|pin|deur|toegangs|kluis|meld|vreemdelingen|v)"
        rf"(?:[ -]?(?:nr\.?|nummer|id|code|kaart))?[ .:#]{{1,3}}(?:[A-Z]{{1,3}}[ -]?)?[0-9][0-9.-]{{2,15}}[0-9](?![\w]|[.,][0-9]){_NOT_HOUSE}",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<![\w])(?:nhs|hospital|patient|client|resident|case|file|record|care plan|incident|datix|policy|"
        r"reference|ref|passport|licence|staff|employee|payroll|nmc|pin|mrn|id)"
        r"(?:[ -]?(?:number|no\.?|num|id|ref|code|file|record))?(?:[ ]is)?[ .:#]{1,3}(?:[A-Z]{1,3}[ -]?)?[0-9](?:[ -]?[0-9]){3,12}(?![\w]|[.,][0-9])"
        r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|residents)\b)",
        re.IGNORECASE,
    ),
}


def _emails(text: str, _: Code) -> Spans:
    return (found.span() for found in _EMAIL.finditer(text))


def _ibans(text: str, _: Code) -> Spans:
    end = 0
    for found in _IBAN.finditer(text):
        if found.start() >= end and (stop := _account_end(text, found.start())):
            end = stop
            yield found.start(), end


def _account_end(text: str, start: int) -> int:
    """Give where an account number that begins here ends; 0 where none does."""
    length = iban_length(text[start : start + 2])
    letters, at, apart = "", start, 0
    while length and len(letters) < length and at < len(text):
        here = text[at]
        if here.isascii() and here.isalnum():
            letters, apart = letters + here, 0
        elif here not in " .-\u00a0" or apart > 1:
            return 0
        else:
            apart += 1
        at += 1
    whole = length and len(letters) == length and not text[at : at + 1].isalnum()
    return at if whole and iban_test(letters) else 0


def _bsns(text: str, _: Code) -> Spans:
    for found in _BSN_CUE.finditer(text):  # a mistyped one still is somebody's
        yield found.span(1)
    for found in _BSN.finditer(text):
        before = text[max(0, found.start() - 40) : found.start()]
        if eleven_test(_only_digits(found[0])) and not _THING.search(before):
            yield found.span()


def _phones(text: str, code: Code) -> Spans:
    for pattern in (_PHONE[code], _FOREIGN):
        for found in pattern.finditer(text):
            alone = found[0].startswith("(") and ")" not in found[0]  # "(030-1234567)"
            yield found.start() + alone, found.end()
    for found in _CALLED.finditer(text):
        yield found.span(1)


def _postcodes(text: str, code: Code) -> Spans:
    if code == "en":
        return
    for found in _POSTCODE.finditer(text):
        letters = found[3]
        if letters.lower() in _NO_POSTCODE and not (letters.isupper() and not found[2]):
            continue
        if letters.isupper() or (letters.islower() and letters not in _NO_POSTCODE):
            yield found.span()


def _addresses(text: str, code: Code) -> Spans:
    if code == "en":
        for pattern in (_ADDRESS_EN, _UK_POSTCODE):
            yield from (found.span() for found in pattern.finditer(text))
        return
    yield from (found.span() for found in _ADDRESS_NL.finditer(text))
    yield from ((found.start(1), found.end()) for found in _ADDRESS_AT.finditer(text))
    for found in _LOW_STREET.finditer(text):
        if found[1].lower() not in _NO_STREET:
            yield found.span()


def _numbers(text: str, code: Code) -> Spans:
    for pattern in (_ROOM[code], _FILE_OF[code]):
        yield from (found.span() for found in pattern.finditer(text))
    if code == "en":
        for found in _NHS.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            if nhs_test(_only_digits(found[0])) and not _THING.search(before):
                yield found.span()
        yield from (found.span() for found in _INSURANCE.finditer(text))


def _only_digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


FINDERS: tuple[tuple[Kind, Callable[[str, Code], Spans]], ...] = (
    ("email", _emails),
    ("iban", _ibans),
    ("date", dates),
    ("phone", _phones),
    ("bsn", _bsns),
    ("postcode", _postcodes),
    ("address", _addresses),
    ("number", _numbers),
    ("age", ages),
)
"""Who looks for what; where two find the same letters, the first in this row is believed."""
