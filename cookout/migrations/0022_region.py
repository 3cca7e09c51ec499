"""The member's region, and names ordered by their first letter whatever its accents."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

A_SLICE = 2000


def order_anew(apps: Any, schema_editor: Any) -> None:
    """Write the key of everyone whose name is ordered differently now."""
    from cookout.practice.alphabet import name_key

    person_model = apps.get_model("cookout", "Person")
    people = person_model.objects.only("pk", "name", "sort_key").order_by("pk")
    last = 0
    while rows := list(people.filter(pk__gt=last)[:A_SLICE]):
        last = rows[-1].pk
        changed = []
        for person in rows:
            key = name_key(person.name)
            if key != person.sort_key:
                person.sort_key = key
                changed.append(person)
        person_model.objects.bulk_update(changed, ["sort_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("cookout", "0021_card_index")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="region",
            field=models.CharField(default="US", max_length=2),
        ),
        migrations.RunPython(order_anew, migrations.RunPython.noop),
    ]
