"""Then beside now: an early and a late word of a longer period, chosen by plain rules.

Of one theme, of one question, of one client role, and what somebody works for where that moved.
Always the pair that lies furthest apart, the early one in the first half of the period, the late
one in the second; no entry is used twice, and nothing is weighed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from reflectie_cli.journal.entry import Entry, Period, Quote
from reflectie_cli.journal.filters import fold_theme

Of = Literal["theme", "question", "who", "sentence"]


class ThenAndNow(Struct, frozen=True, kw_only=True):
    """Two quotes of one thing: of a theme, a question, a side (`client`), or a sentence (`own_why`)."""

    of: Of
    name: str = ""
    then: Quote
    now: Quote


def then_and_now(
    period: Period,
    entries: Sequence[Entry],
    telling: Mapping[str, Quote],
    answered: Iterable[Quote],
    heard: Iterable[Quote],
) -> Iterator[ThenAndNow]:
    """Yield at most three pairs of a period.

    `telling` has by the handle of an entry the words that tell most of it, `answered` are answers
    to questions that are asked again and again, `heard` what others said or showed.
    """
    used: set[str] = set()
    themes: dict[str, list[Quote]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for entry in entries:
        for tag in entry.tags if entry.handle in telling else ():
            themes[fold_theme(tag)].append(telling[entry.handle])
            spelled[fold_theme(tag)] = tag
    questions: dict[str, list[Quote]] = defaultdict(list)
    for one in answered:
        questions[f"{one.set_title}\n{one.key}"].append(one)
    sides: dict[str, list[Quote]] = defaultdict(list)
    for one in heard:
        sides[one.who or ""].append(one)
    order = {who: sides[who] for who in ("client", "relative") if who in sides}
    if pair := _furthest(period, themes, used):
        yield ThenAndNow(of="theme", name=spelled[pair[0]], then=pair[1], now=pair[2])
    if pair := _furthest(period, questions, used):
        yield ThenAndNow(of="question", name=pair[2].question, then=pair[1], now=pair[2])
    for who, said in order.items():
        if pair := _furthest(period, {who: said}, used):
            yield ThenAndNow(of="who", name=who, then=pair[1], now=pair[2])
            return


def _furthest(
    period: Period, groups: Mapping[str, Sequence[Quote]], used: set[str]
) -> tuple[str, Quote, Quote] | None:
    """Return the group whose first and last quote lie furthest apart, with these; note them as used."""
    middle = period.first + timedelta(days=period.days // 2)
    found: list[tuple[int, str, Quote, Quote]] = []
    for name, quotes in groups.items():
        free = sorted((one for one in quotes if one.entry not in used), key=lambda one: one.date)
        early = [one for one in free if one.date < middle]
        late = [one for one in free if one.date >= middle]
        if early and late and early[0].text.split() != late[-1].text.split():
            found.append((-(late[-1].date - early[0].date).days, name, early[0], late[-1]))
    if not found:
        return None
    _, name, then, now = min(found, key=lambda one: one[:2])
    used.update((then.entry, now.entry))
    return name, then, now
