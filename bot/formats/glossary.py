"""The words of small business in English, Finnish and Swedish, one idea a row.

A row is `English | Finnish | Swedish`, words in their dictionary form, an underscore where a term has two words. A row
that begins with `~` says little about what a wish is about ("basics", "company"): it counts only where there is nothing
else. A compound that is not here is read as its parts, so only those that mean more than their parts have rows.
"""

from __future__ import annotations

from bot.formats.glossary_work import WORK

COLUMNS = ("en", "fi", "sv")
"""The languages of a row. A text in another language is compared by its words alone."""

TRADE = """
price pricing | hinta hinnoittelu hinnoitella | pris prissättning prissätta
cost expense | kustannus kulu | kostnad utgift
discount | alennus | rabatt
profit profitability margin | kannattavuus kate voitto tuotto | lönsamhet vinst marginal
income revenue turnover | tulo liikevaihto tulot | inkomst omsättning intäkt
cash_flow cashflow liquidity | kassavirta maksuvalmius | kassaflöde likviditet
cash_register | kassakone | kassaapparat
budget budgeting | budjetti budjetointi talousarvio | budget budgetering
bookkeeping accounting accountancy | kirjanpito tilinpito | bokföring redovisning
accountant | kirjanpitäjä tilitoimisto | bokförare revisionsbyrå
audit auditing | tilintarkastus | revision
annual_accounts financial_statements | tilinpäätös | bokslut
tax taxation | vero verotus | skatt beskattning
vat value_added_tax | arvonlisävero alv | moms mervärdesskatt
deduction | vähennys | avdrag
duty customs | tulli tullaus | tull förtullning
property real_estate | kiinteistö | fastighet
invoice invoicing billing | lasku laskutus laskuttaa | faktura fakturering fakturera
e-invoice einvoice | verkkolasku | e-faktura nätfaktura efaktura
payment paying pay | maksu maksaminen maksaa | betalning betala
on_time in_time | ajoissa | i_tid
late overdue delayed | myöhästynyt myöhäinen myöhässä myöhässä_oleva | försenad sen
debt_collection collection | perintä | inkasso indrivning
debt | velka | skuld
restructuring | saneeraus järjestely | sanering rekonstruktion
bankruptcy insolvency | konkurssi maksukyvyttömyys | konkurs insolvens
loan lending | laina lainoitus | lån
bank banking | pankki | bank
interest | korko | ränta
guarantee warranty | takuu | garanti
collateral | vakuus takaus | säkerhet borgen
finance financing funding | rahoitus rahoittaa | finansiering finansiera
crowdfunding | joukkorahoitus | gräsrotsfinansiering
investor investment invest | sijoittaja sijoitus investointi sijoittaa | investerare investering investera
grant subsidy | avustus tuki tuet starttiraha | bidrag stöd stipendium understöd
saving savings save | säästö säästäminen säästää | besparing sparande spara
salary wage wages payroll | palkka palkanlaskenta palkanmaksu | lön löneutbetalning
pension retirement | eläke eläkkeelle yel | pension pensionering
insurance | vakuutus | försäkring
social_security | sosiaaliturva | socialskydd socialförsäkring
unemployment | työttömyys | arbetslöshet
economy | talous | ekonomi
circular | kierto | cirkulär kretslopp
circular_economy | kiertotalous | kretsloppsekonomi cirkulär_ekonomi
sale sales selling sell | myynti myyminen myydä | försäljning sälja säljande
salesperson | myyjä | säljare
purchase buying buy | osto ostaminen ostaa | köp inköp köpa
procurement tender tendering | hankinta kilpailutus tarjouskilpailu | upphandling anbud
offer quotation quote | tarjous | offert
public | julkinen julkiset | offentlig publik
customer client clientele | asiakas asiakkuus asiakaskunta | kund kundkrets
customer_service | asiakaspalvelu | kundservice kundtjänst kundbetjäning
customer_acquisition lead_generation | asiakashankinta | kundanskaffning
customer_satisfaction | asiakastyytyväisyys | kundnöjdhet
customer_loyalty loyalty retention | asiakasuskollisuus sitouttaminen kanta-asiakas | kundlojalitet lojalitet
customer_experience | asiakaskokemus | kundupplevelse
feedback complaint complaints | palaute reklamaatio valitus | feedback återkoppling reklamation klagomål
find finding acquire acquiring | löytää löytäminen hankkia hankkiminen | hitta skaffa finna
service | palvelu | tjänst service
product | tuote | produkt vara
quality | laatu | kvalitet
development | kehitys kehittäminen | utveckling
design | muotoilu suunnittelu design | design formgivning utformning
service_design | palvelumuotoilu | tjänstedesign
innovation | innovaatio innovointi | innovation
invention patent patents | keksintö patentti | uppfinning patent
trademark | tavaramerkki | varumärkesskydd
copyright | tekijänoikeus | upphovsrätt
registration register registering | rekisteröinti rekisteröidä | registrering registrera
marketing | markkinointi markkinoida | marknadsföring marknadsföra
advertising ads advertisement advertise | mainonta mainos mainostaminen mainostaa | reklam annonsering annons
brand branding | brändi brändäys | varumärke branding
trade_fair fair exhibition | messu messut näyttely | mässa utställning
social social_media | some sosiaalinen sosiaalinen_media | social social_medium
email e-mail | sähköposti | e-post epost mejl mail
newsletter | uutiskirje | nyhetsbrev
press_release | lehdistötiedote tiedote | pressmeddelande
media press | media lehdistö tiedotusväline | media press
content | sisältö | innehåll
storytelling story | tarina tarinallistaminen | berättelse berättande storytelling
influencer | vaikuttaja | influencer influerare
photography photo photographing photographs | valokuvaus kuvaus valokuva | fotografering foto fotografi
video videos | video | video film
podcast | podcast podcasti | podcast podd
online internet web | verkko netti internet | nät internet webb
website homepage site | verkkosivu kotisivu nettisivu verkkosivusto kotisivut verkkosivut nettisivut | webbplats hemsida webbsida
webshop web_shop online_store online_shop e-commerce ecommerce | verkkokauppa nettikauppa | webbutik nätbutik e-handel näthandel webbshop
seo search_engine_optimisation search_engine_optimization | hakukoneoptimointi | sökmotoroptimering
search_engine | hakukone | sökmotor
search | haku hakeminen | sökning sök
visibility findability | näkyvyys löydettävyys | synlighet
network networking | verkosto verkostoituminen verkostoitua | nätverk nätverkande nätverka
data_network | tietoverkko | datanät
partner partnership cooperation collaboration | kumppani kumppanuus yhteistyö | partner partnerskap samarbete
subcontracting outsourcing | alihankinta ulkoistaminen | underleverans outsourcing underleverantör
franchise franchising | franchising franchise ketju | franchise franchising
competition competitor | kilpailu kilpailija | konkurrens konkurrent
market market_research | markkina markkinatutkimus | marknad marknadsundersökning
target_group segment | kohderyhmä segmentti | målgrupp segment
export exporting exports | vienti viedä | export exportera
import importing imports | tuonti maahantuonti | import importera
international internationalisation globalisation | kansainvälinen kansainvälistyminen | internationell internationalisering
abroad foreign | ulkomaa ulkomainen | utland utländsk utomlands
sweden swedish | ruotsi ruotsalainen | sverige svensk svenska
norway norwegian | norja norjalainen | norge norsk
finland finnish | suomi suomalainen | finland finsk finska
estonia estonian | viro virolainen eesti | estland estnisk
germany german | saksa saksalainen | tyskland tysk
denmark danish | tanska tanskalainen | danmark dansk
russia russian | venäjä venäläinen | ryssland rysk
europe european eu | eurooppa eurooppalainen eu | europa europeisk eu
usa america american | yhdysvallat amerikka amerikkalainen | usa amerika amerikansk
english | englanti englantilainen | engelska engelsk
multilingual | monikielinen | flerspråkig
language languages | kieli kielitaito | språk språkkunskap
translation translate | käännös kääntäminen | översättning översätta
culture | kulttuuri | kultur
"""

IDEAS = TRADE.rstrip() + WORK
