
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cookout", "0008_history"),
    ]

    operations = [
        migrations.AddField(
            model_name='intake',
            name='choices',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='intake',
            name='counts',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='intake',
            name='done',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='intake',
            name='fingerprint',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='intake',
            name='reached',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='intake',
            name='total',
            field=models.PositiveIntegerField(default=0),
        ),
    ]
