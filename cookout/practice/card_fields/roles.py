"""The lines that no pattern claims compete for the name, the company and the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from cookout.practice.card_fields.companies import company_score, likeness, mended, named_by_domain
from cookout.practice.card_fields.fields import FieldReading
from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.card_fields.lines import Line, tallest
from cookout.practice.card_fields.person_names import (
    in_mixed_case,
    name_marks,
    rest_after_name,
    without_titles,
)
from cookout.practice.card_fields.words import company_marks, title_words
from cookout.practice.duplicates.names import fold

MOST_LINES = 14
NAME_FROM, COMPANY_FROM, TITLE_FROM = 1.2, 1.0, 2.0
"""From these sums on a line is taken at all."""
WHOLE = 1.0
"""What two lines that read as one text are worth over the first of them alone."""
SURE = 3.0
"""A lead of this much over the next best line is no doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Name, company and title, each read or not."""

    name: FieldReading | None = None
    company: FieldReading | None = None
    title: FieldReading | None = None


def assign_roles(lines: Sequence[Line], *, locals_: list[str], domains: list[str]) -> Roles:
    """The assignment of different lines to the three roles with the largest sum."""
    lines = _with_joined(_split_at_titles([x for x in lines if _has_words(x.text)]), domains)
    largest = tallest(lines)
    lines = sorted(lines, key=lambda line: -line.height)[:MOST_LINES]
    height = [line.height / largest for line in lines]
    both = list(zip(lines, height, strict=True))
    name = [name_marks(x.text, locals_, height=h) - NAME_FROM for x, h in both]
    firm = [company_score(x.text, domains, height=h) - COMPANY_FROM + _whole(x) for x, h in both]
    title = [_title_score(x.text, domains) - TITLE_FROM + _whole(x) for x in lines]
    places = [-1, *range(len(lines))]
    best = max(
        product(places, places, places),
        key=lambda chosen: _sum(chosen, lines, (name, firm, title)),
        default=(-1, -1, -1),
    )
    i, j, k = best
    below = [
        score + (_under(lines[i], line) if i >= 0 else 0)
        for score, line in zip(title, lines, strict=True)
    ]
    others = [_others(best, at, lines) for at in range(3)]
    return Roles(
        name=_reading(lines, i, name, others[0], _as_name),
        company=_reading(lines, j, firm, others[1], mended)
        or _by_domain(domains, lines[i].text if i >= 0 else ""),
        title=_reading(lines, k, below, others[2], in_mixed_case),
    )


def _sum(chosen: tuple[int, ...], lines: Sequence[Line], scores: tuple[list[float], ...]) -> float:
    """The sum of an assignment; minus without end where two roles share letters of the card."""
    used = [at for at in chosen if at >= 0]
    for n, one in enumerate(used):
        if any(_overlap(lines[one], lines[other]) for other in used[n + 1 :]):
            return float("-inf")
    total = sum(score[at] for at, score in zip(chosen, scores, strict=True) if at >= 0)
    name, _, title = chosen
    if name >= 0 and title >= 0:
        total += _under(lines[name], lines[title])
    return total


def _whole(line: Line) -> float:
    return WHOLE if line.rows > 1 else 0.0


def _overlap(one: Line, other: Line) -> bool:
    return one is other or (
        one.box.side == other.box.side
        and min(one.box.right, other.box.right) - max(one.box.left, other.box.left) > 1
        and min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
        > 0.5 * min(one.box.height, other.box.height)
    )


def _under(name: Line, other: Line) -> float:
    """What standing by the name adds to a title: right under it most."""
    if name.box.side != other.box.side:
        return 0.0
    size = 0.5 if other.height <= name.height else -0.5
    if name.is_above(other, within=1.8):
        return 2.0 + size
    return 0.7 + size if other.is_above(name, within=1.8) else 0.0


def _title_score(text: str, domains: list[str]) -> float:
    forms, marks = company_marks(text)
    words = len(text.split())
    score = 2.5 * min(title_words(text), 2) - 3.0 * forms - 0.7 * marks
    score -= 3.0 * max((likeness(text, domain) for domain in domains), default=0.0)
    score -= 2.0 if sum(map(str.isdigit, text)) > 1 else 0.0
    score -= 2.0 if score <= 0 and is_given_name(text.split()[0]) else 0.0
    return score - 0.8 * max(words - 6, 0) - (1.0 if text.endswith((".", "!")) and words > 3 else 0)


def _reading(
    lines: Sequence[Line],
    at: int,
    scores: list[float],
    others: set[int],
    tidy: Callable[[str], str],
) -> FieldReading | None:
    """The field of the line chosen; the next best line is the doubt, and a choice."""
    if at < 0:
        return None
    line = lines[at]
    rivals = sorted(
        (n for n in others if not _overlap(lines[n], line) and scores[n] > 0),
        key=lambda n: -scores[n],
    )
    lead = scores[at] - max((scores[n] for n in rivals), default=0.0)
    certain = 0.6 + 0.4 * min(max(lead, 0.0) / SURE, 1.0)
    value = tidy(line.text)
    choices = [*line.alternatives, *(lines[n].text for n in rivals[:2])]
    return FieldReading(
        value=value,
        confidence=line.confidence * certain,
        alternatives=tuple(dict.fromkeys(c for x in choices if (c := tidy(x)) != value)),
        boxes=(line.box,),
    )


def _others(chosen: tuple[int, ...], role: int, lines: Sequence[Line]) -> set[int]:
    """The lines that no other role took."""
    taken = [lines[at] for n, at in enumerate(chosen) if n != role and at >= 0]
    free = (n for n, line in enumerate(lines) if not any(_overlap(line, one) for one in taken))
    return {n for n in free if n != chosen[role]}


def _as_name(text: str) -> str:
    return in_mixed_case(without_titles(text))


def _by_domain(domains: list[str], name: str) -> FieldReading | None:
    """A company that only its domain names, as where the print is a logo; no one's own domain."""
    foreign = [domain for domain in domains if likeness(name, domain) < 0.9]
    return FieldReading(value=named_by_domain(foreign[0]), confidence=0.4) if foreign else None


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 2


