"""Every text that stands in an entry, written anew and put back where it stood."""

from collections.abc import Callable

from msgspec import UNSET, structs

from reflectie_cli.journal.entry import Answer, Entry, FollowUp, Intention
from reflectie_cli.prompt_sets import known
from reflectie_cli.prompt_sets.model import BASIS, COMPANY, LINE, WHO

Rewrite = Callable[[str], str]


def rewrite(entry: Entry, said: Rewrite, asked: Rewrite) -> Entry:
    """Return an entry with its texts written anew, in the order somebody reads them.

    `said` writes anew what somebody wrote, `asked` what a prompt set asked it with. Earlier
    wordings and half-typed words stay behind, and what says the same again for a program. Two themes that became the same are one.
    """
    anew = structs.replace(
        entry,
        set_title=asked(entry.set_title),
        title=_if_any(entry.title, said),
        tags=tuple(dict.fromkeys(map(said, entry.tags))),
        answers=tuple(
            _answer(answer, said, asked)
            for answer in entry.answers
            if answer.key != known.RECEIVED_DOCUMENT
        ),
        intentions=tuple(_intention(intention, said) for intention in entry.intentions),
    )
    if anew.history is UNSET:
        return anew
    return structs.replace(anew, history=(), unfinished=None)


def _answer(answer: Answer, said: Rewrite, asked: Rewrite) -> Answer:
    """Return an answer written anew; what was chosen from a list keeps its key, and its label is asked."""
    given = answer.answer
    if not answer.options:
        given = said(given) if isinstance(given, str) else tuple(map(said, given))
    return structs.replace(
        answer,
        question=asked(answer.question),
        stage=_if_any(answer.stage, asked),
        answer=given,
        options=tuple(map(asked, answer.options)),
        who=answer.who if answer.who in WHO else _if_any(answer.who, said),
        basis=answer.basis if answer.basis in BASIS else _if_any(answer.basis, said),
    )


def _intention(intention: Intention, said: Rewrite) -> Intention:
    line, together = intention.line, intention.together
    return structs.replace(
        intention,
        text=said(intention.text),
        line=line if line in LINE else _if_any(line, said),
        together=said(together) if together and together not in COMPANY else together,
        follow_ups=tuple(_follow_up(came, said) for came in intention.follow_ups),
    )


def _follow_up(came: FollowUp, said: Rewrite) -> FollowUp:
    return structs.replace(
        came,
        what_happened=_if_any(came.what_happened, said),
        effect_client=_if_any(came.effect_client, said),
    )


def _if_any(text: str | None, write: Rewrite) -> str | None:
    return None if text is None else write(text)
