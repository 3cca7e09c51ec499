"""What someone can help with, beside what they look for."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cookout', '0061_sessions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='remember',
            name='kind',
            field=models.CharField(choices=[('cares', 'Cares about'), ('family', 'Family'), ('sport', 'Sport'), ('allergy', 'Allergic to'), ('wants', 'Looking for'), ('offers', 'Can help with'), ('when', 'Good time to reach them'), ('other', 'Something else')], default='cares', max_length=8),
        ),
    ]
