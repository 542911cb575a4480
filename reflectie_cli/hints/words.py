"""Words that leave little doubt: about safety, an incident, the record, an illness.

They are text here, and are made into patterns when they are first looked for.
"""

from reflectie_cli.deid.rule import compiled
from reflectie_cli.language import Code

UNSAFE: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:mishandel\w*|kindermishandeling|verwaarloz\w*|verwaarloosd\w*|seksueel (?:misbruik|overschrijdend|grensoverschrijdend)\w*|"
        r"(?:wordt|werd|is|was|ooit|jarenlang) (?:seksueel )?misbruikt|aangerand|verkracht\w*|su[iï]cid\w*|zelfmoord\w*|"
        r"zelfbeschadig\w*|zichzelf (?:iets )?(?:aan ?doe\w*|verwond\w*|snijd\w*)|automutil\w*|"
        r"(?:wil|wilde|wou|hoeft?) (?:niet meer|dood|niet langer)(?: meer)? (?:leven|zijn)|uit het leven stappen|"
        r"huiselijk geweld|bont en blauw geslagen)\b"
    ),
    "en": (
        r"(?i)\b(?:(?:sexual|physical|domestic|financial|emotional|elder|child) (?:abuse|violence)|(?:was|is|been|being) abused|"
        r"neglect(?:ed|ing)?|suicid\w*|self[- ]?harm\w*|(?:cut|cuts|cutting|hurt|hurts|hurting|kill|harm) (?:himself|herself|themselves)|"
        r"raped?|(?:not|doesn'?t|didn'?t) want(?:ed)? to (?:live|be here) any ?more|end (?:his|her|their) life)\b"
    ),
}
INCIDENT: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:(?:sloeg|schopte|beet|krabde|kneep|bespuugde|bedreigde|duwde) (?:me|mij|ons|naar me|naar mij|haar|hem|een (?:collega|bewoner|cli[eë]nt|medewerker)\w*)|"
        r"(?:sloeg|schopte|spuugde|gooide|uithaalde) (?:\w+ ){0,3}naar (?:me|mij|ons|een (?:collega|bewoner|cli[eë]nt)\w*)|"
        r"(?:fysiek|verbaal)e? agressie\w*|agressie-?incident|(?:verkeerde|dubbele) (?:medicatie|medicijnen|pillen|dosis|tablet\w*)|"
        r"(?:medicatie|medicijnen|pillen|insuline) (?:\w+ ){0,2}(?:vergeten|verwisseld|verkeerd gegeven))\b"
    ),
    "en": (
        r"(?i)\b(?:(?:hit|kicked|bit|punched|slapped|scratched|threatened|pushed|spat at) (?:me|us|him|her|a (?:colleague|resident|client))|"
        r"(?:physical|verbal) aggression|wrong (?:meds|medication|tablets?|pills?|dose|insulin)|"
        r"(?:missed|forgot|forgotten) (?:his|her|their|the) (?:meds|medication|tablets?|pills?|insulin)|medication error)\b"
    ),
}
RECORD: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:(?:(?:hij|ze|zij|mevrouw|mevr|mw|meneer|dhr|bewoner|bewoonster|cli[eë]nte?|vrouw|man) "
        r"(?:(?:is|was|weer|opnieuw|net|vannacht|vanochtend|vanmorgen|vanavond|gisteren) ){0,4}|weer )gevallen|"
        r"decubitus|doorligplek\w*|(?:medicatie|dosering|insuline|(?-i:[A-Z])[a-z]{3,}) (?:is|werd|wordt) (?:\w+ )?(?:verhoogd|verlaagd|gestopt|gewijzigd|opgehoogd|afgebouwd)|"
        r"(?:medicatie|medicijnen|tabletten|pillen) (?:\w+ ){0,2}(?:geweigerd|uitgespuugd)|(?:blauwe plek|wond|bloeduitstorting) op )"
    ),
    "en": (
        r"(?i)\b(?:(?:had|has had|has) (?:a|another) fall|pressure (?:sore|ulcer)|(?:medication|dose|insulin) (?:was|is|has been) (?:increased|reduced|stopped|changed)|"
        r"(?:refused|spat out) (?:his|her|their|the) (?:meds|medication|tablets?|pills?)|(?:bruise|wound) on )"
    ),
}
SEEN_TO: dict[Code, str] = {
    # Who writes that it was reported or written down needs no reminder.
    "nl": r"(?i)\b(?:mi[cm]|vim|gemeld|melding|gerapporteerd|rapportage|dossier|meldcode)\b",
    "en": r"(?i)\b(?:reported|datix|incident form|written up|wrote it up|safeguarding|in the (?:notes|record|file))\b",
}
BORN: dict[Code, str] = {
    "nl": r"(?i)\b(?:geb|geboren|geboortedatum|geboortedag)\b",
    "en": r"(?i)\b(?:dob|born|date of birth|birthday)\b",
}
ILLNESS = (
    r"\b(?:(?i:dementi\w*|alzheimer\w*|parkinson\w*|korsako\w+|nah|adhd|autis\w*|schizo\w*|psycho(?:se|sis|tisch|tic)|depressi\w*|"
    r"borderline|diabetes|copd|kanker|cancer|epilep\w*|cva|beroerte|stroke|huntington|terminaal|terminal|verslaafd|addict\w*|"
    r"lvb|emb|verstandelijke? beperk\w*|learning disabilit\w*|bipola\w*|delier|delirium)|ALS|MS|ASS|Down)\b"
)
"""In one case: `als` and `down` are words of every day, `ALS` and `Down` are illnesses."""

MEETING: dict[Code, str] = {
    "nl": (
        r"(?i)\b\w*(?:vergadering|teamoverleg|werkoverleg|zorgoverleg|bewonersraad|cli[eë]ntenraad"
        r"|evaluatie|planbespreking|bespreking|overleg)\b"
    ),
    "en": r"(?i)\b(?:\w+ )?(?:meeting|evaluation|case review|care review|residents' council)\b",
}
NEWCOMER: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:stagiaire?s?|invalkracht(?:en)?|uitzendkracht(?:en)?|leerling(?:en)?"
        r"|nieuwe (?:collega|begeleid|medewerk|verpleegkundige|verzorgende)\w*)\b"
    ),
    "en": (
        r"(?i)\b(?:trainees?|student nurses?|agency (?:nurse|worker|staff)s?|bank staff"
        r"|new (?:colleague|nurse|carer|worker|member of staff)s?)\b"
    ),
}


def says(pattern: str, text: str) -> bool:
    """Return whether a pattern stands anywhere in a text."""
    return compiled(pattern).search(text) is not None
