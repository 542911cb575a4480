"""Numbers of rooms, records, cards and cars: by the word before them, their form or check digits."""

import re

from reflectie_cli.deid.check_digits import is_nhs_number
from reflectie_cli.deid.rule import FIGURES, Form, Rule, Span, compiled, form, group

_THING = (
    r"(?i)(?:bestel|order|artikel|article|factuur|invoice|serie|serial|product|lot|batch|ref|model|"
    r"onderdeel|part|pakket|zending|track|ticket|barcode|charge)[\w-]{0,12}[ .:#]{0,3}(?:no|nr|number)?[ .:#]{0,3}$"
)
NOT_HOUSE = r"(?![ ]?(?:keer|x\b|maal|uur|u\b|min|dag|we[ek]k?|maand|jaar|km|m\b|meter|graden|stappen|euro|kcal|mg|ml|%|personen|mensen))"
"""What makes a number one of things or time, and not of a house or a room."""

_NHS = r"(?<![\w+])[0-9]{3}([ -]?)[0-9]{3}\1[0-9]{4}(?![\w])"
_INSURANCE = r"(?<![\w])[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\w])"
_DIGITS = r"[ ]?(?:nr\.?|nummer|no\.?|number|num|#)?[ .:#]{0,3}"
_ROOM_NL = (
    r"(?i)(?<![\w-])(?:(?:slaap)?kamer|kmr?\.|k\.|app?\.|appartement|studio|kluis(?:je)?|locker|bed|unit|suite|"
    rf"kastje|huisnummer|kamernummer|flat|box|kmr|kamers){_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,][0-9]){NOT_HOUSE}"
)
_ROOM_EN = (
    r"(?i)(?<![\w-])(?:(?:bed)?room|rm\.?|flat|apartment|apt\.?|studio|bay|bed|locker|unit|suite|bungalow)"
    rf"{_DIGITS}(?:[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?(?:[ ]?[a-hA-H]\b)?|[A-H]\.?[0-9]{{1,3}})(?![\w]|[.,:][0-9])"
    r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|of us|residents|am|pm)\b)"
)
_FILE_OF_NL = (
    r"(?i)(?<![\w])(?:(?:zorg)?dossier|cli[eë]nt(?:en)?|pati[eë]nt(?:en)?|bewoners?|polis|verzekerden?|zorg|"
    r"verzekerings|big|agb|registratie|personeels|mic|mim|vim|melding(?:s)?|zaak|kenmerk|indicatie|"
    r"paspoort|rijbewijs|id|identiteits|beschikkings?|lid(?:maatschaps)?|deelnemers?|relatie|epd|ecd|kenteken|pas(?:je)?|document|pin|deur|toegangs|kluis|meld|vreemdelingen|v|"
    r"pols(?:band(?:je)?)?|armband(?:je)?|bandje|badge|kaart|klant|rekest|dbc|bsn|sleutel(?:kast(?:je)?)?|postbus|tag|chip|medewerkers?|leerling|student(?:en)?|casus|aanmeld|order)"
    rf"(?:[ -]?(?:nr\.?|nummer|id|code|kaart))?(?:[ ](?:is|was|met|stond|staat|gaf|zei|van))?(?:[ ](?:nr\.?|nummer))?[ .:#]{{1,3}}"
    rf"(?:[A-Z]{{1,4}}[ -]?)?(?=(?:[./-]?[0-9]){{4}})(?!(?:19|20)[0-9]{{2}}(?![0-9/]|[.-][0-9]))[0-9](?:[0-9./-]{{1,18}}[0-9])(?:[ -]?[A-Z]{{1,3}}\b)?(?![\w]|[.,][0-9]){NOT_HOUSE}"
)
_FILE_OF_EN = (
    r"(?i)(?<![\w])(?:nhs|hospital|patient|client|resident|case|file|record|care plan|incident|datix|policy|"
    r"reference|ref|passport|licence|staff|employee|payroll|nmc|pin|mrn|id|"
    r"wrist ?band|band|badge|bracelet|key|tag|chart|customer|member(?:ship)?|account|tenancy|crn|urn|case ?load|reg|registration)"
    r"(?:[ -]?(?:number|no\.?|num|id|ref|code|file|record|tag))?(?:[ ](?:is|was|said|says|with|reads?))?(?:[ ](?:number|no\.?))?[ .:#]{1,3}"
    r"(?:[A-Z]{1,4}[ /-]?)?(?!(?:19|20)[0-9]{2}(?![0-9/]|[ .-][0-9]))[0-9](?:[ /.-]?[0-9]){3,14}(?:[ /-]?[A-Z]{1,3}\b)?(?![\w]|[.,][0-9])"
    r"(?! (?:times|minutes|mins|hours|days|weeks|months|years|people|residents)\b)"
)

