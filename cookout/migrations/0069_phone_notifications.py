"""Notifications on the phone: where they go, what is wanted there, and the ledger by channel."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0063_card_day_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='NtfyTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=500)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PhoneWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BooleanField(default=False)),
                ('digest_from', models.DateTimeField(blank=True, null=True)),
                ('promise', models.BooleanField(default=False)),
                ('promise_from', models.DateTimeField(blank=True, null=True)),
                ('review', models.BooleanField(default=False)),
                ('review_from', models.DateTimeField(blank=True, null=True)),
                ('show_more', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='PushKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('private', models.TextField()),
                ('public', models.TextField()),
                ('application_server_key', models.CharField(max_length=90)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PushSubscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('endpoint', models.CharField(max_length=1000, unique=True)),
                ('p256dh', models.CharField(max_length=120)),
                ('auth', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=60)),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_once_for_a_period',
        ),
        migrations.AddField(
            model_name='delivery',
            name='device_name',
            field=models.CharField(blank=True, default='', max_length=60),
        ),
        migrations.AddField(
            model_name='wish',
            name='promise',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='wish',
            name='promise_from',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='wish',
            name='promise_time',
            field=models.TimeField(default=datetime.time(8, 0)),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='channel',
            field=models.CharField(choices=[('mail', 'Mail'), ('push', 'Web push'), ('ntfy', 'ntfy')], default='mail', max_length=8),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='kind',
            field=models.CharField(choices=[('digest', 'Morning email'), ('promise', 'Promises due'), ('review', 'Weekly review'), ('test', 'Test email'), ('session', 'Session'), ('minutes', 'Minutes of a session'), ('group', 'Email to a group member')], max_length=8),
        ),
        migrations.AddField(
            model_name='ntfytopic',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='phonewish',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='pushsubscription',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='delivery',
            name='device',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cookout.pushsubscription'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(condition=models.Q(('channel', 'push'), _negated=True), fields=('owner', 'kind', 'period', 'channel'), name='delivery_once_for_a_period'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('device', 'kind', 'period'), name='delivery_once_a_device'),
        ),
        migrations.AddConstraint(
            model_name='ntfytopic',
            constraint=models.UniqueConstraint(fields=('owner',), name='ntfy_topic_once_a_member'),
        ),
        migrations.AddConstraint(
            model_name='phonewish',
            constraint=models.UniqueConstraint(fields=('owner',), name='phone_wish_once_a_member'),
        ),
    ]
