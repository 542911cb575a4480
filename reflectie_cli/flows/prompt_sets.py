"""Prompt sets of one's own: asking for a new one, copying, changing, adding a card, checking."""

from collections.abc import Sequence
from contextlib import suppress
from os.path import realpath
from pathlib import Path

from reflectie_cli.errors import CannotWrite, EditorFailed, Ended, ReflectieError
from reflectie_cli.flows.answers import editor
from reflectie_cli.flows.menu import ask, choose, menu
from reflectie_cli.flows.planner import library
from reflectie_cli.flows.session import Session
from reflectie_cli.language import N_
from reflectie_cli.prompt_sets.edit import (
    MOST_ASKED,
    Draft,
    copied,
    with_card,
    with_version,
    written_out,
)
from reflectie_cli.prompt_sets.file import read_prompt_set, read_set_text
from reflectie_cli.prompt_sets.form import is_set_name
from reflectie_cli.prompt_sets.library import Library, publish_schema
from reflectie_cli.prompt_sets.model import NOT_PICKED, REASONS, PromptSet
from reflectie_cli.prompt_sets.question_types import numbered
from reflectie_cli.prompt_sets.reply import keepable
from reflectie_cli.system.private_files import make_folder, write_whole
from reflectie_cli.system.problems import FileProblems
from reflectie_cli.system.yaml_tree import decode, read_bytes

_WHY_MISSING = "0"


class SetExists(ReflectieError):
    """A file of one's own that would be written over."""

    says = N_("{path} is there already. Change it with: reflectie prompts edit {name}")


class NobodyToAsk(ReflectieError):
    """A new set that is to be asked about where nobody can answer."""

    exit_code = 2
    says = N_("Making a set asks a few questions, and needs a terminal. Or copy one: --from SET")


class NoQuestion(ReflectieError):
    """A card to add without words on it."""

    exit_code = 2
    says = N_("There is no question to add.")


class NotASetName(ReflectieError):
    """A name that a prompt set cannot have."""

    exit_code = 2
    says = N_("“{name}” cannot be a set's name. Use a-z, digits and hyphens, such as at-table.")


def new_set(session: Session, name: str, source: str | None) -> None:
    """Write a new set: a copy of another one, or what somebody answers about it."""
    if not is_set_name(name):
        raise NotASetName(name=name)
    path = session.places.prompts / f"{name}.yaml"
    if path.exists():
        raise SetExists(path=path, name=name)
    if source is None and not session.can_ask:
        raise NobodyToAsk(name=name)
    if source is None:
        text = written_out(_ask_for_draft(session, name), session.language)
    else:
        found, own = library(session).file(source)
        text = copied(_read(found), read_prompt_set(found, own=own)[0], name)
    _put(session, path, text)
    session.say(N_("Start it: reflectie new {name}"), name=name)
    session.say(N_("Change it: reflectie prompts edit {name}"), name=name)
    session.write(f"{path}\n")


def edit_set(session: Session, name: str) -> None:
    """Open an own set in the editor, and look afterwards whether it is sound.

    A shipped set becomes one's own first, under its own name; untouched, it stays the shipped one.
    """
    path, fresh = _own_file(session, name)
    before_bytes = read_bytes(path)
    before = _sound(path)
    try:
        is_sound = _edit_until_sound(session, path)
    except EditorFailed:
        _raise_version(session, path, before)
        raise
    finally:
        unchanged = path.exists() and read_bytes(path) == before_bytes
        if fresh and unchanged:
            path.unlink()
    if unchanged:
        session.say(N_("Nothing changed."))
    elif is_sound:
        _raise_version(session, path, before)
        check(session, [str(path)])
    else:
        raise Ended(4)


def add_card(session: Session, name: str, words: str) -> None:
    """Add a wording to the question of a set that takes turns; a shipped set becomes one's own."""
    found, own = library(session).file(name)
    path = found if own else session.places.prompts / found.name
    words = " ".join(keepable(words).split())
    if not words:
        raise NoQuestion
    before = read_prompt_set(found, own=True)[0]
    text = with_version(with_card(_read(found), words, path.stem), before.version + 1)
    read_set_text(text, path)
    _put(session, path, text)
    session.say(N_("Added to {name}. It is asked when its turn comes."), name=path.stem)


def check(session: Session, named: Sequence[str]) -> None:
    """Say every problem of every file with its place; exit with 4 when there is one."""
    sets = library(session)
    files = [_file(sets, one) for one in named] or sets.own_files()
    if not files:
        folder = session.places.prompts
        session.say(N_("There are no prompt sets of your own in {folder}."), folder=folder)
    problems = {realpath(set_file.path): set_file.problem for set_file in sets.set_files()}
    sound = [_is_sound(session, file, problems.get(realpath(file))) for file in files]
    if not all(sound):
        raise Ended(4)


