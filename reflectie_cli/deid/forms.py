"""Numbers and addresses that lead to one person: found by their form and their check digits."""

import re

from reflectie_cli.deid.ages import AGES
from reflectie_cli.deid.check_digits import iban_length, is_bsn, is_iban, is_nhs_number
from reflectie_cli.deid.dates import DATES
from reflectie_cli.deid.rule import Rule, Span, by_language, compiled, form, group
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
_THING = (
    r"(?i)(?:bestel|order|artikel|article|factuur|invoice|serie|serial|product|lot|batch|ref|model|"
    r"onderdeel|part|pakket|zending|track|ticket|barcode|charge)[\w-]{0,12}[ .:#]{0,3}(?:no|nr|number)?[ .:#]{0,3}$"
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
_NOT_HOUSE = r"(?![ ]?(?:keer|x\b|maal|uur|u\b|min|dag|we[ek]k?|maand|jaar|km|m\b|meter|graden|mg|ml|%|personen|mensen))"
_HOUSE = rf"[ ][1-9][0-9]{{0,3}}(?:[ ]?(?:bis|hs|huis|I{{1,3}}|[a-zA-Z])\b|[-/](?:[0-9]{{1,4}}|[a-zA-Z])\b)?(?![0-9]|[.,:][0-9]){_NOT_HOUSE}"
_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_ADDRESS_NL = (
    rf"(?<![\w'’-])(?:{_UPPER}[\w.'’-]{{0,20}}[ ](?:(?:van|de|den|der|het|ten|ter)[ ]){{0,2}}){{0,3}}"
    rf"(?:{_UPPER}[\w'’-]{{0,25}}|['’]s-{_UPPER}\w{{0,25}})?(?i:(?<=\w\w)|(?<=[ ])|(?<![\w'’-]))(?i:{_STREET}){_HOUSE}"
)
_ADDRESS_AT = (
    # A street whose name does not say that it is one: "woont aan de Achterom 12".
    rf"(?<![\w])(?:woont|woonde|wonen|adres|verhuisd|aan)(?:[ ]?:)?[ ](?:(?:op|aan|in|naar|is)[ ])?(?:(?:de|het)[ ])?"
    rf"((?:{_UPPER}[\w'’-]{{2,25}}[ ]?(?:(?:de|het|van)[ ])?){{1,3}}(?<=[ ]))(?!kamer)([1-9][0-9]{{0,3}}[a-zA-Z]?)(?![\w]|[.,:][0-9]){_NOT_HOUSE}"
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
_UK_POSTCODE = (
    r"(?<![\w-])(?:[A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![\w])"
)
_NHS = r"(?<![\w+])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w])"
_INSURANCE = r"(?<![\w])[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\w])"
_DIGITS = r"[ ]?(?:nr\.?|nummer|no\.?|number|num|#)?[ .:#]{0,3}"
_ROOM_NL = (
    r"(?i)(?<![\w-])(?:(?:slaap)?kamer|kmr?\.|k\.|app?\.|appartement|studio|kluis(?:je)?|locker|bed|unit|suite|"
    rf"kastje|huisnummer|kamernummer|flat|box|kmr|kamers){_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,][0-9]){_NOT_HOUSE}"
)
_ROOM_EN = (
    r"(?i)(?<![\w-])(?:(?:bed)?room|rm\.?|flat|apartment|apt\.?|studio|bay|bed|locker|unit|suite|bungalow)"
    rf"{_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,:][0-9])"
    r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|of us|residents|am|pm)\b)"
)
_FILE_OF_NL = (
    r"(?i)(?<![\w])(?:(?:zorg)?dossier|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|bewoners?|polis|verzekerden?|zorg|"
    r"verzekerings|big|agb|registratie|personeels|mic|mim|vim|melding(?:s)?|zaak|kenmerk|indicatie|"
    r"paspoort|rijbewijs|id|identiteits|beschikkings?|lid(?:maatschaps)?|deelnemers?|relatie|epd|ecd|kenteken|pas|document|pin|deur|toegangs|kluis|meld|vreemdelingen|v)"
    rf"(?:[ -]?(?:nr\.?|nummer|id|code|kaart))?[ .:#]{{1,3}}(?:[A-Z]{{1,3}}[ -]?)?[0-9][0-9.-]{{2,15}}[0-9](?![\w]|[.,][0-9]){_NOT_HOUSE}"
)
_FILE_OF_EN = (
    r"(?i)(?<![\w])(?:nhs|hospital|patient|client|resident|case|file|record|care plan|incident|datix|policy|"
    r"reference|ref|passport|licence|staff|employee|payroll|nmc|pin|mrn|id)"
    r"(?:[ -]?(?:number|no\.?|num|id|ref|code|file|record))?(?:[ ]is)?[ .:#]{1,3}(?:[A-Z]{1,3}[ -]?)?[0-9](?:[ -]?[0-9]){3,12}(?![\w]|[.,][0-9])"
    r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|residents)\b)"
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
    return found.span() if is_bsn(_digits(found)) and not _of_a_thing(found) else None


