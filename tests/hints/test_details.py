"""Details that together point at one person, and the ordinary ones of care that do not."""

import pytest

from reflectie_cli.hints.nudge import nudge
from reflectie_cli.language import Code

TOGETHER: dict[Code, tuple[str, ...]] = {
    "nl": (
        "Op 12 maart kwam de politie hem terugbrengen.",
        "Sinds de brand van 3 november slaapt ze met het licht aan.",
        "Hij is op 7 juni overleden, terwijl ik pauze had.",
        "Op 14 augustus 2025 stond de ambulance voor de deur.",
        "Op 2 mei was ze vermist, drie uur lang.",
        "Haar bruiloft was op 21 juni, wij mochten erbij zijn.",
        "Op 9 oktober stond haar foto in de krant.",
        "Een man van 43 jaar met Huntington, uit Delfzijl.",
        "De vrouw van 91 jaar liep de kerk uit en de politie vond haar.",
        "Een jongen van 19 jaar is in het zwembad gereanimeerd.",
        "Op 17/9 is hij in het zwembad gereanimeerd.",
        "Op 30 april, in Zierikzee, zag ik haar van 88 jaar dansen.",
        "Op 4 december kwam een man van 54 jaar met korsakov bij ons wonen.",
    ),
    "en": (
        "On 12 March the police brought him back.",
        "Since the fire of 3 November she sleeps with the light on.",
        "He died on 7 June while I was on my break.",
        "On 14 August 2025 the ambulance stood at the door.",
        "She went missing on 2 May, for three hours.",
        "Her wedding was on 21 June and we were asked to come.",
        "On 9 October her picture was in the local paper.",
        "A man of 43 years old with Huntington who sings in church.",
        "The woman, aged 91, walked out of the church and the police found her.",
        "A boy, aged 19, had CPR at the swimming pool.",
        "He was arrested on 17 September.",
        "On 30 April, at the beach, I saw her, aged 88, dancing.",
    ),
}
ORDINARY: dict[Code, tuple[str, ...]] = {
    "nl": (
        "Op 12 maart bespreken we het plan.",
        "Ze moest naar het ziekenhuis en ik ging mee.",
        "We gingen met de groep naar het zwembad.",
        "De ambulance kwam snel en bracht haar naar het ziekenhuis.",
        "Hij is vannacht overleden, met zijn zus erbij.",
        "De politie belde of alles goed was.",
        "Op 5 december vierden we Sinterklaas met de hele groep.",
        "Op 3 september heb ik de herhaling reanimatie.",
        "De bhv-oefening met brand is op 20 mei.",
        "Een collega hielp me uit de brand.",
        "Op 1 juni zei mevrouw dat ze als kind nooit naar de kerk ging.",
        "Een bewoner met dementie zocht zijn jas in de kerk.",
        "Op 8 mei ga ik naar de bruiloft van mijn zus.",
        "In Word staat het plan van 12 maart.",
        "In januari was hij vaak boos, in Teams stond waarom.",
        "Het ging per ongeluk, op 4 april.",
        "Maandag was ze in de kerk en dinsdag in bed.",
        "In de krant stond een stuk over de oorlog, op 4 mei waren we stil.",
        "Op 4 mei is mijn moeder overleden, daarom was ik stil.",
    ),
    "en": (
        "On 12 March we discuss the plan.",
        "She had to go to hospital and I went along.",
        "We took the group to the swimming pool.",
        "The ambulance came soon and took her to hospital.",
        "He died last night with his sister beside him.",
        "The police rang to ask if all was well.",
        "On 5 December we had the Christmas lights put up.",
        "On 3 September I have my CPR refresher.",
        "The fire drill is on 20 May.",
        "On 1 June I asked her about the garden.",
        "A resident with dementia looked for his coat in the church.",
        "On 8 May I am off for the wedding of my sister.",
        "The plan of 12 March is in Word.",
        "From Monday on we ask first.",
        "She was in church on Sunday and in bed on Monday.",
        "My mother died on 3 May, so I was quiet.",
    ),
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code in TOGETHER for text in TOGETHER[code]]
)
def test_rare_details_together_get_the_hint(code: Code, text: str) -> None:
    """An exact day with a rare event, or three kinds of details, get the hint."""
    assert nudge(text, code) == "combo"


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code in ORDINARY for text in ORDINARY[code]]
)
def test_what_is_ordinary_in_care_does_not(code: Code, text: str) -> None:
    """What is ordinary in care, such as a plan, a trip or a death, gets no hint."""
    assert nudge(text, code) != "combo"


def test_details_of_two_answers_count_together() -> None:
    """Details of two answers count together, provided that the second has one of its own."""
    before = "Het was op 12 maart, na het eten."
    assert nudge("Toen kwam de politie.", "nl") is None
    assert nudge("Toen kwam de politie.", "nl", before=before) == "combo"
    assert nudge("Toen zette ik thee.", "nl", before=f"{before} De politie kwam.") is None
