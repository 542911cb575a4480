"""Hard words about a colleague, and all that may be said beside one."""

import pytest

from reflectie_cli.hints.colleagues import is_hard_on_a_colleague
from reflectie_cli.language import Code

HARD: dict[Code, tuple[str, ...]] = {
    "nl": (
        "Mijn collega is gewoon lui.",
        "Weer die luie collega van de avond.",
        "De arts was echt onbeschoft tegen de familie.",
        "Ik vond de teamleider arrogant in dat gesprek.",
        "Soms is mijn leidinggevende zo laf.",
        "De invalkracht loopt de kantjes eraf.",
        "Die stagiair deugt niet.",
        "Wat een incompetente arts.",
        "Onze manager is een leugenaar.",
        "Ik heb een hekel aan mijn teamleider.",
        "Een trut van een collega stond mij op te wachten.",
        "De flexer voert niks uit.",
        "Met zo'n waardeloze uitzendkracht sta je er alleen voor.",
        "Ik kan die collega niet uitstaan.",
        "Ik heb me verbeten om het respectloze gedrag van de arts.",
        "Omdat die collega zo gemakzuchtig is, doe ik het bed.",
    ),
    "en": (
        "My colleague is just lazy.",
        "That lazy colleague again.",
        "The doctor was really rude to the family.",
        "I thought the manager arrogant in that meeting.",
        "My supervisor is a bully.",
        "The agency nurse never does anything.",
        "What an incompetent doctor.",
        "I can't stand my team leader.",
        "Our manager is a liar.",
        "The student was useless all evening.",
        "The GP was so arrogant on the phone.",
        "I hate that colleague.",
        "Our boss couldn't care less.",
        "I lay awake over the rude behaviour of the consultant.",
    ),
}
FAIR: dict[Code, tuple[str, ...]] = {
    "nl": (
        "Ik was boos op mezelf.",
        "Mijn collega was ziek.",
        "Ik was boos op mijn collega omdat ze te laat was.",
        "Mijn collega is niet lui, ze was bekaf.",
        "Ik voelde me een luie collega.",
        "Ben ik een egoïstische collega?",
        "De collega vond mij lui.",
        "Ik schaamde me dat mijn collega zag hoe brutaal ik deed.",
        "Was de arts arrogant, of was ik moe?",
        "“Wat een luie collega”, riep hij door de gang.",
        "De bewoner noemde een collega dom en ik lachte.",
        "De bewoner was brutaal tegen de stagiair.",
        "Ik vond het dom van mezelf dat ik de collega niet belde.",
        "De collega zat in de luie stoel bij het raam.",
        "Mijn collega en ik hebben iets gemeen: we lopen allebei te hard.",
        "De collega zong vals mee en de hele tafel lachte.",
        "De arts was kort aan de telefoon.",
        "De stagiair was onzeker en ik gaf haar geen ruimte.",
        "Mijn teamleider zei niets en dat deed me zeer.",
        "De collega deed het anders dan ik, en sneller.",
        "Een domme fout van mij, mijn collega ving het op.",
        "Ik baal van het rooster van de planner.",
        "Volgens de dochter is de arts onbeschoft.",
        "Mijn collega is stom verbaasd.",
        "Stomme stagiair die ik was.",
    ),
    "en": (
        "I was angry with myself.",
        "My colleague was ill.",
        "I was cross with my colleague because she was late.",
        "My colleague is not lazy, she was worn out.",
        "I felt like a lazy colleague.",
        "Am I a selfish colleague?",
        "My manager said I was lazy.",
        "My colleague felt useless, and so did I.",
        "Was the doctor rude, or was I tired?",
        '"What a lazy nurse," he shouted down the corridor.',
        "The resident called a colleague stupid and I laughed.",
        "The resident was rude to the student.",
        "It was stupid of me not to ring my colleague.",
        "The nurse had a nasty cold.",
        "The doctor was short on the phone.",
        "The student was unsure and I gave her no room.",
        "My colleague does it in another way than I do, and faster.",
        "The doctor was afraid of being rude.",
        "According to her daughter the nurse is rude.",
        "The stupid doctor's handwriting again.",
    ),
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in HARD for text in HARD[code]])
def test_hard_words_about_a_colleague_are_found(code: Code, text: str) -> None:
    """An insult about a colleague is recognised as one."""
    assert is_hard_on_a_colleague(text, code)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code in FAIR for text in FAIR[code]])
def test_anger_doubt_and_other_people_are_not(code: Code, text: str) -> None:
    """Anger, self-reproach, a question or somebody else's words are no insult about a colleague."""
    assert not is_hard_on_a_colleague(text, code)
