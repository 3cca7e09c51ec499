"""Where the cards stand in a file that waits for its import, so that it is read once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0020_pronouns")]
    operations = [
        migrations.AddField("intake", "index", models.JSONField(blank=True, null=True)),
    ]
