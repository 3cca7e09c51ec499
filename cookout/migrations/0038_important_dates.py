"""How many days ahead important dates are mentioned, and when today was looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0035_repeating_promises'),
    ]

    operations = [
        migrations.AddField(
            model_name='member',
            name='looked_before_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='member',
            name='looked_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='birthday_notice',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, 'On the day only'), (3, '3 days before'), (7, '7 days before'), (14, '14 days before'), (30, '30 days before')], null=True),
        ),
        migrations.AddField(
            model_name='remember',
            name='notice',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, 'On the day only'), (3, '3 days before'), (7, '7 days before'), (14, '14 days before'), (30, '30 days before')], null=True),
        ),
    ]
