"""Two states of one entry, from two copies of a journal, become one: a pure function.

It goes by field and by answer, never by entry: whatever was changed last holds (contract, section
8). Each field carries the time of its last change by the clock of its journal, which is never
behind what that journal has seen, so that a clock set back loses nothing; equal times fall by
content. Of an answer every other wording stays as an earlier one. What was thrown away for good
stays away. The order of the two and of any more does not matter, and twice is once.

`Entry.changed` names the fields: `date`, `title`, `state`, `bin`, `rotated`, `unfinished`;
`tag:THEME`; `answer:KEY`, where that is not when it was answered; `away:KEY`, when an answer was
taken away; `gone:KEY`, up to when wordings were thrown away for good; `check:ID`, `became:ID` and `intention:ID`, when one was taken back.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from reflectie_cli.journal.entry import (
    Answer,
    Entry,
    Intention,
    State,
    Unfinished,
    Wording,
    present,
)
from reflectie_cli.journal.filters import fold_theme
from reflectie_cli.prompt_sets.model import QuestionType

Value = TypeVar("Value")

_NEVER = datetime.min.replace(tzinfo=UTC)
_TELLS_OF_ABSENCE = ("tag:", "answer:", "away:", "gone:", "intention:")
"""Of these a time tells something by being there; of other fields it does from the beginning on."""


class _Version(Struct, frozen=True):
    """A wording of an answer, when it was given, and until when it stood where that is known."""

    at: datetime
    answer: Answer
    replaced: datetime | None = None

    @property
    def rank(self) -> tuple[datetime, bytes]:
        """What the later of two is told by."""
        return self.at, msgspec.json.encode(self.answer)

    @property
    def half_typed(self) -> bool:
        """Whether it never became an answer: then nobody knows how it was asked."""
        return not self.answer.question


def merged(here: Entry, there: Entry) -> Entry:
    """Return what two states of one entry are together, with its whole past.

    Both are of one id. An export without its past tells only when it was changed at all: that time
    goes for each of its fields.
    """
    both = (with_stamps(here), with_stamps(there))
    changed = _latest(_of_what_is_there(_stamps(one), one.intentions) for one in both)
    of_both = _OfBoth(both, changed, _places(both))
    answers, history = of_both.answers()
    current = {answer.key: of_both.answered(answer) for answer in answers}
    intentions = of_both.intentions(current)
    state, finished = of_both.latest("state", lambda entry: (_was(entry), entry.finished))
    in_bin = of_both.latest("bin", lambda entry: entry.state is State.DELETED)
    first = min(both, key=lambda entry: (len(entry.handle), entry.handle))
    return replace(
        first,
        set_version=_most(both, lambda entry: entry.set_version),
        set_title=_most(both, lambda entry: entry.set_title),
        title=of_both.latest("title", lambda entry: entry.title),
        date=of_both.latest("date", lambda entry: entry.date),
        state=State.DELETED if in_bin else state,
        was=state if in_bin else UNSET,
        finished=finished,
        updated=max(entry.updated for entry in both),
        tags=of_both.tags(),
        builds_on=_most(both, lambda entry: entry.builds_on),
        private=any(entry.private for entry in both),
        answers=answers,
        intentions=intentions,
        follows=_most(both, lambda entry: present(entry.follows, None)),
        period=_most(both, lambda entry: present(entry.period, None)),
        covers=tuple(sorted({uid for entry in both for uid in present(entry.covers, ())})),
        unfinished=of_both.latest("unfinished", lambda entry: present(entry.unfinished, None)),
        rotated=of_both.latest("rotated", lambda entry: present(entry.rotated, None)),
        history=history,
        places=dict(sorted(of_both.places.items())),
        changed={
            field: at
            for field, at in sorted(_of_what_is_there(changed, intentions).items())
            if at > first.created or field.startswith(_TELLS_OF_ABSENCE)
        },
    )


def canonical(entry: Entry) -> Entry:
    """Return an entry with its past as it comes out of a merge with itself."""
    return merged(entry, entry)


class _OfBoth(Struct, frozen=True):
    """Two states of an entry; when fields were changed last, and where answers stand, is settled here."""

    both: tuple[Entry, Entry]
    changed: dict[str, datetime]
    places: dict[str, int]

    def latest(self, field: str, value_of: Callable[[Entry], Value]) -> Value:
        """Return the value of the state in which a field was changed last."""
        last = max(self.both, key=lambda entry: (_at(entry, field), _by_content(value_of(entry))))
        return value_of(last)

    def tags(self) -> tuple[str, ...]:
        """Return the themes that were given after they were taken off."""
        spelled: dict[str, tuple[datetime, str]] = {}
        for entry in self.both:
            given = {fold_theme(tag): tag for tag in entry.tags}
            taken_off = {
                field.removeprefix("tag:"): "" for field in _stamps(entry) if field[:4] == "tag:"
            }
            for folded, tag in {**taken_off, **given}.items():
                said = (_at(entry, f"tag:{folded}"), tag)
                spelled[folded] = max(spelled.get(folded, said), said)
        return tuple(tag for _, (_, tag) in sorted(spelled.items()) if tag)

    def answered(self, answer: Answer) -> datetime:
        """Return when an answer was given, by the clock of its journal."""
        return self.changed.get(f"answer:{answer.key}", answer.answered)

    def answers(self) -> tuple[tuple[Answer, ...], tuple[Wording, ...]]:
        """Return the latest answers, in the order of their questions, and every other wording."""
        versions = self._versions()
        answers: dict[tuple[int, str], Answer] = {}
        places = self.places
        history: list[Wording] = []
        for key, known in versions.items():
            latest = self._latest_answer(key, known)
            if latest:
                answers[places.get(key, 0), key] = latest.answer
            typing = self._unfinished()
            now = typing.text if typing and typing.key == key else ""
            history += [
                _earlier(one)
                for one in known
                if one is not latest and not _went_on(one, known, now)
            ]
        in_order = (answer for _, answer in sorted(answers.items()))
        return tuple(in_order), tuple(sorted(history, key=_history_order))

    def _versions(self) -> dict[str, list[_Version]]:
        """Return each wording once, by question, without those that were thrown away since."""
        found: dict[tuple[datetime, bytes], _Version] = {}
        for version in (one for entry in self.both for one in self._versions_of(entry)):
            known = found.get(version.rank, version)
            times = [one for one in (known.replaced, version.replaced) if one]
            found[version.rank] = replace(known, replaced=min(times) if times else None)
        by_key: dict[str, list[_Version]] = {}
        for _, version in sorted(found.items()):
            if version.at > self.changed.get(f"gone:{version.answer.key}", _NEVER):
                by_key.setdefault(version.answer.key, []).append(version)
        return by_key

    def _versions_of(self, entry: Entry) -> Iterable[_Version]:
        for answer in entry.answers:
            yield _Version(_given(entry, answer), answer)
        for old in present(entry.history, ()):
            fields = {name: getattr(old, name) for name in Answer.__struct_fields__}
            own = present(old.changed, old.answered)
            replaced = None if old.replaced == old.answered else old.replaced
            yield _Version(own, Answer(**fields), replaced)
        left = present(entry.unfinished, None)
        if left and left.text.strip() and left != self._unfinished():
            yield _half_typed(left, _at(entry, "unfinished"))

    def _unfinished(self) -> Unfinished | None:
        return self.latest("unfinished", lambda entry: present(entry.unfinished, None))

    def _latest_answer(self, key: str, known: list[_Version]) -> _Version | None:
        """Return the version that holds; None where the answer was taken away after it."""
        current = {
            _Version(_given(entry, answer), answer).rank
            for entry in self.both
            for answer in entry.answers
            if answer.key == key
        }
        replaced = max((one.rank for one in known if one.replaced), default=None)
        later = (one for one in known if replaced is None or one.rank > replaced)
        holding = [one for one in later if one.rank in current]
        latest = max(holding, key=lambda one: one.rank, default=None)
        if latest is None or latest.at < self.changed.get(f"away:{key}", _NEVER):
            return None
        if latest.at != latest.answer.answered:
            self.changed[f"answer:{key}"] = latest.at
        return latest

    def intentions(self, answered: Mapping[str, datetime]) -> tuple[Intention, ...]:
        """Return what was intended in either, but what was taken back; `answered` is by key.

        One that was taken back here and written anew elsewhere after that is there.
        """
        found: dict[str, list[tuple[Entry, Intention]]] = {}
        for entry in self.both:
            for one in entry.intentions:
                found.setdefault(one.id, []).append((entry, one))
        kept = [self._intention(states) for _, states in sorted(found.items())]
        return tuple(one for one in kept if not self._was_taken_back(one, answered))

    def _intention(self, states: list[tuple[Entry, Intention]]) -> Intention:
        """Return one intention out of its states, each beside the entry that holds it."""

        def latest(field: str, value_of: Callable[[Intention], Value]) -> Value:
            last = max(states, key=lambda one: (_at(one[0], field), _by_content(value_of(one[1]))))
            return value_of(last[1])

        meant = max(states, key=lambda one: (_when_meant(*one), _by_content(_meaning(one[1]))))[1]
        return replace(
            meant,
            handle=min((one.handle for _, one in states), key=lambda own: (len(own), own)),
            key=max(one.key or "" for _, one in states) or None,
            check=latest(f"check:{meant.id}", lambda one: one.check),
            state=latest(f"became:{meant.id}", lambda one: one.state),
            follow_ups=max((one.follow_ups for _, one in states), key=_by_content),
        )

    def _was_taken_back(self, one: Intention, answered: Mapping[str, datetime]) -> bool:
        back = self.changed.get(f"intention:{one.id}")
        anew = answered.get(one.key or "")
        return back is not None and not (anew and anew > back)


def _meaning(one: Intention) -> tuple[str, str | None, date | None, str | None]:
    return one.text, one.line, one.due, present(one.together, None)


def _when_meant(entry: Entry, intention: Intention) -> datetime:
    for answer in entry.answers:
        if answer.key == intention.key and answer.type == QuestionType.INTENTION:
            return _given(entry, answer)
    return entry.created


def with_stamps(entry: Entry) -> Entry:
    """Return an entry that says when its fields were changed; `updated` where it did not say."""
    if entry.changed is not UNSET:
        return entry
    fields = ["date", "title", "state", "bin"]
    fields += [f"tag:{fold_theme(tag)}" for tag in entry.tags]
    fields += [f"{kind}:{one.id}" for one in entry.intentions for kind in ("check", "became")]
    return replace(entry, changed=dict.fromkeys(fields, entry.updated))


def _stamps(entry: Entry) -> Mapping[str, datetime]:
    return present(entry.changed, {})


def _of_what_is_there(
    stamps: Mapping[str, datetime], intentions: Iterable[Intention]
) -> dict[str, datetime]:
    """Return stamps without those of an intention that is not there: no value comes with them."""
    there = {one.id for one in intentions}
    return {
        field: at
        for field, at in stamps.items()
        if not field.startswith(("check:", "became:")) or field.partition(":")[2] in there
    }


def _at(entry: Entry, field: str) -> datetime:
    """Return when a field was changed last: when the entry began, if it never was."""
    return _stamps(entry).get(field, entry.created)


def _latest(stamps: Iterable[Mapping[str, datetime]]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for one in stamps:
        for field, at in one.items():
            found[field] = max(found.get(field, at), at)
    return {field: at for field, at in found.items() if not field.startswith("answer:")}


def _given(entry: Entry, answer: Answer) -> datetime:
    """Return when an answer was given, by the clock of its journal."""
    return _stamps(entry).get(f"answer:{answer.key}", answer.answered)


def _places(both: tuple[Entry, Entry]) -> dict[str, int]:
    """Return where answers stand; an export without its past knows their order only."""
    told: dict[str, int] = {}
    ordered: dict[str, int] = {}
    for entry in both:
        order = {answer.key: at for at, answer in enumerate(entry.answers)}
        for known, places in ((ordered, order), (told, present(entry.places, {}))):
            for key, place in places.items():
                known[key] = min(known.get(key, place), place)
    return ordered | told


def _was(entry: Entry) -> State:
    """Return what an entry is, or was before it went into the bin, as far as that is told."""
    before = State.DONE if entry.finished else State.DRAFT
    return present(entry.was, before) if entry.state is State.DELETED else entry.state


def _most(both: tuple[Entry, Entry], value_of: Callable[[Entry], Value]) -> Value:
    """Return what never changes; where two states say otherwise, one of both by content."""
    return max(map(value_of, both), key=_by_content)


def _by_content(value: Any) -> tuple[bool, bytes]:
    """Return what orders values of any kind; nothing comes before something."""
    return value is not None, msgspec.json.encode(value)


def _half_typed(left: Unfinished, at: datetime) -> _Version:
    """Return words that another copy typed on at; they stay as an earlier wording."""
    kind = QuestionType.TEXT
    return _Version(at, Answer(key=left.key, type=kind, question="", answer=left.text, answered=at))


def _went_on(version: _Version, known: Iterable[_Version], now: str) -> bool:
    """Return whether half-typed words stand in an answer, or in what was typed on `now` or later."""
    if not version.half_typed:
        return False
    text = version.answer.words
    return text in now or any(
        text in other.answer.words
        and (text != other.answer.words or not other.half_typed or other.rank > version.rank)
        for other in known
        if other is not version
    )


def _earlier(version: _Version) -> Wording:
    """Return a version as an earlier wording; one that was replaced by no one stood at its time."""
    fields = {name: getattr(version.answer, name) for name in Answer.__struct_fields__}
    answered = version.answer.answered
    return Wording(
        **fields,
        replaced=version.replaced or answered,
        changed=UNSET if version.at == answered else version.at,
    )


def _history_order(wording: Wording) -> tuple[datetime, datetime, bytes]:
    return wording.replaced, wording.answered, msgspec.json.encode(wording)
