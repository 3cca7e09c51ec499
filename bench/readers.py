"""Every reader, on a file at a time: what the fuzz's worker process runs until it is ended.

It speaks in pickles: a name and bytes come in, what went wrong goes out, with the memory held.
"""

from __future__ import annotations

import io
import pickle
import re
import struct
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ASK = struct.Struct("<Q")
AT = datetime(2026, 11, 17, 14, 12, tzinfo=UTC)
TODAY = date(2026, 11, 17)
ARCHIVE = "make an archive"


def cards(content: bytes, owner: Any) -> None:
    from cookout.vcard import envelope, person

    book = envelope.read(content)
    for card in book.cards:
        said = person.read_person(card)
        assert said.name
        assert person.digest(card)
        assert said.photo is None or len(said.photo) > 0
        person.identity(card)
    assert book.cards or book.refused


def table(content: bytes, owner: Any) -> None:
    from cookout.capture.tables import guessing, row_reader, sniffing

    found = sniffing.read(content)
    if found.wrong:
        return
    mapping = guessing.guess(found.headers, found.sample())
    assert guessing.Mapping.from_json(mapping.as_json()) == mapping
    for one in row_reader.people(found, mapping):
        if isinstance(one, row_reader.TableEntry):
            again = row_reader.again(one.reading.card.content)
            assert again
            assert again.reading.name == one.reading.name


def mapping(content: bytes, owner: Any) -> None:
    from cookout.capture.tables.mapping import Mapping

    try:
        Mapping.from_json(content.decode("utf-8", "replace"))
    except ValueError:
        return


def intake(content: bytes, owner: Any) -> None:
    from cookout.capture.intake.intake import take

    take(owner=owner, file_name="x", content=content, at=AT, dry_run=True)


def archive(content: bytes, owner: Any) -> None:
    from cookout.export.archive.taking import take
    from cookout.export.archive.unpacking import NoArchive, looks_like_one

    looks_like_one(io.BytesIO(content))
    try:
        take(owner=owner, file=io.BytesIO(content), dry_run=True)
    except NoArchive:
        return


READERS: tuple[Callable[[bytes, Any], None], ...] = (cards, table, mapping, intake, archive)


def through_all(content: bytes, owner: Any) -> list[str]:
    """What each reader raised that is not its own refusal."""
    wrong = []
    for reader in READERS:
        try:
            reader(content, owner)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = next((f for f in reversed(frames) if "/cookout/" in f.filename), frames[-1])
            where = ours.filename.rpartition("/cookout/")[2]
            wrong.append(f"{reader.__name__}: {type(error).__name__} in {where}:{ours.lineno}")
    return wrong


def small_archive() -> bytes:
    """An archive with something of everything, made by the verbs."""
    from cookout.capture.intake.intake import take
    from cookout.export.archive.archive import archive_of
    from cookout.models import (
        Absence,
        Apart,
        Cookout,
        Decision,
        Event,
        Interaction,
        Member,
        Merge,
        NotToday,
        Person,
        Plan,
        Promise,
        Regard,
        Remember,
        Role,
        Week,
    )
    from cookout.people.history.change import occasion

    owner = Member.objects.create(name="Rowan Cole", welcomed_at=AT)
    names = ("Dana Whitfield", "Dana Witfield", "Priya Nair", "Teo Alvarez")
    book = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:{name}\r\nTEL:818 555 010{n}\r\n"
        f"EMAIL:{n}@example.org\r\nEND:VCARD\r\n"
        for n, name in enumerate(names)
    )
    take(owner=owner, file_name="x.vcf", content=book.encode(), at=AT)
    one, other, third, fourth = Person.objects.of(owner).order_by("pk")
    fair = Event.objects.create(owner=owner, name="Fair", on=TODAY, fee="12.50")
    for number, person in enumerate((one, other, third)):
        Interaction.log(people=[person, fourth], kind="met", on=TODAY, at=AT, event=fair)
        Promise.make(person=person, what="Send the link", on=TODAY)
        Remember.objects.create(owner=owner, person=person, words="Two boys", position=number)
        NotToday.say(person=person, on=TODAY)
    Decision.make(person=other, kind="seat", on=TODAY, at=AT)
    Regard.of_person(other).answer(know=2)
    Role.need(owner=owner, name="Plumber", on=TODAY)
    Apart.say(third, fourth, at=AT)
    plan = Plan(owner=owner)
    plan.make(minutes=[25] * 7, pattern_from=TODAY, cookout_size=15, events=4, people_each=3, at=AT)
    plan.work_in(trade="Baker", difficulty="hard")
    Absence.objects.create(owner=owner, first_on=TODAY, last_on=TODAY)
    Week.of_day(owner=owner, day=TODAY).people.set([other, third])
    cookout = Cookout.objects.create(owner=owner, on=TODAY, begins="17:00")
    cookout.ask([other, third])
    cookout.came([other], minutes=90, at=AT)
    with occasion(at=AT):
        other.write(notes="Brings the salad.")
    Merge.make(kept=one, other=other, at=AT)
    packed = b"".join(archive_of(owner, at=AT))
    owner.delete()
    return packed


def work() -> None:
    """Answer until nobody asks any more."""
    import django

    from cookout.cli.serve.prepare import migrate

    django.setup()
    migrate()
    from cookout.members.member import Member

    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    made = small_archive()
    owner = Member.objects.create(name="Rowan Cole", welcomed_at=AT)
    while head := source.read(ASK.size):
        content = source.read(ASK.unpack(head)[0])
        said: object = made
        if content != ARCHIVE.encode():
            said = (through_all(content, owner), most_held())
        whole = pickle.dumps(said)
        answers.write(ASK.pack(len(whole)) + whole)
        answers.flush()


def most_held() -> int:
    """The most memory this process ever held, in bytes; what its parent held is not in it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) * 1024


if __name__ == "__main__":
    work()
