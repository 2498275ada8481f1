"""The words of work, people, places and machines: the other half of `glossary.py`, where the rows are explained."""

from __future__ import annotations

WORK = """
hire hiring employ employing recruit recruiting recruitment | palkkaaminen rekrytointi palkata rekrytoida | anställa anställning rekrytering rekrytera
employee worker staff personnel employees | työntekijä henkilöstö henkilökunta | anställd anställda medarbetare personal arbetstagare arbetare
employer | työnantaja | arbetsgivare
employment_contract | työsopimus | arbetsavtal anställningsavtal
trainee intern apprentice apprenticeship | harjoittelija oppisopimus harjoittelu | praktikant läroavtal lärling praktik
dismissal layoff laying_off redundancy | irtisanominen lomautus irtisanoa | uppsägning permittering
motivation motivating motivate | motivaatio motivointi motivoida | motivation motivera
remuneration bonus reward | palkitseminen bonus palkkio | belöning bonus premie
team teamwork | tiimi tiimityö | team lagarbete
onboarding induction | perehdytys perehdyttäminen | introduktion inskolning
skill skills competence | taito osaaminen | färdighet kompetens kunnande teknik
training course education train | koulutus valmennus kurssi kouluttautuminen | utbildning kurs skolning träning
mentor mentoring coaching sparring | mentori mentorointi sparraus | mentor mentorskap coachning coaching
learning learn | oppiminen oppia | lärande lära
leadership leading lead | johtaminen johtajuus esimiestyö johtaa | ledarskap leda ledning
project project_management | projekti hanke projektinhallinta projektijohtaminen | projekt projektledning
meeting meetings | kokous palaveri | möte
delegation delegating | delegointi | delegering
decision decision-making | päätös päätöksenteko | beslut beslutsfattande
negotiation negotiating negotiate bargaining | neuvottelu neuvotteleminen neuvotella | förhandling förhandla
communication | viestintä kommunikaatio | kommunikation
public_speaking presentation presenting speaking_in_public | esiintyminen esiintymistaito puhuminen esitys | framträdande presentation tala_inför_publik tala_offentligt
interaction | vuorovaikutus | växelverkan interaktion
conflict conflicts dispute | konflikti riita ristiriita | konflikt tvist
wellbeing well-being welfare | hyvinvointi jaksaminen | välbefinnande välmående välmåga ork
stress | stressi | stress
burnout exhaustion | uupumus loppuunpalaminen työuupumus | utmattning utbrändhet
recovery recover recovering rest sleep | palautuminen lepo uni | återhämtning vila sömn
health | terveys | hälsa
occupational_health | työterveys työterveyshuolto | företagshälsovård arbetshälsa
illness sick sickness | sairaus sairaana sairastuminen | sjukdom sjuk sjukskrivning
exercise sport | liikunta urheilu | motion idrott
ergonomics | ergonomia | ergonomi
time | aika | tid
time_management | ajanhallinta ajankäyttö | tidshantering tidsplanering
working_time working_hours | työaika | arbetstid
holiday vacation leave | loma vapaa | semester ledighet
family | perhe | familj
children child | lapsi | barn
work working job | työ työskentely työpaikka | arbete jobb arbetsplats
remote_work telework working_remotely remote_working | etätyö | distansarbete
remote distance | etä | distans
workspace coworking co-working | työtila yhteisöllinen_työtila | arbetsutrymme kontorshotell
office | toimisto | kontor
premises business_premises | toimitila liiketila | lokal affärslokal
rent renting lease leasing | vuokra vuokraaminen vuokraus leasing | hyra hyrande uthyrning leasing
shop store | kauppa myymälä | butik affär
warehouse storage stock inventory | varasto varastointi | lager lagring
logistics | logistiikka | logistik
transport freight | kuljetus rahti | transport frakt
delivery deliveries shipping | toimitus toimittaminen | leverans
packaging packing | pakkaus pakkaaminen | förpackning
supplier vendor | toimittaja tavarantoimittaja | leverantör
production manufacturing | tuotanto valmistus | produktion tillverkning
machine equipment machinery | kone laite kalusto | maskin utrustning apparat
vehicle car | auto ajoneuvo | bil fordon
electric electricity power | sähkö | el elektricitet
solar solar_energy | aurinko aurinkoenergia | sol solenergi
energy | energia | energi
heating | lämmitys | uppvärmning
climate carbon emission emissions | ilmasto hiilijalanjälki päästö | klimat koldioxid utsläpp
environment environmental | ympäristö | miljö
sustainability responsibility sustainable csr | vastuullisuus kestävyys kestävä | hållbarhet ansvar hållbar
report reporting | raportti raportointi | rapport rapportering
waste recycling | jäte kierrätys | avfall återvinning
water | vesi | vatten
wood forest forestry timber | puu metsä metsätalous | trä skog skogsbruk
agriculture farming farm | maatalous maatila | jordbruk lantbruk gård
food_waste | ruokahävikki hävikki | matsvinn svinn
food | ruoka elintarvike | mat livsmedel
restaurant catering | ravintola pitopalvelu | restaurang catering
cafe coffee | kahvila kahvi | kafé kaffe
tourism travel tourist | matkailu matkailija matka | turism resa turist
accommodation hotel | majoitus hotelli | inkvartering boende hotell
event events | tapahtuma | evenemang händelse
winter | talvi | vinter
summer | kesä | sommar
spring | kevät | vår
autumn fall | syksy | höst
christmas | joulu | jul
season seasonal | sesonki kausi | säsong
snow | lumi | snö
craft handicraft crafts | käsityö | hantverk slöjd
art artist | taide taiteilija | konst konstnär
music | musiikki | musik
game gaming | peli | spel
construction building_industry renovation | rakentaminen_ala rakennusala remontti korjausrakentaminen | byggbransch renovering
build building | rakentaa rakentaminen | bygga byggande
cleaning | siivous puhtaanapito | städning
clearing | auraus | röjning plogning
beauty hairdresser | kauneus kampaamo parturi | skönhet frisör
care nursing | hoiva hoito | vård omsorg
security safety | turvallisuus | säkerhet trygghet
information_security data_security | tietoturva tietoturvallisuus | informationssäkerhet datasäkerhet it-säkerhet
cyber_security cybersecurity | kyberturvallisuus kyberturva | cybersäkerhet
occupational_safety safety_at_work work_safety | työturvallisuus työsuojelu | arbetarskydd arbetssäkerhet
food_safety | elintarviketurvallisuus | livsmedelssäkerhet
data_protection privacy gdpr | tietosuoja gdpr yksityisyys | dataskydd gdpr integritet
fire | palo tulipalo | brand eld
protection protect | suojelu suoja suojaus | skydd
scam fraud | huijaus petos | bedrägeri bluff
password passwords | salasana | lösenord
backup | varmuuskopio varmuuskopiointi | säkerhetskopia säkerhetskopiering
data information | tieto data | data information uppgift
artificial_intelligence ai | tekoäly ai | artificiell_intelligens ai
chatgpt | chatgpt | chatgpt
automation automating | automaatio automatisointi | automatisering automation
robot robotics | robotti robotiikka | robot robotik
digital digitalisation digitalization digitisation | digitaalinen digitalisaatio digi digitalisointi | digital digitalisering
software program application app | ohjelmisto ohjelma sovellus | programvara program app applikation
computer it | tietokone tietotekniikka atk | dator it datateknik
phone telephone mobile | puhelin | telefon mobil
cloud | pilvi pilvipalvelu | moln molntjänst
tool tools | työkalu | verktyg
system | järjestelmä | system
crm | crm asiakkuudenhallinta asiakasrekisteri | crm kundregister
booking reservation | varaus ajanvaraus | bokning tidsbokning
contract agreement contracts | sopimus | avtal kontrakt
law legislation legal | laki lainsäädäntö juridiikka | lag lagstiftning juridik
lawyer | juristi lakimies | jurist advokat
licence license permit permission | lupa lisenssi | tillstånd licens
standard certificate certification | standardi sertifikaatti sertifiointi | standard certifikat certifiering
authority bureaucracy | viranomainen byrokratia | myndighet byråkrati
municipality | kunta | kommun
region regional | alue alueellinen maakunta | region område landskap
village rural countryside | kylä maaseutu | by landsbygd
limited_company ltd | osakeyhtiö oy | aktiebolag ab
sole_trader self-employed | toiminimi kevytyrittäjä yksinyrittäjä | enskild_firma ensamföretagare firma
cooperative co-operative | osuuskunta | andelslag
association | yhdistys | förening
board board_of_directors board_work | hallitus hallitustyö hallitustyöskentely | styrelse styrelsearbete
shareholder shareholders_agreement | osakas osakassopimus | aktieägare delägare
succession generational_change ownership_change change_of_ownership change_of_generation | omistajanvaihdos sukupolvenvaihdos | ägarskifte generationsskifte ägarbyte
start_a_company starting start founding startup start-up | perustaminen perustaa startup aloittaminen | grunda starta grundande startup
growth grow growing | kasvu kasvaa kasvattaminen | tillväxt växa
scaling | skaalaus skaalautuminen | skalning uppskalning
strategy strategic | strategia strateginen | strategi strategisk
vision goal goals target | visio tavoite päämäärä | vision mål målsättning
plan planning | suunnitelma suunnitella | plan planering planera
business_plan | liiketoimintasuunnitelma | affärsplan
business_idea | liikeidea | affärsidé
idea | idea ideointi | idé
business_model | liiketoimintamalli | affärsmodell
risk risks risk_management | riski riskienhallinta | risk riskhantering
crisis | kriisi | kris
preparedness contingency | varautuminen valmius | beredskap
change | muutos | förändring
future foresight trend trends | tulevaisuus ennakointi trendi | framtid framsyn trend
productivity efficiency | tuottavuus tehokkuus | produktivitet effektivitet
process processes lean | prosessi lean | process lean
measure measuring metrics indicator kpi | mittari mittaaminen tunnusluku | mätning mätare nyckeltal
statistics analytics analysis | tilasto analytiikka analyysi | statistik analys analytik
calculation | laskelma laskeminen | kalkyl beräkning
valuation value | arvo arvonmääritys | värde värdering
property_tax | kiinteistövero | fastighetsskatt
inheritance estate | perintö perinnönjako | arv arvsskifte
divorce marriage | avioehto avioero | äktenskapsförord skilsmässa
donation charity | lahjoitus hyväntekeväisyys | donation välgörenhet
woman women female | nainen | kvinna
young youth | nuori nuoriso | ung ungdom
immigrant immigration integration | maahanmuuttaja maahanmuutto kotoutuminen | invandrare invandring integration
disability accessibility accessible | vammaisuus esteettömyys saavutettavuus | funktionshinder tillgänglighet
diversity equality | monimuotoisuus tasa-arvo yhdenvertaisuus | mångfald jämställdhet jämlikhet
creativity creative | luovuus luova | kreativitet kreativ
loneliness alone | yksinäisyys yksin | ensamhet ensam
courage confidence self-confidence | rohkeus itseluottamus | mod självförtroende
failure failing mistakes | epäonnistuminen virhe | misslyckande misstag
peer peer_support | vertaistuki vertainen | kamratstöd
experience experiences | kokemus | erfarenhet upplevelse
research study | tutkimus | forskning studie
school student university | koulu opiskelija yliopisto | skola studerande universitet
first | ensimmäinen | första
second | toinen | andra
late_career ageing age | ikä ikääntyminen | ålder åldrande
night | yö | natt
home | koti | hem
pet dog | lemmikki koira | husdjur hund
clothes fashion textile | vaate muoti tekstiili | kläder mode textil
furniture interior | huonekalu sisustus | möbel inredning
metal | metalli | metall
drone | drooni | drönare
3d_printing | 3d-tulostus | 3d-utskrift
hydrogen | vety | vätgas
battery | akku | batteri
charging_station | latausasema | laddstation
charging | lataus lataaminen | laddning
~ company business enterprise firm business_operations | yritys liiketoiminta firma pienyritys mikroyritys pkyritys | företag bolag verksamhet affärsverksamhet småföretag
~ small micro sme little | pieni mikro pk | små liten mikro
~ entrepreneur entrepreneurship self_employed_person | yrittäjä yrittäjyys | företagare företagarskap entreprenör
~ basics basic foundations introduction fundamentals | perusteet perusasia alkeet | grund grunder grunderna bas
~ management managing manage handling coping control | hallinta hallita hoitaminen | hantering hantera förvaltning skötsel sköta
~ make making create creating do doing | tehdä tekeminen luoda luominen laatiminen | göra skapa skapande
~ use using utilising utilise usage | käyttö käyttää hyödyntäminen hyödyntää | användning använda utnyttja användande
~ improve improving better boost increase | parantaminen parantaa parempi lisääminen lisätä | förbättra bättre öka förbättring
~ good great best | hyvä paras | bra god bäst
~ get getting receive receiving | saada saaminen | få
~ read reading | lukea lukeminen | läsa läsning
~ old | vanha | gammal
~ inside within | sisällä sisäpuolella | inom inuti
~ new | uusi | ny
~ tip tips guide advice practice practical | vinkki opas neuvo käytäntö käytännön | tips guide råd praxis praktisk
~ understand understanding know | ymmärtää ymmärtäminen tuntea | förstå förståelse känna
~ everyday daily | arki päivittäinen | vardag daglig
~ successful success succeed | menestys onnistuminen menestyä | framgång lyckas framgångsrik
~ effective efficient efficiently | tehokas | effektiv
~ own ourselves | oma | egen
~ more | lisää enemmän | mer
~ through via way | kautta tapa | genom sätt
~ industry sector field | ala toimiala | bransch sektor
"""
