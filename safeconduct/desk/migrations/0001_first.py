
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Compromise',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Intake',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Package',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlaybookRun',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='View',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WarningTask',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('compartment', models.UUIDField(db_index=True)),
                ('epoch', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('leaf', models.BigIntegerField()),
                ('sealed', models.BinaryField()),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
