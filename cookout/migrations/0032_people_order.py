"""The list of people by last name or by whose turn it is, as each member likes it."""

from django.db import migrations, models

BATCH = 1_000


def fill(apps, schema_editor):
    from cookout.practice.alphabet import family_key

    rows = apps.get_model("cookout", "Person").objects
    batch = []
    for person in rows.only("name", "family").order_by("pk").iterator(chunk_size=BATCH):
        person.family_key = family_key(name=person.name, family=person.family, region="US")
        batch.append(person)
        if len(batch) == BATCH:
            rows.bulk_update(batch, ["family_key"], batch_size=300)
            batch = []
    rows.bulk_update(batch, ["family_key"], batch_size=300)


class Migration(migrations.Migration):
    # PostgreSQL makes no index in a transaction that has just written the rows.
    atomic = False
    dependencies = [("cookout", "0031_search_more")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="family_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="member",
            name="people_order",
            field=models.CharField(
                choices=[
                    ("turn", "Whose turn it is"),
                    ("first", "First name"),
                    ("last", "Last name"),
                ],
                default="first",
                max_length=5,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["owner", "family_key", "id"], name="person_by_family"),
        ),
    ]
