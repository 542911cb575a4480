"""The page of settings: what is set, what each means, and where things live."""

from collections.abc import Mapping, Sequence
from typing import Any

from reflectie_cli.language import N_, Language
from reflectie_cli.screen.lines import Line
from reflectie_cli.screen.text import pad
from reflectie_cli.system.settings import Places, Settings
from reflectie_cli.system.settings_file import SHAPE, as_typed

_OTHERWISE = {"plain": "false", "day_begins": f"{Settings().day_begins:%H:%M}"}
"""What holds where nothing was set."""


def settings_page(
    values: Mapping[str, Any],
    places: Places,
    warnings: Sequence[tuple[str, Mapping[str, str]]],
    language: Language,
) -> list[Line]:
    """Show every setting, the places of this person, and `warnings` about where the journal is."""
    _ = language.text
    width = max(map(len, SHAPE.fields))
    lines = []
    for name, entry in SHAPE.fields.items():
        value = as_typed(values.get(name)) or _OTHERWISE.get(name, "-")
        lines.append(Line(f"{pad(name, width)}  {value}"))
        lines.append(Line(_(entry.says), "quiet", indent=1))
    where = (
        (N_("journal: {path}"), places.journal),
        (N_("settings: {path}"), places.settings),
        (N_("own prompt sets: {path}"), places.prompts),
    )
    places_of = [Line(_(says).format(path=path), "quiet") for says, path in where]
    deserves_a_look = [Line(_(says).format(**details)) for says, details in warnings]
    return [*lines, Line(), *places_of, *deserves_a_look]
