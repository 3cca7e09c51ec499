"""What a person is to someone else: family, and who introduced whom."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cookout", "0037_experiences"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("trashed_at", models.DateTimeField(blank=True, null=True)),
                ("other_name", models.CharField(blank=True, max_length=300)),
                ("other_key", models.CharField(blank=True, editable=False, max_length=200)),
                ("other_uid", models.CharField(blank=True, default="", max_length=500)),
                ("relation", models.CharField(max_length=100)),
                ("names_person", models.BooleanField(default=False)),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ties_to",
                        to="cookout.person",
                    ),
                ),
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
                        related_name="ties",
                        to="cookout.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("other__isnull", True)),
                        fields=["owner", "other_key"],
                        name="tie_by_name",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("other__isnull", True), models.Q(("other_uid", ""), _negated=True)
                        ),
                        fields=["owner", "other_uid"],
                        name="tie_by_uid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "uid"), name="tie_uid_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", False),
                            models.Q(("other_name", ""), _negated=True),
                            models.Q(("other_uid", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="tie_has_two_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other__isnull", True),
                            models.Q(("other", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="tie_is_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relation", ""), _negated=True), name="tie_says_what"
                    ),
                ],
            },
        ),
    ]
