"""What somebody wrote in another program, as an entry of ours."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from reflectie_cli.journal.entry import Answer, Entry, State
from reflectie_cli.journal.ids import uuid7
from reflectie_cli.language import N_, Language
from reflectie_cli.prompt_sets.model import QuestionType
from reflectie_cli.prompt_sets.reply import without_controls

_STARRED = N_("starred")
"""The theme of what somebody marked with a star elsewhere; entries of ours have no stars."""

_LONGEST_TITLE = 200
_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*(?=\s)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class OtherProgram(msgspec.Struct, frozen=True):
    """Where entries were written: its name as a set, its title, and what its one question is."""

    name: str
    title: str
    question: str


ELSEWHERE = OtherProgram("elsewhere", N_("Written elsewhere"), N_("What I wrote elsewhere"))
"""A table, a list or a text of which nobody knows the program."""


def foreign_entry(
    program: OtherProgram,
    language: Language,
    *,
    uid: str,
    moment: datetime,
    words: str,
    heading: str,
    tags: Iterable[str] = (),
    starred: bool = False,
) -> Entry | None:
    """Return what somebody wrote as a done entry of one answer; None where nothing was written.

    `heading` is what the entry is called in a list. No control character comes in but the end of
    a line and a tab.
    """
    words = without_controls(words).strip()
    if not words:
        return None
    themes = [*tags, language.text(_STARRED)] if starred else tags
    kept = dict.fromkeys(" ".join(without_controls(theme).split()) for theme in themes)
    return Entry(
        id=uid,
        handle="",  # it gets one of its own where it is taken in
        set=program.name,
        set_version=0,  # no version of any set of ours asked it
        set_title=language.text(program.title),
        language=language.code,
        title=_short(heading),
        state=State.DONE,
        date=moment.date(),
        created=moment,
        updated=moment,
        finished=moment,
        tags=tuple(filter(None, kept)),
        answers=(
            Answer(
                key="text",
                type=QuestionType.TEXT,
                question=language.text(program.question),
                answer=words,
                answered=moment,
            ),
        ),
    )


def first_sentence(words: str) -> str:
    """Return the first line of words; of words on one line the first sentence."""
    line, broken, _ = words.strip().partition("\n")
    found = None if broken else _SENTENCE.search(line)
    return line[: found.end()] if found else line.rstrip()


def heading_of(words: str) -> str:
    """Return the Markdown heading that words begin with; without one their first sentence."""
    heading = _HEADING.fullmatch(words.partition("\n")[0].strip())
    return (heading and heading[1].rstrip(" \t#")) or first_sentence(words)


def stable_uid(milliseconds: int, source: str) -> str:
    """Return a UUIDv7 that is the same for the same source: a hash in the place of randomness."""
    digest = sha256(source.encode(errors="replace")).digest()
    return uuid7(milliseconds, int.from_bytes(digest[:10], "big"))


def uid_of(program: str, moment: datetime, words: str) -> str:
    """Make the id of something without one, from its moment on the clock and its words.

    Blanks and line ends do not count, nor does the zone: a file that was saved again elsewhere is
    the same file.
    """
    minute = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    milliseconds = (minute - _EPOCH) // (_EPOCH.resolution * 1000)
    return stable_uid(milliseconds, f"{program} {minute:%Y-%m-%d %H:%M} {' '.join(words.split())}")


def _short(title: str) -> str | None:
    title = " ".join(without_controls(title).split())
    if len(title) > _LONGEST_TITLE:  # its words stand whole in the answer
        title = title[:_LONGEST_TITLE].rpartition(" ")[0] or title[:_LONGEST_TITLE]
        title += "…"
    return title or None
