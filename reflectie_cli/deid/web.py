"""Web addresses, and the accounts by which somebody is found on the web: `insta: noor_84`."""

import re

from reflectie_cli.deid.rule import Form, Rule, Span, form, group

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}"
_ENDING = r"(?:nl|com|org|net|eu|uk|info|ie|app|gov|edu|frl|amsterdam|care|online|site|shop|blog)"
_TAIL = r"[^\s<>\"“”‘’()\[\]{}]{0,200}?(?=[.,;:!?'\"”’)\]}>]{0,3}(?:\s|$)|[<>\"“”()\[\]{}])"
_ADDRESS = (
    rf"(?i)(?<![\w@.-])(?:(?:https?://|www\.)[^\s<>\"“”()\[\]{{}}]{{2,200}}?{_TAIL}"
    rf"|{_HOST}{_ENDING}(?:[/?#:]{_TAIL}|(?![\w@-]|\.\w))"
    rf"|{_HOST}[a-z]{{2,12}}/(?=\w){_TAIL})"
)
_SPOKEN = (
    r"(?i)(?<![\w@.-])(?:www (?:punt|dot) )?[a-z0-9-]{3,40} ?(?:punt|dot|\(dot\)|\[dot\]|\(punt\)) ?"
    r"(?:nl|com|org|net|co (?:punt|dot) uk|eu|ie)(?:(?: slash | ?/ ?)[a-z0-9._-]{2,40})?(?!\w)"
)
_HANDLE = r"[\w](?:[\w.-]{0,38}[\w])?(?:#[0-9]{3,5})?"
_JOINED = r"(?=[\w.]{0,40}[a-z0-9](?![\w.]))(?<![\w@./-])(?=\w{6})(?=\w{0,20}[^\W\d_]{2}_|\w{0,20}_[^\W\d_]{2})[^\W_](?:[\w.]{0,38}[^\W_])_?(?![\w@])"
_AT = rf"(?<![\w@.+/-])@[ ]?(?=[\w.-]{{0,38}}[^\W\d]){_HANDLE}"
_WHERE = (
    r"insta(?:gram)?|facebook|fb|snap(?:chat)?|tik ?tok|twitter|linkedin|discord|skype|telegram|"
    r"twitch|youtube|bluesky|threads|pinterest|reddit|strava|vinted|marktplaats|roblox|fortnite|"
    r"playstation|psn|xbox|steam|gamertag"
)
_WHAT = (
    r"account(?:naam| name)?|gebruikersnaam|user ?name|profiel(?:naam)?|profile(?: name)?|handle|"
    r"inlog(?:naam)?|login|schermnaam|screen name|nickname|kanaal|channel"
)
_LINK = (
    r"(?:heet|is|was|naam|name|account|profiel|profile|gebruikersnaam|username|handle|als|as|onder|"
    r"under|de|het|the|van|zijn|haar|his|her|mijn|my|met|with|kanaal|channel|called|genaamd)"
)
_TOKEN = rf"['\"“‘]?@?((?=[\w.-]{{0,38}}[0-9_.]){_HANDLE})"
_NAMED = rf"['\"“‘]?@?((?!(?:www|http))(?=[\w.-]{{2}}){_HANDLE})"
_ACCOUNT = (
    rf"(?i)\b(?:{_WHERE}|{_WHAT})\b(?:(?:[ ]?[:=][ ]?|[ ]{_LINK}){{1,3}}[ ]?|[ ]|,[ ]){_TOKEN}(?![\w@])"
    rf"|\b(?:{_WHERE}|{_WHAT})[ ]?[:=][ ]?{_NAMED}(?![\w@]|[ ]\w+[ ]\w+[ ]\w)"
    rf"|\b(?:{_WHAT})[ ](?:is|heet|was|,)[ ]['\"“‘]{_NAMED}"
    rf"|(?<![\w@.-]){_TOKEN}(?=(?:[ ][a-z]{{1,8}}){{1,3}}[ ](?:{_WHERE}|{_WHAT})\b)"
)
_CALLED = (
    rf"(?i)\b(?:gebruikersnaam|user ?name|inlognaam|schermnaam|screen name|gamertag)[ ](?:is|was|heet)[ ]['\"“‘]?({_HANDLE})"
    rf"|\b(?:{_WHERE}|{_WHAT})(?:[ ]{_LINK}){{0,3}}[ ]@?((?-i:(?=\w{{0,20}}[a-z][A-Z])){_HANDLE})"
)
_PROFILE = rf"(?<![\w/.])(?:u|r|in|c|user|channel)/({_HANDLE})(?![\w/])"
_DOTTED = ("www.", "://", ".nl", ".co", ".org", ".net", ".eu", ".uk", ".i", ".a", ".g", ".s", "/")
_SIGNS = (
    *("insta", "faceb", "fb", "snap", "tik", "twitter", "linkedin", "discord", "skype", "steam"),
    *("telegram", "twitch", "youtube", "bluesky", "thread", "pinterest", "reddit", "strava", "psn"),
    *("vinted", "marktpl", "roblox", "fortnite", "playst", "xbox", "account", "naam", "user"),
    *("profi", "handle", "inlog", "login", "name", "kanaal", "channel", "gamertag"),
)


def _profile(found: re.Match[str]) -> Span | None:
    """Return a profile behind its letter, `u/janb_84`; `in/out` and `r/l` are none."""
    told = any(sign in "0123456789_-" for sign in found[1])
    return found.span() if told or (found[0][0] == "u" and len(found[1]) > 3) else None


WEB: tuple[Rule[Form], ...] = (
    Rule(
        "web address",
        form(_ADDRESS),
        "zie www.voorbeeld.nl/anna",
        "see example.org/anna",
        kind="url",
        cues=_DOTTED,
    ),
    Rule(
        "web address as it is said",
        form(_SPOKEN),
        "zie voorbeeld punt nl",
        "see example dot org",
        kind="url",
        cues=("punt ", "dot "),
        worded=True,
    ),
    Rule("account", form(_AT), "volg @noor_84", "follow @noor_84", kind="url", cues=("@",)),
    Rule(
        "account of a site",
        form(_ACCOUNT, group),
        "op insta: noor_84",
        "on insta as noor_84",
        kind="url",
        cues=_SIGNS,
    ),
    Rule(
        "called account",
        form(_CALLED, group),
        "gebruikersnaam is lisadb",
        "username is lisadb",
        kind="url",
        cues=(
            "gebruikersn",
            "usern",
            "user n",
            "inlogn",
            "schermn",
            "screen n",
            "kanaal",
            "channel",
        ),
        worded=True,
    ),
    Rule(
        "joined words", form(_JOINED), "dat was noor_84", "it was noor_84", kind="url", cues=("_",)
    ),
    Rule(
        "profile",
        form(_PROFILE, _profile),
        "op u/noor_84",
        "it was u/noor_84",
        kind="url",
        cues=("/",),
    ),
)
