"""Family names that are common and no given names, as evidence which word of a name is which."""

from __future__ import annotations

import re

from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.duplicates.names import fold

_NAMES = """
smith johnson brown jones davis wilson anderson moore white harris thompson robinson wright hill
green adams baker roberts phillips evans turner edwards collins murphy cook rogers peterson ward
richardson watson wood hughes price myers sanders patel sharma gupta singh khan iyer nair reddy
muller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schafer schaefer
koch bauer richter klein schroder schroeder neumann schwarz zimmermann braun kruger krueger hofmann
hartmann lange schmitt krause meier lehmann schmid schulze maier kohler koehler herrmann mayer huber
fuchs scholz moller moeller weiss jung hahn vogel keller berger winkler roth baumann franke schuster
bohm winter kraus schumacher kramer vogt stein jager seidel brandt haas schreiber graf ziegler kuhn
pohl engel bergmann voigt pfeiffer gruber steiner moser hofer leitner egger brunner baumgartner
rossi russo ferrari esposito bianchi colombo ricci greco gallo conti mancini costa rizzo lombardi
moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini longo gentile
martinelli lombardo serra coppola marchetti parisi villa conte ferraro ferri fabbri bianco marini
grasso valentini messina sala gatti pellegrini palumbo rizzi monti cattaneo morelli silvestri mazza
testa grassi pellegrino carbone giuliani benedetti barone rossetti caputo montanari guerra palmieri
bellini basile riva piras vitali battaglia sartori neri costantini pagano ruggiero sorrentino negri
brambilla colombo fumagalli deluca desantis deangelis damico dangelo
nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos
meszaros olah racz fekete szilagyi torok feher szucs kocsis fodor pinter szalai sipos magyar lukacs
gulyas biro bogdan katona boros kelemen somogyi orsos vincze hegedus deak pasztor bodnar hajdu
halasz kozma vass barta borbely
dubois durand moreau lefebvre leroy roux fournier girard bonnet dupont fontaine rousseau lefevre
mercier guerin boyer garnier chevalier legrand gauthier dumont masson marchand duval dupuis
jansen janssen devries bakker visser smit meijer mulder vos hendriks dekker dijkstra vermeulen
hoekstra
nowak wojcik kowalczyk mazur krawczyk zajac wieczorek dudek pawlak walczak stepien sikora duda
novak novotny dvorak cerny prochazka kucera vesely horak nemec pokorny pospisil hajek kral ruzicka
benes fiala sedlacek kolar navratil cermak urban vanek blazek kriz kovar kovac babic juric
popa rusu munteanu dumitru stoica gheorghe matei ciobanu
yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan dogan kilic cetin kara
koc ozkan simsek
korhonen makinen tamm saar sepp kask rebane kukk ilves
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki ikeda hashimoto
wang zhang liu huang zhao zhou zhu guo luo zheng xie tang feng xiao cheng deng zeng peng jiang cai
jia xue nguyen tran pham hoang huynh phan dang bui ngo duong choi jeong kwon
garcia castro delgado diaz flores guerrero herrera iglesias medina molina moreno morales munoz
navarro ortega ortiz prieto reyes rivera romero rojas rubio ruiz serrano soto suarez torres vargas
aguilar gallego mejia mendoza pereira ferreira oliveira sousa souza almeida carvalho rocha silva
gomez lopez perez sanchez fernandez gonzalez rodriguez martinez hernandez alvarez gutierrez
"""
_FAMILIES = frozenset(_NAMES.split())
# Patronymics and places of origin: Ivanov, Kowalska, Nilsson, Papadopoulos, Ionescu, Virtanen.
_ENDINGS = (
    *"ski sky cki cky ska cka wicz ova ov evic ovic evich ovich opoulos opoulou akis idis".split(),
    *"escu eanu sson dottir anen inen onen enko chuk shvili adze oglu".split(),
    *"скии ская енко чук ова ов".split(),
)
_SHORT_ENDINGS = ("eva", "ev", "sen", "ева", "ев")
_WIFE = re.compile(r"(\w+)n[ée]", re.I)
# Given names that are family names just as often, the world over.
_BOTH = frozenset(
    "abraham adam alan ali allan allen andrew anthony arnold arthur austin benjamin bernard bruce "
    "bruno bryan cameron carl charles chen christian clark claude colin conrad craig curtis daniel "
    "david dean denis dennis donald douglas drew duncan edward emmanuel ernst felix ferdinand "
    "florian francis francois frank frederick friedrich gabriel gaspar george gerard gilbert glenn "
    "gordon graham grant gregory guido hamid harold hasan hassan heinrich henri henry herbert "
    "herman hermann hubert hugo hussein ian ibrahim isaac ismail ivan jack jacob jacques jakob "
    "james jason jean joel john jonas jordan joseph joshua julian karl keith kelly kim kurt "
    "lambert lance laurent lawrence lee leo leon leonard leonardo leslie lewis lorenz louis lucas "
    "ludwig lukas mahmoud marc marcel marcos marcus mark marshall martin mason mathias matthew "
    "matthias maurice max maxwell michael michel mitchell mohamed mohammed morgan morris moses "
    "murat musa mustafa neil nelson nicolas nicholas nigel noel oliver omar orlando oscar osman "
    "otto owen parker pascal patrick paul perry peter philip philipp philippe pierre preston quinn "
    "ramon raymond rene rex richard robert robin roger roland rolf roman romano romain rosario "
    "rosa rose ross roy ruben rudolf russell ryan salvador salvatore samuel sander santiago saul "
    "scott sean sebastian shannon simon solomon spencer stefan stephen stuart summer taylor "
    "terence theodor thomas todd tom tomas tyler valentin valentine vaughn victor vincent vivian "
    "walter warren wayne werner wesley whitney willem william wyatt xavier yusuf yves raj anil "
    "vijay kumar jin minh linh soo kay ray dale may glen joy hope grace gene penny page lane reid "
    "blake chase cole dawn".split()
)

