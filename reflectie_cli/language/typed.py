"""Words and signs that people type, in either language whatever that of the screen."""

YES = ("yes", "y", "ja", "j")
NONE = "-"
"""No answer, where Enter means something else."""
NO = (NONE, "n", "no", "nee")
ALL = ("all", "alle", "alles", "*")
NOTHING = (NONE, "none", "geen", "niets")
BACK = "<"
CHOOSE_AGAIN = ("c", "k")
SHOW_ALL = "a"
SHORT, LONG = ("short", "kort"), ("long", "lang")
"""How far ahead a check day is."""
PASSPHRASE = ("passphrase", "wachtwoord")
"""What stands for a recipient where there is no key; the first goes into the journal."""
