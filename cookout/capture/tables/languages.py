"""The headings of address books in other languages than English, in the words of the English ones.

German, French, Spanish, Dutch, Italian, Portuguese, Polish and Swedish. What stands here in small
letters has been through `headings.key`.
"""

from __future__ import annotations

VOCABULARY = """
name: vollstandiger name, kontaktperson, ansprechpartner, ansprechpartnerin, kontakt, anzeigename
name: nom complet, personne a contacter, nom et prenom, nom prenom, nome completo, contacto
name: nombre y apellidos, persona de contacto, volledige naam, naam, contactpersoon, weergavenaam
name: nome e cognome, contatto, imie i nazwisko, nazwisko i imie, osoba kontaktowa, namn
name: fullstandigt namn, visningsnamn, contato, kontaktperson namn, nazwa wyswietlana
given: vorname, prenom, nombre, nombre de pila, voornaam
given: nome, nome proprio, imie, fornamn, rufname
additional: weitere vornamen, zweiter vorname, mittelname, deuxieme prenom, second prenom
additional: autres prenoms, segundo nombre, tweede voornaam, middelste naam, secondo nome
additional: segundo nome, nome do meio, drugie imie, mellannamn
particle: tussenvoegsel, tussenvoegsels, voorvoegsel, namenszusatz, namensvorsatz, particule
particle: particle, name particle, particula, particella, voorvoegsel achternaam
family: nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, primer apellido
family: achternaam, familienaam, cognome, sobrenome, apelido, apelidos, nazwisko, efternamn
suffix: suffixe, sufijo, achtervoegsel, suffisso, titolo straniero, sufixo, sufiks, namenssuffix
prefix: anrede, civilite, tratamiento, aanhef, tratamento, zwrot grzecznosciowy, tilltal
nickname: spitzname, surnom, apodo, bijnaam, roepnaam, soprannome, apelido carinhoso, pseudonim
nickname: smeknamn
company: firma, unternehmen, organisation, societe, entreprise, organizacion, empresa, compania
company: bedrijf, organisatie, bedrijfsnaam, azienda, societa, ditta, organizacao, organizacja
company: foretag, firmenname, nazwa firmy
department: abteilung, service, departement, departamento, afdeling, reparto, ufficio reparto
department: dzial, avdelning
title: position, funktion, berufsbezeichnung, fonction, poste, intitule du poste, puesto, cargo
title: functie, functietitel, posizione, qualifica, mansione, funcao, stanowisko, befattning
title: jobtitel, titre du poste
role: beruf, profession, profesion, ocupacion, beroep
role: professione, profissao, ocupacao, zawod, yrke
birthday: geburtstag, geburtsdatum, anniversaire, date de naissance, cumpleanos, geboortedatum
birthday: fecha de nacimiento, verjaardag, compleanno
birthday: data di nascita, data de nascimento, urodziny
birthday: data urodzenia, fodelsedag, fodelsedatum
anniversary: jahrestag, hochzeitstag, anniversaire de mariage, anniversaire de mariage ou fete
anniversary: aniversario, speciale datum, trouwdag, anniversario, bodas, aniversario de casamento
anniversary: rocznica, arsdag, brollopsdag
notes: notizen, bemerkungen, anmerkungen, notiz, commentaires, remarques, notas, comentarios
notes: notities, opmerkingen, note, annotazioni
notes: anotacoes, observacoes, notatki, uwagi, anteckningar
categories: kategorien, gruppen, etiketten, categories, etiquettes, groupes, categorias, grupos
categories: etiquetas, categorieen, labels, categorie, gruppi, marcadores, kategorie, grupy
categories: kategorier, grupper, mots cles
mail: e mail adresse, emailadresse, adresse de messagerie, adresse e mail, adresse email, courriel
mail: direccion de correo electronico, correo electronico, correo, e mailadres, emailadres
mail: indirizzo posta elettronica, indirizzo di posta elettronica
mail: indirizzo email, posta elettronica
mail: endereco de email, endereco de correio eletronico, adres email, adres poczty elektronicznej
mail: e postadress, epostadress, epost, e post, emailadress, adresse electronique
aside: email typ, type de messagerie, tipo de correo electronico, type emailadres, type e mailadres
aside: tipo posta elettronica, tipo de email, typ email, e posttyp, eposttyp, email anzeigename
aside: nom complet de l adresse de messagerie, emailtyp, typ e mail, weergavenaam voor e mailadres
phone: telefon, telefonnummer, rufnummer, festnetz
phone: telefonszam, telephone, tel, numero de telephone
phone: telefono, numero de telefono, telefoon, telefoonnummer, numero di telefono, telefone, fone
phone: numer telefonu, nr telefonu, telefonnr
phone mobile: mobiltelefon, handy, mobil, mobilnummer, handynummer, mobilfunk, tel mobile, portable
phone mobile: telephone mobile, telephone portable, movil, telefono movil, mobiele telefoon
phone mobile: mobiel, mobiel nummer, gsm, cellulare, telefono cellulare, telefone celular, celular
phone mobile: telemovel, telefon komorkowy, komorka, komorkowy, mobilen
phone fax: telefax, fax, faxnummer, telecopie, telecopieur, faks, numero de fax
phone pager: pager, recepteur de radiomessagerie, buscapersonas, semafoon, cercapersone
phone main: haupttelefon, telephone principal, telefono principal, hoofdtelefoon
phone main: telefone principal, telefon glowny, primar telefon
phone company main: telefon firma, telephone societe, telefono de la organizacion, bedrijfstelefoon
phone car: autotelefon, telephone voiture, telefono del automovil, autotelefoon
phone assistant: telefon assistent, telephone assistant, telefono del ayudante
link: webseite, internetseite, page web, site web, pagina web, sitio web, webpagina, sito web
link: pagina da web, site, strona sieci web, strona internetowa, strona www, webbsida, webbplats
address: adresse, anschrift, direccion, indirizzo
address: endereco, adres, adress, postadress, postanschrift
street: strasse, strasse und hausnummer, rue, calle, straat, via, rua, ulica, gatuadress, gata
box: postfach, boite postale, apartado postal, postbus, casella postale, caixa postal
box: skrytka pocztowa, postbox
city: ort, stadt, wohnort, ville, localite, ciudad, localidad, poblacion, plaats, woonplaats, citta
city: cidade, localidade, miasto, miejscowosc, stad, postort
region: bundesland, kanton, region, dep region, provincia, provincia o estado, provincie, estado
region: distrito, wojewodztwo, lan, departement region, estado provincia
code: postleitzahl, plz, code postal, codigo postal, postcode, cap, cep, kod pocztowy, postnummer
country: land, land region, pays, pays region, pais
country: pais region, pais regiao, pais o region, paese, kraj
country: kraj region, land regio, paese area geografica
related spouse: ehepartner, partner ehepartner, ehefrau, ehemann, conjoint, conjoint e, conyuge
related spouse: echtgenoot, echtgenote, partner, coniuge, nome coniuge, conjuge, wspolmalzonek
related spouse: malzonek, make maka
related child: kinder, enfants, hijos, kinderen, figli, filhos, dzieci, barn
related manager: name des der vorgesetzten, vorgesetzter, responsable, nombre del director
related assistant: name assistent, nom de l assistant e, nombre del ayudante
"""

