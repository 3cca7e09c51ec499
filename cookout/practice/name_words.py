"""Words in names that are none of the name: titles, degrees, particles, kinds of companies."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir dame reverend rev father sister hon herr "
    "frau dipling dott dottssa sra srta dona mme mlle monsieur madame captain officer coach "
    "rabbi pastor imam judge maitre mgr mudr judr phdr rndr mvdr lic arq abg bc pani fru "
    "sayin ifj ozv ozvegy sigra signa signora signor doutor doutora drs dhr mevr".split()
)
# Names too, where no dot follows: "Sig. Rossi", but Sig Hansen.
DOTTED = frozenset(
    "fr sr hr mag ing avv sig m capt col lt sgt st mons dna geom rag sen rep gov id".split()
)
# Parts of a doctorate, where they are written small: "Dr. phil. Weisbrod", but Phil Weisbrod.
SMALL = frozenset("med phil habil jur rer nat ing theol h c hc mult".split())
SUFFIXES = frozenset(
    "jr sr ii iii iv md phd mba esq cpa dds dvm rn pe jd cfp clu chfc pmp msc bsc llm ret".split()
)
PARTICLES = frozenset(
    "van von vom der den de del della dello delle degli di da do dos das du des la le lo bin "
    "ibn bint al el ter ten te zu zum zur af av op t d o mc mac st".split()
)
SMALL_PARTICLES = frozenset("al den do op te".split())
"""Names of their own where they are written large: Do, Al."""
HOUSEHOLD = frozenset(
    "family familie fam famille familia família famiglia rodzina familjen rodina perhe".split()
)
KIN = frozenset(
    "uncle aunt auntie onkel tante oncle oma opa grandma grandpa granny gran nana nonna nonno "
    "abuela abuelo abuelita tía tío cousin mormor farmor morfar farfar babcia dziadek ciocia "
    "wujek babička strýc teta".split()
)
"""What somebody is called together with the name behind it: Uncle Bob."""
NOT_A_NAME = frozenset(
    "neighbor neighbour nachbar nachbarin vecino vecina voisin voisine vicino vicina buurman "
    "buurvrouw granne nabo soused plumber electrician dentist handyman gardener mechanic "
    "babysitter nanny landlord landlady taxi uber driver voicemail mailbox emergency notfall "
    "unknown unbekannt inconnu desconocido test hausarzt klempner elektriker hausmeister "
    "vermieter vermieterin".split()
)
"""What somebody is to the member: nobody is greeted by it."""
NAMELESS = frozenset({"no name", "new contact", "unnamed", "kein name", "sans nom", "sin nombre"})
COMPANY = (
    frozenset(
        "inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug "
        "sa sarl sas bv nv ab oy aps srl spa eg ev pty pte group holdings partners associates "
        "bros brothers sons services service solutions consulting plumbing roofing electric "
        "electrical dental clinic hospital pharmacy insurance realty bank school university "
        "college department office club association foundation restaurant cafe café bakery hotel "
        "garage auto salon studio shop store team hotline support reception praxis kanzlei verein "
        "werkstatt church county city wireless airlines roadside locksmith pizzeria pharmacie "
        "farmacia boulangerie bäckerei metzgerei apotheke zahnarzt zahnärztin arztpraxis "
        "stadtwerke rathaus kita kindergarten friseur schreinerei gemeinde kirche banque banco "
        "ristorante restaurante clinica clínica clinique hôpital école escuela scuola université "
        "universität".split()
    )
    | HOUSEHOLD
)
