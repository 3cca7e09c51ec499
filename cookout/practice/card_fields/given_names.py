"""Given names that are common, mostly in Latin letters, beside those in nicknames."""

from __future__ import annotations

from cookout.practice.duplicates.names import fold
from cookout.practice.duplicates.nicknames import FORMAL

_NAMES = """
aaron adam adrian adriana agata agnes agnieszka ahmed aino aisha alain alba albrecht alejandra
alejandro aleksander aleksandra alena ales alessandra alessandro alessia alexandre alexandru
alfonso alfredo ali alice alicia alina aliya alma alojz alvaro amalia amandine amber amelia amelie
amina amir amit amy ana anaïs andrea andreas andrej andrei andres andris andrzej aneta angel
angelika angelo anika anita anja anke anna annabel anneke annelie annette annika anouk ans anton
antoine antonella antonia antonio antti anu ari ariana ariane armando arnaud arne arno arthur
arturo asa ashley astrid attila aude audrey august augusto aurelie aurora autumn axel ayse balazs
balint barbara bart bartosz bastian bea beata beate beatrice beatriz bela benedikt bengt benoit
bernadette bernd bernhard bettina bianca birgit birgitta bjarne bjorn blanca bo bogdan bohdan
boris bozena brandon brendan brenda brett brian brigitte britta britt bruno bruce caitlin cameron
camila camille candice carina carl carla carlo carlos carmen carol carole carsten casper catalina
cecilia cecilie celia celine cem cemal cesar chantal chiara chloe christa christelle christian
christiane christoph christophe cindy claire clara claudia claudio claus clement cody colette
colin connor conrad constantin cora corinna corinne craig cristian cristina cristina curtis dagmar
daisy damian damien dana daniela daniele danielle danuta daphne dario darius darren david dawn
dean delia delphine denise derek desiree detlef diana diane dick diego dieter dina dino dirk
dolores dominika dominique donna dora doris dorota dorothea dorothy drew duarte duncan dustin
dylan ebba eduardo edyta edward eeva egon eila eileen einar eino eira ekaterina elaine elena
eleonora eli elias elif elin elina elisa elisabeth elise eliska elke ella ellen elli elsa elvira
emeline emil emilia emilie emilio emma emmanuel emmanuelle emre enrico enrique eric erica erik
erika erin ernesto ernst erwin esmee estelle esteban esther eszter ethan etienne eugenia eugenio
eva evan eveline evelyn ewa fabian fabienne fabio fabrice fatih fatima fatma federica federico
felicia felipe felix ferdinand fernanda fernando ferenc filip filippo finn fiona flavia flavio
florence florian floris franca francesca francesco francisca francisco franck franco francois
francoise frank franz frauke frederic frederik frida friedrich frits fritz fumiko gabor gabriel
gabriela gabriele gabriella gaelle gaetano gareth gary geert gemma gennaro georg georges georgia
georgina gerard gerardo gerd gerhard germain gert giacomo gian gianluca gianni gilbert gilles gina
giorgia giorgio giovanna giovanni gisela giulia giulio giuseppe gizem glen glenn gloria goran
gordon grace graham grazyna greta grzegorz guido guillaume guillermo gunnar gunter gunther gustav
gustavo gwen gyorgy hakan halina hana hanna hannah hannele hannes hanneke hans harald harri hasan
hassan hector heidi heike heikki heiko heinrich heinz helen helena helene helga helle helmut
hendrik hennie henning henri henrik henrique herbert herman hermann hilde hilary holger holly
horst hubert hugo hulya ian ibrahim ida ignacio igor ildiko ilka ilona ilse imke imre ina ines
inga inge ingeborg inger ingo ingrid inka ioana ion irena irene iris irina irma isaac isabel
isabella isabelle ismail istvan ivan ivana iva ivo iwona jacek jacqueline jacques jade jadwiga
jaime jakob jakub jamal jan jana janek janice janina janne janos jarkko jarmo jaroslav jasmin
jasmine jason javier jean jeanette jeanne jelena jelle jenni jennie jennifer jenny jens jeremie
jeroen jerome jerzy jesper jesse jessica jesus jette jill jim jiri jitka joachim joan joana joanna
joao joaquin jochen joel joelle joerg johan johann johanna johannes jolanda jolanta jonas jonathan
joost jordan jordi jorg jorge jorgen joris jorma josefa jose josef josefina josephine joyce jozef
juan juana juanita juha juho jukka julia julian juliana julie julien juliette julio julius june
jurgen jussi justin justine justyna jutta kai kaisa kaja kamil kamila karel karen kari karin
karina karl karla karol karolina karoline karsten kasia kaspar kathleen kathrin katia katja katrin
katrina katrine katarina katarzyna katerina kay keith kelly kemal kerstin kevin kim kira kirsi
kirsten kirsty kjell klaas klara klaus knut konrad konstantin kornelia krista kristian kristin
kristof krisztina krystyna krzysztof kurt kyle ladislav laila lara lars lasse laszlo laura laure
laurence laurent lauri lea leah leandro leena lei leif leila lena lene lenka leo leon leonardo
leonie leonor leslie leticia leyla liam libor lidia liesbeth lieke lilian liliana lilly lina linda
linnea lionel lisa lisbeth liselotte livia ljubica loic lone lorena lorenzo loretta lorna lotta
lotte louise lourdes luc luca lucas lucia luciana luciano lucie lucrezia ludek ludmila ludovic
luigi luis luisa lukas lukasz lutz lydia lynn maarten maciej madeleine madeline magali magda
magdalena magnus mahmoud maia maija maite maja malene malgorzata malin malte manfred manon manuel
manuela mara marc marcel marcela marcelo marcin marco marcos marek maren marga margarida margit
margot margrit mari maria mariana marianne maribel marie marieke mariella marija marijke marika
marilyn marina mario marion maris marisa marise marit marita marius mariusz marja marjo marjolein
marko markku markus marleen marlene marlies marta marten martha marti martin martina martine
marvin marzena massimo mateo mateusz matej mathias mathieu mathilde matias matilda matilde matteo
matti matthias matthieu maud maura maurice mauricio maurizio max maxime maya mayra megan mehdi
mehmet meike mei melanie melinda melissa melody mercedes merete merja merve metin mette mia
michaela michal michel michela michele micheline michelle mieke miguel mihaela mihai mika mikael
mikko mikkel mila milan milena milica milos mina mira mireille mirela miriam mirjam miroslav mirko
mohamed mohammed moira mona monica monika monique morgan morten murat mustafa nadia nadine nadja
naomi natacha natalia natalie nathalie nele nelly nestor nia niall nico nicola nicolas nicole
niels nieves niina nika niklas nikola nikolai nikolas nikolaus nils nina nino noah noel noelia
noemi nora norbert norma nuno nuria ola olaf olav olga oliver olivia olivier olle omar ondrej onur
orlando orsolya oscar oskar osman otto ove pablo paivi palle paloma pamela paola paolo pascal
pascale patricia patrice patrik patrizia paul paula paulina pauline paulo pavel pavla pawel pedro
peggy pekka pelle penelope per pernille perttu petar peter petr petra petri petter phil philip
philipp philippe pia piero pierre pieter pietro pilar piotr pirjo priya przemyslaw quentin rachel
radek radoslaw rafael rafaela rafal raffaele rahel rainer raj ralf ralph ramon ramona raquel raul
ravi raymond rebecca regina regine reiner reinhard renata renate rene renee reto ricarda riccardo
ricardo richard rik rikke rita robert roberta roberto robin rocio rodrigo roger roland rolf roman
romain romana ronald ronny rory rosa rosalia rosanna rosario rosemarie rosie ross roswitha roxana
roy ruben rudiger rudolf rui rune ruslan russell ruth ryan sabina sabine sabrina sacha saara sally
salvador salvatore samantha samira samuel sander sandrine sandro sanna sanne santiago sara sarah
sari sascha satu saul sean sebastian sebastien selim selma serena serge sergej sergio severine
sharon sheila shirley sibylle sidonie siegfried sigrid silke silvana silvia silvio simon simona
simone siobhan sirpa siv slawomir sofia sofie soile solange soledad sonia sonja sophia sophie
soren spencer stacey stan stanislav stanislaw stefan stefania stefano steffen stella sten stephane
stephanie stijn stina sune sunniva susan susana susann susanna susanne suvi suzanne sven svetlana
sylvain sylvia sylvie sylwia szymon tadeusz tamara tamas tania tanja tanya tara tarja tatiana
tatjana tea teemu teo terence teresa tereza terhi tero tessa thea theo theresa thibault thierry
thijs thilo thomas thorsten tibor tiina till tilman timo tina tiziana tobias todd tom tomas tomasz
tommaso tone tonje toni tor torben tore torsten tove tracy travis trevor trine tristan tuba tuomas
tuula tyler udo ulf ulla ulrich ulrika ulrike umberto ursula urszula ute uwe vaclav valentin
valentina valeria valerie valerio vanessa vasco vera verena vero veronica veronika veronique vesa
vicente vicky victor victoria vidar viktor viktoria vilma vincent vincenzo viola violeta virginia
virginie vit vittoria vittorio vivian viviana viviane vlad vladimir volker walter waltraud wanda
wayne wendy werner wesley wibke wieslaw wilfried wilhelm wilhelmina willem wim winfried wladyslaw
wojciech wolfgang wouter xavier ximena yanis yann yannick yasmin yasmine yolanda yusuf yves yvette
yvonne zbigniew zdenek zeynep zoe zofia zoltan zuzana brooke chelsea crystal felicity hayley
heather ivy jasper kendra kristen lance lauren lindsay lucille marcus marissa mason maureen maxine
miles morris neil nigel owen paige penny perry phoebe phyllis preston quinn reginald rex rhonda
roxanne ruby sabina savannah shane shannon shawn sheryl sierra skylar stuart summer tabitha tanner
tatum tiffany toby trent tricia troy valarie vaughn vince violet warren whitney wyatt zachary
keisha latoya darnell malik andre tyrone aaliyah imani jamila deshawn priyanka anil arjun deepak
divya kavita kiran lakshmi meera neha nisha pooja rahul rajesh rohan sanjay sunil vijay vikram
chen hiroshi kenji yuki minh linh thuy nguyen jin soo hye
cheryl madison ava harper scarlett luna aria layla hazel aubrey addison brooklyn paisley genesis
everly nevaeh peyton kaylee kinsley delaney mackenzie kennedy mark scott jeremy austin bryan elijah
logan jackson aiden caleb isaiah landon hunter gavin brayden tucker colton jaxon carter easton
cooper lincoln parker hudson asher josiah chase cole grant blake bryce levi taylor riley casey
avery rowan reese emerson finley phoenix skyler khalid yousef youssef hussein karim tariq samir
nabil walid rashid salim hamza bilal zainab huda noor nour rania salma yara maryam farah khadija
ngozi chidi chioma emeka obinna ifeoma temitope olumide oluwaseun adebayo amaka kwame kofi abena
akosua amara zola thabo sipho lerato naledi aroha hemi aarav ananya sanjana shreya sneha swati
rekha sunita geeta lata usha asha manoj suresh ramesh mahesh ganesh prakash vinod ashok mukesh
dinesh naveen karthik harish anand ajay ankit rohit varun nikhil siddharth aditya ishaan kabir zara
andrás anikó csaba csilla dénes edina elemér emese endre erzsébet gellért gergely gergő géza
gizella győző gyula hajnalka irén jenő józsef judit kálmán károly katalin kinga kornél krisztián
lajos levente lóránt magdolna máté mátyás mihály miklós nándor pál piroska réka rozália sándor
szabolcs szilárd szilvia tímea tünde vilmos zita zsófia zsolt zsuzsanna zsuzsa ilaria caterina
carmela concetta assunta domenico pasquale rocco nunzia rosaria loredana nicoletta donatella
mirella ornella fabiola ginevra gaia edoardo samuele nicolò davide emanuele alberto ettore ioan
gheorghe vasile nicolae florin giorgos georgios nikos nikolaos dimitris dimitrios yannis giannis
kostas konstantinos panagiotis vasilis christos eleni vasiliki despina emine hatice hüseyin özlem
esra zehra gül burak serkan selin deniz ece kadri liis jaan rein tiit toomas urmas kristjan andrus
taro jiro ichiro hanako yuko keiko naoko akiko takeshi makoto haruto sakura akira satoshi oleksandr
olena iryna nataliya dmytro andriy serhiy oksana yulia sergey sergei dmitri dmitry nikita anastasia
tatyana lyudmila galina aleksey alexei иван мария анна елена ольга наталья ирина татьяна светлана
екатерина анастасия александр алексей андрей дмитрий сергей владимир николай михаил павел пётр юрий
игорь олег максим никита артём роман антон денис евгений константин людмила галина нина вера любовь
надежда юлия оксана марина алина дарья ксения виктор виктория григорий борис леонид тамара олена
олександр наталія ірина тетяна дмитро сергій андрій микола михайло петро юрій ігор
"""

GIVEN_NAMES = frozenset(fold(name) for name in _NAMES.split()) | frozenset(FORMAL)
"""Folded, as `names.fold` does it; also every form of a name that nicknames know."""


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that is known, or two of them joined by a hyphen."""
    parts = [part for part in fold(word).strip(".,").split("-") if part]
    return bool(parts) and all(part in GIVEN_NAMES for part in parts)