# Of those, what stands first in lists by the family name: Martin Anna, Simon Ágnes.
_FAMILY_FIRST = frozenset(
    "albrecht arnold balazs balint bernard bruno ernst franco friedrich heinrich hermann lambert "
    "laurent lorenz martin michel nicolas otto romano simon thomas walter werner".split()
)
# Given names that far more people have as a family name.
_MOSTLY_FAMILY = frozenset(
    "allan allen barnes carter chen cole cooper douglas duncan gordon graham grant gray harper "
    "hudson hunter jackson kelly kennedy kim lee lewis lincoln logan mason morgan morris murray "
    "bailey brooks chapman nelson nguyen owen parker perry reed ross russell scott stewart stuart "
    "taylor tucker tyler vaughn "
    "wallace warren wyatt".split()
)


def is_family_name(word: str) -> bool:
    """Whether a word is a family name by itself or by its ending, and no given name."""
    if is_given_name(word):
        return False
    parts = [part for part in fold(word).strip(".,").split("-") if part]
    return any(part in _FAMILIES or _ends_as_one(part) for part in parts)


def _ends_as_one(part: str) -> bool:
    """Whether it ends as family names do, behind two letters at least, or three."""
    return part[2:].endswith(_ENDINGS) or part[3:].endswith(_SHORT_ENDINGS)


def is_wife_of(word: str) -> bool:
    """Whether a Hungarian name says whose wife somebody is: Istvánné, Kovácsné."""
    wife = _WIFE.fullmatch(word)
    if not wife or is_given_name(word):
        return False
    return is_given_name(wife[1]) or fold(wife[1]) in _FAMILIES


def is_mostly_given(word: str) -> bool:
    """Whether a word is a known given name that hardly anybody has as a family name."""
    parts = [part for part in fold(word).strip(".,").split("-") if part]
    return is_given_name(word) and not any(part in _BOTH | _MOSTLY_FAMILY for part in parts)


def may_stand_first(word: str) -> bool:
    """Whether a given name is a family name just as often where those are written first."""
    return fold(word).strip(".,") in _FAMILY_FIRST


def is_mostly_family(word: str) -> bool:
    """Whether far more people have a given name as their family name: Scott, Taylor."""
    return fold(word).strip(".,") in _MOSTLY_FAMILY
