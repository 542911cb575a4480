"""Heavy words about oneself, and the many words that only look like them."""

import pytest

from reflectie_cli.hints.heavy import is_heavy

HEAVY = {
    "nl": (
        "Ik kan niet meer.",
        "Na vannacht weet ik het zeker: ik kan dit niet meer aan.",
        "ik trek het niet meer, al die wissels",
        "Ik trek dit echt niet langer.",
        "Ik was gisteren zo uitgeput dat ik mijn fietssleutel in de koelkast vond.",
        "Vrijdag ging ik huilend naar huis.",
        "Huilend naar huis gefietst, weer.",
        "Ik zit tegen een burn-out aan, ik voel het aan alles.",
        "Volgens mij loop ik op een burnout af.",
        "Ik hou het zo niet nog een winter vol.",
        "Hoe lang hou ik dit nog vol?",
        "Ik ben op. Gewoon op.",
        "Ik merk dat ik niet meer kan en toch ga ik.",
        "Ik ga hieraan onderdoor.",
        "Het werd me allemaal te veel.",
        "Ik voel me leeggezogen na elke dienst.",
        "Ik heb in de auto gehuild voor ik naar binnen ging.",
        "Ik lig elke nacht wakker van het rooster.",
        "Ik zie het echt niet meer zitten.",
        "Ik raak overspannen van al die telefoontjes.",
    ),
    "en": (
        "I can't go on like this.",
        "I just can't cope any more.",
        "I was exhausted before the shift had even begun.",
        "I'm burnt out, and everyone can see it.",
        "I cried all the way home.",
        "I drove home in tears.",
        "Drove home crying again.",
        "I can't do this anymore.",
        "I don't know how much longer I can do this.",
        "I am at breaking point.",
        "I'm completely running on empty.",
        "I have nothing left to give.",
        "It's all too much for me.",
        "I haven't slept properly for weeks.",
        "I feel so empty.",
        "I sat in the car sobbing.",
        "I think I'm heading for a burnout, I am close to burnout anyway.",
        "I dread every shift.",
    ),
}
NOT_HEAVY = {
    "nl": (
        "Ik kan niet meer zeggen wie er begon.",
        "Ik kan niet meer doen dan het nog eens vragen.",
        "Ik kan niet meer en niet minder doen dan luisteren.",
        "Dansen kan ik niet meer, vertelde ze, en toen dansten we.",
        "Mevrouw was uitgeput na het douchen.",
        "“Ik kan niet meer”, zei ze, en ze ging zitten.",
        "Ze zei: ik trek het niet meer met hem.",
        "Mijn collega zit thuis met een burn-out.",
        "Ik had een collega met een burn-out en heb haar een kaart gestuurd.",
        "Ik trek het me niet aan.",
        "Ik was moe, en tevreden.",
        "Een lange dienst, ik was blij dat ik zat.",
        "Ik liet haar huilend achter en daar denk ik nog aan.",
        "De dochter ging huilend naar huis.",
        "Ik ben niet uitgeput, alleen ongeduldig.",
        "Om zes uur was ik op, ruim voor de wekker.",
        "Ik ben op mijn kamer gaan zitten schrijven.",
        "Ik hield het niet vol om niets te zeggen.",
        "Ik heb een training over burn-out gevolgd.",
        "Sinds mijn burn-out let ik beter op mijn pauze.",
        "Ik stond te huilen van het lachen.",
        "Het was druk en ik was kapot, maar het was een mooie avond.",
        "Ik lag er even wakker van.",
        "De koelkast was helemaal leeg.",
        "Het werd hem te veel, dus gingen we naar de gang.",
    ),
    "en": (
        "I can't go on the trip on Friday.",
        "I can't do this transfer without a second pair of hands.",
        "She was exhausted after her shower.",
        '"I can\'t go on," he said, and we sat down.',
        "She told me: I can't cope any more.",
        "A colleague is off with burnout.",
        "I was tired but content.",
        "She cried when her son left.",
        "I left her crying in her room and I keep thinking of it.",
        "I'm not exhausted, just impatient.",
        "I went on a course about burnout.",
        "It was too much for him, so we went out into the corridor.",
        "I was crying with laughter.",
        "I went home late and slept well.",
        "The cupboard was empty.",
        "I was desperate to get it right.",
        "I could carry on with the medication round after that.",
        "His daughter drove home in tears.",
        "A long shift. I was glad to sit.",
    ),
}


@pytest.mark.parametrize("text", [text for texts in HEAVY.values() for text in texts])
def test_who_cannot_go_on_is_heard(text: str) -> None:
    """A cry of exhaustion is recognised in Dutch and in English."""
    assert is_heavy(text)


@pytest.mark.parametrize("text", [text for texts in NOT_HEAVY.values() for text in texts])
def test_a_long_day_or_somebody_else_is_not_heavy(text: str) -> None:
    """Tiredness, and what others say or feel, is not recognised as heavy."""
    assert not is_heavy(text)
