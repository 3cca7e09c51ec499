"""How the member mostly reaches a person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0023_sign_in_attempts")]
    operations = [
        migrations.AddField(
            "person", "usual_way", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.AlterField("person", "usual_way", models.CharField(blank=True, max_length=20)),
    ]
