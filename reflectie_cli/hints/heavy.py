"""Heavy words about oneself: not a long day, but somebody who cannot go on.

One such sentence is no reason to speak; somebody who writes one for the third time in a month is.
"""

from reflectie_cli.deid.rule import compiled
from reflectie_cli.hints.own_voice import own_words
from reflectie_cli.language import CODES, Code

_END = {
    "nl": r"(?= *(?:[.,;:!?…)–]|$|\n|(?:en(?! niet)|maar|dus|hoor|want|nu|zo)\b))",
    "en": r"(?= *(?:[.,;:!?…)–]|$|\n|(?:and|but|so|now)\b))",
}
_BETWEEN = {
    # Few words, and none that turns it around or makes it about somebody else.
    "nl": (
        r"(?:(?!(?:niet|geen|nooit|niemand|minder|dat|die|wat|wie|hij|ze|zij|haar|hem|hun|je|jou|u|mevrouw|meneer|collega\w*|"
        r"bewoners?|cli[eë]nt\w*|over|cursus|training|scholing|boek|artikel|als)\b)[\w'’-]+ ){0,4}"
    ),
    "en": (
        r"(?:(?!(?:not|never|no|less|that|who|he|she|they|him|her|them|you|colleagues?|residents?|clients?|about|"
        r"training|course|book|article|like|if|aren['’]t|wasn['’]t)\b)[\w'’-]+ ){0,4}"
    ),
}
_AM_NL = (
    r"(?:ik (?:ben|was|voel me|voelde me|raak|raakte|zit|zat|word|werd|kwam|kom|ging|lag|sta|stond)|"
    r"(?:ben|was|raak|raakte|zit|zat|kwam|kom|ging|lag|sta|stond) ik|voelde? ik me)"
)
_WORN_NL = (
    r"(?:uitgeput|opgebrand|overspannen|radeloos|wanhopig|moedeloos|kapotgewerkt|leeggezogen|mezelf kwijt|ten einde raad|"
    r"(?:helemaal|compleet|totaal) (?:kapot|leeg|gesloopt)|(?:op|tegen) (?:het )?(?:instorten|de wanhoop)|op mijn tandvlees|"
    r"aan het (?:einde?) van mijn (?:krachten|latijn))"
)
_WEEPING_NL = r"(?:in de auto|op de fiets|op de wc|op het toilet|onderweg|in bed|in slaap|thuis)"
_AM_EN = (
    r"(?:I(?:['’]m| am| was| feel| felt|['’]ve been| have been| had been| got| get|['’]m feeling))"
)
_WORN_EN = (
    r"(?:exhausted|burn(?:ed|t)[ -]out|burning out|at breaking point|at the end of my (?:tether|rope)|running on empty|"
    r"falling apart|desperate(?! (?:to|for))|empty inside|at my wits['’] end|close to (?:a )?burn-?out|heading for (?:a )?burn-?out)"
)
_HOME_EN = r"(?:all the way home|on the (?:way|bus|drive) home|in the car|in the toilets?|in bed|myself to sleep|when I got (?:home|in))"
_PHRASES: dict[Code, tuple[str, ...]] = {
    "nl": (
        rf"\bik k[ao]n(?: (?:het|dit|er|echt|gewoon|bijna|zo|soms|dan|ook))* niet (?:meer|langer)(?: (?:aan|volhouden|opbrengen|verder|tegen|zo))?{_END['nl']}",
        rf"\b(?:zo|nu|soms|eigenlijk|vandaag|vanavond|vannacht) kan ik(?: (?:echt|gewoon|het|dit))* niet (?:meer|langer)(?: verder)?{_END['nl']}",
        rf"\bik(?: (?:het|echt|gewoon|bijna|zo))* niet (?:meer|langer) (?:kan|kon|trek|trok){_END['nl']}",
        rf"\b(?:ik (?:trek|trok)|(?:trek|trok) ik) (?:het|dit)(?: (?:echt|zo|gewoon|even|bijna|allemaal|soms|nu|hier))* niet(?: (?:meer|langer))?{_END['nl']}",
        r"\b(?:ik (?:houd?|hield)|(?:houd?|hield) ik) (?:het|dit)(?: \w+){0,3} niet(?: \w+){0,3} vol\b(?! om)",
        r"\bhoe lang (?:ik (?:dit|het) nog (?:volhoud?|vol houd?|trek)|(?:houd?|trek) ik (?:dit|het) nog)\b",
        rf"\b{_AM_NL} {_BETWEEN['nl']}{_WORN_NL}\b",
        rf"\bik {_BETWEEN['nl']}{_WORN_NL} (?:ben|was|raak|raakte)\b",
        rf"\bik ben(?: (?:gewoon|echt|nu|ook|zo))* op{_END['nl']}",
        rf"\b(?:ik (?:ben|was)|(?:ben|was) ik)(?: (?:gewoon|echt|nu|ook))* (?:helemaal|compleet|totaal) op{_END['nl']}",
        rf"\b(?:ik (?:heb|krijg|zit|ben|ga|loop|stevende|steven)|(?:heb|krijg|zit|ga|loop|ben) ik) {_BETWEEN['nl']}burn-?out\b(?! (?:gehad|achter))",
        rf"\b(?:ik (?:ging|ben|reed|fietste|liep|kwam|zat|stond|lag)|(?:ging|ben|reed|fietste|liep|kwam|zat|stond|lag) ik) {_BETWEEN['nl']}(?:huilend|in tranen|te huilen)\b(?! van)",
        rf"(?:^|[.!?\n] *)(?:(?:weer|bijna|gisteren|vannacht) )*huilend (?:naar huis|{_WEEPING_NL})\b",
        rf"\b(?:ik (?:heb|had|moest)|(?:heb|had|moest) ik) {_BETWEEN['nl']}{_WEEPING_NL} {_BETWEEN['nl']}(?:gehuild|huilen)\b",
        rf"\b(?:ik (?:heb|had|moest)|(?:heb|had|moest) ik) {_BETWEEN['nl']}(?:gehuild|huilen) {_WEEPING_NL}\b",
        r"\b(?:ik (?:zie|zag)|(?:zie|zag) ik) het(?: \w+){0,2} niet meer zitten\b",
        r"\b(?:ik (?:ga|ging)|(?:ga|ging) ik) (?:hier ?aan|er ?aan|er|hier)(?: nog)? ?(?:kapot|onderdoor)\b",
        rf"\b(?:ik stort|stort ik|ik stortte|stortte ik)(?: \w+){{0,2}} in(?:een)?{_END['nl']}",
        rf"\b(?:werd|wordt|is|was)(?: het| dit)? (?:me|mij)(?: (?:allemaal|gewoon|echt|even|nu|soms))* te ?veel{_END['nl']}",
        rf"\bik slaap(?: (?:al|echt|bijna|nu|dagen|nachten|weken|maanden))* (?:nauwelijks|niet) ?meer\b{_END['nl']}",
        r"\bik slaap al (?:dagen|nachten|weken|maanden) (?:niet|slecht|nauwelijks)\b",
        r"\b(?:ik lig|lig ik)(?: (?:al|nu|weer))* (?:elke|iedere) nacht wakker\b",
        rf"\bik voel (?:niets|niks) meer{_END['nl']}",
    ),
    "en": (
        rf"\bI (?:just |really |simply |honestly )*(?:can['’]?t|cannot|couldn['’]?t) (?:go on|cope|carry on|keep this up|keep going)(?: (?:any ?more|any longer|much longer|like this))*{_END['en']}",
        r"\bI (?:just |really |simply |honestly )*(?:can['’]?t|cannot|couldn['’]?t) (?:do (?:this|it|this job)|take (?:this|it)|manage)(?: like this)? (?:any ?more|any longer|much longer)\b",
        r"\bhow (?:much )?longer I can (?:do|keep|take|go|carry|cope)\b",
        rf"\b{_AM_EN} {_BETWEEN['en']}{_WORN_EN}\b(?!-)",
        rf"\bI feel (?:so |just |completely |totally )?empty{_END['en']}",
        rf"\bI (?:was|went|drove|cycled|walked|got|came|left|sat|ended up) {_BETWEEN['en']}(?:crying|in tears|sobbing)\b(?! (?:with|of|from) (?:\w+ )?(?:laughter|laughing|joy))",
        r"(?:^|[.!?\n] *)(?:went|drove|cycled|walked) home (?:crying|in tears)\b",
        rf"\bI (?:\w+ )?(?:cried|was crying|sobbed) {_HOME_EN}",
        rf"\bI(?:['’]ve| have)(?: got)? nothing left(?: to give| in me)?{_END['en']}",
        rf"\b(?:it|this)(?:['’]s| is| was)? (?:all |just |getting |becoming |became |got |simply )*too much for me{_END['en']}",
        r"\bI (?:don['’]t|can['’]t|cannot) sleep (?:any ?more|at all)\b",
        r"\bI haven['’]t slept (?:properly )?(?:for|in) (?:days|nights|weeks|months)\b",
        r"\bI(?:['’]m| am) (?:going under|breaking down|on the edge of burn-?out|on the verge of burn-?out)\b",
        rf"\bI (?:just |completely )*broke down{_END['en']}",
        r"\bI (?:dread|am dreading|['’]m dreading) (?:every|each) (?:single )?(?:shift|day|morning)\b",
    ),
}
_HEAVY = {code: "(?i)" + "|".join(phrases) for code, phrases in _PHRASES.items()}
_SELF: dict[Code, str] = {
    "nl": r"(?i)\b(?:ik|me|mij|huilend)\b",
    "en": r"(?i)\b(?:I|for me|home (?:crying|in tears))\b",
}
"""Without these nothing is said of oneself; what is costly is not made before it is needed."""


def is_heavy(text: str) -> bool:
    """Return whether somebody says of themselves that it is too much, in Dutch or in English.

    What others say, or what is said of others, is not it; nor that a day was long.
    """
    selves = (code for code in CODES if compiled(_SELF[code]).search(text))
    return any(any(own_words(text, compiled(_HEAVY[code]))) for code in selves)