_PLATE_NL = (
    r"(?<![\w-])(?=[0-9-]{0,7}[A-Z])(?=[A-Z-]{0,7}[0-9])(?:[A-Z]{2}-[0-9]{2}-[0-9A-Z]{2}|[0-9]{2}-[A-Z]{2}-[0-9A-Z]{2}|"
    r"[0-9]{2}-[A-Z]{3}-[0-9]|[0-9]-[A-Z]{3}-[0-9]{2}|[A-Z]{2}-[0-9]{3}-[A-Z]|[A-Z]-[0-9]{3}-[A-Z]{2}|[0-9A-Z]{2}-[A-Z]{2}-[0-9]{2}|"
    r"[A-Z]{3}-[0-9]{2}-[A-Z]|[A-Z]-[0-9]{2}-[A-Z]{3}|[0-9]-[A-Z]{2}-[0-9]{3}|[0-9]{3}-[A-Z]{2}-[0-9])(?![\w-])"
)
_PLATE_EN = r"(?<![\w-])(?:[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z][0-9]{1,3} [A-Z]{3}|[A-Z]{3} [0-9]{1,3}[A-Z]|[0-9]{2,3}-[A-Z]{1,2}-[0-9]{1,6}|[A-Z]{3} [0-9]{3,4})(?![\w-])"
_PLATE_CUE = (
    r"(?i)\b(?:kenteken(?:plaat)?|nummerbord|nummerplaat|reg(?:istration)?(?: plate| number| no\.?)?|number ?plate|plate|licence plate)"
    r"(?:[ ](?:is|was|van|of|on|op|reads?|met|with)){0,2}[ .:]{1,3}(?=[a-z -]{0,8}[0-9])([a-z0-9]{1,7}(?:[ -][a-z0-9]{1,4}){0,2})(?![\w-])"
)
_SLASHED = (
    r"(?<![\w./,-])(?:[A-Z]{1,4}[/-]?)?(?:[0-9]{4,9}(?:[/][0-9]{2,9}){1,2}|[0-9]{2,4}/[0-9]{4,9}|[0-9]{1,3}/[0-9]{3,6}/[0-9]{1,6})"
    r"(?:/[A-Z0-9]{1,4})?(?![\w/]|[.,-][0-9]| ?(?:ml|mg|kcal|euro|stappen|steps|cc|calls?)\b)"
)
_CODED = r"(?<![\w./-])(?!(?:ISO|NEN|HKZ|DSM|ICD|COVID|AVG|EN|NTA|BS|CQC)[-/])(?:[A-Z]{1,4}[-/][0-9]{3,9}(?:[-/][A-Z0-9]{1,6})?|[A-Z]{1,3}[0-9]{5,9}|[0-9]{2}[A-Z][0-9]{4}[A-Z]|[0-9]{5,9}[A-Z]{1,2})(?![\w-]|/[\w])"
_NUMBERED = r"(?i)(?<![\w])(?!(?:alarm|nood|emergency)[a-z]{0,3} ?n)[a-zë-]{3,20}[ ]?(?:nummer|nr\.?|number|no\.?)(?:[ ](?:is|was|van|of))?[ .:#]{1,3}(?:[A-Z]{1,3}[ -]?)?[0-9][0-9./-]{1,14}[0-9](?![\w]|[.,][0-9])"
_YEARS = re.compile(r"(?:19|20)[0-9]{2}/(?:(?:19|20)?[0-9]{2})")


def digits(found: re.Match[str]) -> str:
    """Return the digits of what was found."""
    return "".join(letter for letter in found[0] if letter in "0123456789")


def of_a_thing(found: re.Match[str]) -> bool:
    """Return whether the words before a number say that it is of a parcel or a product."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    return compiled(_THING).search(before) is not None


def _nhs_number(found: re.Match[str]) -> Span | None:
    return found.span() if is_nhs_number(digits(found)) and not of_a_thing(found) else None


def _slashed(found: re.Match[str]) -> Span | None:
    return None if _YEARS.fullmatch(found[0]) or of_a_thing(found) else found.span()


def _coded(found: re.Match[str]) -> Span | None:
    return None if of_a_thing(found) else found.span()


def _numbered(found: re.Match[str]) -> Span | None:
    named = compiled(_THING).search(found[0].rstrip("0123456789./-")) is not None
    return None if named or of_a_thing(found) else found.span()


NUMBERS: tuple[Rule[Form], ...] = (
    Rule("Dutch room", form(_ROOM_NL), "naar kamer 12", kind="number", cues=FIGURES),
    Rule("Dutch record", form(_FILE_OF_NL), "dossier 12345", kind="number", cues=FIGURES),
    Rule("British room", form(_ROOM_EN), en="to room 12", kind="number", cues=FIGURES),
    Rule("British record", form(_FILE_OF_EN), en="record 12345", kind="number", cues=FIGURES),
    Rule(
        "NHS number",
        form(_NHS, _nhs_number),
        en="it said 943 476 5919",
        kind="number",
        cues=FIGURES,
    ),
    Rule(
        "insurance number",
        form(_INSURANCE),
        en="it said AB 12 34 56 C",
        kind="number",
        cues=FIGURES,
    ),
    Rule(
        "called plate",
        form(_PLATE_CUE, group),
        "kenteken 4 kbb 21",
        "plate ab12 cde",
        kind="number",
        cues=FIGURES,
    ),
    Rule(
        "Dutch plate",
        form(_PLATE_NL),
        "in de 12-ABC-3",
        "it was 12-ABC-3",
        kind="number",
        cues=FIGURES,
    ),
    Rule("British plate", form(_PLATE_EN), en="it was AB12 CDE", kind="number", cues=FIGURES),
    Rule(
        "number with a slash",
        form(_SLASHED, _slashed),
        "onder 20231/5512",
        "it was 20231/5512",
        kind="number",
        cues=("/",),
    ),
    Rule(
        "number with letters",
        form(_CODED, _coded),
        "er stond AB-48213",
        "it said AB-48213",
        kind="number",
        cues=FIGURES,
    ),
    Rule(
        "called number",
        form(_NUMBERED, _numbered),
        "lijstnummer 482",
        "list number 482",
        kind="number",
        cues=FIGURES,
    ),
)