def _is_sound(session: Session, file: Path, among_others: ReflectieError | None) -> bool:
    """Look at one file; `among_others` is what is wrong with it beside the other sets."""
    try:
        prompt_set, warnings = read_prompt_set(file, own=True)
        if among_others:
            raise among_others
    except ReflectieError as problem:
        _tell(session, problem)
        return False
    for line in FileProblems(file.name, warnings).lines(session.language, explain=True):
        session.say(N_("Worth a look: {line}"), line=line)
    if prompt_set.leaves_story_open and not prompt_set.private:
        asks = N_(
            "{file}: which question asks what happened? Give it roles: [story], or write story:"
            " false above the questions. Until then answers without a role stay out of summaries."
        )
        session.say(asks, file=file.name)
    says = session.language.text(N_("{file}: no mistakes (questions: {count})"))
    session.write(says.format(file=file.name, count=len(prompt_set.questions)) + "\n")
    return True


def _tell(session: Session, problem: ReflectieError) -> None:
    """Say what is wrong: in a file with places and examples, all of it."""
    if not isinstance(problem, FileProblems):
        session.say_error(problem)
        return
    for line in problem.lines(session.language, explain=True):
        session.say("{line}", line=line)


def _file(library: Library, named: str) -> Path:
    """Find what somebody wants checked: a file, or a set by its name."""
    path = Path(named)
    is_file = path.suffix or path.is_file() or path.name != named
    return path if is_file else library.file(named)[0]


def _own_file(session: Session, name: str) -> tuple[Path, bool]:
    """Return the file of one's own set, and whether it was made just now out of a shipped one."""
    found, own = library(session).file(name)
    if own:
        return found, False
    path = session.places.prompts / found.name
    _put(session, path, _read(found))
    return path, True


def _put(session: Session, path: Path, text: str) -> None:
    try:
        make_folder(session.places.prompts)
    except OSError as error:
        raise CannotWrite(path=session.places.prompts, problem=error.strerror) from error
    publish_schema(session.places.prompts)
    write_whole(path, [text.encode()])


def _read(path: Path) -> str:
    return decode(read_bytes(path), path.name)


def _sound(path: Path) -> PromptSet | None:
    with suppress(ReflectieError):
        return read_prompt_set(path, own=True)[0]
    return None


def _edit_until_sound(session: Session, path: Path) -> bool:
    """Open the editor, and again while something is wrong and somebody is there to mend it."""
    while True:
        editor(session).on_file(path)
        try:
            read_prompt_set(path, own=True)
        except ReflectieError as problem:
            _tell(session, problem)
            if not session.can_ask:
                return False
            try:
                session.say(N_("Enter opens the editor again. Ctrl-C leaves the file as it is."))
                if not session.wait_for_enter():
                    return False
            except KeyboardInterrupt:
                return False
        else:
            return True


def _raise_version(session: Session, path: Path, before: PromptSet | None) -> None:
    """Raise the version where the questions changed and nobody raised it."""
    after = _sound(path)
    if before is None or after is None or after.questions == before.questions:
        return
    if after.version <= before.version:
        version = before.version + 1
        write_whole(path, [with_version(_read(path), version).encode()])
        session.say(N_("Its questions changed: version {version}."), version=version)


# Asking for a new set


def _ask_for_draft(session: Session, name: str) -> Draft:
    """Ask what a new set is and what it asks. Ctrl-C leaves, and nothing is written."""
    _ = session.language.text
    title = ""
    while not title:
        title = ask(session, menu(_(N_("What will you call it?")), title=name))
    description = ask(session, menu(_(N_("What is it for, in one line?")), title=name))
    reasons = {key: _(text) for key, text in REASONS.items() if key not in NOT_PICKED}
    says = _(N_("Enter = {label}")).format(label=reasons["myself"])
    where = _(N_("Where do you want to find it?"))
    reason = _choice(session, name, where, reasons, otherwise="myself", note=says)
    questions = _questions(session, name)
    why = _choice(
        session,
        name,
        _(N_("Which of these asks what you were trying to do for the client?")),
        {str(number): text for number, text in enumerate(questions, 1)},
        otherwise=_WHY_MISSING,
        note=_(N_("Enter = none of these; then I put that question first.")),
    )
    ending = _choice(
        session,
        name,
        _(N_("Should it end with what you take away from it, and one small step?")),
        {"yes": _(N_("yes")), "no": _(N_("no"))},
        otherwise="yes",
        note=_(N_("Enter = yes")),
    )
    why_at = None if why == _WHY_MISSING else int(why) - 1
    return Draft(name, title, description, reason, questions, why_at, ending == "yes")


def _questions(session: Session, name: str) -> list[str]:
    _ = session.language.text
    questions: list[str] = []
    note = _(N_("One question at a time, open, in your own words. Enter when there are no more."))
    while True:
        says = _(N_("Question {number}?")).format(number=len(questions) + 1)
        page = menu(says, title=name, below=numbered(questions), note=note)
        if said := ask(session, page):
            questions.append(said)
        if questions and (not said or len(questions) == MOST_ASKED):
            return questions


def _choice(
    session: Session,
    name: str,
    question: str,
    options: dict[str, str],
    *,
    otherwise: str,
    note: str,
) -> str:
    page = menu(question, title=name, below=numbered(options.values()), note=note)
    return choose(session, page, options, otherwise=otherwise)
