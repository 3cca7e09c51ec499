"""Askers who take part by email are asked what they heard, and what came of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0099_search_statement")]
    operations = [
        migrations.AlterField(
            model_name="groupnotice",
            name="about",
            field=models.CharField(
                choices=[
                    ("asked", "Asked personally"),
                    ("turn", "Their turn in a session in writing"),
                    ("more", "Tell me more"),
                    ("hear", "What they heard is still to be said"),
                    ("tell", "What came of it is still to be told"),
                    ("heard", "What was heard"),
                    ("told", "What came of it"),
                    ("due", "A promise due"),
                    ("thank", "A thank-you"),
                    ("open", "An open question"),
                ],
                max_length=5,
            ),
        ),
    ]