# Where somebody is reached, beside what it is: "Telefon geschäftlich", "Rue (bureau)".
PLACES = {
    "home": "privat private privates privater prive privee domicile maison personnel personnelle "
    "casa particular domicilio thuis huis abitazione ab personale residencial pessoal domowy "
    "domowa domowe dom prywatny prywatna prywatne hem hemma bostad "
    "privatadresse privatadress thuisadres "
    "priveadres huisadres hemadress privattelefon hemtelefon",
    "work": "geschaftlich geschaft dienstlich beruflich arbeit buro firma bureau professionnel "
    "professionnelle travail trabajo oficina negocios werk zakelijk kantoor ufficio uff lavoro "
    "comercial trabalho sluzbowy sluzbowa sluzbowe praca biuro arbete jobb kontor geschaftsadresse "
    "dienstadresse werkadres bedrijfsadres arbetsadress diensttelefon geschaftstelefon "
    "arbetstelefon",
    "other": "weitere weiterer weiteres andere anderer sonstige autre autres otro otra otros "
    "overig overige ander altro altra outro outra inny inna inne ovrig ovriga annan annat",
}
COMPOUND = {
    **dict.fromkeys(("privattelefon", "hemtelefon"), "telefon"),
    **dict.fromkeys(("diensttelefon", "geschaftstelefon", "arbetstelefon"), "telefon"),
    **dict.fromkeys(("privatadresse", "geschaftsadresse", "dienstadresse"), "adresse"),
    **dict.fromkeys(("privatadress", "hemadress", "arbetsadress"), "adresse"),
    **dict.fromkeys(("thuisadres", "priveadres", "huisadres", "werkadres"), "adresse"),
    "bedrijfsadres": "adresse",
}
# Small words between the others.
BETWEEN = set(
    "de del de la do da dos das della di du des des den der die das op in no na w i".split()
)
ADDRESSES = {"adresse", "adres", "adress", "direccion", "indirizzo", "endereco", "domicilio"}
ADDRESSES |= {"adresi", "cim", "адрес", "διευθυνση", "주소", "住所", "地址"}
# What makes a heading one of Google's list: "Telefon 1 - Wert".
THINGS = {
    "email": "e mail adresse|emailadresse|adresse e mail|correo electronico|courriel|email"
    "|e mailadres|posta elettronica|e post|endereco de email|adres email",
    "phone": "telefon|telephone|telefono|telefoon|telefone",
    "address": "adresse|direccion|adres|indirizzo|endereco|adress",
    "organization": "organisation|organizacion|organisatie|organizzazione|organizacao|organizacja",
    "website": "webseite|site web|sitio web|sito web|witryna|webbplats|strona internetowa|site",
    "event": "ereignis|termin|evenement|evento|gebeurtenis|wydarzenie|handelse",
    "relation": "beziehung|relacion|relatie|relazione|relacao|relacja",
    "custom field": "benutzerdefiniertes feld|champ personnalise|campo personalizado"
    "|aangepast veld|campo personalizzato|pole niestandardowe|anpassat falt",
}
PARTS = {
    "label": "typ|tipo|etiqueta|libelle|etichetta|marcador|etykieta|etikett|bezeichnung",
    "value": "adresse|direccion|adres|indirizzo|endereco|adress|wert|valeur|valor|waarde"
    "|valore|wartosc|varde",
    "formatted": "formatiert|formate|formatee|con formato|opgemaakt|formattato|formatado"
    "|sformatowany|formaterad",
    "name": "nom|nombre|naam|nome|nazwa|namn",
    "title": "titel|titre|titulo|titolo|stanowisko|cargo|position",
}
# Dr., or a position: what "Title" is called.
TITLES = {"title", "titel", "titre", "titulo", "titolo", "tytul", "tittel", "titteli", "titul"}
EMAIL_TYPES = {
    *("email type", "email typ", "type de messagerie", "tipo de correo electronico"),
    *("type emailadres", "type e mailadres", "tipo posta elettronica", "tipo de email"),
    *("typ email", "typ e mail", "e posttyp", "eposttyp", "emailtyp"),
    *("mailtype", "emailtype", "e posttype", "sahkopostin tyyppi", "typ emailu"),
}
