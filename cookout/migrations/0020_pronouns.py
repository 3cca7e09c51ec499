"""The pronouns of a person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0014_letters")]
    operations = [
        migrations.AddField(
            "person", "pronouns", models.CharField(blank=True, default="", max_length=100)
        ),
        migrations.AlterField("person", "pronouns", models.CharField(blank=True, max_length=100)),
    ]
