"""Looking back on what was meant: the questions, and how each of them can go on."""

from dataclasses import replace
from datetime import timedelta

from reflectie_cli.documents.letter import insights_page
from reflectie_cli.errors import ReflectieError
from reflectie_cli.flows.agreeing import is_yes
from reflectie_cli.flows.conversation import walk
from reflectie_cli.flows.menu import typed
from reflectie_cli.flows.plan import (
    FOLLOW_UP,
    About,
    follow_up_sitting,
    new_sitting,
    resumed_sitting,
    was_checked,
)
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.flows.tidying import offer_to_tidy
from reflectie_cli.journal.entry import Intended, Saying
from reflectie_cli.journal.filters import Filter
from reflectie_cli.journal.journal import Journal
from reflectie_cli.language import N_
from reflectie_cli.language.days import say_day
from reflectie_cli.loop.outcome import ASK_KEY, only_assumed, outcome
from reflectie_cli.loop.period import of_kind
from reflectie_cli.loop.summary import TEAM_SET, gathered_for_team
from reflectie_cli.prompt_sets.follow_up import DONE
from reflectie_cli.prompt_sets.model import PromptSet, QuestionType, Step, steps
from reflectie_cli.prompt_sets.reply import Reply
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.text import cut
from reflectie_cli.walk.earlier import earlier_replies
from reflectie_cli.walk.page import Page
from reflectie_cli.walk.reading import NONE, Reading, numbered
from reflectie_cli.walk.walk import Part

_SOON_DAYS = 7
_UNBROKEN = "\xa0"
_NO = (NONE, "n", "no", "nee")
_INSIGHTS = 8


def look_back(
    session: Session, journal: Journal, meant: Intended, *, answers: str | None, in_editor: bool
) -> None:
    """Look back on one intention, and offer what may follow from it to who sits here."""
    sitting = sitting_about(session, journal, meant)
    _tell_of_meant(session, journal, meant)
    sitting.closing = lambda: _offer_to_ask(sitting, meant)
    walk(sitting, answers=answers, in_editor=in_editor)
    if answers is None and session.can_ask:
        _offer_next_round(session, journal, meant)


def sitting_about(session: Session, journal: Journal, meant: Intended) -> Sitting:
    """Lay out looking back: go on with a draft, the later part of an open entry, or anew."""
    draft = journal.entries.follow_up_draft(meant.id)
    waits = meant.entry_state == "open" and meant.key != ASK_KEY
    if draft or (waits and not was_checked(journal.entries.get(meant.entry_id))):
        return resumed_sitting(session, journal, draft or meant.entry_id)
    return follow_up_sitting(session, journal, meant)


def resume_or_check(
    session: Session, journal: Journal, uid: str, *, answers: str | None, in_editor: bool
) -> None:
    """Go on with a draft, or with the later part of an open entry; a cycle may be checked again."""
    entry = journal.entries.get(uid)
    meant = journal.intentions.followed(uid)
    if meant is None and entry.state == "open":
        found = next((one for one in entry.intentions if one.state == "open"), None)
        meant = journal.intentions.get(found.id) if found else None
    if meant:
        look_back(session, journal, meant, answers=answers, in_editor=in_editor)
    else:
        walk(resumed_sitting(session, journal, uid), answers=answers, in_editor=in_editor)
        if period := journal.entries.period(uid):
            asks = answers is None and session.can_ask
            offer_to_tidy(session, journal, uid, period, asks=asks)


def wants_next(session: Session, meant: Intended) -> bool:
    """Offer to look back on what has come back as well."""
    _ = session.language.text
    page = Page(
        title="", place="", stage="",
        question=_(N_("This has come back too: {text}")).format(text=cut(meant.text, 120)),
        below=(_(N_("Enter = now, - = later")),),
        menu=True, keys=(("Enter", _(N_("now"))), (NONE, _(N_("later")))),
    )  # fmt: skip
    said = typed(session, page)
    return not said or is_yes(said)


def _tell_of_meant(session: Session, journal: Journal, meant: Intended) -> None:
    """Show the sentence as it was written, and how somebody would notice that it worked."""
    day = say_day(meant.day, session.language.code, today=session.today)
    lines = [Line(), Line(f"{day[:1].upper()}{day[1:]}, {meant.set_title}", "quiet")]
    lines.append(Line(meant.text, indent=1))
    for answer in journal.entries.get(meant.entry_id).answers:
        if answer.key == "goal":
            lines += [Line(answer.question, "quiet"), Line(answer.words, indent=1)]
    session.tell(lines)


def _offer_to_ask(sitting: Sitting, meant: Intended) -> None:
    """Offer to ask the client, where what they noticed was only assumed: Enter is yes."""
    session, language = sitting.session, sitting.language
    if not only_assumed(earlier_replies(sitting.journal.entries.get(sitting.entry))):
        return
    _ = language.text
    soon = session.today + timedelta(days=_SOON_DAYS)
    enter = _(N_("Enter = yes, in one week, {day}; or type a day, or -"))
    page = Page(
        title=sitting.title, place="", stage="",
        question=_(N_("Would you like to ask the client?")),
        below=(enter.format(day=say_day(soon, language.code)),),
        menu=True, keys=(("Enter", _(N_("yes"))), (NONE, _(N_("no")))),
    )  # fmt: skip
    wish = Reply(_(N_("Ask the client: {text}")).format(text=meant.text), check=soon)
    reading = Reading(language, session.today, soon)
    while (said := typed(session, page)).lower() not in _NO:
        try:
            wish = reading.part(Part.CHECK, wish, said) if said else wish
        except ReflectieError as problem:
            page = replace(page, note=problem.sentence(language))
            continue
        sitting.keep(_asking_step(sitting, page.question), wish)
        if wish.check:
            day = say_day(wish.check, language.code, today=session.today)
            session.say(N_("On {day} I ask what the client noticed of it."), day=day)
        return


