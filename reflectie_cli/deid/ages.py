"""Which letters say how old somebody is."""

import re
from collections.abc import Iterator

from reflectie_cli.language import Code
from reflectie_cli.language.days import MONTHS

_MONTHS = "|".join(MONTHS["nl"])
_YEARS = r"(?:jaar|jr\.?|jaren)"
_NUMBER_WORDS = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:ë|e)n)?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_AGE_AT = r"(?:1[01][0-9]|[1-9]?[0-9])"
_PERSON_NL = (
    r"zoon|dochter|man|vrouw|jongen|meisje|kind|kleinzoon|kleindochter|broer|zus|zusje|broertje|"
    r"bewoner|bewoonster|cli[eë]nt|pati[eë]nt|dame|heer|jongere|moeder|vader|oma|opa|iemand|"
    r"echtgenoot|partner|buurman|buurvrouw|collega|vriend|vriendin|tweeling|baby|peuter|puber|leeftijd"
)
_AGE: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        rf"(?<![\w.,/-])(?:(?P<a>(?:{_AGE_AT}|{_NUMBER_WORDS})[ -]?(?:jaar oud|jarige?)\b)"
        rf"|(?<=\()(?P<b>[1-9][0-9]?|10[0-9])(?:[ ]?{_YEARS})?(?=\)))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<![\w.,/-])(?:(?P<a>{_AGE_AT}[ -]?(?:years?[ -]old|yrs?[ -]old|y/?o|year[ -]old)\b)"
        r"|(?<=\()(?:aged )?(?P<b>[1-9][0-9]?|10[0-9])(?=\)))",
        re.IGNORECASE,
    ),
}
_AGE_SAID: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        # (1) "is 91 jaar", ", 59 jr": years that are not how long something lasted
        r"(?:(?:^|[,;:(]|\b(?:is|was|wordt|werd|geworden|ben|en|van|pas|bijna|net|nu|toen|mevrouw|meneer))\s{1,2}"
        rf"(?P<c>(?:{_AGE_AT}|{_NUMBER_WORDS})[ ]?{_YEARS})(?!\w)"
        r"(?![ ](?:geleden|lang|later|terug|in|bij|op|hier|ervaring|samen|getrouwd|werk|dienst|garantie|weg|"
        r"niet|geen|al|met|voor|na|durend|gewerkt|gewoond|gezocht|gewacht|naar|onderweg|ouder|jonger|eerder|zorg|vol|tot)\b)"
        # (2) "zoon van 80", "leeftijd 34"
        rf"|\b(?:{_PERSON_NL})[ ](?:van[ ])?(?P<d>{_AGE_AT}(?:[ ]{_YEARS})?)(?![\w%])(?![.,:/][0-9])"
        r"(?![ ](?:keer|x|uur|u|min\w*|dag\w*|we\w*|maand\w*|mg|ml|kilo|kg|euro|cm|meter|graden|tot|a|à)\b)"
        # (3) "hij is 84 en", "ze wordt 90."
        r"|\b(?:hij|zij|ze|mevrouw|meneer|vader|moeder|opa|oma|die)[ ](?:is|was|wordt|werd)[ ](?:(?:nu|pas|al|net|bijna|inmiddels)[ ])?"
        rf"(?P<e>{_AGE_AT})(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n|(?:en|maar|geworden|dit|vandaag|inmiddels)\b)))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?:\b(?:aged?|turned|turns|turning)[ ](?P<c>{_AGE_AT})(?![\w%])(?![.,:/][0-9])"
        rf"|\b(?:son|daughter|man|woman|lady|gentleman|boy|girl|child|resident|client|husband|wife)[ ](?:of|is|was|aged)[ ](?P<d>{_AGE_AT})(?![\w%])(?![.,:/][0-9])(?![ ](?:minutes|hours|days|weeks|months|us|them|the)\b)"
        rf"|\b(?:he|she|they|who|mum|dad|nan|mr|mrs)(?:['’](?:s|re)|[ ](?:is|was|are|turned))[ ](?:(?:now|only|just|nearly|almost)[ ])?"
        rf"(?P<e>{_AGE_AT})(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n|(?:and|but|now|this|next|today)\b)))",
        re.IGNORECASE,
    ),
}


_ROUND: dict[Code, re.Pattern[str]] = {
    "nl": re.compile(
        rf"(?:\b(?:begin|eind|midden|halverwege|diep|ver|dik|ruim)(?:[ ]in)?(?:[ ]de)?[ ](?P<f>[2-9]0|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)\b(?![ ](?:minuten|dagen|uur|keer|euro))"
        rf")|\b(?:wordt|werd|is|geworden|net)[ ](?:(?:net|pas|morgen|gisteren|vandaag|volgende|deze|week|maand|in|{_MONTHS})[ ]){{0,3}}(?P<g>{_AGE_AT})(?=[ ]geworden\b)"
        rf"|\b(?P<h>{_AGE_AT}(?:e|ste|de))(?=[ ]verjaardag)|\b(?P<i>{_AGE_AT}[ ](?:lentes|maanden oud|weken oud))\b"
        rf"|\bwordt[ ](?:morgen|volgende week|volgende maand|binnenkort|in (?:{_MONTHS}))[ ](?P<j>{_AGE_AT})(?![\w%])(?![.,:/][0-9])"
        rf"|\b(?:man|vrouw|meneer|mevrouw|jongen|meisje),[ ](?P<k>{_AGE_AT})(?=[.,)]|$)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\bin (?:his|her|their) (?:early |mid |late |mid-)?(?P<f>[2-9]0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
        rf"|\b(?P<h>{_AGE_AT}(?:st|nd|rd|th))(?=[ ]birthday)|\b(?P<i>{_AGE_AT}[ ](?:months|weeks) old)\b"
        rf"|\b(?:man|woman|lady|boy|girl),[ ](?P<k>{_AGE_AT})(?=[.,)]|$)",
        re.IGNORECASE,
    ),
}


def ages(text: str, code: Code) -> Iterator[tuple[int, int]]:
    """Find ages: `91 jaar`, `(45)`, `zoon van 80`, `aged 4`; not how long something lasted."""
    for pattern in (_AGE[code], _AGE_SAID[code]):
        for found in pattern.finditer(text):
            yield found.span(found.lastgroup or 0)
    for found in _ROUND[code].finditer(text):
        yield found.span(found.lastgroup or 0)