def _split_at_titles(lines: Sequence[Line]) -> list[Line]:
    """A line "Roberto Tamburello, Engineering Manager" cut into its name and its title."""
    cut: list[Line] = []
    for line in lines:
        rest = rest_after_name(line.text)
        if not rest or company_marks(line.text)[0]:
            cut.append(line)
            continue
        share = 1 - len(rest) / len(line.text)
        at = line.box.left + (line.box.right - line.box.left) * share
        first = line.text[: -len(rest)].rstrip(" ,|-–—·•")
        cut.append(replace(line, text=first, box=replace(line.box, right=at), alternatives=()))
        cut.append(replace(line, text=rest, box=replace(line.box, left=at + 1), alternatives=()))
    return cut


def _with_joined(lines: Sequence[Line], domains: list[str]) -> list[Line]:
    """Also each pair of lines that may be one text in two lines, of one height and column."""
    pairs = [
        (one, other)
        for one in lines
        for other in lines
        if one is not other
        and one.is_above(other, within=1.0)
        and _of_one_text(one, other, domains)
    ]
    return [*lines, *(_pair(one, other) for one, other in pairs)]


def _of_one_text(one: Line, other: Line, domains: list[str]) -> bool:
    low, high = sorted((one.height, other.height))
    if high > 1.25 * low:
        return False
    goes_on = one.text.endswith((",", "&", "/", "-", "–", "+"))
    last, first = fold(one.text).split()[-1], fold(other.text).split()[0]
    if goes_on or last in _JOINING or first in _JOINING or company_marks(other.text)[0]:
        return True
    both = f"{one.text} {other.text}"
    return any(
        likeness(both, domain) > max(0.9, likeness(one.text, domain), likeness(other.text, domain))
        for domain in domains
    )


_JOINING = frozenset(
    "and und et y e i og och ja & of for fur de der des du del di da the + en".split()
)


def _pair(one: Line, other: Line) -> Line:
    return Line(
        text=f"{one.text} {other.text}",
        box=one.box.around(other.box),
        confidence=min(one.confidence, other.confidence),
        rows=2,
    )
