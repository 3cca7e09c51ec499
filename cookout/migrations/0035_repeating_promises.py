"""Promises that repeat."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0032_people_order'),
    ]

    operations = [
        migrations.AddField(
            model_name='promise',
            name='repeats',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddField(
            model_name='promise',
            name='repeats_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('repeats', ''), models.Q(('due_on__isnull', False), ('repeats_from__isnull', False)), _connector='OR'), name='promise_repeats_from_a_day'),
        ),
    ]
