"""Ordinary words that begin sentences or carry a capital without being anybody's name.

Written by hand from what care professionals write about: no names of people stand here, except
those of methods, scales, illnesses and music that are called after somebody, and names that are words
too (`DOUBLE`), which a dictionary has. Folded: no capitals, no accents.
"""

from reflectie_cli.deid.words import word_set
from reflectie_cli.language import Code

_NL = """
ik jij je hij zij ze wij we jullie u men iemand niemand iedereen alles niets iets alle allen allemaal allebei beide beiden
er dan bezig erbij erin erop erom eruit ervoor ervan ermee erdoor erna ernaar eraan erover erheen ertussen eronder erbuiten
betalen uitleggen terugkijken meekijken meelopen meedoen meehelpen nadenken overleggen afspreken opruimen aankleden
uitkleden opstaan koken dekken afwassen wandelen fietsen rijden bellen schrijven lezen luisteren zingen zwijgen lachen
huilen schreeuwen slapen rusten drinken koffie smeren snijden schenken opscheppen tillen draaien wassen douchen poetsen
de het een deze dit die dat zo'n zulke welke elk elke ieder iedere sommige enkele enige meerdere veel weinig meer minder genoeg
mijn jouw uw zijn haar hun ons onze mij me jou hem hen zich zelf wie wat waar wanneer waarom hoe hoeveel waarmee waardoor waarop
waarbij waarna waarvan waarvoor wiens en of maar want dus toch ook nog al alweer wel niet geen nooit altijd vaak soms meestal zelden
steeds telkens opnieuw weer eens nu toen straks later daarna daarvoor daarom daardoor daarmee daarbij daarnaast daarop daarover
hierdoor hierna hierbij hiermee hierop hier daar ergens nergens overal vandaag gisteren gister eergisteren morgen overmorgen
vanmorgen vanochtend vanmiddag vanavond vannacht gisteravond gistermiddag gisterochtend gisternacht laatst onlangs pas net zojuist
inmiddels ondertussen intussen tussendoor vervolgens uiteindelijk eindelijk tenslotte eerst eerder voorheen vroeger tegenwoordig
achteraf vooraf vooral alleen samen apart helaas gelukkig hopelijk jammer misschien wellicht waarschijnlijk eigenlijk natuurlijk
zeker echt gewoon juist ineens opeens plots plotseling meteen direct gauw snel langzaam even best heel erg te zeer nogal
behoorlijk vrij bijna haast ongeveer precies blijkbaar kennelijk sindsdien sinds zodra zolang totdat tot terwijl hoewel ondanks
omdat doordat zodat als indien mits tenzij voordat nadat bij met zonder in uit op onder boven naast tussen tegen tijdens na voor
door over om aan van vanaf vanuit naar langs rond rondom volgens via per binnen buiten behalve wegens dankzij qua richting
een twee drie vier vijf zes zeven acht negen tien elf twaalf eerste tweede derde vierde laatste volgende vorige afgelopen komende
is was ben bent waren wordt werd worden geworden heb heeft had hebben hadden gehad kan kon kunnen konden wil wilde wou willen wilden
mag mocht moet moest moeten zal zou zullen zouden doe doet deed doen gedaan ga gaat ging gaan gegaan kom komt kwam komen gekomen
zie ziet zag zien gezien zeg zegt zei zeggen gezegd vraag vraagt vroeg vragen gevraagd vind vindt vond vinden gevonden voel voelt
voelde voelen gevoeld denk denkt dacht denken gedacht weet wist weten geweten merk merkt merkte merken gemerkt blijf blijft bleef
blijven gebleven laat laten liet geef geeft gaf geven gegeven neem neemt nam nemen genomen sta staat stond staan gestaan zit zat
zitten gezeten lig ligt lag liggen gelegen loop loopt liep lopen gelopen hou houd houdt hield houden gehouden begin begint begon
beginnen begonnen krijg krijgt kreeg krijgen gekregen lijkt leek lijken bleek blijkt hoor hoort hoorde horen gehoord kijk kijkt keek
kijken gekeken bel belt belde bellen gebeld help helpt hielp helpen geholpen werk werkt werkte werken gewerkt leer leert leerde
leren geleerd schrijf schreef schrijven geschreven lees las lezen gelezen probeer probeert probeerde proberen geprobeerd
mevrouw mevr mw meneer mijnheer dhr heer dame dames heren client clienten bewoner bewoners bewoonster patient patienten
deelnemer deelnemers gast gasten inwoner leerling leerlingen kind kinderen jongere jongeren jongen meisje man vrouw mannen vrouwen
mens mensen familie familielid naaste naasten verwant verwanten moeder vader mama papa mam pap ouder ouders zoon dochter broer zus
zuster broeder oma opa tante oom nicht neef kleinkind kleinkinderen kleinzoon kleindochter partner echtgenoot echtgenote weduwe
vriend vriendin vrienden buurman buurvrouw buren collega collega's collegae team teamleider teamcoach coach leidinggevende
manager directeur directie bestuurder begeleider begeleiders begeleidster begeleiding verpleegkundige verpleging verzorgende
verzorging helpende stagiair stagiaire leerlinge invalkracht uitzendkracht flexer flexkracht vrijwilliger vrijwilligers
mantelzorger mantelzorg arts artsen dokter huisarts specialist psycholoog psychiater gedragsdeskundige gedragskundige orthopedagoog
fysio fysiotherapeut ergo ergotherapeut logopedist dietist therapeut maatschappelijk behandelaar regiebehandelaar casemanager
wijkverpleegkundige wijkteam thuiszorg apotheek apotheker ambulance politie brandweer taxi chauffeur bezoek bezoeker tolk mentor
bewindvoerder curator voogd vertegenwoordiger juf meester docent leraar lerares school kapper pedicure schoonmaker schoonmaak
kok keuken receptie receptioniste planner planning rooster roosters dienst diensten vroege late nachtdienst dagdienst avonddienst
ochtenddienst avond ochtend middag nacht dag dagen week weken maand maanden jaar jaren uur minuut minuten moment tijd vakantie
weekend pauze overdracht overleg vergadering teamoverleg gesprek gesprekken evaluatie intake rapportage rapporteren rapport dossier
plan zorgplan ondersteuningsplan begeleidingsplan behandelplan doel doelen leerdoel leerpunt actie afspraak afspraken medicatie
medicijnen pillen tablet insuline zuurstof wond wondzorg pijn koorts val incident agressie onrust angst spanning stress boosheid
verdriet frustratie irritatie emotie emoties gevoel gevoelens gedachte gedachten geduld vertrouwen respect aandacht ruimte rust
stilte humor muziek zingen lachen huilen praten luisteren wachten zorgen grenzen begrenzen reflectie reflecteren terugkijkend
kamer huiskamer woonkamer gang badkamer toilet wc bed stoel rolstoel rollator tillift douche douchen wassen aankleden eten drinken
koffie thee ontbijt lunch diner maaltijd brood soep pap vla appel brief mail mailtje appje telefoon bericht formulier lijst
protocol protocollen werkwijze beleid regels regel wet zorg welzijn kwaliteit veiligheid privacy hygiene handschoenen schort
bel alarm deur raam tuin bus auto fiets trein straat stad dorp huis woning locatie afdeling groep dagbesteding activiteit
uitje wandeling wandelen fietsen bingo spel puzzel foto foto's auto's camera's agenda's pyjama's baby's opa's oma's mama's papa's taxi's
goed goede slecht slechte fijn fijne mooi mooie leuk leuke lief lieve druk drukke rustig rustige moeilijk moeilijke lastig lastige
zwaar zware licht klein kleine groot grote nieuw nieuwe oud oude jong jonge lang lange kort korte hoog hoge laag lage vol volle leeg
moe boos blij bang verdrietig trots tevreden opgelucht onzeker zenuwachtig gespannen geschrokken verrast verbaasd benieuwd
dom stom raar vreemd gek bijzonder bijzondere belangrijk belangrijke duidelijk onduidelijk nodig handig mogelijk onmogelijk
ja nee oke ok hoi hallo dag bedankt dankjewel sorry pardon help stop let kijk tja ach ah oh o he he nou zo aldus kortom bovendien
trouwens overigens anders andersom enerzijds anderzijds ten eerste tweedens achterwacht niks nergens geenszins
punt vraag vragen antwoord probleem oplossing idee tip compliment complimenten klacht melding mic mim vim uitleg hulp steun
werkdruk personeel bezetting tekort ziekte verzuim uitval corona griep norovirus isolatie quarantaine besmetting stop niemands
gezellig geweldig prachtig heerlijk vreselijk verschrikkelijk grappig ontroerend confronterend leerzaam spannend zonde terecht
geleerd gemerkt gevraagd gezegd gebeld gedacht gevoeld gelachen gehuild gewacht geprobeerd gegeten gedronken geslapen
tweemaal eenmaal dagelijks wekelijks halverwege onderweg thuis binnenkort doorgaans normaal normaliter omgekeerd ooit
zoals zowel zoveel zover zorgverlener zorgvrager naarmate evenals evengoed niettemin desondanks ofwel oftewel daartegen
sint kerst pasen pinksteren ramadan suikerfeest carnaval sinterklaas oudjaar nieuwjaar hemelvaart advent
halve half dubbel dubbele driemaal zelfs langer vaker liever beter slechter minstens hooguit maximaal minimaal
tja pfff pff poeh wauw wow hmm hm haha jeetje tjonge mooier fijner grootste kleinste meeste minste beste ergste
spullen kleding sokken schoenen jas bril gebit tanden haren handen voeten hoofd rug been benen arm armen buik hart oog ogen
tranen bloed urine ontlasting katheter stoma sonde infuus verband zalf creme compressie steunkousen kousen incontinentie
dementie delier depressie psychose autisme epilepsie diabetes kanker beroerte verstandelijke beperking gedrag
mondzorg nachtzorg palliatieve terminaal overlijden uitvaart afscheid rouw troost hoop liefde
training scholing cursus les stage opleiding toets bijscholing intervisie supervisie casus methode methodiek
dilemma waarden normen visie missie situatie taak gedrag resultaat aanpak houding rol functie contact relatie band
tabletten druppels inhalator bloeddruk gewicht temperatuur glucose saturatie pols hartslag adem ademhaling
zaterdagochtend zondagmiddag werkoverleg teamdag scholingsdag familieavond huiskamergesprek
postoel macrogol lactulose covid noro mrsa uwi sat elearning zzper zzpers pber evv evver vvt emb lvb lvg mvb evb ciz mdo avg bhv
ehbo adl hdl pdl ecd epd pgb ggz ggd cjg medimo ncare caren zilliz qwiek crdl snoezel snoezelde ass adhd nah cva tia ms als copd
bammetje playlist hoodie trui stiefpa stiefma mams paps tsja okee dankje aub svp evt mbt ivm ipv tzt tav igv nvt asap fyi btw
waaraan welk waarna whoever vakmens visie sjaggie dect valys regiotaxi ait vegan dysfagie keti koti iftar nice awkward whatever sowieso geappt gemaild gezoomd appte mailde
teamsen onsite gestresst burnout overload high low five team time wifi laptop ipad tablet youtube spotify facetime weekje joh goh
gister gistren eergister morge vanmiddag effe effen ff idd wss mss ofzo zoiets enzo ipv mn bijv bv nl tgv incl excl obv nav dmv
"""
_EN = """
i you he she it we they me him her us them my your his its our their mine yours ours theirs myself somebody someone anybody anyone
nobody everybody everyone something anything nothing everything the a an this that these those such which what who whose whom where
when why how all any both each every either neither some many much most more few fewer less least several enough another other
and or but so yet nor for because since although though while whereas unless until till if as than then there here now today
yesterday tomorrow tonight later earlier before after again already always never often sometimes usually rarely ever still just
only even also too very really quite rather almost nearly perhaps maybe probably certainly clearly obviously honestly actually
basically luckily sadly unfortunately hopefully thankfully finally eventually suddenly meanwhile afterwards otherwise however
therefore instead besides moreover anyway in on at by with without from to of off up down out over under into onto about above
below across along around behind beside between beyond during inside outside near past through throughout toward towards upon via
per despite except like unlike not no yes yeah okay ok oh well hello hi thanks thank sorry please let look first second third last
next one two three four five six seven eight nine ten half double is are was were be been being am isn wasn aren weren has have had
having hasn haven hadn do does did doing done don didn doesn can could couldn may might must mustn shall should shouldn will would
wouldn won ain get gets got getting go goes went going gone come comes came coming make makes made making take takes took taking
taken give gives gave giving given see sees saw seen seeing say says said saying tell tells told think thinks thought know knows knew
feel feels felt want wants wanted need needs needed try tries tried ask asks asked keep keeps kept put puts leave leaves left work
works worked working learn learnt learned help helps helped talk talked talking listen listened listening wait waited waiting
write wrote written read told heard found lost spent sat stood lay walked ran cried laughed shouted stayed started stopped
mr mrs ms miss dr sir madam sister brother nurse doctor carer carers client clients resident residents patient patients relative
relatives family families mum mother dad father son daughter husband wife partner friend friends neighbour uncle aunt auntie
grandma grandad gran nan nana granny grandpa grandson granddaughter niece nephew cousin child children boy girl man woman men women
people person lady gentleman baby colleague colleagues team manager managers leader senior supervisor coach staff agency student
students trainee volunteer volunteers social worker workers key support care matron consultant psychologist therapist physio
pharmacist pharmacy ambulance police fire taxi driver visitor visitors interpreter chaplain vicar cook chef cleaner receptionist
gp ot shift shifts handover meeting meetings supervision training rota night nights day days morning mornings afternoon evening
week weeks weekend month months year years hour hours minute minutes moment time break breaks lunch dinner breakfast tea coffee
food water meds medication medicine tablets insulin oxygen wound pain fall falls incident incidents aggression anger anxiety stress
fear grief sadness joy hope patience trust respect attention space rest silence humour music singing laughter crying
room lounge corridor bathroom toilet bed chair wheelchair hoist shower bath garden bus car bike train street town house home ward
unit floor door window kitchen office good great nice lovely bad awful terrible hard easy difficult busy quiet calm slow quick
long short big small little new old young high low full empty tired angry happy scared sad proud relieved unsure nervous upset
surprised ashamed guilty worried frustrated exhausted grateful funny strange odd weird important clear possible impossible
question questions answer problem idea tip compliment complaint note notes plan plans goal goals action record records file form
policy policies rule rules risk safeguarding dignity privacy quality safety hygiene gloves apron covid flu infection isolation
lesson reflection reflecting reflective looking thinking feeling feelings emotion emotions thought thoughts
overdue short-staffed understaffed staffing paperwork agency bank call bell bells alarm phone email text message letter list
it's that's what's here's there's let's he's she's who's where's how's today's dementia delirium stroke diabetes cancer autism
christmas easter diwali eid ramadan bless god jesus lord hospital clinic surgery centre school church shop park
paracetamol morphine antibiotics catheter stoma dressing bandage blood pressure weight temperature glucose sats pulse breathing
two's nobody's everyone's people's mum's dad's don't didn't can't couldn't won't wouldn't i'm i've i'd i'll we're they're you're
telly brekkie cuppa wifi facetime dols obs loo lol ribena horlicks stedy rollator rollators midazolam buccal lactulose movicol
norovirus mrsa uti utis handovers elearning rostered sleepins sleepin wakings keyworker keyworkers mca dnacpr homecare stimming adhd asd
dyspraxia mnd eol teabag teabags weetabix toastie sarnie chippy takeaway takeaways boccia whatsapps snapchat wheelie dettol febreze
duvet duvets trackies cardi onesie grandkids grandson's stepmum stepdad mams mam mammy gramps missus bloke blokes hiya blimey crikey
phew argh ugh hmm yep nope nah okey innit tbh imo btw asap fyi aka diy pto hangry knackered chuffed stressy careplan careplans
handwash ppe sanitiser keysafe keypad pullcord telecare slt salt cpn cmht dns amhp imca halal dysphagia pbs abc prn tds bd dossett
whoever whatever whichever hanukkah vaisakhi xmas shabbat sikh hindu gurdwara app apps online offline website selfie selfies laptop laptops ipad tablet tablets
afternoons evenings mornings tommorow tommorrow tomorow definately alot wich thier becuase didnt dont cant wont isnt wasnt couldnt
wouldnt hasnt havent shouldnt doesnt arent werent ive thats whats hes shes theyre youre whos lets heres theres
honest talking standing sitting holding helping watching trying keeping knowing seeing hearing being best worst better worse
"""
ORDINARY: dict[Code, frozenset[str]] = {
    "nl": frozenset(_NL.split()),
    "en": frozenset(_EN.split()),
}
"""Never a name by its capital alone; after `mevrouw` or `Mr` it may be one."""

