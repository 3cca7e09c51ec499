"""Tags of people, and what their cards say beside the fields, read from the kept cards once."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

A_SLICE = 200


def read_cards(apps: Any, schema_editor: Any) -> None:
    """Fill both from the newest card of each UID."""
    from cookout.capture.intake.matching import read_again
    from cookout.people.search import search
    from cookout.people.search.document import columns_here
    from cookout.people.tag import LONGEST, tag_key

    card_rows, tags = apps.get_model("cookout", "Card"), apps.get_model("cookout", "Tag")
    newest: dict[tuple[int, str], int] = {}
    for pk, person, uid in card_rows.objects.order_by("pk").values_list("pk", "person_id", "uid"):
        newest[person, uid or str(pk)] = pk
    columns, cards = columns_here(), sorted(newest.values())
    for start in range(0, len(cards), A_SLICE):
        changed, fresh = set(), {}
        for card in card_rows.objects.filter(pk__in=cards[start : start + A_SLICE]):
            reading = read_again(bytes(card.content))
            if reading.also:
                card.also = [list(one) for one in reading.also]
                card_rows.objects.filter(pk=card.pk).update(also=card.also)
                changed.add(card.person_id)
            for name in reading.categories:
                if key := tag_key(name):
                    fresh[card.person_id, key] = tags(
                        owner_id=card.owner_id,
                        person_id=card.person_id,
                        name=name[:LONGEST],
                        key=key,
                    )
        tags.objects.bulk_create(fresh.values(), ignore_conflicts=True)
        search.write(sorted(changed | {person for person, _ in fresh}), columns)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0024_day_list")]
    operations = [
        migrations.AddField("card", "also", models.JSONField(blank=True, default=list)),
        migrations.CreateModel(
            "Tag",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("key", models.CharField(editable=False, max_length=100)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="cookout.person",
                    ),
                ),
            ],
            options={
                "ordering": ("key", "pk"),
                "indexes": [
                    models.Index(fields=["owner", "key", "person"], name="tag_by_word"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "key"), name="tag_once"),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="tag_has_a_name"
                    ),
                ],
            },
        ),
        migrations.RunPython(read_cards, migrations.RunPython.noop, elidable=True),
    ]
