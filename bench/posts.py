"""Questions and answers of a community, from its Posts.xml in the Stack Exchange dump format.

Votes, views and accepted answers are left aside: they came later than the question.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cookout.practice.routing.history import GivenAnswer, Question

MARKUP = re.compile(r"<[^>]*>")
TAG = re.compile(r"[^<>|\s]+")
QUESTION, ANSWER = "1", "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """What a community wrote, in time order, and who answered each question, the asker apart."""

    events: tuple[tuple[date, Question | GivenAnswer], ...]
    answerers: Mapping[int, frozenset[int]]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Every post of a file, without holding the file."""
    for _, element in ElementTree.iterparse(path):
        if element.tag == "row":
            yield dict(element.attrib)
        element.clear()


def plain(body: str) -> str:
    return html.unescape(MARKUP.sub(" ", body))


def read(path: Path) -> Posts:
    """The questions, and the answers whose author and question are in the file."""
    posts = [row for row in rows(path) if row.get("PostTypeId") in (QUESTION, ANSWER)]
    posts.sort(key=lambda row: (datetime.fromisoformat(row["CreationDate"]), int(row["Id"])))
    questions = {row["Id"]: _question(row) for row in posts if row["PostTypeId"] == QUESTION}
    events: list[tuple[date, Question | GivenAnswer]] = []
    answerers: dict[int, set[int]] = {question.id: set() for question in questions.values()}
    for row in posts:
        on = date.fromisoformat(row["CreationDate"][:10])
        if row["PostTypeId"] == QUESTION:
            events.append((on, questions[row["Id"]]))
        elif "OwnerUserId" in row and (question := questions.get(row.get("ParentId", ""))):
            answer = _answer(row, question)
            if answer.member != question.asker:
                events.append((on, answer))
                answerers[question.id].add(answer.member)
    return Posts(
        events=tuple(events),
        answerers={question: frozenset(members) for question, members in answerers.items()},
    )


def _question(row: dict[str, str]) -> Question:
    asker = row.get("OwnerUserId")
    return Question(
        id=int(row["Id"]),
        asker=int(asker) if asker else None,
        text=row.get("Title", ""),
        background=plain(row.get("Body", "")),
        topics=frozenset(TAG.findall(row.get("Tags", ""))),
    )


def _answer(row: dict[str, str], question: Question) -> GivenAnswer:
    return GivenAnswer(
        id=int(row["Id"]),
        question=question,
        member=int(row["OwnerUserId"]),
        text=plain(row.get("Body", "")),
    )
