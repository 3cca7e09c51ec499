"""What a kept card means by 03/04/1985."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0053_hosting")]
    operations = [migrations.AddField("card", "day_first", models.BooleanField(null=True, blank=True))]
