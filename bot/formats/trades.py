"""Suggest the section of the statistical classification that a company's own words point to."""

from __future__ import annotations

import re

# The beginnings of words, in Finnish, Swedish and English. Only those that leave little doubt.
BEGINNINGS: dict[str, str] = {
    "A": (
        "maatil, maanvilj, metsä, kalast, poro, marja, puutarhavilj, lantbruk, jordbruk, skogs, fiske, "
        "renskö, farm, forestr, fishing, reindeer"
    ),
    "C": (
        "leipom, konepaj, kutom, panimo, valmistus, meijeri, puusep, sepän, bageri, snicker, bryggeri, "
        "mekanisk verkstad, tillverk, baker, brewer, joiner, carpent, manufactur, weav"
    ),
    "F": (
        "raken, remont, maalau, sähköas, putki, lvi, maansiirto, bygg, måleri, elinstall, rörm, construct, "
        "renovat, plumb, electrician, builder, excavat"
    ),
    "G": ("kauppa, verkkokaup, myymäl, putiikki, butik, handel, nätbutik, shop, store, retail"),
    "H": ("kuljetu, taksi, taxi, rahti, transport, åkeri, frakt, truck, courier, kuriiri"),
    "I": (
        "kahvila, ravintola, majoitu, hotell, hostell, catering, pitopalv, mökkivuok, café, kafé, restaurang, "
        "logi, cafe, restaurant, hotel, accommodat, guesthouse, pizzer"
    ),
    "J": ("kustan, julkaisu, elokuva, podcast, förlag, publish, film"),
    "K": (
        "ohjelmisto, ohjelmoint, verkkosivu, it-palv, sovelluske, programmer, webb, mjukvar, softw, web "
        "develop, website, it-konsult, it consult"
    ),
    "N": (
        "tilitoimisto, kirjanpi, konsult, arkkiteht, valokuva, mainos, markkinoin, suunnittelutoim, lakitoim, "
        "eläinlääk, bokför, redovis, arkitekt, fotograf, reklam, marknadsf, advokat, account, bookkeep, "
        "architect, photograph, advertis, marketing, consult, veterinar"
    ),
    "O": (
        "siivou, kiinteistönh, matkatoim, ohjelmapalv, opaspalv, kesäretk, städ, fastighetssk, resebyrå, "
        "guide, cleaning, travel agen, janitor"
    ),
    "Q": ("koulutu, kurssi, opetu, ajokou, utbildn, kurser, undervis, körskol, training, teach, tutor"),
    "R": (
        "fysioterap, hoiva, kotihoito, hammaslää, psykoterap, hieroja, hieron, fysioterapi, vård, tandlä, "
        "massör, massage, physiother, nursing, dentist, psychother"
    ),
    "S": (
        "kuntosal, liikuntapalv, ratsastus, muusik, taitei, gym, idrott, ridskol, musik, konstnär, fitness, "
        "riding, musician, artist"
    ),
    "T": (
        "parturi, kampaam, kosmet, kauneus, pesula, autokorj, autohuol, ompelim, frisör, hårv, skönhet, "
        "tvätteri, bilverk, skrädd, hairdress, barber, beauty, laundry, car repair, tailor"
    ),
}


def section_of(words: str) -> str | None:
    """The section that the first telling word points to; None where none does, or where two point elsewhere."""
    text = " ".join(re.sub(r"[^\w-]+", " ", words.lower()).split())
    found: set[str] = set()
    for section, beginnings in BEGINNINGS.items():
        if any(re.search(rf"\b{re.escape(one)}", text) for one in beginnings.split(", ")):
            found.add(section)
    return found.pop() if len(found) == 1 else None
