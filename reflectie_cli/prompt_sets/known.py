"""Names of shipped sets on which the program relies; a test looks whether they are there."""

AFTER_SHIFT = "na-de-dienst"
IN_THE_MOMENT = "tijdens-de-dienst"
DOUBLE_LOOP = "reflecteren-op-reflecteren"
WENT_WELL = "wat-goed-gaat"
SUGGESTED = (
    IN_THE_MOMENT,
    WENT_WELL,
    "vraag-de-client",
    "reflectiecirkel",
    "waarom",
    "vijf-kanten",
    "morele-reflectie",
)
"""What is suggested for a change, from light to deep."""
FRESH_EYES = "frisse-blik"
SHOWN_IN_DEMO = "reflectiecirkel"
COACH = "coachgesprek"
"""The set with the questions for the conversation with a coach; it stands in no list."""
FOLLOW_UP = "opvolging"
"""The set that looks back on an intention (methods.md, 0.3)."""
TEAM_YEAR = "teamjaar"
DEFINITION = "wat-is-teamreflectie"
"""The set in which a team agrees what it calls a team reflection."""
OF_A_TEAM = (
    "teamreflectie",
    "clientervaringsonderzoek",
    "pdca",
    "successen-vieren",
    "van-regels-naar-relaties",
)
"""Sets that a team walks together; what it learned goes into its year text."""
REVIEW = "terugblik-"
"""How the sets begin that look back on a period."""
REVIEWS = {
    "week": f"{REVIEW}week",
    "month": f"{REVIEW}maand",
    "quarter": f"{REVIEW}kwartaal",
    "year": f"{REVIEW}jaar",
}
"""The set that looks back on a period of each kind (methods.md, part D)."""
