"""Hard words about a colleague, who may read them one day. Only what leaves little doubt."""

from reflectie_cli.deid.rule import compiled
from reflectie_cli.hints.own_voice import own_words
from reflectie_cli.language import Code

_ROLE: dict[Code, str] = {
    "nl": (
        r"(?:collega(?:['’]?s)?|team(?:leid(?:er|ster)|manager|coach)s?|leidinggevenden?|managers?|stagiaires?|stagiairs?|invalkracht(?:en)?|"
        r"invallers?|uitzendkracht(?:en)?|flexers?|(?:huis)?arts(?:en)?|dokters?|verpleegkundigen?|verzorgenden?|"
        r"begeleid(?:er|ster)s?|directeur(?:en)?|bestuurders?|planners?|psycholo(?:og|gen)|gedragsdeskundigen?|behandelaars?|"
        r"fysio(?:therapeut(?:en)?)?|baas|bazin|chef)"
    ),
    "en": (
        r"(?:colleagues?|co-?workers?|(?:line |ward |care |home )?managers?|team leaders?|supervisors?|boss|students?|trainees?|"
        r"agency (?:workers?|nurses?|carers?|staff)|doctors?|gps?|nurses?|consultants?|matron|physio(?:therapist)?s?|"
        r"psychologists?|social workers?|support workers?|care workers?)"
    ),
}
_THE: dict[Code, str] = {
    "nl": r"(?:de|een|die|mijn|onze|deze|dat|sommige|zo['’]n)",
    "en": r"(?:the|a|an|that|this|my|our|some|those|these)",
}
_SUCH: dict[Code, str] = {  # before somebody: "een luie collega"
    "nl": (
        r"(?:luie|onbeschofte|domme|stomme|arrogante|incompetente|onbekwame|onprofessionele|waardeloze|achterbakse|valse|gemene|"
        r"kattige|egoïstische|botte|asociale|brutale|laffe|irritante|respectloze|onbetrouwbare|gemakzuchtige|vreselijke|"
        r"verschrikkelijke|onmogelijke|onuitstaanbare)"
    ),
    "en": (
        r"(?:lazy|rude|stupid|arrogant|incompetent|useless|unprofessional|selfish|nasty|spiteful|two-faced|obnoxious|dishonest|"
        r"unreliable|disrespectful|pathetic|clueless|ignorant|horrible|awful|vile|annoying|dreadful)"
    ),
}
_SO: dict[Code, str] = {  # after somebody: "mijn collega is lui"
    "nl": (
        r"(?:lui|onbeschoft|dom|stom|arrogant|incompetent|onbekwaam|onprofessioneel|waardeloos|achterbaks|vals|gemeen|kattig|"
        r"egoïstisch|bot|asociaal|brutaal|laf|irritant|respectloos|onbetrouwbaar|gemakzuchtig|onuitstaanbaar|"
        r"een (?:trut|eikel|hufter|kreng|zak|klootzak|lul|bitch|leugenaar|luilak|nietsnut|zeikerd|onbenul|idioot|"
        r"(?:luie|domme|stomme|gemene|valse|botte) (?:man|vrouw|mens|vent|donder|koe|trut|zak)))"
    ),
    "en": (
        r"(?:lazy|rude|stupid|arrogant|incompetent|useless|unprofessional|selfish|nasty|spiteful|two-faced|obnoxious|dishonest|"
        r"unreliable|disrespectful|pathetic|clueless|ignorant|horrible|vile|"
        r"an? (?:\w+ )?(?:bully|idiot|liar|bitch|cow|moron|snake|jerk|nightmare|waste of space))"
    ),
}
_OTHERWISE: dict[Code, str] = {  # turns it around, or makes it about somebody else
    "nl": (
        r"(?:niet|geen|nooit|nauwelijks|minder|dat|of|om|omdat|als|ik|mij|me|mezelf|zichzelf|bang|bewoners?|bewoonster|cli[eë]nt\w*|"
        r"patiënt\w*|familie|zoon|dochter|werk|taak|grap)"
    ),
    "en": (
        r"(?:not|never|no|less|hardly|that|if|whether|because|I|me|myself|himself|herself|themselves|afraid|scared|worried|"
        r"residents?|clients?|patients?|famil\w+|son|daughter|work|task|joke|\w+n['’]t|told|said|called|felt|feeling)"
    ),
}


_CLAUSE_GOES_ON: dict[Code, str] = {  # "was bot tegen haar", not "is vals alarm gewend"
    "nl": r"(?=[.,;:!?…)]|$|\n| (?:en|maar|tegen|tegenover|naar|over|in|op|bij|tijdens|geweest|als|dat|om|want|omdat|vandaag|vanavond|weer|bezig|hoor|deed|was|is)\b)",
    "en": r"(?=[.,;:!?…)]|$|\n| (?:and|but|to|towards|on|in|at|all|again|today|tonight|this|when|because|as|that|while|during)\b)",
}


def _between(code: Code, most: int) -> str:
    return rf"(?:(?!{_OTHERWISE[code]}\b)[\w'’-]+ ){{0,{most}}}"


