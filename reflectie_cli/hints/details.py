"""Details that together point at one person, though none of them is a name.

An exact day, an age, a place, an event that hardly happens, an illness that few have. What is
ordinary in care (dementia, a fall, the living room, a weekday) is no detail.
"""

from collections.abc import Collection, Sequence
from typing import Literal

from reflectie_cli.deid.hit import Hit
from reflectie_cli.deid.rule import compiled
from reflectie_cli.deid.tokens import fold
from reflectie_cli.deid.word_lists import word_lists, word_set
from reflectie_cli.hints.words import says
from reflectie_cli.language import Code

Detail = Literal["day", "age", "place", "event", "illness"]

MANY = 3
"""So many different ones are enough; an exact day and a rare event are enough with two."""

_EVENT: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:(?<!uit de )(?<!in de )brand(?!schoon)|brandweer|gereanimeerd|reanimatie|vermist|vermissing|zoekactie|verdronken|verdrinking|"
        r"(?<!mijn )(?:bruiloft|trouwerij|uitvaart|begrafenis|crematie)|overleden|overleed|gestorven|"
        r"ambulance|traumahelikopter|politie|gearresteerd|opgepakt|inbraak|ingebroken|overval|overvallen door|steekpartij|neergestoken|"
        r"rechtszaak|rechtbank|(?:stond(?:en)?|kwam(?:en)?|foto) (?:\w+ ){0,2}(?:in de krant|op het nieuws)|aangereden|verkeersongeluk)\b"
    ),
    "en": (
        r"(?i)\b(?:(?:a|the) (?:house |kitchen )?fire(?! (?:drill|door|exit|alarm|test|safety|training|warden|extinguisher))|caught fire|fire brigade|firefighters|resuscitat\w+|cpr|went missing|"
        r"(?:reported )?missing person|search party|drowned|(?<!my )(?:wedding|funeral)|passed away|died|ambulance|"
        r"air ambulance|police|arrested|burglary|burgled|robbery|stabbed|stabbing|in court|court case|"
        r"(?:was|were|picture|photo|story) (?:\w+ ){0,2}(?:in the (?:local )?(?:news)?paper|on the news)|run over|car crash)\b"
    ),
}
_NOT_HERE: dict[Code, str] = {  # what is practised did not happen; one's own life is one's own
    "nl": r"(?i)\b(?:cursus|training|scholing|bijscholing|oefening|herhaling|toets|les|e-?learning|bhv|certificaat|"
    r"mijn (?:eigen )?(?:moeder|vader|oma|opa|man|vrouw|broer|zus|zoon|dochter|partner|schoon\w+))\b",
    "en": r"(?i)\b(?:course|training|refresher|drill|practice|test|lesson|e-?learning|certificate|"
    r"my (?:own )?(?:mother|mum|father|dad|gran\w*|husband|wife|brother|sister|son|daughter|partner))\b",
}
_PLACE: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:ziekenhuis|kerk|moskee|synagoge|zwembad|camping|dierentuin|pretpark|begraafplaats|kerkhof|station|manege|"
        r"kinderboerderij|sporthal|stadion|strand|vliegveld|kazerne)\b"
    ),
    "en": (
        r"(?i)\b(?:hospital|church|mosque|synagogue|temple|swimming pool|campsite|zoo|cemetery|graveyard|railway station|"
        r"train station|stadium|beach|airport|barracks|farm)\b"
    ),
}
_NAMED: dict[Code, str] = {
    "nl": r"\b(?:in|te|uit)[ ]([A-ZÀ-Þ][a-zà-ÿ]{3,}(?:-[A-Z][a-z]+)?)\b",
    "en": r"\b(?:in|near|from|at)[ ]([A-Z][a-zà-ÿ]{3,})\b",
}
_RARE_ILLNESS = (
    r"\b(?:(?i:huntington\w*|korsako\w+|creutzfeldt\w*|prader[ -]willi|angelman|rett-?syndro\w+|duchenne|locked-in|"
    r"taaislijmziekte|cystic fibrosis|sikkelcel\w*|sickle[ -]cell)|ALS)\b"
)


def details(text: str, hits: Sequence[Hit], language: Code) -> frozenset[Detail]:
    """Return the kinds of details in a text, in which `hits` were found."""
    kinds = {hit.kind for hit in hits}
    happened = says(_EVENT[language], text) and not says(_NOT_HERE[language], text)
    found: dict[Detail, bool] = {
        "day": "date" in kinds,
        "age": "age" in kinds,
        "illness": says(_RARE_ILLNESS, text),
        "event": happened,
        "place": _is_at_a_place(text, language),
    }
    return frozenset(detail for detail, there in found.items() if there)


def _is_at_a_place(text: str, language: Code) -> bool:
    by_ambulance = says(r"(?i)\bambulance\b", text)  # to a hospital: that is one detail
    common = (place[0].casefold() for place in compiled(_PLACE[language]).finditer(text))
    if any(not (by_ambulance and place in ("ziekenhuis", "hospital")) for place in common):
        return True
    named = {fold(place[1]) for place in compiled(_NAMED[language]).finditer(text)}
    return bool(named - word_lists(language).ordinary - word_set("proper_nouns"))


def point_at_one(found: Collection[Detail]) -> bool:
    """Return whether these kinds of details together say who it is."""
    return len(found) >= MANY or {"day", "event"} <= {*found}
