"""Behind `summary`, once something was shared: what was agreed, what came back, and what left."""

from pathlib import Path
from typing import TYPE_CHECKING

from reflectie_cli.cli.options import answers_from
from reflectie_cli.cli.render import show_items
from reflectie_cli.cli.session import look_into_journal, open_journal
from reflectie_cli.language import N_

if TYPE_CHECKING:
    from reflectie_cli.flows.session import Session


def after_talk(
    session: "Session",
    shared: str | None,
    reply: Path | None,
    answers: str | None,
    *,
    as_json: bool,
) -> None:
    """Show what was `shared`, with whom or all for an empty name; otherwise ask what was agreed."""
    if shared is None:
        _agree(session, reply=reply, answers=answers)
    else:
        _show_shared(session, name=shared, as_json=as_json)


def _agree(session: "Session", *, reply: Path | None, answers: str | None) -> None:
    """Ask what was agreed; with the file of a reply, that is shown and kept first.

    Then nothing is asked where nobody can answer.
    """
    if reply is None:
        from reflectie_cli.flows.talk import agree

        with open_journal(session, proven=True) as journal:
            agree(session, journal, answers_from(session, answers, in_editor=False))
        return
    from reflectie_cli.flows.reply import open_reply, take_reply

    asks = answers is not None or session.can_ask
    came = open_reply(session, reply)
    source = answers_from(session, answers, in_editor=False) if asks else None
    with open_journal(session, proven=True) as journal:
        take_reply(session, journal, came, reply, source)


def _show_shared(session: "Session", *, name: str, as_json: bool) -> None:
    """Show what was shared with whom; with a name, a handle or a hash its lines as well."""
    from reflectie_cli.documents.sharing import history_page, out_of_hands
    from reflectie_cli.flows.shared import as_item, lines_of, shared_before

    with look_into_journal(session) as journal:
        shared = shared_before(session, journal, name)
        lines = {one.id: lines_of(session, journal, one) for one in shared} if name else {}
    show_items(
        session,
        shared,
        lambda shared: history_page(shared, session.language, lines),
        as_json=as_json,
        item=(lambda one: as_item(one, lines[one.id])) if name else None,
        nothing=N_("Nothing was shared yet."),
    )
    if shared and not as_json:
        session.tell(out_of_hands(shared, session.language, seen=bool(name)))