def _dutch() -> tuple[str, ...]:
    role, the, few, on = _ROLE["nl"], _THE["nl"], _between("nl", 3), _CLAUSE_GOES_ON["nl"]
    is_ = r"(?:is|was|zijn|waren|blijft|bleef|doet|deed|reageert|reageerde|gedraagt zich|gedroeg zich|kan|kon|vind ik|vond ik)"
    return (
        rf"\b{_SUCH['nl']} (?:(?:nieuwe|jonge|oude|andere) )?{role}\b(?! die ik)",
        rf"\b{role} {few}{is_} {few}{_SO['nl']}\b{on}",
        rf"\b(?:ik vind|ik vond|vind ik|vond ik|is|was|zijn|waren|doet|deed|wat (?:is|was)) {the} (?:\w+ )?{role} {_between('nl', 2)}{_SO['nl']}\b{on}",
        rf"\b{the} (?:\w+ )?{role} (?:(?:zo|echt|gewoon|weer|altijd|heel|erg|ontzettend|best|nogal|te) )*{_SO['nl']} (?:is|was|zijn|waren|doet|deed|blijft)\b",
        rf"\b{role} {few}(?:loopt er de kantjes|(?:loopt|liep) (?:altijd |weer |overal )*de kantjes er ?af|voert (?:\w+ )?(?:niks|niets|geen (?:zak|bal|fluit)) uit|deugt niet|"
        r"bakt er (?:niks|niets) van|doet nooit (?:iets|wat)\b|doet (?:de hele dag|hele dagen) (?:niks|niets)|doet geen (?:zak|fluit|flikker|bal)|"
        r"kan er (?:niks|niets) van|liegt)\b",
        rf"\bik (?:heb|had|kreeg|krijg) (?:(?:zo['’]?n|een|echt|nog|steeds|gewoon) )*hekel aan {the} (?:\w+ )?{role}\b",
        rf"\bik (?:haat|veracht) {the} (?:\w+ )?{role}\b",
        rf"\bik kan {the} (?:\w+ )?{role} (?:echt |gewoon )?niet (?:uitstaan|luchten|luchten of zien)\b",
        rf"\b(?:trut|eikel|hufter|kreng|zak|klootzak|lul|idioot|luilak|bitch) van een (?:\w+ )?{role}\b",
        rf"\b(?:rot|kut|klote|pest)-?{role}\b",
        rf"\b(?:{_SUCH['nl']}|{_SO['nl']}|kinderachtige?) gedrag van {the} (?:\w+ )?{role}\b",
    )


def _english() -> tuple[str, ...]:
    role, the, few, on = _ROLE["en"], _THE["en"], _between("en", 3), _CLAUSE_GOES_ON["en"]
    is_ = r"(?:is|was|are|were|has been|can be|seems|is being|was being|acts|acted)"
    return (
        rf"\b{_SUCH['en']} (?:(?:new|young|old|other) )?{role}\b(?!['’]s| call| that I| I )",
        rf"\b{role} {few}{is_} {few}{_SO['en']}\b{on}",
        rf"\b(?:I think|I thought|I find|I found) {the} (?:\w+ )?{role} {_between('en', 2)}{_SO['en']}\b{on}",
        rf"\b{role} {few}(?:never does (?:anything|any work|a thing)|does nothing all (?:day|shift|night)|couldn['’]t care less|"
        r"is (?:always )?lying|can['’]t do (?:his|her|their) job|does (?:bugger|sod) all)\b",
        rf"\bI (?:really |absolutely )?(?:hate|despise|can['’]t stand|detest|loathe) {the} (?:\w+ )?{role}\b",
        rf"\b(?:idiot|cow|bitch|snake|excuse) (?:of|for) an? {role}\b",
        rf"\b(?:rude|lazy|arrogant|disgusting|unprofessional|disrespectful|childish) behaviou?r (?:of|from|by) {the} (?:\w+ )?{role}\b",
    )


_HARD: dict[Code, str] = {"nl": "(?i)" + "|".join(_dutch()), "en": "(?i)" + "|".join(_english())}
_OF_ONESELF = (
    r"(?i)\b(?:ik (?:ben|was|voel|voelde|leek|lijk|word)|(?:ben|was|voel|voelde|leek|lijk) ik|mezelf|me een|mij een|geen|niet|"
    r"I(?:['’]m| am| was| feel| felt| seem| seemed| became)|myself|(?:am|was) I|me as|me an?|not an?|not the|isn['’]t an?|never an?)\b[^.!?;\n]*$"
)
_ASKED = r"[^.!\n]{0,120}\?"


def is_hard_on_a_colleague(text: str, language: Code) -> bool:
    """Return whether somebody is called lazy, rude or worse who works here too.

    Not what somebody says of themselves, asks, or heard others say.
    """
    if not compiled(rf"(?i){_ROLE[language]}\b").search(text):
        return False
    return any(
        not compiled(_OF_ONESELF).search(found.string[max(0, found.start() - 60) : found.start()])
        and not compiled(_ASKED).match(found.string, found.end())
        for found in own_words(text, compiled(_HARD[language]))
    )
