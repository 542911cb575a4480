"""What a journal's file says about itself, for whoever opens one without changing it.

`schema` says the same: it imports nothing of ours, so that an old migration stays what it was. A
test holds the two together.
"""

APPLICATION_ID = 0x7265666C
"""Tells a journal from any other SQLite file: "refl"."""
NAMES = (
    "m001_entries",
    "m002_search",
    "m003_looking_back",
    "m004_sharing",
    "m005_themes",
    "m006_copies",
    "m007_words",
    "m008_half_typed",
    "m009_chosen",
    "m010_together",
    "m011_shared_with",
)
"""Every migration, in order; a journal that had another one is a newer program's."""
VERSION = len(NAMES)
"""The newest schema this program knows."""
