"""The lines that no pattern claims compete for the name, the company and the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from cookout.practice.card_fields.companies import company_score, likeness, mended, named_by_domain
from cookout.practice.card_fields.fields import FieldReading
from cookout.practice.card_fields.given_names import is_given_name
from cookout.practice.card_fields.line_parts import split_at_titles, with_pairs
from cookout.practice.card_fields.lines import TextLine, tallest
from cookout.practice.card_fields.person_names import (
    in_mixed_case,
    name_marks,
    without_titles,
)
from cookout.practice.card_fields.words import company_marks, title_words

MOST_LINES = 14
NAME_FROM, COMPANY_FROM, TITLE_FROM = 1.2, 1.0, 2.0
"""The lowest score at which a line is accepted."""
WHOLE = 1.0
"""The bonus of two lines that read as one text over the first of them alone."""
SURE = 3.0
"""A lead of this much over the next best line leaves no doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRoles:
    """Name, company and title, each read or not."""

    name: FieldReading | None = None
    company: FieldReading | None = None
    title: FieldReading | None = None


def assign_roles(lines: Sequence[TextLine], *, locals_: list[str], domains: list[str]) -> LineRoles:
    """The assignment of different lines to the three roles with the largest sum."""
    lines = with_pairs([x for x in split_at_titles(lines) if _has_words(x.text)], domains)
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
    return LineRoles(
        name=_reading(lines, i, name, others[0], _as_name),
        company=_reading(lines, j, firm, others[1], mended)
        or _by_domain(domains, lines[i].text if i >= 0 else ""),
        title=_reading(lines, k, below, others[2], in_mixed_case),
    )


def _sum(
    chosen: tuple[int, ...], lines: Sequence[TextLine], scores: tuple[list[float], ...]
) -> float:
    """The score of an assignment; minus infinity if two roles share print."""
    used = [at for at in chosen if at >= 0]
    for n, one in enumerate(used):
        if any(_overlap(lines[one], lines[other]) for other in used[n + 1 :]):
            return float("-inf")
    total = sum(score[at] for at, score in zip(chosen, scores, strict=True) if at >= 0)
    name, _, title = chosen
    if name >= 0 and title >= 0:
        total += _under(lines[name], lines[title])
    return total


def _whole(line: TextLine) -> float:
    return WHOLE if line.rows > 1 else 0.0


def _overlap(one: TextLine, other: TextLine) -> bool:
    return one is other or (
        one.box.side == other.box.side
        and min(one.box.right, other.box.right) - max(one.box.left, other.box.left) > 1
        and min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
        > 0.5 * min(one.box.height, other.box.height)
    )


def _under(name: TextLine, other: TextLine) -> float:
    """The bonus of a title for being near the name: highest right under it."""
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
    lines: Sequence[TextLine],
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


def _others(chosen: tuple[int, ...], role: int, lines: Sequence[TextLine]) -> set[int]:
    """The lines that no other role took."""
    taken = [lines[at] for n, at in enumerate(chosen) if n != role and at >= 0]
    free = (n for n, line in enumerate(lines) if not any(_overlap(line, one) for one in taken))
    return {n for n in free if n != chosen[role]}


def _as_name(text: str) -> str:
    return in_mixed_case(without_titles(text))


def _by_domain(domains: list[str], name: str) -> FieldReading | None:
    """A company named only by its domain, as when the print is a logo; never the person's own
    domain."""
    foreign = [domain for domain in domains if likeness(name, domain) < 0.9]
    return FieldReading(value=named_by_domain(foreign[0]), confidence=0.4) if foreign else None


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 2