DOUBLE: dict[Code, frozenset[str]] = {
    "nl": word_set(
        """roos iris bas wit joost koos storm merel mark max pim jet sterk post bloem mei april ster
        hoop linde fleur beer bos wolf vos kok bakker visser smit kuiper mulder schipper jager koning prins
        ridder wind winter zomer berg dijk graaf boer jan piet klaas pietje jantje zwart bruin groen rood
        steen groot jong lange korte oude haan haas leeuw ruiter molenaar slager sterre robin amber pleun
        mees ben bram ilse art bob tom will bill rob grietje pieter peter hans dirk wim koen kees piet els eva job sem wout
        lente dauw madelief viool jasmijn lelie ceder hope faith grace joy blessing precious angel"""
    ),
    "en": word_set(
        """will mark bill may june april august rose hope grace joy faith frank jack sue chase dean art pat
        rob ivy carol holly daisy lily violet ruby pearl amber dawn eve summer robin jay drew josh miles
        guy gene ray ron don bob tom dick harry nick max ken penny sandy sunny rich grant wade rusty dot
        blessing precious angel blossom hyacinth marigold olive heather hazel iris poppy rosemary melody harmony charity patience
        prudence constance victor barry basil herb heath cliff reed stan opal jade crystal cherry honey ginger misty star stormy
        prince duke earl noble lucky gift comfort mercy glory praise wisdom goodness favour promise miracle happy destiny peter
        josh billy sally molly polly jenny ted gill wally lance gale laurel myrtle fern bryony sage clover peggy
        peg kitty bunny young brown green white black long short baker cook smith king bishop price bell"""
    ),
}
"""Words that are a name and a word: small letters, or a capital that begins a sentence, prove nothing."""

