"""Experiences with people's work; "does great work" becomes the first of them."""

import uuid
from datetime import UTC, datetime, time

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def from_great_work(apps, schema_editor):
    """What was said of somebody's work is an experience of that day."""
    person, experience = (apps.get_model("cookout", name) for name in ("Person", "Experience"))
    rows = person.objects.exclude(great_on=None).values_list("pk", "owner_id", "great_on")
    experience.objects.bulk_create(
        [
            experience(
                owner_id=owner,
                person_id=pk,
                on=on,
                outcome="well",
                again=True,
                made_at=datetime.combine(on, time(12), UTC),
            )
            for pk, owner, on in rows.iterator()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("cookout", "0032_people_order")]
    operations = [
        migrations.CreateModel(
            name="Experience",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("trashed_at", models.DateTimeField(blank=True, null=True)),
                ("source_name", models.CharField(blank=True, max_length=300)),
                ("what", models.CharField(blank=True, max_length=500)),
                ("on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("well", "Went well"),
                            ("so-so", "So-so"),
                            ("badly", "Went badly"),
                        ],
                        max_length=5,
                    ),
                ),
                ("again", models.BooleanField(blank=True, null=True)),
                ("words", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
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
                        related_name="experiences",
                        to="cookout.person",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cookout.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["person", "-on", "-id"], name="experience_of_person"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "uid"), name="experience_uid_once"
                    )
                ],
            },
        ),
        migrations.RunPython(from_great_work, migrations.RunPython.noop),
    ]
