"""A set of one's own that branches, asks further, and hears several voices."""

from pathlib import Path

BRANCHING = """\
name: tak
title: {nl: De tak, en: The branch}
questions:
  - key: purpose
    type: text
    roles: [why]
    question: {nl: Waarvoor?, en: What for?}
    further: {nl: En waarvoor dát?, en: And what is that for?}
  - key: done
    type: choice
    question: {nl: Deed je het?, en: Did you do it?}
    options:
      done: {nl: gedaan, en: done}
      not_yet: {nl: nog niet, en: not yet}
  - key: noticed
    type: text
    optional: true
    asked_if: {done: [done]}
    question: {nl: Wat merkte de cliënt?, en: What did the client notice?}
    several: {nl: En iemand anders?, en: And somebody else?}
  - key: obstacle
    type: text
    optional: true
    asked_if: {done: [not_yet]}
    question: {nl: Wat kwam ertussen?, en: What got in the way?}
  - key: weighed
    type: text
    optional: true
    above: [done, noticed]
    question: {nl: Wat woog het zwaarst?, en: What weighed most?}
"""


def put_branching_set(home: Path) -> None:
    """Put the set into a home."""
    file = home / "prompts" / "tak.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BRANCHING, encoding="utf-8")
