"""That a person died, and where they stood before."""

from django.db import migrations, models

PLACES = [
    ("book", "Address book"),
    ("new", "Just met"),
    ("deep", "Go deep"),
    ("warm", "Keep warm"),
    ("gone", "Let go"),
    ("died", "In memory"),
]


class Migration(migrations.Migration):
    dependencies = [("cookout", "0025_tags")]
    operations = [
        migrations.AddField("person", "died", models.CharField(blank=True, default="", max_length=10)),
        migrations.AlterField("person", "died", models.CharField(blank=True, max_length=10)),
        migrations.AddField(
            "person",
            "place_before_death",
            models.CharField(blank=True, default="", editable=False, max_length=4),
        ),
        migrations.AlterField(
            "person",
            "place_before_death",
            models.CharField(blank=True, editable=False, max_length=4),
        ),
        migrations.AlterField(
            "person", "place", models.CharField(choices=PLACES, default="book", max_length=4)
        ),
        migrations.AlterField(
            "decision", "place_before", models.CharField(choices=PLACES, max_length=4)
        ),
    ]
