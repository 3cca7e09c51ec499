"""Photos of people: the square and its thumbnail, and on the person which one is shown."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cookout", "0043_introductions"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="photo_mark",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=12
            ),
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("card", "From a card"),
                            ("chosen", "Chosen"),
                            ("removed", "Removed"),
                        ],
                        max_length=7,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("mark", models.CharField(max_length=12)),
                ("small", models.BinaryField()),
                ("large", models.BinaryField()),
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photo",
                        to="cookout.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
