"""Playing a diary: entries, follow-ups and reviews kept one by one, each at its own moment.

They go through the same door as answers from a file, so what is played is what somebody who typed
it would have. The demonstration is made of it, and so is the invented year of the tests.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from reflectie_cli.cli.review import gathered
from reflectie_cli.flows.conversation import keep_all
from reflectie_cli.flows.follow_up import sitting_about
from reflectie_cli.flows.plan import About, new_sitting, resumed_sitting
from reflectie_cli.flows.review import review_sitting
from reflectie_cli.flows.session import Session
from reflectie_cli.flows.sitting import Sitting
from reflectie_cli.journal.entry import Intended
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import read_period
from reflectie_cli.system.yaml_tree import Node, decode, read_bytes, read_tree
from reflectie_cli.walk.answers_file import read_answers


@dataclass(slots=True)
class Playhead:
    """The clock of a diary: it stands where the last item was kept."""

    moment: datetime

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.moment


@dataclass(slots=True)
class Player:
    """Keeps the items of a diary in a journal, through a session whose clock is the playhead."""

    session: Session
    journal: Journal
    playhead: Playhead
    zone: tzinfo | None = None
    named: dict[str, str] = field(default_factory=dict)

    def play(self, path: Path) -> None:
        """Keep every item of a file, in its order, as one piece of writing.

        `at` of an item is a day and a time, or a number of days before or after where the
        playhead stands at the beginning. Raises what answers from a file raise.
        """
        today = self.playhead.moment
        items = _plain(read_tree(decode(read_bytes(path), path.name), path.name))
        with self.journal.write():
            for item in items:
                self.playhead.moment = self._moment(item["at"], today)
                self._keep(item)
        self.playhead.moment = max(today, self.playhead.moment)

    def _moment(self, at: str, today: datetime) -> datetime:
        day, time = at.split()
        if day.startswith("-"):
            day = (today + timedelta(days=int(day))).date().isoformat()
        moment = datetime.fromisoformat(f"{day} {time}")
        if self.zone is None:
            return moment.astimezone()
        first = moment.replace(tzinfo=self.zone)
        came_before = self.playhead.moment.tzinfo is self.zone and (
            first.timestamp() <= self.playhead.moment.timestamp()
        )
        return first.replace(fold=1) if came_before else first  # the hour that comes twice

    def _keep(self, item: dict[str, Any]) -> None:
        if "settle" in item:
            self.journal.intentions.settle(self._meant(item["settle"]).id, item["becomes"])
            return
        sitting = self._sitting(item)
        data = json.dumps(item["answers"]).encode()
        replies = read_answers(
            data, item["at"], sitting.steps, sitting.reading, before=sitting.replies
        )
        keep_all(sitting, replies)
        if "name" in item:
            self.named[item["name"]] = sitting.entry

    def _sitting(self, item: dict[str, Any]) -> Sitting:
        session, journal = self.session, self.journal
        if "follow" in item:
            return sitting_about(session, journal, self._meant(item["follow"]))
        if "resume" in item:
            uid = self.named[item["resume"]]
            if journal.entries.get(uid).intentions:
                return sitting_about(session, journal, self._meant(item["resume"]))
            return resumed_sitting(session, journal, uid)
        if "review" in item:
            period = read_period(item["review"], today=session.day)
            return review_sitting(session, journal, gathered(journal, period))
        before = self.named[item["from"]] if "from" in item else None
        about = About(session.day, tags=item.get("tags", ()), builds_on=before)
        return new_sitting(session, journal, session.library().find(item["walk"]), about)

    def _meant(self, name: str) -> Intended:
        entry = self.journal.entries.get(self.named[name])
        return self.journal.intentions.get(entry.intentions[0].id)


def _plain(node: Node) -> Any:
    """Give a tree of YAML as plain values; every scalar is text, as in an answers file."""
    if isinstance(node.value, dict):
        return {key: _plain(inner) for key, inner in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(inner) for inner in node.value]
    return node.value
