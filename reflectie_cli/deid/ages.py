"""Which letters say how old somebody is: `91 jaar`, `(45)`, `zoon van 80`; not how long it lasted."""

import re

from reflectie_cli.deid.rule import FIGURES, Form, Rule, Span, form, group
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import word_list, word_set

_MONTHS = "|".join(word_list("nl/months"))
_YEARS = r"(?:jaar|jr\.?|jaren)"
_ONES_NL = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
_TENS_NL = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_OLD_NL = rf"(?:(?:{_ONES_NL}(?:ë|e)n)?{_TENS_NL}|honderd(?:{_ONES_NL})?)"
_YOUNG_NL = r"(?:zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
_WORDS_NL = rf"(?:{_OLD_NL}|{_YOUNG_NL}|{_ONES_NL})"
_OLD_EN = r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -]?(?:one|two|three|four|five|six|seven|eight|nine))?|a hundred)"
_YOUNG_EN = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_WORDS_EN = rf"(?:{_OLD_EN}|{_YOUNG_EN})"
_AGE_AT = r"(?:1[01][0-9]|[1-9]?[0-9])"
_NR_NL, _NR_EN = rf"(?:{_AGE_AT}|{_WORDS_NL})", rf"(?:{_AGE_AT}|{_WORDS_EN})"
_OLDER_NL, _OLDER_EN = rf"(?:{_AGE_AT}|{_OLD_NL})", rf"(?:{_AGE_AT}|{_OLD_EN})"
_HALF = r"(?:[,.]5|½|[ ]?(?:en een half|and a half))?"
_PERSON_NL = (
    r"zoon|dochter|man|vrouw|jongen|meisje|kind|kleinzoon|kleindochter|broer|zus|zusje|broertje|"
    r"bewoner|bewoonster|cli[eë]nte?|pati[eë]nte?|dame|heer|jongere|moeder|vader|oma|opa|iemand|meid|"
    r"echtgenoot|echtgenote|partner|buurman|buurvrouw|collega|vriend|vriendin|tweeling|baby|peuter|puber|leeftijd|"
    r"kleuter|zoontje|dochtertje|mevrouw|meneer|mw\.?|dhr\.?|gast|deelnemer|leerling|student|jaar"
)
_PERSON_EN = (
    r"son|daughter|man|woman|lady|gentleman|boy|girl|child|resident|client|husband|wife|bloke|chap|lad|"
    r"patient|mum|mother|dad|father|brother|sister|nan|gran|grandson|granddaughter|baby|toddler|twin|twins|tenant|pupil|student|kid|teenager"
)
_LITTLE_NL = r"(?:weken|maanden|dagen|wk|mnd|maand|week|dag)"
_LITTLE_EN = r"(?:weeks?|months?|days?|wks?|mths?|mos?)"
_NOT_NL = (
    r"(?![ ]?(?:keer|x\b|uur|u\b|min\w*|dag\w*|we[ek]\w*|maand\w*|mg|ml|kilo|kg|euro|cm|meter|graden|tot|a|à|%|procent|"
    r"punten|pillen|tabletten|druppels|mensen|man|vrouw|bewoners|cli[eë]nten|stuks|van|collega\w*|op|kinderen|plekken|bedden|kamers|stappen|trappen)\b)"
)
_ENDS_NL = r"(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n)|[ ](?:en|maar|geworden|dit|vandaag|inmiddels|nu|deze|volgende|morgen|zei|vertelt|dus|want|met|al|toch|of|omdat|gisteren|afgelopen|aan)\b)"
_ENDS_EN = r"(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n)|[ ](?:and|but|now|this|next|today|tomorrow|soon|so|yesterday|years|with|on|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|already|because|or|he|she|bless|still)\b)"
_BE_NL = r"(?:is|was|wordt|werd|word|ben|blijft|waren|zijn)"
_STILL_NL = rf"(?:(?:nu|pas|al|net|bijna|inmiddels|toch|ook|ruim|vandaag|morgen|gisteren|ergens|rond de|ongeveer|nog|maar|straks|volgende (?:maand|week)|deze (?:maand|week)|in (?:{_MONTHS}))[ ]){{0,2}}"
_STILL_EN = r"(?:(?:now|only|just|nearly|almost|about|around|already|still|at least|over|nearing|rising)[ ]){0,2}"
_AGE_NL = (
    rf"(?i)(?<![\w.,/-])(?:((?:(?:{_AGE_AT}{_HALF}|{_WORDS_NL})[ -]?(?:jaar oud|jarigen?)|{_OLD_NL}plusser)\b|{_AGE_AT}[ ]?-?[ ]?(?:plusser|jr oud))"
    rf"|(?<=\()((?:1[2-9]|[2-9][0-9]|10[0-9])|{_AGE_AT}[ ]?{_YEARS}|{_OLD_NL})(?=[,)]))"
)
_AGE_EN = (
    rf"(?i)(?<![\w.,/-])(?:((?:{_AGE_AT}{_HALF}|{_WORDS_EN}{_HALF})[ -]?(?:years?[ -]olds?|yrs?[ -]olds?|y/?o|yr old|years of age|year[ -]old|years young)\b)"
    rf"|(?<=\()(?:aged )?((?:1[2-9]|[2-9][0-9]|10[0-9])|{_OLD_EN})(?=[,)])|(?<=\()(aged {_AGE_AT})(?=[,)]))"
)
_CHILD = r"(?<![\w])([^\W\d_][\w’'-]{1,20}) \(([1-9]|1[01])\)"
_AGE_OF_NL = (
    # (1) "is 91 jaar", ", 59 jr": years that are not how long something lasted
    r"(?i)(?:(?:^|(?<=[,;:(])|(?<!\w)(?:is|was|wordt|werd|geworden|ben|en|van|pas|bijna|net|nu|toen|mevrouw|meneer|al|ruim|inmiddels|maar))\s{1,2}"
    rf"((?:{_AGE_AT}|{_OLD_NL})[ ]?{_YEARS})(?!\w)"
    r"(?![ ](?:geleden|lang|later|terug|in|bij|op|hier|ervaring|samen|getrouwd|werk|dienst|garantie|weg|"
    r"niet|geen|al|met|voor|na|durend|gewerkt|gewoond|gezocht|gewacht|naar|onderweg|ouder|jonger|eerder|zorg|vol|tot|aan|weduwe|weduwnaar|alleen|jong|gescheiden|clean|nuchter|te|de|het|een|dat|deze|als|wonen|woont|thuis|uit|mee|collega|verpleegkundige|verzorgende|begeleider)\b)"
    # (2) "zoon van 80", "leeftijd 34"
    rf"|\b(?:{_PERSON_NL})[ ](?:van[ ])?((?:{_AGE_AT}|{_OLD_NL}|(?<=van )(?:{_YOUNG_NL}))(?:[ ]{_YEARS})?)(?![\w%])(?![.,:/][0-9]){_NOT_NL}"
    # (3) "hij is 84 en", "ze wordt 90.", "Sanne is vierentachtig"
    rf"|\b(?:hij|zij|ze|mevrouw|meneer|vader|moeder|opa|oma|die|mevr|{_PERSON_NL}|jarige|ik|je|jij|wie|daar|hier)[ ]{_BE_NL}[ ]{_STILL_NL}"
    rf"({_OLDER_NL}|{_YOUNG_NL}){_ENDS_NL})"
)
_AGE_OF_EN = (
    rf"(?i)(?<!\w)(?=\w)(?:(?:aged?|turned|turns|turning)[ ](?:of[ ])?({_NR_EN})(?![\w%])(?![.,:/][0-9])(?![ -](?:minutes|hours|days|weeks|times|months|of|people|residents)\b)"
    rf"|(?:{_PERSON_EN})[ ](?:of|is|was|aged)[ ]{_STILL_EN}({_NR_EN})(?![\w%])(?![.,:/][0-9])(?![ -](?:minutes|hours|days|weeks|months|us|them|the|of|people|times|percent|feet|foot|stone|miles)\b)"
    rf"|(?:he|she|they|who|mum|dad|nan|mr|mrs|gran|i|shes|hes)(?:['’](?:s|re|m)|(?<=[eh]es)|[ ](?:is|was|are|turned|am))[ ]{_STILL_EN}"
    rf"({_NR_EN}){_ENDS_EN})"
)
_NAME = r"(?<![\w'’-])[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}"
_AGE_OF_NAME_NL = rf"{_NAME}(?:[ ]({_AGE_AT}[ ]?jaar)\b(?![ ](?:geleden|lang|later|terug|bij|op|hier|ervaring|samen|getrouwd|werk|dienst|weg|niet|al|met|voor|na|gewerkt|naar|in)\b)|,[ ]({_AGE_AT})(?=[.,)](?![0-9])|$)|[ ](?i:{_BE_NL}[ ]{_STILL_NL}({_OLDER_NL}|{_YOUNG_NL}){_ENDS_NL}))"
_AGE_OF_NAME_EN = rf"{_NAME}(?:,[ ]({_AGE_AT})(?=[.,)](?![0-9])|$)|(?i:(?:['’]s|[ ](?:is|was|turned))[ ]{_STILL_EN}({_NR_EN}){_ENDS_EN}))"
_AGE_ROUND_NL = (
    rf"(?i)(?<!\w)(?=\w)(?:(?:begin|eind|midden|halverwege|diep|ver|dik|ruim|achter)(?:[ ]in)?(?:[ ]de)?[ ]([2-9]0|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)\b(?![ ](?:minuten|dagen|uur|keer|euro|procent|mensen|km|meter|kilo))"
    rf"|(?:wordt|werd|is|geworden|net)[ ](?:(?:net|pas|morgen|gisteren|vandaag|volgende|deze|week|maand|in|{_MONTHS})[ ]){{0,3}}({_NR_NL})(?=[ ]geworden\b)"
    rf"|({_AGE_AT}(?:e|ste|de)|(?:{_OLD_NL})ste)(?=[ ]verjaardag)|({_NR_NL}[ ](?:lentes|maanden oud|weken oud|dagen oud|mnd oud|wk oud|maanden jong))\b"
    rf"|wordt[ ](?:morgen|volgende week|volgende maand|binnenkort|zondag|zaterdag|maandag|vrijdag|in (?:{_MONTHS}))[ ]({_AGE_AT})(?![\w%])(?![.,:/][0-9])"
    rf"|(?:man|vrouw|meneer|mevrouw|jongen|meisje|dame|bewoner|cli[eë]nt),[ ]({_AGE_AT})(?=[.,)](?![0-9])|$)"
    rf"|(?:in de|van in de|over de)[ ]([2-9]0|{_TENS_NL})(?=[ ]?[.,;!?)]|$|\n|[ ](?:en|maar|is|was|met|die)\b)"
    rf"|(?:baby(?:tje)?|zuigeling|kind(?:je)?|dochter(?:tje)?|zoon(?:tje)?|meisje|jongen|jongetje|tweeling|kleinkind|kleinzoon|kleindochter|peuter|dreumes)[ ](?:is[ ]|was[ ]|van[ ])(?:nu |pas |nog maar |net |bijna |amper )?({_NR_NL}[ ]?{_LITTLE_NL})(?!\w)(?![ ](?:lang|later|geleden|in|op|naar|bij|thuis|weg|opgenomen|ziek))"
    rf"|(?:{_AGE_AT}|{_WORDS_NL})[ -](?:weken|maanden)[ -]?oude?\b)"
)
_AGE_ROUND_EN = (
    r"(?i)(?<!\w)(?=\w)(?:in (?:his|her|their) (?:early |mid |late |mid-)?([2-9]0['’]?s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
    rf"|({_AGE_AT}(?:st|nd|rd|th)|(?:{_OLD_EN})(?:th|first|second|third)|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth)(?=[ ](?:birthday|year))|((?:{_NR_EN})[ -](?:months?|weeks?|days?|wks?)[ -]olds?)\b"
    rf"|(?:man|woman|lady|boy|girl|resident|client),[ ]({_AGE_AT})(?=[.,)](?![0-9])|$)"
    rf"|(?:early|mid|late)[ -]([2-9]0['’]?s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
    rf"|(?:baby|newborn|infant|toddler|twins?|son|daughter|grandson|granddaughter|little one|girl|boy|he|she)(?:['’]s|[ ](?:is|was|of))[ ](?:only |just |now |about |nearly )?({_NR_EN}[ ]?{_LITTLE_EN})(?!\w)(?![ ](?:late|ago|into|in|on|off|later|behind|clean|sober|away|overdue))"
    r")"
)
_IN_WORDS_NL = (
    *FIGURES,
    "tig",
    "tien",
    "honderd",
    " zes",
    " zeven",
    " acht",
    " negen",
    "weken",
    "maanden",
    " elf",
    "twaalf",
)
_IN_WORDS_EN = (
    *FIGURES,
    "teen",
    "ty ",
    "ty-",
    "ty.",
    "ties",
    "tieth",
    "hundred",
    "old",
    "aged",
    "turn",
    "months",
    "weeks",
    "ty,",
)


