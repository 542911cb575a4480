"""Whose words something is: the writer's own, or somebody else's who is quoted."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(
    r"[“„«][^”“»\n]{1,300}[”“»]|(?<!\w)\"[^\"\n]{1,300}\"(?!\w)"
    r"|(?<!\w)‘[^’\n]{1,300}’(?!\w)|(?<![\w'])'(?![tsnkm]\b)[^'\n]{3,300}'(?!\w)"
)
_SAID = (
    r"(?:zei|zegt|zeggen|zeiden|roept|riep|riepen|fluisterde|zuchtte|schreeuwde|gilde|appte|schreef|vertelde|noemde|noemt|vindt|vond|vonden|"
    r"says?|said|told|shouted|whispered|texted|wrote|called|calls|thinks|thought)"
)
_SAID_BEFORE = re.compile(
    rf"(?:(?<!\bik )(?<!\bI )\b{_SAID}\b(?! (?:ik|I)\b)|\bvolgens (?!mij)|\baccording to )[^.!?\n]*$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(rf"[^.!?\n]{{0,20}}[,.!] ?{_SAID} (?!ik\b|I\b)", re.IGNORECASE)


def own_words(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find a pattern where the writer says it: not in a quotation, not as what others said."""
    spoken = _QUOTED.sub(" ", text)
    for found in pattern.finditer(spoken):
        said = _SAID_BEFORE.search(spoken, max(0, found.start() - 80), found.start())
        if not said and not _SAID_AFTER.match(spoken, found.end()):
            yield found
