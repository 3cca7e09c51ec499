"""Short and other forms of given names that are common in English, one name a line."""

from __future__ import annotations

from collections import defaultdict

_FORMS = """
abigail abby abbie gail
abraham abe bram
alan al allan allen
albert al bert bertie
alexander alex al alec sandy xander
alexandra alex alexa lexi sandra sasha
alfred al alf alfie fred
alison ali allison allie
amanda mandy
andrew andy drew
angela angie
ann anne anna annie nan
anthony tony antony
arthur art artie
barbara barb babs barbie
bartholomew bart
benjamin ben benny benji
bernard bernie
bradley brad
caroline carolyn carrie caro carolina
catherine katherine kathryn katharine cathy kathy kate katie kat kitty cathryn
charles charlie chuck chas charley
charlotte lottie charlie
christine chris chrissy tina christina kristine kristina christy
christopher chris kit topher kristopher
clifford cliff
cynthia cindy
daniel dan danny
david dave davey davy
deborah deb debbie debra
dennis denny denis
dominic dom dominick
donald don donny donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ned ted teddy
edwin ed eddie
eleanor ellie nell nora elinor
elizabeth liz lizzie beth betty bess eliza libby elisabeth betsy elsie lisa
emily em emmy
eric erik erick
eugene gene
evelyn evie eve
florence flo florrie
frances fran frankie fanny francine
francis frank frankie
franklin frank
frederick fred freddie freddy fredrick rick
gabriel gabe
gabrielle gabby gabi
geoffrey geoff jeff jeffrey jeffery
george georgie
gerald gerry jerry
gerard gerry
gregory greg gregg
harold harry hal
helen nell ellen helena
henry harry hank hal
herbert herb bert
isabella isabel bella izzy isabelle bel
jack john jon johnny jackie
jacob jake jakob
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie jenny janet
jason jay
jennifer jen jenny jenn jennie
jessica jess jessie
joan joanie
joanna jo joanne
jonathan jon jonny johnathan jonathon
joseph joe joey jo
josephine jo josie
joshua josh
judith judy judi
julia julie jules
karen karin
kenneth ken kenny
kimberly kim kimberley
kristen kris kristin kirsten
lawrence larry laurence lawrie
leonard len lenny leo
leslie les lesley
lillian lily lil lilian
louis lou lewis louie
louise lou
lucille lucy lucia
madeleine maddie madeline
margaret maggie meg peggy marge margie madge
martin marty
mary molly polly maria marie mae mamie
matthew matt matty mathew
maureen mo
maxwell max
melanie mel
melissa mel missy
michael mike mick mickey micky mikey
michelle shelly chelle
mildred millie
mitchell mitch
nancy nan
natalie nat nattie
nathaniel nate nat nathan
nicholas nick nicky nicolas nico
nicole nicky nikki nicola
norman norm
oliver ollie olly
olivia liv livvy
oscar ozzie
pamela pam
patricia pat patty trish tricia patsy patti
patrick pat paddy rick
peter pete
philip phil phillip pip
phyllis phil
rachel rach rachael
randall randy randolph
raymond ray
rebecca becky becca bec rebekah
reginald reg reggie
richard dick rick rich ricky richie rick
robert bob bobby rob robbie bert robby
roberta bobbie robbie
roderick rod roddy
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
ruth ruthie
samantha sam sammie
samuel sam sammy
sandra sandy
sarah sara sally sadie
sean shawn shaun
sharon shari sharron
sidney sid sydney
solomon sol
sophia sophie sofia
stanley stan
stephanie steph stefanie
stephen steve stevie steven stephan
stuart stu stewart
susan sue susie suzanne suzy susanna
sylvester sly
teresa terry tess theresa tessa
terence terry terrence
theodore ted teddy theo
thomas tom tommy
timothy tim timmy
tobias toby
tracy tracey
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky tori vikki vickie
vincent vince vinnie
virginia ginny ginger
walter walt wally
wendell wendy
wilfred will wilf fred
william bill billy will willie liam
winifred winnie
zachary zach zack zac
"""


def _formal_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _FORMS.strip().splitlines():
        formal, *others = line.split()
        for name in (formal, *others):
            found[name].add(formal)
    return {name: frozenset(formal) for name, formal in found.items()}


FORMAL = _formal_names()
"""For a folded given name, the names that it can stand for, itself perhaps among them."""
