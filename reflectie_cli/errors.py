"""What can go wrong that a person can mend: one sentence each, and its exit code.

    ReflectieError                1  something to mend
    ├── Misused                   2  wrong usage
    ├── NotFound                  3  no such entry, set or question; nothing that waits
    ├── Unreadable                4  a file that is not what it should be
    ├── JournalUnusable           5  the journal cannot be used now
    └── PassphraseProblem         6  no passphrase or key, or not the right one

A sentence says what is wrong, where, and what to do. It is said in one place, `app`, in the
language of the person; nothing here knows a terminal.
"""

from collections.abc import Mapping
from typing import ClassVar

from reflectie_cli.language import N_, Language

_SYSTEM_SAYS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("No space left on device"),
    N_("Read-only file system"),
    N_("Operation not permitted"),
    N_("File too large"),
    N_("Too many levels of symbolic links"),
)


def in_words(details: Mapping[str, object], language: Language) -> dict[str, object]:
    """Return the details of a sentence, on one line each; what system or YAML said translated."""
    lines = {name: _one_line(value) for name, value in details.items()}
    said = {name: lines[name] for name in ("problem", "trouble") if name in lines}
    return {**lines, **{name: language.text(str(text)) for name, text in said.items()}}


def _one_line(value: object) -> object:
    return " ".join(value.splitlines()) if isinstance(value, str) else value


class ReflectieError(Exception):
    """A problem the person can mend. `details` fill the places in the sentence."""

    exit_code: ClassVar[int] = 1
    says: ClassVar[str] = ""
    says_nearest: ClassVar[str] = ""
    """What is said instead where `nearest` names what looks like it."""

    def __init__(self, **details: object) -> None:
        super().__init__(self.says)
        self.details = details

    def sentence(self, language: Language) -> str:
        """Return the sentence in a language, with what the system said about it."""
        return language.text(self._said).format(**in_words(self.details, language))

    @property
    def _said(self) -> str:
        return self.says_nearest if self.details.get("nearest") else self.says

    def __str__(self) -> str:
        return self._said.format(**self.details)


class Misused(ReflectieError):
    """What was typed cannot be done as it stands."""

    exit_code = 2


class NotFound(ReflectieError):
    """What was named or asked for is not there."""

    exit_code = 3


class Unreadable(ReflectieError):
    """A file that cannot be read as what it should be."""

    exit_code = 4


