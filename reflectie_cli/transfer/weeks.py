"""Days told by their week and no time at all: who knows the rota knows who worked on a day.

A day becomes the Monday of its week, and a moment the midnight that Monday began with
(methods.md, E4: no clock time in what leaves). Ids hold a moment as well, and lose it.
"""

import datetime as dt
from uuid import UUID

from msgspec import UNSET, structs

from reflectie_cli.journal.entry import Answer, Entry, FollowUp, Intention, Period, present

_CHANCE = 80
_WEEK = 7 * 24 * 60 * 60 * 1000
_FIRST_MONDAY = 4 * 24 * 60 * 60 * 1000
"""Milliseconds from 1 January 1970, a Thursday, to the first Monday."""


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the week a day lies in; of the first days there are, the first."""
    return dt.date.fromordinal(max(1, day.toordinal() - day.weekday()))


def by_week(entry: Entry) -> Entry:
    """Return an entry whose days, moments and ids tell no more than a week."""
    coarse = structs.replace(
        entry,
        id=_uid(entry.id),
        builds_on=entry.builds_on and _uid(entry.builds_on),
        date=monday(entry.date),
        created=_midnight(entry.created),
        updated=_midnight(entry.updated),
        finished=entry.finished and _midnight(entry.finished),
        changed=UNSET,
        answers=tuple(map(_answer, entry.answers)),
        intentions=tuple(map(_intention, entry.intentions)),
    )
    if coarse.covers is UNSET:
        return coarse
    follows, period = present(coarse.follows, None), present(coarse.period, None)
    return structs.replace(
        coarse,
        follows=follows and _uid(follows),
        covers=tuple(map(_uid, coarse.covers)),
        period=period and _period(period),
    )


def _answer(answer: Answer) -> Answer:
    return structs.replace(answer, answered=_midnight(answer.answered))


def _intention(intention: Intention) -> Intention:
    return structs.replace(
        intention,
        id=_uid(intention.id),
        due=intention.due and monday(intention.due),
        check=intention.check and monday(intention.check),
        follow_ups=tuple(map(_follow_up, intention.follow_ups)),
    )


def _follow_up(came: FollowUp) -> FollowUp:
    return structs.replace(came, at=_midnight(came.at))


def _midnight(moment: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(monday(moment.date()), dt.time(), moment.tzinfo)


def _period(period: Period) -> Period:
    """Return a period from Monday to Monday; the name of one that was named by its days is by those."""
    first, last = monday(period.first), monday(period.last)
    name = f"{first}..{last}" if ".." in period.name else period.name
    return Period(name=name, first=first, last=last)


def _uid(uid: str) -> str:
    """Return an id with its moment (UUIDv7: the first 48 bits, milliseconds) put back to Monday, UTC.

    The rest of it is chance and stays, so that what belongs together still does.
    """
    whole = UUID(uid)
    if whole.version != 7:
        return uid
    week = ((whole.int >> _CHANCE) - _FIRST_MONDAY) // _WEEK
    moment = max(0, week * _WEEK + _FIRST_MONDAY)
    return str(UUID(int=moment << _CHANCE | whole.int & (1 << _CHANCE) - 1))
