"""Words that say nothing about what a text is about, in the three languages of the network."""

from __future__ import annotations

FINNISH = """
ja tai sekä että kun kuin jos niin on ei en et emme ette eivät ole olen olet olemme olette ovat oli olla ollut
olisi olisiko onko onkohan oliko minä sinä hän me te he se ne tämä tuo nämä nuo minun sinun hänen meidän teidän
heidän sen niiden tämän minulla sinulla hänellä meillä teillä heillä minulle sinulle meille teille minua sinua
meitä mikä mitä minkä missä mistä mihin milloin miten miksi kuka kenen keneltä ketä kenelle kuinka joka jota jonka
jossa josta johon jotka joita joku jokin jotain joskus myös vain vielä nyt sitten siis kai ehkä mutta vaan eli
kanssa ilman kohti mukaan jälkeen ennen asti voi voin voiko voisi voisiko voinko saa saako pitää pitääkö pitäisi
täytyy kannattaa kannattaako aina paljon vähän hyvin kuten koska jo edes enää sitä siitä siinä siihen sillä tästä
tässä tähän tätä tuota niitä näitä itse oma omaa oman kukaan mitään mikään tulee tulisi tehdä tehnyt onks mul sul
mä sä
kellään kenelläkään keneltäkään kellä
"""

SWEDISH = """
och eller men att om när som så är var vara varit blir bli inte jag du han hon vi ni de det den dem en ett min mitt
mina din ditt dina hans hennes vår vårt våra er ert era sin sitt sina mig dig oss sig vad vilken vilket vilka vem
vems hur varför här där för från till med utan på av mot över under efter före mellan hos kan kunde ska skulle
måste får bör borde har hade ha ju också bara ännu nu sedan då kanske man någon något några ingen inget inga alla
allt mycket lite bra gör göra gjort finns detta denna dessa skall vid ur än därför i å
"""

ENGLISH = """
and or but the an if when as so is are was were be been being am not you he she we they it its my your his her our
their me him us them this that these those what which who whom whose how why where there here for from to with
without on in of at by into over under after before between can could should would must may might will do does did
done have has had having also just only yet now then maybe some any anyone anybody somebody someone no all much
many little very good get got than too about up out im ive dont doesnt isnt
"""
ADDRESSES = "https http www com html"

STOPWORDS = frozenset(f"{FINNISH} {SWEDISH} {ENGLISH} {ADDRESSES}".split())
