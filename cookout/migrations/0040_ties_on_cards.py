"""Cards that name each other by their UIDs, which earlier versions did not read."""

import re
from uuid import UUID, uuid4

from django.db import migrations
from django.db.models import Max

NAMES_A_UID = re.compile(rb"related[^\r\n]*urn:uuid:", re.I)
BATCH = 200


def read(apps, schema_editor):
    from cookout.capture.intake.matching import read_again
    from cookout.capture.intake.ties import seen

    cards, ties = apps.get_model("cookout", "Card").objects, apps.get_model("cookout", "Tie")
    newest = cards.values("person").annotate(newest=Max("pk")).values("newest")
    for card in cards.filter(pk__in=newest).iterator(chunk_size=BATCH):
        content = bytes(card.content)
        if not NAMES_A_UID.search(content):
            continue
        for said in read_again(content, card.codec).ties:
            if not said.uid:
                continue
            relation, names_person = seen(said)
            ties.objects.create(
                uid=uuid4(),
                owner_id=card.owner_id,
                person_id=card.person_id,
                other_id=whose(apps, card, said.uid),
                other_name=said.name,
                other_uid=said.uid,
                relation=relation,
                names_person=names_person,
            )


def whose(apps, card, uid):
    """The one person of the same member who has a card of this UID, if there is one."""
    cards = apps.get_model("cookout", "Card").objects
    found = set(cards.filter(owner=card.owner_id, uid=uid).values_list("person_id", flat=True))
    people = apps.get_model("cookout", "Person").objects.filter(owner=card.owner_id)
    try:
        found |= set(people.filter(uid=UUID(uid)).values_list("pk", flat=True))
    except ValueError:
        pass
    found.discard(card.person_id)
    return found.pop() if len(found) == 1 else None


class Migration(migrations.Migration):
    dependencies = [("cookout", "0039_repeating_and_dates")]
    operations = [migrations.RunPython(read, migrations.RunPython.noop)]
