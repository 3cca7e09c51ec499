"""The experience that a recommendation rests on, so that whoever vouched can be told."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0044_photos")]

    operations = [
        migrations.AddField(
            "recommendation",
            "experience",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="recommendations",
                to="cookout.experience",
            ),
        )
    ]
