"""What whoever asks to visit a group does and has lived."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cookout", "0083_alphabet")]

    operations = [
        migrations.AddField(
            model_name="visitrequest",
            name="trade",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="visitrequest",
            name="lived",
            field=models.TextField(blank=True),
        ),
    ]
