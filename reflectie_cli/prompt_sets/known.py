"""Names of shipped sets on which the program relies; a test looks whether they are there."""

AFTER_SHIFT = "na-de-dienst"
IN_THE_MOMENT = "tijdens-de-dienst"
DOUBLE_LOOP = "reflecteren-op-reflecteren"
WENT_WELL = "wat-goed-gaat"
CELEBRATE = "successen-vieren"
TELL_WHAT_WORKED = (WENT_WELL, CELEBRATE)
"""Sets about what worked: their why is what that meant for the client."""
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
RECEIVED = "ontvangen"
"""The set in which a coach keeps what others sent; it stands in no list."""
RECEIVED_DOCUMENT = "received_document"
"""Its question under which the text stands with its headings, as JSON that nobody reads as words."""
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
    "teamontwikkeling",
    "huiskamergesprek",
    "kijkje-in-de-keuken",
)
"""Sets that a team walks together; what it learned goes into its year text."""
AMONG_COLLEAGUES = (
    "driehoeksbespreking",
    "goede-zorg",
    "intervisie",
    "positief-roddelen",
    "teamrollen",
)
"""Sets that are walked with others, and in which each one writes down what is their own."""
WALKED_BY_A_TEAM = (
    "beelden-van-kwaliteit",
    "clientervaringsonderzoek",
    "huiskamergesprek",
    "kijkje-in-de-keuken",
    "kwaliteitsverhaal",
    "moreel-beraad",
    "nabespreking",
    "onderwerp-kiezen",
    "overdracht",
    "slotronde",
    "teamjaar",
    "teamontwikkeling",
    "teamreflectie",
    "visie-op-leren",
    "wat-is-teamreflectie",
)
"""Shipped sets that nobody walks alone, so that what is written in them is a team's."""
REVIEW = "terugblik-"
"""How the sets begin that look back on a period."""
REVIEWS = {
    "week": f"{REVIEW}week",
    "month": f"{REVIEW}maand",
    "quarter": f"{REVIEW}kwartaal",
    "year": f"{REVIEW}jaar",
}
"""The set that looks back on a period of each kind (methods.md, part D)."""
NO_PURPOSE = (COACH, DOUBLE_LOOP, REVIEWS["month"], REVIEWS["quarter"])
"""Sets whose question with the role `why` is not answered with what somebody did something for."""
NO_INSIGHT = (
    "pdca.goal",
    "intervisie.own_question",
    "onderwerp-kiezen.chosen",
    "slotronde.words",
    "tijdens-de-dienst.noticing",
    "overdracht.question_for_next",
)
"""Questions that had the role `learn` in a first version, and are answered with no insight."""
REFRAMED = "intervisie.reframed"
"""The question of an intervisie as it is asked at its end: that is an insight."""
LABEL = "label_question"
"""The key of the light questions that take turns after a shift."""
IN_PASSING = (
    "tijdens-de-dienst.noticing",
    "overdracht.rubbed",
    "overdracht.question_for_next",
    "slotronde.words",
    "slotronde.want_to_know",
)
"""What the light sets gather beside a good moment: what struck somebody in passing."""
