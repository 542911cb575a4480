"""Which letters are a date, and which day they mean."""

import re
from datetime import date

from reflectie_cli.deid.rule import FIGURES, Form, Rule, Span, compiled, form
from reflectie_cli.deid.word_lists import CODES, Code, word_list

_SHORT = {
    "nl": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    "en": ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
}
_MONTH: dict[Code, dict[str, int]] = {
    code: {
        **{name: n for n, name in enumerate(word_list(f"{code}/months"), 1)},
        **{name: n for n, name in enumerate(_SHORT[code], 1)},
        **({"mar": 3, "febr": 2, "sept": 9} if code == "nl" else {"sept": 9}),
    }
    for code in CODES
}
_YEAR = r"(?:19|20)[0-9]{2}"
_AFTER_DAY: dict[Code, str] = {
    "nl": r"(?:ste|de|e)?[ ]?(?:van )?",
    "en": r"(?:st|nd|rd|th)?[ ]?(?:of )?",
}
_DAY_WORDS: dict[Code, str] = {
    "nl": (
        r"(?:een|twee|drie|vier|vijf)(?:ë|e)n(?:twintig|dertig)(?:ste)?|(?:zes|zeven|acht|negen)entwintig(?:ste)?|"
        r"eerste|tweede|derde|(?:vier|vijf|zes|zeven|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
        r"zeventien|achttien|negentien)(?:de)?|achtste|één|twee|drie|acht|twintig(?:ste)?|dertig(?:ste)?"
    ),
    "en": (
        r"(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|"
        r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|"
        r"twentieth|thirtieth"
    ),
}
_BEFORE_SHORT: dict[Code, str] = {
    "nl": r"(?:\b(?:op|d\.?d\.?|datum|vanaf|sinds|tot|per|t/m|rond|vóór|{weekdays})\.?:? )",
    "en": r"(?:\b(?:on|dated?|since|until|till|by|from|{weekdays})\.?:? )",
}


def _year(part: int) -> str:
    return (
        rf"(?:,?[ ]{{1,2}}(?P<y{part}>{_YEAR})(?![0-9])|[ ]?['’](?P<s{part}>[0-9]{{2}})(?![0-9]))?"
    )


def _day(part: int) -> str:
    return rf"(?P<d{part}>3[01]|[12][0-9]|0?[1-9])"


_ALSO: dict[Code, str] = {
    "nl": r"(?:(?:3[01]|[12][0-9]|0?[1-9])(?:ste|de|e)?(?: ?(?:,|/|-|–|&|\+|t/m|tm|tot(?: en met)?|en|of|naar|op)(?: op)? ?)){1,4}",
    "en": r"(?:(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?: ?(?:,|/|-|–|&|to|and|or|until|till|through)(?: the)? ?)){1,4}",
}
"""Days before the one that has the month behind it: `13 en 14 maart`."""


def _pattern(code: Code) -> str:
    months = "|".join(sorted(_MONTH[code], key=len, reverse=True))
    parts = [
        rf"(?<![\w/-])(?<![0-9][.,])(?:{_ALSO[code]})?{_day(1)}{_AFTER_DAY[code]}(?P<m1>{months})\b"
        rf"(?:\.(?=[ ]{_YEAR}))?{_year(1)}"
    ]
    if code == "en":  # "may 5" is more often a sentence than a date: a capital is asked there
        titled = "|".join(f"(?-i:{name[:1].upper()}){name[1:]}" for name in months.split("|"))
        parts.append(
            rf"\b(?P<m2>{titled})\.?[ ](?:the )?(?:{_ALSO[code]})?{_day(2)}(?:st|nd|rd|th)?(?![\w:%])(?![.,][0-9]){_year(2)}"
        )
    parts.append(
        rf"(?<![\w.,/-]){_day(3)}[ ]?(?P<sep>[-/.])[ ]?(?P<m3>1[0-2]|0?[1-9])[ ]?(?P=sep)[ ]?"
        rf"(?:(?P<y3>{_YEAR})|['’]?(?P<s3>[0-9]{{2}}))(?![\w/-])(?![.,][0-9])"
    )
    parts.append(
        rf"\b(?:{_DAY_WORDS[code]})[ ](?:(?:van|of)[ ])?(?P<m5>{'|'.join(word_list(f'{code}/months'))})\b(?:[ ](?P<y5>{_YEAR})(?![0-9]))?"
    )
    parts.append(
        rf"(?<![\w-])(?P<y4>{_YEAR})-(?P<m4>1[0-2]|0[1-9])-(?P<d4>3[01]|[12][0-9]|0[1-9])(?![0-9-])"
    )
    return "(?i)" + "|".join(parts)


def _short_pattern(code: Code) -> str:
    days = word_list(f"{code}/weekdays")
    cuts = (None, 3, 2) if code == "nl" else (None, 3)
    weekdays = "|".join(day[:cut] for cut in cuts for day in days)
    before = _BEFORE_SHORT[code].format(weekdays=weekdays)
    # 7/10 is a score and 1/2 a tablet: a fraction is a day only where somebody says "op", "on".
    return (
        rf"(?i){before}((?:3[01]|[12][0-9]|0?[1-9])[/-](?:1[0-2]|0?[1-9]))"
        r"(?![\w/%-])(?![.,][0-9])(?![ ](?:tabl|pil|deel|of the|van (?:de|het|een)|jaar|keer|x\b|uur|m[gl]\b))"
    )


