"""Compile the Dutch catalogue while the package is built; git keeps only what translators write."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """The step of a wheel or an editable install that makes each `.mo` beside its `.po`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the catalogues into the source tree, from where hatchling takes them along."""
        for source in Path(self.root, "reflectie_cli", "language", "locale").rglob("*.po"):
            with source.open("rb") as translated, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(translated))
