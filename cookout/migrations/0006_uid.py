"""People, events, interactions and promises get a uid that stays theirs in any Cookout."""

import uuid

from django.db import migrations, models

NAMES = ("person", "event", "interaction", "promise")
BATCH = 10_000


def give(apps, schema_editor):
    connection = schema_editor.connection
    for name in NAMES:
        model = apps.get_model("cookout", name)
        uid, table = model._meta.get_field("uid"), model._meta.db_table
        rows = list(model.objects.values_list("pk", flat=True))
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            with connection.cursor() as cursor:
                cursor.executemany(
                    f"update {table} set uid = %s where id = %s",
                    [(uid.get_db_prep_save(uuid.uuid4(), connection), pk) for pk in batch],
                )


class Migration(migrations.Migration):
    dependencies = [("cookout", "0005_merge")]

    operations = [
        *(
            migrations.AddField(name, "uid", models.UUIDField(null=True, editable=False))
            for name in NAMES
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
        *(
            migrations.AlterField(
                name, "uid", models.UUIDField(default=uuid.uuid4, editable=False)
            )
            for name in NAMES
        ),
        *(
            migrations.AddConstraint(
                name,
                models.UniqueConstraint(fields=("owner", "uid"), name=f"{name}_uid_once"),
            )
            for name in NAMES
        ),
    ]
