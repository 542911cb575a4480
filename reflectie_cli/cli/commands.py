"""Every command: its names in both languages, the module it lives in, and what it is for.

Help, completion and the tests of the docs follow from this table; a command is a row here and the
function of its name in the module.
"""

from typing import NamedTuple

from reflectie_cli.language import N_, Language


class Command(NamedTuple):
    """A command by its English name and its Dutch one; both always work.

    `module` is a file of `cli`; `within` names the command that this one belongs to. `examples` are
    lines to type, one below the other.
    """

    name: str
    dutch: str
    module: str
    help: str
    within: str = ""
    examples: str = ""


COMMANDS = (
    Command("new", "nieuw", "write", N_("Answer the questions of a prompt set and keep the answers.")),
    Command("resume", "hervat", "write", N_("Carry on with a draft, or the later questions of an open entry.")),
    Command("edit", "wijzig", "write", N_("Change answers, day, themes or title; the old wording is kept.")),
    Command("list", "lijst", "read", N_("List entries, the latest day first.")),
    Command("show", "toon", "read", N_("Show one entry.")),
    Command("search", "zoek", "read", N_("Find entries by the words in them, best match first.")),
    Command("tags", "themas", "themes", N_("List the themes in use, see when they came up, or change one everywhere.")),
    Command("intentions", "voornemens", "intentions", N_("What you intended, in your own words, soonest first.")),
    Command("follow-up", "opvolgen", "intentions", N_("Look back on what you intended: what came of it?")),
    Command("review", "terugblik", "review", N_("Read a period back, then look back on it.")),
    Command("what-for", "waarvoor", "review", N_("See what you did it for, beside what clients noticed.")),
    Command("schedule", "plan", "review", N_("Print a task that writes a review; nothing is installed.")),
    Command("status", "stand", "read", N_("Show drafts, open entries, and what is due.")),
    Command("delete", "verwijder", "housekeeping", N_("Put an entry in the bin.")),
    Command("restore", "herstel", "housekeeping", N_("Take an entry out of the bin.")),
    Command("erase", "wis", "housekeeping", N_("Erase an entry for good, text and earlier wordings included.")),
    Command("condense", "inkorten", "housekeeping", N_("Keep the insights and intentions of old entries, drop the story.")),
    Command("summary", "samenvatting", "summary", N_("What a coach may see: read it, choose, and write it to a file."), "", N_("reflectie summary -o for-my-coach.docx\nreflectie summary --to age1… --for Anna -o for-anna.age\nreflectie summary --agreed --from reply.age\nreflectie summary --history Anna")),
    Command("register", "register", "register", N_("Account for what you did and learned, on the form of a register.")),
    Command("names", "namen", "privacy", N_("Names that a summary always leaves out.")),
    Command("privacy", "privacy", "privacy", N_("How to write so that nobody can be recognised.")),
    Command("coach", "coach", "coach", N_("For a coach: your key, what others sent you, and a reply.")),
    Command("export", "exporteer", "transfer", N_("Export everything: json, jsonl (lossless), csv, md, html, docx, pdf.")),
    Command("import", "importeer", "transfer", N_("Import from reflectie or another program; repeating adds nothing.")),
    Command("prompts", "vragensets", "prompts", N_("The prompt sets: which ones there are, and what they ask.")),
    Command("config", "instellingen", "housekeeping", N_("See your settings, or change one.")),
    Command("demo", "demo", "housekeeping", N_("Make a journal with invented work, to look around in.")),
    Command("done", "gedaan", "intentions", N_("It is done."), "intentions"),
    Command("let-go", "loslaten", "intentions", N_("Let it go; that counts just as much as doing it."), "intentions"),
    Command("postpone", "uitstellen", "intentions", N_("Let it come back on another day."), "intentions"),
    Command("rename", "hernoem", "themes", N_("Call a theme something else in every entry."), "tags"),
    Command("add", "voeg-toe", "themes", N_("Give a theme to many entries at once."), "tags"),
    Command("remove", "haal-weg", "themes", N_("Take a theme off many entries at once."), "tags"),
    Command("add", "voeg-toe", "privacy", N_("Add a name to the list."), "names"),
    Command("remove", "haal-weg", "privacy", N_("Take a name off the list."), "names"),
    Command("key", "sleutel", "coach", N_("Make your key, or show the public one again."), "coach"),
    Command("open", "open", "coach", N_("Open a summary that was sent to you, and keep it."), "coach", N_("reflectie coach open for-my-coach.age --as Noor")),
    Command("list", "lijst", "coach", N_("List what you were sent, by name."), "coach", N_("reflectie coach list\nreflectie coach list Noor")),
    Command("show", "toon", "coach", N_("Show a summary that was sent to you, with its headings."), "coach", N_("reflectie coach show Noor")),
    Command("export", "exporteer", "coach", N_("Write what somebody sent you to a file."), "coach", N_("reflectie coach export Noor -o noor.docx\nreflectie coach export Noor year -o noor.html")),
    Command("reply", "antwoord", "coach", N_("Write a few lines back, in a file that comes beside their talk."), "coach", N_("reflectie coach reply Noor -o for-noor.age")),
    Command("list", "lijst", "prompts", N_("List the prompt sets, by reason."), "prompts"),
    Command("search", "zoek", "prompts", N_("Find prompt sets by a word in them."), "prompts"),
    Command("show", "toon", "prompts", N_("Show what a prompt set is for and what it asks."), "prompts"),
    Command("new", "nieuw", "prompts", N_("Make a prompt set of your own."), "prompts"),
    Command("edit", "wijzig", "prompts", N_("Change a prompt set in your editor, and check it."), "prompts"),
    Command("add", "voeg-toe", "prompts", N_("Add a question of your own to a set whose questions take turns."), "prompts"),
    Command("check", "controleer", "prompts", N_("Check prompt set files for mistakes."), "prompts"),
    Command("path", "pad", "prompts", N_("Make the folder for prompt sets of your own, and say where it is."), "prompts"),
    Command("schema", "schema", "prompts", N_("Print the JSON Schema of a prompt set, for an editor."), "prompts"),
    Command("book", "boek", "prompts", N_("Write all prompt sets as one text to read."), "prompts"),
)  # fmt: skip
"""In the order help shows them."""


def commands_within(group: str) -> dict[str, Command]:
    """Return the commands of a group by their English names; of the root for an empty name."""
    return {one.name: one for one in COMMANDS if one.within == group}


_DUTCH = {one.name: one.dutch for one in COMMANDS}
_ENGLISH = {one.dutch: one.name for one in COMMANDS}


def command_name(english: str, language: Language) -> str:
    """Return the name of a command in a language."""
    return _DUTCH.get(english, english) if language.code == "nl" else english


def english_name(name: str) -> str:
    """Return the English name of a command by either of its names."""
    return _ENGLISH.get(name, name)
