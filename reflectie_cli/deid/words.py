"""The words around a name that give it away, in Dutch and in English."""

from collections.abc import Mapping
from dataclasses import dataclass

from reflectie_cli.language import Code


@dataclass(frozen=True, slots=True)
class Around:
    """Words of one language that say something about the word beside them. All folded."""

    titles: Mapping[str, str]
    """Before a name: `mevrouw`. The value tells a woman from a man, where it does."""
    firm: frozenset[str]
    """Titles after which small letters may be a name too: `mw visser`."""
    roles: Mapping[str, str]
    """Before a name as well: `collega Sanne`. The value is who it then is."""
    particles: frozenset[str]
    binding: frozenset[str]
    """Particles that do not stand between two nouns: `Jan de Wit`, not `formulier van Jan`."""
    acts: frozenset[str]
    """What a person does, and a thing or a plan does not: `Kowalski spreekt`."""
    says: frozenset[str]
    """What only a person does: enough for a name in small letters, `kevin vond`."""
    is_: frozenset[str]
    states: frozenset[str]
    """How a person is: `Yildiz was boos`."""
    pronouns: frozenset[str]
    determiners: frozenset[str]
    joins: frozenset[str]
    me: frozenset[str]
    toward: frozenset[str]
    """Before a person in capitals, or in small letters with a title: `van ANNEKE`."""
    places: frozenset[str]
    """Before a place: `in Heerlen`, `woning De Wending`."""
    sites: frozenset[str]
    """Within the name of a place: `Rowan House`."""
    letters: frozenset[str]
    """Before a letter that is nobody's initial: `vitamine B.`"""
    clause: frozenset[str]
    short: frozenset[str]


def word_set(text: str) -> frozenset[str]:
    """Give the words of a text, to look others up in."""
    return frozenset(text.split())


def _by_value(**texts: str) -> dict[str, str]:
    return {word: value for value, text in texts.items() for word in text.split()}


_ADDRESSED_NL = {
    **_by_value(
        v="mevrouw mevr mw mvr mej mejuffrouw juffrouw juf vrouwe zuster tante oma tannie zr",
        m="meneer mijnheer dhr heer hr broeder oom opa meester",
    ),
    **dict.fromkeys(
        [
            "fam",
            "familie",
            "dokter",
            "dr",
            "drs",
            "prof",
            "professor",
            "ir",
            "ing",
            "dominee",
            "ds",
            "pastoor",
            "pater",
            "imam",
            "mr",
        ],
        "",
    ),
}
_ADDRESSED_EN = {
    **_by_value(
        v="mrs ms miss sister aunt auntie aunty gran granny nan nana grandma madam lady nanny",
        m="mr mister brother uncle grandad grandpa granddad sir father",
    ),
    **dict.fromkeys(
        [
            "dr",
            "doctor",
            "prof",
            "professor",
            "rev",
            "reverend",
            "nurse",
            "matron",
            "imam",
            "rabbi",
        ],
        "",
    ),
}
_ROLES_NL = _by_value(
    client=(
        "client clienten clientje bewoner bewoonster patient patiente deelnemer deelneemster gast zorgvrager "
        "leerling jongere inwoner pupil jongen meisje kind"
    ),
    relative=(
        "zus zusje broer broertje zoon dochter moeder vader mam pap mama papa partner echtgenoot echtgenote "
        "man vrouw nicht neef kleinzoon kleindochter schoondochter schoonzoon schoonzus zwager mantelzorger "
        "verwant naaste familielid stiefvader stiefmoeder zoontje dochtertje ex"
    ),
    colleague=(
        "collega begeleider begeleidster teamleider teamleidster teamcoach verpleegkundige verzorgende "
        "stagiair stagiaire invalkracht uitzendkracht flexer helpende leidinggevende manager coach planner "
        "gedragsdeskundige gedragskundige orthopedagoog psycholoog fysio fysiotherapeut ergotherapeut "
        "logopedist huisarts arts dietist casemanager wijkverpleegkundige praktijkopleider werkbegeleider "
        "directeur bestuurder gvp activiteitenbegeleider achterwacht nachtdienst avonddienst zij-instromer"
    ),
)
_ROLES_NL |= dict.fromkeys(
    [
        "vriend",
        "vriendin",
        "buurman",
        "buurvrouw",
        "vrijwilliger",
        "vrijwilligster",
        "bewindvoerder",
        "mentor",
        "voogd",
        "curator",
        "buurmeisje",
        "buurjongen",
        "chauffeur",
        "kapster",
        "kapper",
        "ene",
        "zekere",
        "heet",
        "heette",
        "genaamd",
    ],
    "",
)
_ROLES_EN = _by_value(
    client="client resident patient participant pupil tenant boy girl",
    relative=(
        "son daughter husband wife partner mother father mum dad niece nephew cousin "
        "grandson granddaughter stepson stepdaughter carer relative"
    ),
    colleague=(
        "colleague worker manager leader supervisor coach senior student trainee physio therapist "
        "psychologist consultant pharmacist gp hca"
    ),
)
_ROLES_EN |= dict.fromkeys(
    [
        "friend",
        "neighbour",
        "volunteer",
        "chaplain",
        "vicar",
        "driver",
        "advocate",
        "called",
        "named",
    ],
    "",
)

