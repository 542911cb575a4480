"""Playing a diary: entries, follow-ups and reviews kept one by one, each at its own moment.

They go the same way as answers from a file, so what is played is what somebody who typed
it would have. The demonstration is made of it, and so is the invented year of the tests.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from msgspec import structs

import reflectie_cli
from reflectie_cli.flows.material import gather_review
from reflectie_cli.flows.plan import About, Plan
from reflectie_cli.flows.planner import library, plan_follow_up, plan_new, plan_resumed
from reflectie_cli.flows.record import Record
from reflectie_cli.flows.review import plan_review
from reflectie_cli.flows.session import Session
from reflectie_cli.journal.entry import IntentionRecord
from reflectie_cli.journal.journal import Journal
from reflectie_cli.loop.period import read_period
from reflectie_cli.prompt_sets.model import PromptSet
from reflectie_cli.system.settings import Places, Settings
from reflectie_cli.system.yaml_tree import Node, decode, read_bytes, read_tree
from reflectie_cli.walk.answers_file import read_answers


@dataclass(slots=True)
class Playhead:
    """The clock of a diary: it stands where the last item was kept."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the moment."""
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
        playhead stands at the beginning; `label` says which of the wordings that take turns was
        asked. Raise what answers from a file raise.
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
        record = Record(self.journal, self._plan(item))
        plan, data = record.plan, json.dumps(item["answers"]).encode()
        reader = plan.reader(self.session.today)
        record.keep_all(read_answers(data, item["at"], plan.steps, reader, before=plan.replies))
        if "name" in item:
            self.named[item["name"]] = record.begun

    def _plan(self, item: dict[str, Any]) -> Plan:
        session, journal = self.session, self.journal
        if "follow" in item:
            return plan_follow_up(session, journal, self._meant(item["follow"]))
        if "resume" in item:
            uid = self.named[item["resume"]]
            if journal.entries.get(uid).intentions:
                return plan_follow_up(session, journal, self._meant(item["resume"]))
            return plan_resumed(session, journal, uid)
        if "review" in item:
            period = read_period(item["review"], today=session.today)
            return plan_review(session, journal, gather_review(session, journal, period))
        before = self.named[item["from"]] if "from" in item else None
        about = About(day=session.today, tags=item.get("tags", ()), builds_on=before)
        prompt_set = library(session).find(item["walk"])
        if "label" in item:
            prompt_set = _asking(prompt_set, item["label"])
        return plan_new(session, journal, prompt_set, about)

    def _meant(self, name: str) -> IntentionRecord:
        entry = self.journal.entries.get(self.named[name])
        return self.journal.intentions.get(entry.intentions[0].id)


def _asking(prompt_set: PromptSet, label: str) -> PromptSet:
    """Return a set that asks this one of the wordings that take turns: it is what was answered."""
    return structs.replace(
        prompt_set,
        questions=tuple(
            structs.replace(one, rotate={label: one.rotate[label]}) if label in one.rotate else one
            for one in prompt_set.questions
        ),
    )


def _plain(node: Node) -> Any:
    """Return a tree of YAML as plain values; every scalar is text, as in an answers file."""
    if isinstance(node.value, dict):
        return {key: _plain(inner) for key, inner in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(inner) for inner in node.value]
    return node.value


def demonstration(session: Session, folder: Path, zone: tzinfo | None = None) -> Session:
    """Fill a journal in a folder with invented work, and return a session that looks at it.

    `zone` is the time zone of the work; without one, that of this place.
    """
    places = Places(folder / "journal.db", folder / "config.yaml", folder / "prompts")
    shown = replace(session, places=places, settings=Settings())
    playhead = Playhead(session.now)
    silent = TextIOWrapper(BytesIO(), encoding="utf-8")
    playing = replace(shown, clock=playhead, out=silent, err=silent)
    file = Path(reflectie_cli.__file__).parent / "demo" / f"{session.language.code}.yaml"
    with Journal.open(places.journal, playhead) as journal:
        Player(playing, journal, playhead, zone).play(file)
    return shown
