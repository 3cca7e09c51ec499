"""Words that mark a line as a title, a company or a street, in common languages."""

from __future__ import annotations

import re
from functools import cache

from cookout.practice.duplicates.names import fold
from cookout.practice.trades import every_trade

_TITLES = """
accountant account administrator advisor adviser agent analyst apprentice architect artist
assistant associate attorney auditor author baker banker barber bookkeeper broker builder buyer
captain caterer ceo cfo chair chairman chairwoman chef chief chiropractor clerk cmo co-founder
cofounder coach commissioner composer consultant contractor controller coo coordinator counsel
counselor craftsman creative cto curator dealer dean dentist deputy designer developer development
devops director doctor editor electrician engineer engineering estimator evangelist examiner
executive expert facilitator fellow financial florist foreman founder freelance gardener general
geschaftsfuhrer head hygienist illustrator inspector installer instructor interior inventor
investor jeweler journalist lawyer lead leader lecturer librarian loan manager managing marketer
mason mechanic mediator midwife minister musician notary nurse nutritionist officer operator
optician optometrist organizer owner painter paralegal partner pastor pharmacist photographer
physician physiotherapist pianist pilot planner plumber president principal producer product
professor programmer project proprietor psychologist psychotherapist realtor receptionist
recruiter relationship rep representative researcher roofer sales scientist secretary senior
sergeant singer solicitor specialist stylist superintendent supervisor surgeon surveyor tailor
teacher technician technologist therapist trainer translator treasurer tutor underwriter
veterinarian vet vp vice videographer writer evp svp avp abteilungsleiter abteilungsleiterin
anwalt anwaltin architektin arzt arztin assistentin backer bauleiter berater beraterin
bereichsleiter bereichsleiterin betriebsleiter buchhalter buchhalterin chefin dachdecker dipl.
direktor direktorin dolmetscher einkauf einkaufer elektriker entwickler entwicklerin fachanwalt
fachanwaltin fotograf fotografin friseur gartner geschaftsfuhrerin geschaftsfuhrung
geschaftsleitung gesellschafter gestalter gestalterin grafikerin grunder grunderin hausverwalter
immobilienmakler immobilienmaklerin ingenieur ingenieurin inhaber inhaberin installateur kaufmann
kauffrau konditor kundenberater kundenberaterin kundenbetreuer leiter leiterin leitung maler
makler maklerin meister meisterin mitarbeiter notar notarin projektleiter projektleiterin
projektmanager prokurist prokuristin rechtsanwalt rechtsanwaltin referent referentin
sachbearbeiter sachverstandiger schreiner softwareentwickler softwareentwicklerin steuerberater
steuerberaterin teamleiter teamleiterin techniker tierarzt tierarztin tischler tischlermeister
tischlermeisterin trainerin ubersetzer ubersetzerin unternehmensberater unternehmensberaterin
verkaufsleiter verkaufsleiterin vertrieb vertriebsleiter vertriebsleiterin vorstand zahnarzt
zahnarztin vermogensberater vermogensberaterin versicherungsmakler versicherungsmaklerin adjoint
adjointe administrateur agente architecte artisan assistante associee avocat avocate boulanger
cadre charge chargee chef cheffe commercial commerciale comptable conseil conseiller conseillere
consultante courtier courtiere coiffeur coiffeuse dentiste developpeur developpeuse directeur
directrice dirigeant expert-comptable fondateur fondatrice formateur formatrice gerant gerante
graphiste infirmier infirmiere ingenieur ingenieure kinesitherapeute medecin menuisier notaire
patissier paysagiste peintre photographe plombier president presidente professeur redacteur
responsable secretaire technicien technicienne traducteur traductrice vendeur veterinaire abogada
abogado administrador administradora arquitecta arquitecto asesor asesora asistente comercial
consejera consejero consultora contable coordinador coordinadora delegado dentista dependiente
desarrollador desarrolladora diseñador disenador disenadora directora directivo empresario
encargado enfermera entrenador farmaceutica fontanero fotografa fotografo fundador fundadora
gerente gestor gestora ingeniera ingeniero jefa jefe maestro medica medico notaria notario
periodista presidenta procurador profesora psicologa psicologo responsable secretaria socia socio
subdirector tecnica tecnico traductora vendedor ventas veterinaria veterinario advogada advogado
arquiteta arquiteto assessora consultor contabilista contadora designer diretor diretora
engenheira engenheiro fisioterapeuta fundadora gestora medica professora socia tecnico tradutora
vendas vendedora amministratore amministratrice agente architetto architetta assistente avvocata
avvocato commercialista consulente dirigente direttore direttrice dottore dottoressa elettricista
fondatore fondatrice geometra grafica grafico idraulico impiegata infermiera ingegnere medico
notaio presidente progettista responsabile segretaria socio sviluppatore titolare traduttrice
venditore adviseur accountmanager bedrijfsleider bestuurder directeur-eigenaar eigenaar fotograaf
hoofd huisarts ingenieur makelaar medewerker notaris ontwerper ontwikkelaar oprichter
projectleider tandarts teamleider tolk verkoper vertegenwoordiger verzekeringsadviseur vennoot
verkoopleider adwokat architekt asystentka asystent dyrektor doradca doradczyni fizjoterapeuta
fotograf glowna glowny grafik inzynier kierownik kierowniczka konsultant konsultantka ksiegowa
ksiegowy lekarz menedzer notariusz pelnomocnik prawnik prezes programista programistka
przedstawiciel radca sprzedawca specjalista specjalistka tlumacz wlasciciel wlascicielka
wiceprezes wspolwlasciciel zalozyciel advokat agare arkitekt byggledare chef ekonom
ekonomiassistent fastighetsmaklare forsaljningschef grundare ingenjor konsult kundansvarig larare
projektledare radgivare redovisningskonsult revisor saljare saljchef sjukgymnast snickare
tandlakare utvecklare vd verkstallande veterinar advokat arkitekt bogholder direktor ejer fotograf
grundlaegger ingenior konsulent murer partner projektleder radgiver revisor salgschef
salgskonsulent tandlaege tomrer udvikler daglig leder eier grunder kundeansvarlig megler
prosjektleder selger utvikler salgssjef arkkitehti asiantuntija johtaja konsultti kehityspaallikko
lakimies myyntijohtaja myyntipaallikko omistaja osakas perustaja projektipaallikko suunnittelija
toimitusjohtaja valokuvaaja yrittaja asistentka advokatka jednatel jednatelka konzultant
konzultantka majitel majitelka manazer manazerka obchodni poradce poradkyne projektant reditel
reditelka ucetni vedouci zastupce technik avukat danisman danismani direktoru genel kurucu mimar
muduru mudur muhendis muhendisi muhasebeci ogretmen ortak satis sorumlusu uzman uzmani yonetici
yoneticisi yonetmeni dis hekimi doktor igazgato ugyvezeto ugyved tanacsado ertekesitesi vezeto
mernok epitesz konyvelo tulajdonos menedzser fogorvos director consilier inginer avocat contabil
asociat vanzari odvjetnica odvjetnik direktorica direktorka voditelj voditeljica savjetnik
savjetnica racunovoda
"""
_LEGAL_FORMS = """
gmbh ag kg ohg gbr ug mbh e.k. ek se inc inc. llc llp ltd ltd. limited corp corp. corporation co
co. company plc pllc pc p.c. l.l.c. sa s.a. sas s.a.s. sarl s.a.r.l. eurl sasu sl s.l. slu s.l.u.
lda lda. ltda ltda. srl s.r.l. spa s.p.a. snc s.n.c. sas bv b.v. nv n.v. vof ab aps a/s as asa oy
oyj sp. z.o.o. zoo s.r.o. sro a.s. spol. kft kft. bt. zrt zrt. nyrt d.o.o. doo sia uab ou sti a.ş.
sirketi
"""
_COMPANIES = """
group gruppe groupe grupo gruppo holding holdings partners partner partnerschaft associates
associes sons sohne fils hijos figli bros brothers consulting consultants consultancy conseil
solutions systems services service technologies technology tech labs lab studio studios design
designs media agency agentur agence agencia agenzia bank bancorp banque banco banca sparkasse
insurance versicherung versicherungen assurances seguros assicurazioni realty properties
immobilien immobilier inmobiliaria estates homes construction builders bau baugesellschaft
batiment construcciones costruzioni electric electrical plumbing heating roofing landscaping
industries manufacturing werke works logistics transport spedition trading international
enterprises ventures capital financial finance law kanzlei cabinet bufete legale architects
architekten architectes arquitectos architetti dental clinic klinik clinique clinica praxis
hospital pharmacy apotheke school schule academy akademie university universitat institute
institut foundation stiftung association verein church bakery backerei boulangerie panaderia cafe
coffee restaurant bistro hotel catering foods kitchen kitchens garage motors autohaus auto
automotive cycles energy energie solar print druckerei verlag publishing press books security
software digital network networks marketing communications events travel reisen fitness yoga
wellness spa salon beauty optik tischlerei schreinerei malerbetrieb elektro haustechnik gartenbau
advokatfirma bygg mobler fastighet byra arkitekter revision konsult snickeri kiinteisto rakennus
tilitoimisto insaat mimarlik sigorta danismanlik biuro kancelaria nieruchomosci ubezpieczenia
stavby reality pojisteni airlines airways brewery winery farm farms orchard ministries nursery
florist flowers jewelers boutique gallery theater theatre museum tours cruises staffing recruiting
coaching wealth mortgage lending title escrow tax accounting payroll bookkeeping chiropractic
orthodontics pediatrics veterinary optical therapy counseling exteriors interiors flooring
painting remodeling tile windows doors cleaning janitorial pest locksmith towing tire collision
detailing pizza grill deli diner brewing roasters
"""
_STREETS = """
street st st. road rd rd. avenue ave ave. av av. boulevard blvd blvd. lane ln ln. drive dr. court
ct place pl plaza square sq way parkway pkwy highway hwy circle cir terrace trail loop row close
mews suite ste floor fl unit apt room building bldg box po p.o. pob rue allee chemin quai impasse
cours bd bp cedex calle c/ avda avda. avenida paseo plaza carrer via viale piazza corso largo
vicolo rua travessa praca estrada alameda ulica ul ul. aleja al. al plac ulice trida namesti utca
ut korut ter strasse str str. weg platz allee gasse ring damm ufer postfach straat laan plein kade
gracht dreef singel gatan gata vagen vag torg gade vej alle plads vei veien katu tie kuja tori
cadde caddesi sokak sokagi cad cad. sk mah mahallesi no strada bulevardul calea trg cesta postbus
"""
_STREET_ENDS = tuple(
    "strasse straße str str. weg platz allee gasse ring damm ufer straat laan plein kade gracht "
    "gatan gata vagen vägen gade vej veien vei katu tie kuja utca".split()
)
_COUNTRIES = frozenset(
    "usa us u.s.a. uk england scotland wales ireland germany deutschland france spain espana "
    "italy italia portugal netherlands nederland belgium belgique belgie luxembourg austria "
    "osterreich switzerland schweiz suisse svizzera poland polska sweden sverige norway norge "
    "denmark danmark finland suomi turkey turkiye hungary magyarorszag romania croatia hrvatska "
    "canada mexico brasil brazil argentina chile colombia peru australia india slovakia "
    "slovensko slovenia slovenija cesko czechia".split()
) | {"united states", "united kingdom", "new zealand", "czech republic", "ceska republika"}