_BOTH = """
heimlich barthel braden waterlow zimmer haldol paracetamol temazepam oxazepam lorazepam morfine fentanyl nutridrink fortimel
dipiperon risperdal movicolon ritalin oramorph alzheimer alzheimers parkinson parkinsons korsakov korsakoff huntington down
asperger
tourette lewy prader angelman katz norton korthagen gibbs gordon driscoll rolfe kolb johari belbin ofman johns borton schon
donabedian
maslow rosenberg montessori lean whatsapp facebook instagram netflix spotify youtube teams zoom outlook excel word nedap ons
google
signal microsoft apple samsung philips ipad iphone tena god jezus jesus allah bijbel bible koran quran
nederlands nederlandse engels engelse duits duitse frans franse turks turkse marokkaans marokkaanse arabisch arabische pools
poolse
surinaams surinaamse antilliaans antilliaanse papiaments somalisch berbers fries friese limburgs brabants belgisch spaans
italiaans
russisch oekraiens chinees syrisch eritrees indonesisch europees europese islamitisch joods katholiek protestants tigrinya
english dutch german french turkish moroccan arabic polish welsh scottish irish british somali urdu punjabi hindi bengali gujarati
spanish italian russian ukrainian chinese romanian portuguese indian european african asian american muslim christian jewish
catholic
nederland engeland belgie duitsland frankrijk turkije marokko suriname curacao polen syrie eritrea europa indonesie spanje
england wales scotland ireland britain london europe india poland germany france spain italy romania
arbo wlz wmo zvw wzd bopz cao igj hkz kwaliteitskader thuiszorg zorgkantoor gemeente rijk kamerlid
tesco asda aldi lidl sainsbury sainsburys waitrose morrisons iceland boots superdrug primark argos ikea amazon ebay uber deliveroo
costa starbucks nandos greggs mcdonalds mcdonald febo dominos kfc wetherspoons lego barbie nintendo playstation xbox alexa siri
youtube tiktok spotify
starr laccs triple sbar abcde strictly eastenders emmerdale bbc itv skype slack sharepoint onedrive datix systmone makaton pecs
ofsted brexit nhs cqc samaritans
mencap mind scope age barnardos shelter unison ucas uno jenga ludo lotto wordle bingo pilates tai
jumbo hema kruidvat etos blokker action bol marktplaats spar coop plus arriva connexxion ns feyenoord ajax psv vitesse heracles
efteling artis blijdorp duinrell zonnebloem humanitas philadelphia unicef sos eco mbti cliniclowns mantelzorgnl
london leeds manchester birmingham liverpool sheffield bristol glasgow edinburgh cardiff belfast dublin nottingham newcastle
amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen enschede haarlem arnhem maastricht zwolle
vivaldi bach mozart beethoven chopin abba beatles radiohead marmite nutella windows linux python microsoft dropbox yaml json
boxing bank halloween easter christmas diwali valentine mothering zumba sudoku scrabble monopoly rummikub
bobath kinaesthetics haccp steris snoezelen validation namaste thickenit fortisip complan calpol
"""
CAPITALS = frozenset(_BOTH.split())
"""Written with a capital though no person in the text is meant: methods, illnesses, brands, big towns."""

PHRASES: frozenset[tuple[str, ...]] = frozenset(
    tuple(phrase.split())
    for phrase in (
        "marte meo", "douwe egberts", "sint maarten", "sint nicolaas", "albert heijn", "triple c",
        "zwarte piet", "danny boy", "lewy body", "mini mental", "abbey pain", "wong baker",
        "joost mag weten", "jan met de pet", "jan en alleman", "pietje precies", "jan modaal",
        "jan rap", "jip en janneke", "joe public", "tom dick and harry", "jack of all trades",
        "maria boodschap", "onze lieve heer", "father christmas", "sint jan",
    )
)  # fmt: skip
"""Said of nobody in particular, or the name of a thing."""
