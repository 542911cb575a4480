"""A journal to look around in: invented work of some three months, and nothing of one's own."""

from typing import TYPE_CHECKING

import typer

from reflectie_cli.cli.localized import Activity
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from reflectie_cli.flows.session import Session

activity = Activity()


@activity.callback()
def only_groups() -> None:
    """Keep the one command of this file a command of a group."""


@activity.command(help=N_("Make a journal with invented work, to look around in."))
def demo(context: typer.Context) -> None:
    """Make it in a folder of its own; where nobody looks, show a few pages of it and throw it away."""
    import shutil
    import signal
    import sys
    from pathlib import Path
    from tempfile import mkdtemp

    session: Session = context.obj
    for name in ("SIGTERM", "SIGHUP"):  # nothing of it stays behind, however it ends
        if number := getattr(signal, name, None):
            signal.signal(number, lambda heard, _frame: sys.exit(128 + heard))
    folder = Path(mkdtemp(prefix="reflectie-demo-"))
    kept = False
    try:
        demonstration = made(session, folder)
        if session.out.isatty():
            _say_where(session, demonstration.places.journal)
            kept = True
        else:
            _tour(demonstration)
    finally:
        if not kept:
            shutil.rmtree(folder)


def made(session: "Session", folder: "Path", zone: "tzinfo | None" = None) -> "Session":
    """Fill a journal in a folder with the invented work, and give a session that looks at it.

    `zone` is the time zone of the work; without one, that of this place.
    """
    import io
    from dataclasses import replace
    from pathlib import Path

    import reflectie_cli
    from reflectie_cli.flows.diary import Player, Playhead
    from reflectie_cli.system.settings import Places, Settings

    places = Places(folder / "journal.db", folder / "config.yaml", folder / "prompts")
    demonstration = replace(session, places=places, settings=Settings())
    playhead = Playhead(session.now)
    silent = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    playing = replace(demonstration, clock=playhead, out=silent, err=silent)
    file = Path(reflectie_cli.__file__).parent / "demo" / f"{session.language.code}.yaml"
    with playing.journal() as journal:
        Player(playing, journal, playhead, zone).play(file)
    return demonstration


def _say_where(session: "Session", journal: "Path") -> None:
    from reflectie_cli.screen.lines import Line

    _ = session.language.text
    tries = (
        (N_("what waits"), ""),
        (N_("a review"), _(N_("review last-month"))),
        (N_("an entry"), _(N_("show last"))),
    )
    lines = [
        Line(_(N_("A journal to look around in. The work in it is invented; yours is untouched."))),
        Line(str(journal), indent=1),
        Line(),
        Line(_(N_("Try:")), "quiet"),
    ]
    for means, command in tries:
        lines.append(Line(f"reflectie --journal {journal} {command}".rstrip(), "command", indent=1))
        lines.append(Line(_(means), "quiet", indent=2))
    lines += [Line(), Line(_(N_("Throw its folder away when you have seen enough.")), "quiet")]
    session.show(lines)


def _tour(session: "Session") -> None:
    """Show the start screen, one entry and a review."""
    from reflectie_cli.cli.read import show_start
    from reflectie_cli.cli.review import gathered
    from reflectie_cli.documents.letter import letter_page
    from reflectie_cli.journal.filters import Filter
    from reflectie_cli.loop.period import read_period
    from reflectie_cli.screen.entries import entry_page
    from reflectie_cli.screen.lines import Line

    _ = session.language.text
    with session.look() as journal:
        (listed,) = journal.entries.select(Filter(set="reflectiecirkel"), limit=1)
        entry = journal.entries.get(listed.heading.id)
        review = gathered(journal, read_period("last-month", today=session.day))

    def show_title(says: str) -> None:
        session.show([Line(_(says), "quiet"), Line()])

    show_title(N_("The start screen:"))
    show_start(session)
    session.show([Line()])
    show_title(N_("An entry:"))
    session.show([*entry_page(entry, session.language, today=session.today), Line()])
    show_title(N_("A review:"))
    session.show([*letter_page(review, session.language, says_how=False), Line()])