_WORD = re.compile(r"[^\s,;:()|/]+")


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


TITLE_WORDS, LEGAL_FORMS, COMPANY_WORDS, STREET_WORDS = map(
    _set, (_TITLES, _LEGAL_FORMS, _COMPANIES, _STREETS)
)


@cache
def trade_words() -> frozenset[str]:
    """The last word of every trade's name, as in "family dentist"."""
    names = (name for trade in every_trade() for name in (trade.name, *trade.also))
    return frozenset(fold(name).split()[-1] for name in names)


def words_of(text: str) -> list[str]:
    """The folded words of a text, also those that a sign joins."""
    return [fold(word) for word in _WORD.findall(text)]


def title_words(text: str) -> int:
    """How many words of a text are those of a title."""
    known = TITLE_WORDS | trade_words()
    return sum(_bare(word) in known or word in known for word in _parts(text))


def company_marks(text: str) -> tuple[int, int]:
    """How many words of a text are legal forms, and how many others mark a company."""
    words = words_of(text)
    forms = sum(word in LEGAL_FORMS for word in words)
    forms += "z o.o" in fold(text) or " d.o.o" in fold(text)
    marks = sum(_bare(word) in COMPANY_WORDS and word not in LEGAL_FORMS for word in words)
    marks += any(word.endswith(_COMPANY_ENDS) for word in words)
    return forms, marks + (" & " in text or " + " in text or " und " in text or " et " in text)


_COMPANY_ENDS = tuple(
    "werke werk haus technik gruppe group soft immobilien versicherung verlag schreinerei "
    "tischlerei praxis kanzlei media byra bygg".split()
)


def has_street(text: str) -> bool:
    """Whether a text holds a word for a street, a floor or a box, whole or as its ending."""
    if re.search(r"\b[cC]/", text):
        return True
    return any(
        word in STREET_WORDS or (len(word) > 5 and _bare(word).endswith(_STREET_ENDS))
        for word in words_of(text)
    )


def is_country(text: str) -> bool:
    """Whether a text is the name of a country and nothing else."""
    return fold(text).strip(" .,") in _COUNTRIES


def _bare(word: str) -> str:
    return word.strip(".,'’\"")


def _parts(text: str) -> list[str]:
    return [part for word in words_of(text) for part in {word, *word.split("-"), *word.split("&")}]
