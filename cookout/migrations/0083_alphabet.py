"""Names are ordered by code points on every database, by the alphabet of the region, and katakana
as hiragana."""

from __future__ import annotations

import re
from typing import Any

from django.db import migrations

import cookout.people.code_points

BATCH = 300
KATAKANA = re.compile("[\u30a1-\u30f6]")


def order_anew(apps: Any, schema_editor: Any) -> None:
    """Write the keys of all who stand elsewhere now, and find those with katakana by hiragana."""
    from cookout.people.search import search
    from cookout.practice.alphabet import family_key, sort_key

    people = apps.get_model("cookout", "Person").objects
    kept = people.only("name", "family", "sort_key", "family_key", "owner__region")
    moved, kana = [], []
    for person in kept.select_related("owner").order_by("pk").iterator(chunk_size=BATCH):
        region = person.owner.region
        first = sort_key(person.name, region=region)
        last = family_key(name=person.name, family=person.family, region=region)
        if (person.sort_key, person.family_key) != (first, last):
            person.sort_key, person.family_key = first, last
            moved.append(person)
        kana += [person.pk] if KATAKANA.search(person.name) else []
    people.bulk_update(moved, ["sort_key", "family_key"], batch_size=BATCH)
    search.write(kana)


class Migration(migrations.Migration):
    # PostgreSQL changes no column in a transaction that has just written the rows.
    atomic = False
    dependencies = [("cookout", "0080_same_provider")]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="sort_key",
            field=cookout.people.code_points.CodePointsField(editable=False, max_length=200),
        ),
        migrations.AlterField(
            model_name="person",
            name="family_key",
            field=cookout.people.code_points.CodePointsField(
                blank=True, editable=False, max_length=200
            ),
        ),
        migrations.RunPython(order_anew, migrations.RunPython.noop),
    ]
