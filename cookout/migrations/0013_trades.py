"""A member may say how crowded a trade they need is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0012_plan")]

    operations = [
        migrations.AddField(
            model_name="role",
            name="crowded",
            field=models.CharField(
                blank=True,
                choices=[
                    ("hard", "Crowded"),
                    ("normal", "Neither crowded nor rare"),
                    ("easy", "Rare"),
                ],
                default="",
                max_length=6,
            ),
            preserve_default=False,
        ),
    ]
