"""Why the journal cannot be used now, in a person's words (exit code 5)."""

from reflectie_cli.errors import ReflectieError
from reflectie_cli.language import N_, Language


class JournalUnusable(ReflectieError):
    """The journal cannot be used now."""

    exit_code = 5


class JournalLocked(JournalUnusable):
    """Another program kept the journal for more than five seconds."""

    says = N_(
        "{path} is in use by another program. Close that one, or wait a moment, and try again."
    )


class JournalReadOnly(JournalUnusable):
    """The file or its folder may not be written."""

    says = N_(
        "{path} may be read but not written. Make the file and its folder writable and try again."
    )


class JournalMoved(JournalUnusable):
    """The file that was opened stands there no longer: moved, erased or replaced."""

    says = N_("{path} was moved, erased or replaced while it was open. Put it back and try again.")


class JournalFull(JournalUnusable):
    """No room on the disk."""

    says = N_("There is no room left for {path}. Make some room and try again.")


class JournalRefused(JournalUnusable):
    """The disk itself refused to read or write."""

    says = N_("The disk refused to read or write {path}. Check the disk, then try again.")


class JournalDamaged(JournalUnusable):
    """Damaged, cut short, or not a journal."""

    says = N_("{path} is damaged and was left as it is. Put it aside and use a copy.")


class NotAJournal(JournalUnusable):
    """Some other file."""

    says = N_(
        "{path} is not a journal of reflectie and was left as it is. Name another with --journal."
    )


class JournalEmpty(JournalUnusable):
    """A file of no bytes, where a journal is never that."""

    says = N_(
        "{path} is empty: the journal that was there is gone. Use a copy, or delete the empty file to begin again."
    )


class JournalUnreachable(JournalUnusable):
    """The folder cannot be made or opened."""

    says = N_("{path} cannot be opened ({problem}). Name another place with --journal.")


class JournalLinkBroken(JournalUnreachable):
    """A link leads to where the journal should be, and nothing is there."""

    says = N_(
        "{path} is a link to {target}, and nothing is there. Connect the disk or folder it is on, or name another place with --journal."
    )


class JournalNewer(JournalUnusable):
    """Written by a newer version."""

    says = N_(
        "This journal is from a newer version ({theirs}) than this program ({ours}). "
        "Nothing was changed. Update reflectie: pip install -U reflectie-cli"
    )


class WordsRescued(JournalUnusable):
    """The journal refused, and the words of the person stand in a file instead."""

    says = N_("{problem}\nWhat you wrote is in {path}")

    def __init__(self, problem: ReflectieError, path: object) -> None:
        super().__init__(problem=problem, path=path)
        self.problem = problem

    def sentence(self, language: Language) -> str:
        """Return what the journal said, and where the words are."""
        return language.text(self.says).format(
            problem=self.problem.sentence(language), path=self.details["path"]
        )
