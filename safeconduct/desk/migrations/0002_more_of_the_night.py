
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Conflict',
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
            name='Dismissal',
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
            name='Prepared',
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
            name='Readiness',
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
            name='Review',
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
            name='Scene',
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
            name='Warned',
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