class Ended(Exception):
    """The program ends here, without a problem: all there is to say was said."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


class NothingToKeep(ReflectieError):
    """No answer was given at all."""

    says = N_("Nothing was written, so nothing is kept.")


class NothingWritten(ReflectieError):
    """The editor gave an empty file back."""

    says = N_("The file came back empty from {editor}. Nothing was kept and nothing was changed.")


class EditorFailed(ReflectieError):
    """The editor could not start, or ended badly; the words stand in a file."""

    says = N_("{editor} ended with a problem ({problem}). Your words are in {path}")


class EditorGaveUp(ReflectieError):
    """The editor ended badly, and nothing was written in it."""

    says = N_(
        "{editor} ended with a problem ({problem}). Nothing was kept and nothing was changed."
    )


class NoEditor(ReflectieError):
    """No editor could be started."""

    says = N_("{editor} cannot be started. Choose another: reflectie config editor NAME")


class NeedsYes(ReflectieError):
    """A question could not be asked because nobody sits at a terminal."""

    says = N_("Nothing was erased. Erasing is for good; add --yes to do it without being asked.")


class NeedsYesToCondense(ReflectieError):
    """What would go was shown, but nobody sits at a terminal to agree."""

    says = N_("Nothing was removed. It would be for good; add --yes to do it without being asked.")


class NeedsTerminal(Misused):
    """Editing was asked for where nobody can type."""

    says = N_(
        "There is no terminal to ask in. Give the answers with --answers FILE, or - for standard input."
    )


class NothingToResume(NotFound):
    """No draft and no open entry."""

    says = N_("Nothing is waiting. Begin something new: reflectie new")


class AlreadyDone(ReflectieError):
    """Resume was asked for an entry that is complete."""

    says = N_("{handle} is complete. Change it with: reflectie edit {handle}")


class InBin(ReflectieError):
    """The entry lies in the bin."""

    says = N_("{handle} is in the bin. Take it out first: reflectie restore {handle}")


class NotInBin(ReflectieError):
    """Restore was asked for an entry that is not in the bin."""

    says = N_("{handle} is not in the bin; there is nothing to restore.")


class SetGone(ReflectieError):
    """The prompt set of an entry cannot be found any more."""

    says = N_(
        "The prompt set “{name}” of {handle} is not there any more. Put its file back in {folder}"
    )


class FileExists(ReflectieError):
    """Something would have been overwritten."""

    says = N_(
        "{path} is already there and was not overwritten. Choose another name, or add --force."
    )


class CannotWrite(ReflectieError):
    """A file of ours could not be written."""

    says = N_("{path} cannot be written ({problem}). Nothing was half-written.")


class UnreadableDay(Misused):
    """A day that could not be read."""

    says = N_("“{text}” is not a day I can read. Try 2026-11-20, 20-11, 20 nov or yesterday.")
    says_nearest = N_("“{text}” is not a day I can read. Did you mean “{nearest}”?")


class OnlyReads(Misused):
    """A review was to be written to a file and answered at the same time."""

    says = N_("--format and -o are for reading. Leave them out, or leave the answers out.")


class UnreadablePeriod(Misused):
    """Words that are no period, or one that does not exist."""

    says = N_(
        "“{text}” is not a period. Try week, last-month, 2026-W47, 2026-11, 2026-Q4, 2026 or"
        " 2026-11-01..2026-11-15."
    )
    says_nearest = N_("“{text}” is not a period. Did you mean “{nearest}”?")


class PeriodBackwards(Misused):
    """A period that ends before it begins."""

    says = N_("This period ends before it begins: {first} comes after {last}. Swap them.")


class UnknownState(Misused):
    """A state of an entry that does not exist."""

    says = N_("“{text}” is not a state. Choose draft, open, done or deleted.")


class UnknownLanguage(Misused):
    """A language we do not speak."""

    says = N_("“{text}” is not a language reflectie speaks. Choose nl or en.")


class UnknownSetting(Misused):
    """A setting that does not exist."""

    says = N_("There is no setting “{name}”. The settings are: {names}.")


class WrongSetting(Misused):
    """A value a setting cannot have."""

    says = N_("“{text}” does not fit the setting {name}. Choose {choices}.")


class NameASet(Misused):
    """`new` without a set where nobody can choose one."""

    says = N_(
        "Name a prompt set, for example: reflectie new waarom. All of them: reflectie prompts list"
    )


class NoSuchSet(NotFound):
    """A prompt set that does not exist; `nearest` holds names that look like it."""

    says = N_("There is no prompt set “{name}”. All of them: reflectie prompts list")
    says_nearest = N_("There is no prompt set “{name}”. Did you mean {nearest}?")


class NoSuchEntry(NotFound):
    """An entry that does not exist."""

    says = N_("There is no entry “{name}”. The last ones: reflectie list")


class AmbiguousEntry(NotFound):
    """The start of more than one handle."""

    says = N_("“{name}” is the start of more than one entry: {candidates}. Type one more letter.")


class NoSuchIntention(NotFound):
    """An intention that does not exist, or whose entry is in the bin or gone."""

    says = N_("There is no intention “{name}”. All of them: reflectie intentions")


class AmbiguousIntention(NotFound):
    """The start of more than one handle."""

    says = N_("“{name}” is the start of more than one: {candidates}. Type one more letter.")


class NoSuchQuestion(NotFound):
    """A question the entry does not have."""

    says = N_("{handle} has no question “{key}”. It has: {keys}.")


class DayIsPast(Misused):
    """A day to come back on that is today or gone."""

    says = N_("“{text}” is not a day in the future. Try tomorrow, Friday or in two weeks.")


class NothingDue(NotFound):
    """No intention has come back."""

    says = N_("There is nothing to look back on yet. What you intended: reflectie intentions")


class WasLetGo(ReflectieError):
    """Looking back was asked for on an intention that was let go."""

    says = N_("{handle} was let go. Take it up again with: reflectie intentions postpone {handle}")


class LookedBackMeanwhile(ReflectieError):
    """Another program looked back on the same intention, and was ready first."""

    says = N_("Meanwhile {handle} was looked back on somewhere else. Nothing was kept twice.")


class NoSuchName(NotFound):
    """A name that is not on one's own list."""

    says = N_("“{name}” is not on your list of names. All of them: reflectie names")


class NothingToShare(ReflectieError):
    """No line that may leave, or none that was chosen."""

    says = N_("There is nothing here that may go to a coach. Nothing was written or shared.")


class NoTeamYear(NotFound):
    """The text of a team's year was asked for, and nobody walked its set in that period."""

    says = N_(
        "There is no text of a team's year in this period yet. Write it together: reflectie new"
        " teamjaar"
    )


class NotSeen(Misused):
    """A summary was asked for where nobody can be shown its text."""

    says = N_(
        "Nobody can read the text here before it leaves. Run this in a terminal, or add --yes if"
        " you have read it already."
    )


class LockNeedsPdf(Misused):
    """A lock was asked for on something that is no PDF."""

    says = N_("--lock is for a PDF and nothing else: reflectie summary --lock -o NAME.pdf")


class SealedHasNoFormat(Misused):
    """A sealed summary was asked for in a format."""

    says = N_(
        "A sealed summary has one format, which reflectie coach open reads. Leave --format out."
    )


class NothingShared(NotFound):
    """What was agreed was to be written, but there was no summary for a talk."""

    says = N_("No conversation to write about yet. Make a summary first: reflectie summary")


class UnknownChoice(Misused):
    """An option's value that is not among those there are."""

    says = N_("{option} takes one of these, not “{text}”: {choices}.")


class FileMissing(Unreadable):
    """A file that is not there, or not readable for this person."""

    says = N_("{path} cannot be read ({problem}).")


class NotUtf8(Unreadable):
    """A file that is not text in UTF-8."""

    says = N_("{path} is not text in UTF-8 (byte {place}). Save it as UTF-8 and try again.")


class ImportUnreadable(Unreadable):
    """A file that is not an export of ours."""

    says = N_("{path} cannot be imported ({problem}). Nothing was imported.")