def _asking_step(sitting: Sitting, question: str) -> Step:
    return Step(
        key=ASK_KEY,
        type=QuestionType.INTENTION,
        text=question,
        position=len(sitting.steps) + len(sitting.not_now),
        optional=True,
        roles=("act",),
    )


def _offer_next_round(session: Session, journal: Journal, meant: Intended) -> None:
    """Offer a next round of the circle: what was tried is its first phase (methods.md, A3)."""
    try:
        prompt_set = session.library().find(meant.set)
    except ReflectieError:  # its file is gone or broken
        return
    if prompt_set.ends != "next-round":
        return
    _ = session.language.text
    title = session.language.of(prompt_set.title)
    page = Page(
        title=title, place="", stage="", question=_(N_("A next round, with what you tried?")),
        below=(_(N_("Enter = not now, y = yes")),),
        menu=True, keys=(("Enter", _(N_("not now"))), (_(N_("y")), _(N_("yes")))),
    )  # fmt: skip
    if is_yes(typed(session, page)):
        about = About(session.day, builds_on=meant.entry_id)
        walk(new_sitting(session, journal, prompt_set, about), answers=None, in_editor=False)


def ask_after_last_time(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Ask in one line what came of the previous entry of a set; Enter is later (methods.md, A4)."""
    if prompt_set.ends != "next-time":
        return
    for meant in journal.intentions.of_last_walk(prompt_set.name):
        looked_at = meant.follow_ups or journal.entries.follow_up_draft(meant.id)
        if meant.state == "open" and meant.check and not looked_at:
            if done := _ask_done(session, prompt_set, meant):
                _keep_done(session, journal, meant, done)
            return


def _ask_done(session: Session, prompt_set: PromptSet, meant: Intended) -> str:
    """Ask whether it worked out, and give a key of `DONE`; empty for later."""
    language = session.language
    _ = language.text
    options = {key: _(label) for key, label in DONE.items()}
    listed = " · ".join(_UNBROKEN.join(line.split()) for line in numbered(options.values()))
    page = Page(
        title=language.of(prompt_set.title), place="", stage="",
        question=_(N_("Last time you wanted: {text} Did it work out?")).format(
            text=_as_sentence(meant.text)
        ),
        below=(listed,), menu=True, keys=(("Enter", _(N_("later"))),),
    )  # fmt: skip
    reading = Reading(language, session.today, session.today)
    while said := typed(session, page):
        try:
            (done,) = reading.choose(options, said)
        except (ReflectieError, ValueError):
            page = replace(page, note=_(N_("Type a number from the list.")))
        else:
            return done
    return ""


def _keep_done(session: Session, journal: Journal, meant: Intended, done: str) -> None:
    """Keep the one line as a follow-up; what is not done yet keeps its day."""
    step, *_ = steps(session.library().find(FOLLOW_UP), session.language, rotated={})
    reply = Reply(chosen=(done,))
    became = outcome({step.key: reply}, again=meant.check)
    sitting = follow_up_sitting(session, journal, meant)
    with journal.write():
        sitting.keep(step, reply)
        journal.entries.finish(sitting.entry, comes_back=False)
        journal.intentions.look_back(meant.id, became.state, became.check)
    session.say(N_("Kept with what you wanted."))


def _as_sentence(text: str) -> str:
    """Give words that end like a sentence: a question of ours follows them."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def read_back_insights(session: Session, journal: Journal, prompt_set: PromptSet) -> None:
    """Show one's latest insights above a set that asks about them (methods.md, A21)."""
    if prompt_set.name == TEAM_SET:
        _read_back_team_year(session, journal)
    if not prompt_set.reads_back:
        return
    if insights := journal.history.latest_insights(_INSIGHTS):
        session.tell(insights_page(insights, session.language))
    before = journal.history.last_walk(prompt_set.name, session.language.code)
    learned = [one.words for one in before.answers if one.key == "learned"] if before else []
    if learned:
        says = session.language.text(N_("Last time you wanted to change:"))
        session.tell([Line(), Line(says, "quiet"), Line(learned[0], indent=1)])


def _read_back_team_year(session: Session, journal: Journal) -> None:
    """Show what the team wrote this year, to make its text from (methods.md, D6)."""
    year = of_kind("year", session.day)
    pages = journal.entries.pages(Filter(since=year.first, until=year.last))
    found = gathered_for_team([entry for page in pages for entry in page])
    sayings = [
        Saying(date=entry.date, entry=entry.handle, set_title=entry.set_title, key=answer.key,
               text=answer.words)
        for entry, answer in found
    ]  # fmt: skip
    if sayings:
        title = N_("What the team wrote this year")
        session.tell(insights_page(sayings, session.language, title=title))
