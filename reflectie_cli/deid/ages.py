"""Which letters say how old somebody is: `91 jaar`, `(45)`, `zoon van 80`; not how long it lasted."""

from reflectie_cli.deid.rule import Form, Rule, form, group
from reflectie_cli.deid.word_lists import word_list

_MONTHS = "|".join(word_list("nl/months"))
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
_AGE_NL = (
    rf"(?i)(?<![\w.,/-])(?:((?:{_AGE_AT}|{_NUMBER_WORDS})[ -]?(?:jaar oud|jarige?)\b)"
    rf"|(?<=\()([1-9][0-9]?|10[0-9])(?:[ ]?{_YEARS})?(?=\)))"
)
_AGE_EN = (
    rf"(?i)(?<![\w.,/-])(?:({_AGE_AT}[ -]?(?:years?[ -]old|yrs?[ -]old|y/?o|year[ -]old)\b)"
    r"|(?<=\()(?:aged )?([1-9][0-9]?|10[0-9])(?=\)))"
)
_AGE_OF_NL = (
    # (1) "is 91 jaar", ", 59 jr": years that are not how long something lasted
    r"(?i)(?:(?:^|[,;:(]|\b(?:is|was|wordt|werd|geworden|ben|en|van|pas|bijna|net|nu|toen|mevrouw|meneer))\s{1,2}"
    rf"((?:{_AGE_AT}|{_NUMBER_WORDS})[ ]?{_YEARS})(?!\w)"
    r"(?![ ](?:geleden|lang|later|terug|in|bij|op|hier|ervaring|samen|getrouwd|werk|dienst|garantie|weg|"
    r"niet|geen|al|met|voor|na|durend|gewerkt|gewoond|gezocht|gewacht|naar|onderweg|ouder|jonger|eerder|zorg|vol|tot)\b)"
    # (2) "zoon van 80", "leeftijd 34"
    rf"|\b(?:{_PERSON_NL})[ ](?:van[ ])?({_AGE_AT}(?:[ ]{_YEARS})?)(?![\w%])(?![.,:/][0-9])"
    r"(?![ ](?:keer|x|uur|u|min\w*|dag\w*|we\w*|maand\w*|mg|ml|kilo|kg|euro|cm|meter|graden|tot|a|à)\b)"
    # (3) "hij is 84 en", "ze wordt 90."
    r"|\b(?:hij|zij|ze|mevrouw|meneer|vader|moeder|opa|oma|die)[ ](?:is|was|wordt|werd)[ ](?:(?:nu|pas|al|net|bijna|inmiddels)[ ])?"
    rf"({_AGE_AT})(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n|(?:en|maar|geworden|dit|vandaag|inmiddels)\b)))"
)
_AGE_OF_EN = (
    rf"(?i)(?:\b(?:aged?|turned|turns|turning)[ ]({_AGE_AT})(?![\w%])(?![.,:/][0-9])"
    rf"|\b(?:son|daughter|man|woman|lady|gentleman|boy|girl|child|resident|client|husband|wife)[ ](?:of|is|was|aged)[ ]({_AGE_AT})(?![\w%])(?![.,:/][0-9])(?![ ](?:minutes|hours|days|weeks|months|us|them|the)\b)"
    rf"|\b(?:he|she|they|who|mum|dad|nan|mr|mrs)(?:['’](?:s|re)|[ ](?:is|was|are|turned))[ ](?:(?:now|only|just|nearly|almost)[ ])?"
    rf"({_AGE_AT})(?=[ ]?(?:[.;!?)](?![0-9])|,[ ]|$|\n|(?:and|but|now|this|next|today)\b)))"
)
_AGE_ROUND_NL = (
    rf"(?i)(?:\b(?:begin|eind|midden|halverwege|diep|ver|dik|ruim)(?:[ ]in)?(?:[ ]de)?[ ]([2-9]0|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)\b(?![ ](?:minuten|dagen|uur|keer|euro))"
    rf")|\b(?:wordt|werd|is|geworden|net)[ ](?:(?:net|pas|morgen|gisteren|vandaag|volgende|deze|week|maand|in|{_MONTHS})[ ]){{0,3}}({_AGE_AT})(?=[ ]geworden\b)"
    rf"|\b({_AGE_AT}(?:e|ste|de))(?=[ ]verjaardag)|\b({_AGE_AT}[ ](?:lentes|maanden oud|weken oud))\b"
    rf"|\bwordt[ ](?:morgen|volgende week|volgende maand|binnenkort|in (?:{_MONTHS}))[ ]({_AGE_AT})(?![\w%])(?![.,:/][0-9])"
    rf"|\b(?:man|vrouw|meneer|mevrouw|jongen|meisje),[ ]({_AGE_AT})(?=[.,)]|$)"
)
_AGE_ROUND_EN = (
    r"(?i)\bin (?:his|her|their) (?:early |mid |late |mid-)?([2-9]0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b"
    rf"|\b({_AGE_AT}(?:st|nd|rd|th))(?=[ ]birthday)|\b({_AGE_AT}[ ](?:months|weeks) old)\b"
    rf"|\b(?:man|woman|lady|boy|girl),[ ]({_AGE_AT})(?=[.,)]|$)"
)

AGES: tuple[Rule[Form], ...] = (
    Rule("Dutch age", form(_AGE_NL, group), "een jongen van 8 jaar oud", kind="age"),
    Rule("English age", form(_AGE_EN, group), en="a boy who was 8 years old", kind="age"),
    Rule("Dutch age of somebody", form(_AGE_OF_NL, group), "zij is 91 jaar en", kind="age"),
    Rule("English age of somebody", form(_AGE_OF_EN, group), en="she is 91 and", kind="age"),
    Rule("Dutch age around a decade", form(_AGE_ROUND_NL, group), "ver in de 80", kind="age"),
    Rule("English decade", form(_AGE_ROUND_EN, group), en="in her early 80s", kind="age"),
)
