# Emails to members who take part by email: to whom, which matters, and that they went out

import django.db.models.deletion
from django.db import migrations, models

ABOUT = [('asked', 'Asked personally'), ('more', 'Tell me more'), ('heard', 'What was heard'), ('told', 'What came of it'), ('due', 'A promise due'), ('thank', 'A thank-you'), ('open', 'An open question')]


def name_matters(apps, schema_editor):
    """A question that was put to nobody personally was an open one all along."""
    requests = set(apps.get_model('cookout', 'PersonalRequest').objects.values_list('asked', 'question'))
    for one in apps.get_model('cookout', 'GroupNotice').objects.iterator():
        if one.about == 'asked' and (one.recipient_id, one.question_id) not in requests:
            one.about = 'open'
        one.key = f'{one.about}.{one.question_id}'
        if one.about == 'told':
            one.key = f'{one.key}.{one.days}'
        one.save()


def note_mailed(apps, schema_editor):
    """Who a delivery was for, and which matters and sessions went out."""
    notices = apps.get_model('cookout', 'GroupNotice').objects
    links = apps.get_model('cookout', 'SessionLink').objects
    places = set(apps.get_model('cookout', 'GroupMember').objects.values_list('pk', flat=True))
    sessions = set(apps.get_model('cookout', 'GroupSession').objects.values_list('pk', flat=True))
    rows = apps.get_model('cookout', 'Delivery').objects
    for row in rows.exclude(notice=None).select_related('notice'):
        rows.filter(pk=row.pk).update(recipient=row.notice.recipient_id)
        notices.filter(pk=row.notice_id).update(
            mailed_at=row.delivered_at, message_id=row.message_id
        )
    for row in rows.filter(kind__in=('session', 'tomorrow'), channel='mail'):
        parts = row.period.split('.')
        if len(parts) != 3 or not all(part.isdecimal() for part in parts):
            continue
        session, sequence, place = map(int, parts)
        if place not in places or session not in sessions:
            continue
        rows.filter(pk=row.pk).update(recipient=place)
        if row.delivered_at:
            links.update_or_create(
                session_id=session,
                recipient_id=place,
                mail=f'{row.kind}.{sequence}',
                defaults={'mailed_at': row.delivered_at},
            )


def check_now(apps, schema_editor):
    """PostgreSQL alters no table whose rows it has still to check."""
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0091_waiting_list'),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='recipient',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='cookout.groupmember'),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='key',
            field=models.CharField(default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='mailed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='message_id',
            field=models.CharField(blank=True, max_length=320),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='promise',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cookout.grouppromise'),
        ),
        migrations.AddField(
            model_name='groupnotice',
            name='thank_you',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cookout.thankyou'),
        ),
        migrations.AddField(
            model_name='sessionlink',
            name='mailed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='groupnotice',
            name='about',
            field=models.CharField(choices=ABOUT, max_length=5),
        ),
        migrations.AlterField(
            model_name='groupnotice',
            name='question',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='cookout.groupquestion'),
        ),
        migrations.RunPython(name_matters, migrations.RunPython.noop),
        migrations.RunPython(note_mailed, migrations.RunPython.noop),
        migrations.RunPython(check_now, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='groupnotice',
            name='group_notice_once',
        ),
        migrations.RemoveField(
            model_name='delivery',
            name='notice',
        ),
        migrations.RemoveField(
            model_name='groupnotice',
            name='days',
        ),
        migrations.AddConstraint(
            model_name='groupnotice',
            constraint=models.UniqueConstraint(fields=('recipient', 'key'), name='group_notice_once'),
        ),
    ]
