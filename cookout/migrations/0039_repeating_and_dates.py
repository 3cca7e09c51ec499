"""Promises and events that repeat, and how many days ahead important dates are mentioned."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0038_ties'),
    ]

    operations = [
        migrations.CreateModel(
            name='EventSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('repeats', models.CharField(max_length=80)),
                ('first_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('skipped', models.JSONField(blank=True, default=list)),
            ],
        ),
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
            model_name='promise',
            name='repeats',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
        migrations.AddField(
            model_name='promise',
            name='repeats_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='remember',
            name='notice',
            field=models.PositiveSmallIntegerField(blank=True, choices=[(0, 'On the day only'), (3, '3 days before'), (7, '7 days before'), (14, '14 days before'), (30, '30 days before')], null=True),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('repeats', ''), models.Q(('due_on__isnull', False), ('repeats_from__isnull', False)), _connector='OR'), name='promise_repeats_from_a_day'),
        ),
        migrations.AddField(
            model_name='eventseries',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='event',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='events', to='cookout.eventseries'),
        ),
        migrations.AddConstraint(
            model_name='eventseries',
            constraint=models.UniqueConstraint(fields=('owner', 'uid'), name='event_series_uid_once'),
        ),
        migrations.AddConstraint(
            model_name='eventseries',
            constraint=models.CheckConstraint(condition=models.Q(('repeats', ''), _negated=True), name='event_series_repeats'),
        ),
    ]