def _child(found: re.Match[str]) -> Span | None:
    """Return the age behind the name of a child: `Noor (8)`, not `stap (2)`."""
    said = fold(found[1])
    who = said in word_set("forenames") or said in word_set("children")
    return found.span(2) if who else None


AGES: tuple[Rule[Form], ...] = (
    Rule(
        "Dutch age",
        form(_AGE_NL, group),
        "een jongen van 8 jaar oud",
        kind="age",
        cues=_IN_WORDS_NL,
        worded=True,
    ),
    Rule(
        "English age",
        form(_AGE_EN, group),
        en="a boy who was 8 years old",
        kind="age",
        cues=_IN_WORDS_EN,
        worded=True,
    ),
    Rule(
        "age of a child",
        form(_CHILD, _child),
        "het meisje (8)",
        "the girl (8)",
        kind="age",
        cues=FIGURES,
    ),
    Rule(
        "Dutch age of somebody",
        form(_AGE_OF_NL, group),
        "zij is 91 jaar en",
        kind="age",
        cues=_IN_WORDS_NL,
        worded=True,
    ),
    Rule(
        "English age of somebody",
        form(_AGE_OF_EN, group),
        en="she is 91 and",
        kind="age",
        cues=_IN_WORDS_EN,
        worded=True,
    ),
    Rule(
        "Dutch age around a decade",
        form(_AGE_ROUND_NL, group),
        "ver in de 80",
        kind="age",
        cues=_IN_WORDS_NL,
        worded=True,
    ),
    Rule(
        "English decade",
        form(_AGE_ROUND_EN, group),
        en="in her early 80s",
        kind="age",
        cues=_IN_WORDS_EN,
        worded=True,
    ),
    Rule(
        "Dutch age of a name",
        form(_AGE_OF_NAME_NL, group),
        "Dat is 84.",
        kind="age",
        cues=_IN_WORDS_NL,
        worded=True,
    ),
    Rule(
        "English age of a name",
        form(_AGE_OF_NAME_EN, group),
        en="That is 84.",
        kind="age",
        cues=_IN_WORDS_EN,
        worded=True,
    ),
)