_PATTERNS = {code: _pattern(code) for code in CODES}
# A day in front of a month it is larger than is no fraction and no score: "17/9", not "24/7".
_FRACTION = r"(?<![\w.,/-])(?!24/7)(3[01]|[12][0-9]|[4-9])/(1[0-2]|0?[1-9])(?![\w/%-])(?![.,][0-9])"
_SCORE = r"(?i)(?:score|pijn|pain|cijfer|nrs|vas|schaal|scale)[^.\n]{0,20}$"
_NO_DAY = (
    rf"{_SCORE}|(?:rr|bloeddruk|tensie|bp|pressure)[^.\n]{{0,20}}$"
    r"|(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|hof|road|street|lane|avenue) $"
)


def _short(found: re.Match[str]) -> Span | None:
    start = found.start(1)
    scored = compiled(_SCORE).search(found.string[max(0, found.start() - 30) : start])
    return None if scored else found.span(1)


def _fraction(found: re.Match[str]) -> Span | None:
    before = found.string[max(0, found.start() - 30) : found.start()]
    later = int(found[1]) > int(found[2]) and not compiled(_NO_DAY).search(before)
    return found.span() if later else None


def _day_in_week(found: re.Match[str]) -> Span:
    """Return a weekday with its day, or the day alone behind `op de`."""
    return found.span(2) if found[2] else found.span()


_WEEKDAY: dict[Code, str] = {
    "nl": (
        r"(?i)\b(?:maan|dins|woens|donder|vrij|zater|zon)dag (?:de )?((?:3[01]|[12][0-9]|[1-9])(?:(?:e|de|ste)\b|(?=[,.;:!?)](?![0-9])|$|\n)))"
        r"|\b(?:op|vanaf|tot|sinds|na|voor|vóór) de ((?:3[01]|[12][0-9]|[6-9])(?:e|ste)\b)(?! (?:verdieping|etage|dag|keer|plaats|week|maand|eeuw|verjaardag|rij|poging|klas|kamer|van))"
    ),
    "en": r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:the )?((?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)\b)"
    r"|\b(?:on|since|until|till|by|after|before|from) the ((?:3[01]|[12][0-9]|[6-9])(?:st|nd|rd|th)\b)(?! (?:floor|day|time|place|week|month|century|birthday|row|attempt|year|hour|of))",
}
_IN_TEXT: dict[Code, tuple[str, ...]] = {code: (*FIGURES, *_SHORT[code], "maa") for code in CODES}
"""What a date is written with: a month begins with these letters, or there are figures."""

DATES: tuple[Rule[Form], ...] = (
    Rule(
        "Dutch date",
        form(_PATTERNS["nl"]),
        "op 1 mei 2026",
        kind="date",
        cues=_IN_TEXT["nl"],
        worded=True,
    ),
    Rule(
        "English date",
        form(_PATTERNS["en"]),
        en="on 4 May 2026",
        kind="date",
        cues=_IN_TEXT["en"],
        worded=True,
    ),
    Rule(
        "Dutch day/month", form(_short_pattern("nl"), _short), "op 3/9", kind="date", cues=FIGURES
    ),
    Rule(
        "English day/month",
        form(_short_pattern("en"), _short),
        en="on 3/9",
        kind="date",
        cues=FIGURES,
    ),
    Rule(
        "Dutch weekday",
        form(_WEEKDAY["nl"], _day_in_week),
        "viel maandag 14.",
        kind="date",
        cues=FIGURES,
    ),
    Rule(
        "English weekday",
        form(_WEEKDAY["en"], _day_in_week),
        en="fell Monday 14th",
        kind="date",
        cues=FIGURES,
    ),
    Rule(
        "day past its month",
        form(_FRACTION, _fraction),
        "viel 17/9",
        "fell 17/9",
        kind="date",
        cues=FIGURES,
    ),
)


def day_meant(text: str, code: Code, written: date | None) -> date | None:
    """Return the day a date means; without a year the nearest one to the day of writing.

    None where it cannot be known: no such day, or no year and no day of writing.
    """
    # As a rule found it: the words before are needed for "3/9" only.
    found = compiled(_PATTERNS[code]).fullmatch(text)
    if found is None:
        short = re.fullmatch(r"([0-9]{1,2})[/-]([0-9]{1,2})", text)
        return _nearest(int(short[1]), int(short[2]), written) if short else None
    said = {key[:1]: value for key, value in found.groupdict().items() if value and key != "sep"}
    month = int(said["m"]) if said["m"].isdigit() else _MONTH[code][said["m"].lower()]
    if "d" not in said:  # a day in words
        return None
    day = int(said["d"])
    if "y" in said:
        return _valid(int(said["y"]), month, day)
    if "s" in said:
        latest = (written.year if written else 2030) % 100 + 1
        return _valid(int(said["s"]) + (2000 if int(said["s"]) <= latest else 1900), month, day)
    return _nearest(day, month, written)


def _nearest(day: int, month: int, written: date | None) -> date | None:
    if written is None:
        return None
    years = range(max(1, written.year - 1), min(9999, written.year + 1) + 1)
    known = [found for year in years if (found := _valid(year, month, day))]
    return min(known, key=lambda found: abs(found - written), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
