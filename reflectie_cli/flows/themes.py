"""One theme in many entries: renamed, given, or taken off."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from reflectie_cli.errors import NotFound, ReflectieError
from reflectie_cli.journal.filters import Filter, fold_theme, theme_of
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_


class NoSuchTheme(NotFound):
    """A theme that no entry has."""

    says = N_("There is no theme “{name}”. The themes in use: reflectie tags")
    says_nearest = N_("There is no theme “{name}”. Did you mean “{nearest}”?")


class NotATheme(ReflectieError):
    """Text without anything to call a theme by."""

    exit_code = 2
    says = N_("“{name}” is no theme. Give it a word.")


class NameTheEntries(ReflectieError):
    """A theme was to be given to every entry there is."""

    exit_code = 2
    says = N_("Say which entries get the theme, as with list: --since, --set, --tag …")


def rename(journal: Journal, old: str, new: str, *, dry_run: bool) -> int:
    """Call a theme something else in every entry, the bin too; return how many have it.

    An entry that has the new one already keeps one, and spells it as it is typed now. Raise `NotATheme` or `NoSuchTheme`.
    """
    if not theme_of(new):
        raise NotATheme(name=new)
    everything = Filter(with_bin=True)
    having = _having(journal, old, everything)
    if not dry_run:
        with journal.write():
            for uid in dict.fromkeys([*having, *journal.themes.entries(new, everything)]):
                journal.themes.remove(uid, [old, new])
                journal.themes.add(uid, [new])
    return len(having)


def add(journal: Journal, theme: str, wanted: Filter, *, dry_run: bool) -> int:
    """Give a theme to the entries a filter lets in; return how many had it not. Raise `NotATheme`."""
    if not theme_of(theme):
        raise NotATheme(name=theme)
    having = set(journal.themes.entries(theme, wanted))
    lacking = [one.heading.id for one in journal.entries.select(wanted, limit=None)]
    lacking = [uid for uid in lacking if uid not in having]
    if not dry_run:
        with journal.write():
            for uid in lacking:
                journal.themes.add(uid, [theme])
    return len(lacking)


def remove(journal: Journal, theme: str, wanted: Filter, *, dry_run: bool) -> int:
    """Take a theme off the entries a filter lets in; return how many had it. Raise `NoSuchTheme`."""
    having = _having(journal, theme, wanted)
    if not dry_run:
        with journal.write():
            for uid in having:
                journal.themes.remove(uid, [theme])
    return len(having)


def unknown(journal: Journal, themes: Sequence[str]) -> Iterator[NoSuchTheme]:
    """Yield a problem for each theme that no entry has, with the nearest one in use."""
    in_use = {fold_theme(theme): theme for theme in journal.themes.select()}
    for theme in themes:
        if (folded := fold_theme(theme)) not in in_use:
            near = get_close_matches(folded, in_use, n=1)
            yield NoSuchTheme(name=theme, nearest=in_use[near[0]] if near else "")


def _having(journal: Journal, theme: str, wanted: Filter) -> list[str]:
    for problem in unknown(journal, [theme]):
        raise problem
    return journal.themes.entries(theme, wanted)
