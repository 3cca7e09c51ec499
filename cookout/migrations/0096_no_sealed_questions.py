from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cookout", "0095_hot_seat_picks")]

    operations = [migrations.RemoveField(model_name="groupquestion", name="sealed_until")]
