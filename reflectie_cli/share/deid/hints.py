"""At most one thought about recognisability while somebody writes. Never in the way of writing."""

import re
from collections.abc import Sequence
from typing import Literal

from reflectie_cli.language import N_, Code
from reflectie_cli.share.deid.hit import Kind, OwnName
from reflectie_cli.share.deid.look import find

Hint = Literal["unsafe", "number", "name", "initials", "birth_age", "incident", "record"]

HINTS: dict[Hint, str] = {
    "unsafe": N_(
        "Worried about someone's safety? Do not wait: consult today and use the reporting code."
    ),
    "number": N_("This looks like a person's number or address. Better remove it."),
    "name": N_("This looks like a name. Use a role, such as 'a resident'?"),
    "initials": N_("Initials are often recognisable to colleagues. Use a role?"),
    "birth_age": N_("Does your insight work without age or diagnosis?"),
    "incident": N_(
        "Is this an incident? Report it the usual way. Here you may look back on yourself."
    ),
    "record": N_("Do others need this for good care? Then put it in the client record."),
}
"""Every hint, the weightiest first, in the words somebody reads (methods E5)."""

_NUMBERS: frozenset[Kind] = frozenset(
    ("bsn", "phone", "email", "iban", "postcode", "address", "number")
)
_UNSAFE: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:mishandel\w*|kindermishandeling|verwaarloz\w*|verwaarloosd\w*|seksueel (?:misbruik|overschrijdend|grensoverschrijdend)\w*|"
        r"(?:wordt|werd|is|was|ooit|jarenlang) (?:seksueel )?misbruikt|aangerand|verkracht\w*|su[iï]cid\w*|zelfmoord\w*|"
        r"zelfbeschadig\w*|zichzelf (?:iets )?(?:aan ?doe\w*|verwond\w*|snijd\w*)|automutil\w*|"
        r"(?:wil|wilde|wou|hoeft?) (?:niet meer|dood|niet langer)(?: meer)? (?:leven|zijn)|uit het leven stappen|"
        r"huiselijk geweld|bont en blauw geslagen)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:(?:sexual|physical|domestic|financial|emotional|elder|child) (?:abuse|violence)|(?:was|is|been|being) abused|"
        r"neglect(?:ed|ing)?|suicid\w*|self[- ]?harm\w*|(?:cut|cuts|cutting|hurt|hurts|hurting|kill|harm) (?:himself|herself|themselves)|"
        r"raped?|(?:not|doesn'?t|didn'?t) want(?:ed)? to (?:live|be here) any ?more|end (?:his|her|their) life)\b",
        re.IGNORECASE,
    ),
}
_INCIDENT: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:(?:sloeg|schopte|beet|krabde|kneep|bespuugde|bedreigde|duwde) (?:me|mij|ons|naar me|naar mij|haar|hem|een (?:collega|bewoner|cli[eë]nt|medewerker)\w*)|"
        r"(?:sloeg|schopte|spuugde|gooide|uithaalde) (?:\w+ ){0,3}naar (?:me|mij|ons|een (?:collega|bewoner|cli[eë]nt)\w*)|"
        r"(?:fysiek|verbaal)e? agressie\w*|agressie-?incident|(?:verkeerde|dubbele) (?:medicatie|medicijnen|pillen|dosis|tablet\w*)|"
        r"(?:medicatie|medicijnen|pillen|insuline) (?:\w+ ){0,2}(?:vergeten|verwisseld|verkeerd gegeven))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:(?:hit|kicked|bit|punched|slapped|scratched|threatened|pushed|spat at) (?:me|us|him|her|a (?:colleague|resident|client))|"
        r"(?:physical|verbal) aggression|wrong (?:meds|medication|tablets?|pills?|dose|insulin)|"
        r"(?:missed|forgot|forgotten) (?:his|her|their|the) (?:meds|medication|tablets?|pills?|insulin)|medication error)\b",
        re.IGNORECASE,
    ),
}
_RECORD: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:(?:is|was|weer) gevallen|decubitus|doorligplek\w*|(?:medicatie|dosering|insuline|[A-Z][a-z]{3,}) (?:is|werd|wordt) (?:\w+ )?(?:verhoogd|verlaagd|gestopt|gewijzigd|opgehoogd|afgebouwd)|"
        r"(?:medicatie|medicijnen|tabletten|pillen) (?:\w+ ){0,2}(?:geweigerd|uitgespuugd)|(?:blauwe plek|wond|bloeduitstorting) op )",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:(?:had|has had|has) (?:a|another) fall|pressure (?:sore|ulcer)|(?:medication|dose|insulin) (?:was|is|has been) (?:increased|reduced|stopped|changed)|"
        r"(?:refused|spat out) (?:his|her|their|the) (?:meds|medication|tablets?|pills?)|(?:bruise|wound) on )",
        re.IGNORECASE,
    ),
}
_SEEN_TO: dict[Code, re.Pattern[str]] = {
    # Who writes that it was reported or written down needs no reminder.
    "nl": re.compile(
        r"\b(?:mi[cm]|vim|gemeld|melding|gerapporteerd|rapportage|dossier|meldcode)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:reported|datix|incident form|written up|wrote it up|safeguarding|in the (?:notes|record|file))\b",
        re.IGNORECASE,
    ),
}
_BORN: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:geb|geboren|geboortedatum|geboortedag)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:dob|born|date of birth|birthday)\b", re.IGNORECASE),
}
_ILLNESS = re.compile(
    r"\b(?:dementi\w*|alzheimer\w*|parkinson\w*|korsako\w+|nah|ass|adhd|autis\w*|schizo\w*|psycho(?:se|sis|tisch|tic)|depressi\w*|"
    r"borderline|diabetes|copd|kanker|cancer|ms|als|epilep\w*|down|cva|beroerte|stroke|huntington|terminaal|terminal|verslaafd|addict\w*|"
    r"lvb|emb|verstandelijke? beperk\w*|learning disabilit\w*|bipola\w*|delier|delirium)\b",
    re.IGNORECASE,
)


def nudge(text: str, language: Code, own: Sequence[OwnName] = ()) -> Hint | None:
    """Give the key of the one hint this text asks for, the weightiest; None nearly always.

    It is careful: a hint about safety, an incident or the record only comes at words that leave
    little doubt, and the last two stay away where somebody writes that it was reported.
    """
    if _UNSAFE[language].search(text):
        return "unsafe"
    hits = find(text, language, own)
    kinds = {hit.kind for hit in hits}
    if kinds & _NUMBERS:
        return "number"
    if "name" in kinds:
        return "name"
    if "initials" in kinds:
        return "initials"
    born = "date" in kinds and _BORN[language].search(text)
    if born or ("age" in kinds and _ILLNESS.search(text)):
        return "birth_age"
    if _SEEN_TO[language].search(text):
        return None
    if _INCIDENT[language].search(text):
        return "incident"
    return "record" if _RECORD[language].search(text) else None
