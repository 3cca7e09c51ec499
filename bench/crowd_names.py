"""Names for the invented crowd; a quarter of its nicknames are unknown to the product."""

from __future__ import annotations

GIVEN = """
Olivia Liam Emma Noah Ava Ethan Sophia Mason Isabella William Mia James Charlotte Benjamin Amelia
Lucas Harper Henry Evelyn Alexander Abigail Michael Emily Daniel Elizabeth Jacob Sofia Logan Avery
Jackson Ella Sebastian Scarlett Jack Grace Aiden Chloe Owen Victoria Samuel Riley Matthew Aria
Joseph Lily Levi Aurora David Zoey John Nora Wyatt Camila Carter Hannah Julian Penelope Luke Layla
Grayson Lillian Isaac Addison Anthony Eleanor Gabriel Natalie Dylan Luna Lincoln Savannah Thomas
Leah Christopher Stella Joshua Hazel Andrew Ellie Caroline Ezra Audrey Charles Maya Caleb Genesis
Robert Patricia Jennifer Linda Barbara Susan Jessica Sarah Karen Margaret Betty Sandra Ashley
Dorothy Kimberly Donna Carol Michelle Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia
Kathleen Amy Angela Shirley Anna Brenda Pamela Nicole Samantha Katherine Christine Helen Debra
Rachel Carolyn Janet Maria Catherine Heather Diane Julie Joyce Virginia Richard Mark Donald Steven
Paul Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Gary Nicholas Eric
Jonathan Stephen Larry Justin Scott Brandon Gregory Frank Raymond Patrick Dennis Jerry Tyler Aaron
José Adam Nathan Zachary Douglas Peter Kyle Walter Ethel Jürgen Søren Zoë André Renée Łukasz
Françoise Mónica Günter Ana Jana Hana Dana Dario Mario Marco Marta Martin Martina Paula Carla Carl
Karl Karla Erica Tina Gina Nina Lena Lina Jan Jon Joan Ian Sean Dean Glen Glenn Tom Tim Tam Minh
Wei Mei Ling Hiroshi Kenji Yuki Priya Anil Sunil Ravi Fatima Omar Yusuf Leila Amir Samira Kofi Ama
Kwame Ingrid Astrid Bjorn Lars Giuseppe Francesco Paola Wilhelmina Theresa Dmitri Ekaterina Olga
Ivan Nikolai Magdalena Guadalupe Francisco Ignacio Rosario Concepcion Theodore Frederick Leonard
Gwendolyn Philippa Harriet Beatrice Josephine Augustus Montgomery Bartholomew Cornelius Rosalind
""".split()

FAMILY = """
Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez
Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark
Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams
Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker
Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper
Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James
Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Meyer
Mayer Meier Maier Müller Schröder Weiß Schmidt Schmitt Hoffmann Hofmann Jørgensen Åkesson Núñez
Peña Ibáñez O'Brien O'Neill McDonald MacDonald Fernández Kowalski Nowak Novák Dvořák Popescu Rossi
Bianchi Ferrari Esposito Dubois Lefèvre Moreau Bernard Larsen Larson Hansen Hanson Olsen Olson
Tanaka Suzuki Sato Yamamoto Chen Chan Wang Wong Li Lin Liu Zhang Singh Kaur Sharma Gupta Khan Ali
Hussain Mensah Okafor Adeyemi Abebe Cohen Levy Katz Stein Berg Lind Dahl Holm Strand
""".split()
STARTS = "Ash Black Brad Cal Crom Den Ever Fair Gar Hal Har Hol Kirk Lang Mar Nor Pem Rad Shel Stan"
ENDS = (
    "bury by combe croft dale den field ford ham hurst ington land ley low more sey ton well wick"
)
FAMILY += [start + end for start in STARTS.split() for end in ENDS.split()]
PARTICLES = ("van der Berg", "de la Cruz", "von Brandt", "van Dijk", "Di Stefano", "dos Santos")

_NICKNAMES = """
Robert Bob Rob Bobby / Elizabeth Liz Beth Betsy Lizzy / William Bill Will Billy / Michael Mike /
James Jim Jimmy Jamie / Margaret Peggy Maggie Meg / Katherine Kate Kathy Kat / Catherine Cathy
Cat / Thomas Tom / Alexander Alex Sasha Xan / Joseph Joe Joey / Samuel Sam / Samantha Sam Sammy
/ Christopher Chris Topher / Christine Chris Chrissie / Patricia Pat Trish Patty / Patrick Pat
Paddy / Richard Rick Dick Rich / Edward Ed Ted Eddie / Theodore Ted Teo / Daniel Dan Danny /
Matthew Matt / Andrew Andy Drew / Anthony Tony / Jennifer Jen Jenny / Jessica Jess / Deborah Deb
Debbie / Stephanie Steph Stevie / Rebecca Becky Bex / Susan Sue Suzie / Barbara Barb Babs /
Kimberly Kim / Pamela Pam / Victoria Vicky Tori / Nicholas Nick Nico / Timothy Tim / Jonathan
Jon Johnny / Benjamin Ben Benjy / Zachary Zach / Gregory Greg / Stephen Steve / Steven Steve /
Ronald Ron / Donald Don / Kenneth Ken / Lawrence Larry / Raymond Ray / Walter Walt Wally /
Frederick Fred Freddy Fritz / Leonard Leo Len / Josephine Jo Josie Fina / Beatrice Bea Trixie /
Francisco Paco Pancho / José Pepe / Ignacio Nacho / Guadalupe Lupe / Giuseppe Beppe Pino /
Dmitri Dima / Ekaterina Katya / Magdalena Magda Lena / Wilhelmina Mina Billie / Theresa Tess
Terry / Gwendolyn Gwen / Philippa Pippa / Harriet Hattie / Rosalind Roz / Bartholomew Bart /
Montgomery Monty / Augustus Gus / Gabriel Gabe / Isabella Bella Izzy / Abigail Abby Gail /
Joshua Josh / Jacob Jake / David Dave Davy / Charles Charlie Chuck Chaz / Charlotte Lottie
Charlie / Amanda Mandy Manda / Melissa Mel Lissa / Eleanor Nell Ellie Lenny / Dorothy Dot Dolly
/ Nikolai Kolya / Jeffrey Jeff / Douglas Doug Dougie
"""
NICKNAMES = {formal: short for formal, *short in map(str.split, _NICKNAMES.split("/"))}
TWINS = [
    ("Tina", "Gina"),
    ("Jan", "Jon"),
    ("Carl", "Carla"),
    ("Mario", "Maria"),
    ("Tim", "Tom"),
    ("Lena", "Lina"),
    ("Dana", "Jana"),
    ("Marta", "Maria"),
    ("Eric", "Erica"),
    ("Sean", "Dean"),
]
TRADES = "Roofing Bakery Dental Logistics Insurance Motors Legal Gardens Print Travel Media Foods"
FORMS = ("", "", " Inc", " Inc.", " LLC", " Ltd", " GmbH", " & Co")
STREETS = "Elm Oak Maple Cedar Park Hill Lake River Church Mill Station Bridge Garden School Spring"
TOWNS = ("Van Nuys", "Reseda", "Glendale", "Burbank", "Encino", "Tarzana", "Northridge", "Sylmar")