AROUND: dict[Code, Around] = {
    "nl": Around(
        titles=_ADDRESSED_NL,
        firm=word_set("mevrouw mevr mw mvr meneer mijnheer dhr hr heer fam dokter dr tante oom oma opa juf"),
        roles=_ROLES_NL,
        particles=word_set("van vd v d de der den ter ten te het t el al bin ibn abu la le du da dos di von zu op in"),
        binding=word_set("vd de der den ter ten t el al bin ibn abu la le von"),
        acts=word_set(
            """at dronk sliep huilde lachte zong liep rende zat keek sprak praatte praat spreekt loopt zit kijkt eet drinkt slaapt
            huilt lacht dacht denkt wist weet hoorde hoort zag ziet kreeg krijgt pakte pakt nam neemt wilde weigerde weigert
            gaf geeft sloeg slaat schopte schopt duwde duwt beet bijt gilde gilt riep roept schold scheldt schreeuwde schreeuwt
            schrok schrikt durfde durft mocht probeerde probeert vertrok fietste belde belt zucht zuchtte zingt
            woont woonde werkt werkte snapt snapte begrijpt begreep miste mist zoekt zocht zweeg zwijgt knikte knikt
            glimlachte glimlacht stuurde stuurt schreef schrijft nodigde bood biedt koos leerde reageerde reageert
            vergat vergeet ruilde vierde viert wandelde wandelt danste danst speelde speelt luisterde luistert wachtte wacht
            bedankte bedankt knuffelde knuffelt troostte troost omhelsde aaide streelde kneep krabde spuugde spuugt
            verslikte herkende herkent herinnert noemde noemt begroette groet groette wees deed doet droomde droomt rookt rookte
            gooide gooit trok trekt stak steekt zwaaide zwaait knipoogde fronste kuste kust floot fluit hoestte geeuwde kauwde spuwde
            struikelde verstopte stompte trapte loog liegt beloofde belooft bekende protesteerde plaagde plaagt giechelde giechelt
            grijnsde grinnikte hoopte hoopt geloofde gelooft vertrouwt vertrouwde begreep besloot zwemt verkleedde waste schoor
            douchte doucht antwoordde schaamt schaamde ergert ergerde verveelt verveelde vergist vergiste houdt hield tikte aaide
            logeert logeerde verhuisde verhuist verblijft twijfelt twijfelde piekert piekerde aarzelde vloekte vloekt
            smeekte bad las leest tekende tekent kookte kookt poetste hielp geniet genoot overleed stierf"""
        ),
        says=word_set(
            """zei zegt vroeg vraagt vertelde vertelt vond vindt belde belt appte appt mailde mailt riep roept antwoordde antwoordt
            fluisterde fluistert mopperde moppert klaagde klaagt huilde huilt lachte lacht dacht denkt snapte wilde wou weigerde
            schrok verzuchtte grapte beweerde beweert meldde legde mompelde stelde"""
        ),
        is_=word_set("is was werd wordt leek bleek blijft bleef"),
        states=word_set(
            """boos blij bang ziek moe verdrietig jarig overstuur kwaad geschrokken teleurgesteld overleden opgelucht trots
            nieuwsgierig zenuwachtig verbaasd ontroerd dronken verliefd gevallen misselijk benauwd thuis eerlijk lief streng opgenomen weggelopen ontslagen verhuisd uitgevallen aanwezig afwezig vrij"""
        ),
        pronouns=word_set("ik hij zij ze we wij jullie men iemand niemand iedereen je u hem die er het mij me"),
        determiners=word_set(
            """de het een deze dit die dat mijn zijn haar hun ons onze jouw uw geen elke elk welke z'n m'n d'r eigen der den
            rode witte gele mooie oude nieuwe verse verdorde enkele paar twee drie vier"""
        ),
        joins=word_set("en of"),
        me=word_set("ik mij"),
        toward=word_set(
            "van met bij aan voor door tegen naar over namens zonder naast volgens achter tussen rond om"
        ),
        places=word_set(
            """in uit te vanuit richting station woning locatie huize stichting zorgcentrum woonzorgcentrum ziekenhuis
            verpleeghuis verzorgingshuis afdeling groep team huis gemeente provincie dorp stad wijk zorggroep hospice kliniek
            woonvorm dagbesteding dagcentrum school basisschool kerk moskee hotel restaurant cafe winkel straat umc mc
            organisatie zorginstelling instelling thuiszorg flat gebouw plein park eiland land universiteit hogeschool roc"""
        ),
        sites=word_set(
            """huis huize hof hoeve ziekenhuis stichting zorg zorggroep centrum kliniek hospice kerk school college umc mc
            wonen woonzorg thuiszorg ggz gasthuis staete residentie park oord rusthuis verpleeghuis"""
        ),
        letters=word_set(
            """letter vitamine hepatitis plan optie groep type klasse bijlage punt maat stap blok deel route cijfer gang unit
            categorie fase niveau rijbewijs influenza de het een lijn vleugel ingang zaal keuze versie"""
        ),
        clause=word_set("en maar want dus dat toen als of omdat terwijl ook"),
        short=word_set(
            "mevr mw mvr dhr hr dr drs prof fam mr ir ing zr ds geb tel nr bijv bv ca evt resp incl excl st afd app k jl ivm mej"
        ),
    ),
    "en": Around(
        titles=_ADDRESSED_EN,
        firm=word_set("mr mrs ms miss dr"),
        roles=_ROLES_EN,
        particles=word_set("van de der den el al bin ben ibn o mac du da dos di la le von st"),
        binding=word_set("van de der den el al bin ibn du da dos di la le von"),
        acts=word_set(
            """said says asked asks told tells thinks thought wanted wants refused refuses laughed laughs cried cries shouted
            shouts screamed walked walks sat sits ate eats drank drinks slept sleeps spoke speaks talks talked rang rings
            called calls gave gives took hit kicked pushed bit grabbed slapped knows knew heard saw sees got gets needed
            feels felt looked looks smiled smiles nodded stood lay fell ran lives lived works worked helped missed
            sent wrote offered left stayed started stopped forgot hates hated loves loved likes liked made makes texted emailed
            apologised snapped covered swapped spotted noticed hugged moved
            threw throws drew draws chose hummed hums danced dances waved waves winked frowned froze held holds squeezed kissed kisses
            scratched spat bites punched kicks punches swears muttered mumbled groaned moaned moans sighed sighs yawned snored sneezed
            coughed chewed swallowed dressed paced paces wandered wanders hid hides dozed napped limped stumbled tripped slammed shoved
            tugged pulled pulls pushes admitted denied promised promises confessed begged argued argues agreed agrees disagreed joked
            jokes teased grinned giggled giggles chuckled whistled prefers preferred enjoys enjoyed dislikes struggles worries worried
            trusts trusted remembers remembered recognised recognises forgets understands understood believed believes hoped wished
            decided teaches realised pointed shrugged leaned leant hugs clapped knelt crouched apologises ignored ignores interrupted
            blamed thanked greeted greets invited met visited phoned phones messaged painted knitted baked cooked writes drove
            aged arrived struggled sings sang smoked smokes reads signed watched waited grabbed shared explained suggested insisted
            complained reminded taught showed listened panicked sobbed yelled swore wandered collapsed fell died choked"""
        ),
        says=word_set(
            """said says asked asks told tells thinks thought reckons refused laughed cried shouted rang texted emailed wanted
            replied whispered screamed apologised snapped"""
        ),
        is_=word_set("is was got seemed looked felt became"),
        states=word_set(
            """angry happy upset cross scared sad tired furious tearful crying poorly ill unwell frightened annoyed anxious
            worried relieved proud embarrassed ashamed shaken hurt asleep drunk sick shift duty leave"""
        ),
        pronouns=word_set("i he she they we you it someone somebody nobody everyone him me us them one"),
        determiners=word_set(
            "the a an this that these those my his her their our your its no every each some any red white two three of"
        ),
        joins=word_set("and or"),
        me=word_set("i me"),
        toward=word_set("with to for from by about without against of behind beside and told asked"),
        places=word_set("in near at"),
        sites=word_set(
            """house lodge hospital court ward centre center home hall manor grange road street lane avenue park school
            church college surgery clinic hospice university council trust cottage villa villas close gardens infirmary
            protocol scheme act award awards certificate credit allowance programme service services line helpline foundation
            society association academy charity framework standard standards pathway passport form score scale chart tool
            unit wing suite practice pharmacy hotel arms inn day bank"""
        ),
        letters=word_set(
            """letter vitamin hepatitis plan option group type class appendix point size step block part route grade unit
            category phase level band wing the a an influenza section ward bay"""
        ),
        clause=word_set("and but so because then when if that while as"),
        short=word_set("mr mrs ms dr prof rev st tel nr no approx vs dob ext"),
    ),
}  # fmt: skip