def _nhs_number(found: re.Match[str]) -> Span | None:
    return found.span() if is_nhs_number(_digits(found)) and not _of_a_thing(found) else None


def _digits(found: re.Match[str]) -> str:
    return "".join(letter for letter in found[0] if letter in "0123456789")


def _of_a_thing(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - 40) : found.start()]
    return compiled(_THING).search(before) is not None


def _phone(found: re.Match[str]) -> Span:
    alone = found[0].startswith("(") and ")" not in found[0]  # "(030-1234567)"
    return found.start() + alone, found.end()


def _postcode(found: re.Match[str]) -> Span | None:
    letters, known = found[3], word_set("not_postcodes")
    if letters.lower() in known and not (letters.isupper() and not found[2]):
        return None
    return found.span() if letters.isupper() or letters.islower() else None


def _house(found: re.Match[str]) -> Span:
    return found.start(1), found.end()


def _street(found: re.Match[str]) -> Span | None:
    return None if found[1].lower() in word_set("not_streets") else found.span()


FORMS = by_language(
    Rule("mail", form(_EMAIL), "mail jan.k@voorbeeld.nl", "to a@b.org", kind="email"),
    Rule(
        "IBAN", form(_IBAN, _account), "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300", kind="iban"
    ),
    *DATES,
    Rule("Dutch phone", form(_PHONE_NL, _phone), "bel 06-12345678", kind="phone"),
    Rule("British phone", form(_PHONE_EN, _phone), en="ring 07700 900123", kind="phone"),
    Rule(
        "phone abroad",
        form(_PHONE_ABROAD, _phone),
        "bel +49 30 901820",
        "+49 30 901820",
        kind="phone",
    ),
    Rule("called phone", form(_PHONE_CUE, group), "tel. 234567", "phone 234567", kind="phone"),
    Rule("called BSN", form(_BSN_CUE, group), "bsn 111222334", "BSN 111222334", kind="bsn"),
    Rule("BSN", form(_BSN, _bsn), "nummer 111222333", "it was 111222333", kind="bsn"),
    Rule("postcode", form(_POSTCODE, _postcode), "in 3512 AB", kind="postcode"),
    Rule("British address", form(_ADDRESS_EN), en="at 12 Elm Road", kind="address"),
    Rule("British postcode", form(_UK_POSTCODE), en="in SW1A 1AA", kind="address"),
    Rule("street", form(_ADDRESS_NL), "in de Dorpsstraat 12", kind="address"),
    Rule("home", form(_ADDRESS_AT, _house), "woont aan de Achterom 12", kind="address"),
    Rule("small street", form(_LOW_STREET, _street), "de kerkstraatweg 12", kind="address"),
    Rule("Dutch room", form(_ROOM_NL), "naar kamer 12", kind="number"),
    Rule("Dutch record", form(_FILE_OF_NL), "dossier 12345", kind="number"),
    Rule("British room", form(_ROOM_EN), en="to room 12", kind="number"),
    Rule("British record", form(_FILE_OF_EN), en="record 12345", kind="number"),
    Rule("NHS number", form(_NHS, _nhs_number), en="it said 943 476 5919", kind="number"),
    Rule("insurance number", form(_INSURANCE), en="it said AB 12 34 56 C", kind="number"),
    *AGES,
)
"""Where two rules find the same letters, the first in this row is believed."""
