"""The names of the months as address books write them, by language."""

from __future__ import annotations

import re
import unicodedata

# One language a line, January first, by CLDR; where a date inflects the name, both forms.
_LANGUAGES = """
january february march april may june july august september october november december
januar februar märz april mai juni juli august september oktober november dezember
jänner feber märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
januari februari maart april mei juni juli augustus september oktober november december
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
ledna února března dubna května června července srpna září října listopadu prosince
január február március április május június július augusztus szeptember október november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος \
ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου \
ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
januari februari maret april mei juni juli agustus september oktober november desember
janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
_SHORT = {
    "sept": 9,
    "maerz": 3,
    "jaenner": 1,
    "mrz": 3,
    "mar": 3,
    "mär": 3,
    "juil": 7,
    "gen": 1,
    "ene": 1,
    "paz": 10,
    "wrz": 9,
}
_FINNISH = re.compile(r"(?<=[^\W\d_]{3})kuu(?:ta|n|ssa)?$")
# Of two languages, in which a beginning means different months, nobody could say which.
_SHORTEST = 3


def folded(word: str) -> str:
    """A word as one compares it: small letters, without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l").replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _names() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in _LANGUAGES.strip().splitlines():
        for number, name in enumerate(language.split(), 1):
            names.setdefault(folded(name), number)
    return names


_NAMES = _names()
_BEGINNINGS: dict[str, int] = {}
"""By their first letters; 0 for those with which names of several months begin."""
for _name, _number in _NAMES.items():
    for _end in range(_SHORTEST, len(_name)):
        if _BEGINNINGS.setdefault(_name[:_end], _number) != _number:
            _BEGINNINGS[_name[:_end]] = 0


def month_of(word: str) -> int:
    """The month that a word names, whole or by its first letters; 0 where it names none."""
    plain = _FINNISH.sub("", re.sub(r"\W+$", "", folded(word)))
    return _NAMES.get(plain) or _SHORT.get(plain) or _BEGINNINGS.get(plain, 0)
