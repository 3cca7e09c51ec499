"""The codec of a kept card whose letters name no charset."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0026_died")]
    operations = [
        migrations.AddField(
            "card", "codec", models.CharField(blank=True, db_default="", max_length=20)
        ),
    ]
