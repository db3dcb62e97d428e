"""Makes a data folder fit this version: the folder, its secret key, the tables; and sweeps what a crash left.

Runs before every start.
"""

import argparse
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from safeconduct.config import data_folder, environment
from safeconduct.config.environment import Environment, Misconfigured
from safeconduct.config.speech import _
from safeconduct.kernel import clock
from safeconduct.kernel.loading import load

KEPT_COPIES = 2


def main(arguments: list[str]) -> int:
    """`safeconduct setup`: the command; raises Misconfigured."""
    parser = argparse.ArgumentParser(
        "safeconduct setup", description=_("Make the data folder ready, or bring it up to date.")
    )
    parser.parse_args(arguments)
    surroundings = environment.read()
    data_folder.make(surroundings)
    bring_up_to_date(surroundings)
    from safeconduct.keys import sweeping

    sweeping.sweep()
    return 0


def bring_up_to_date(surroundings: Environment) -> None:
    """Change the tables to what this version needs. Steps:

    1. refuse when the data was written by a newer version, whose meaning this one cannot know;
    2. do nothing when nothing is pending;
    3. copy the database aside, if there is one;
    4. change the tables, one transaction for each step.

    Raises Misconfigured with the way back.
    """
    load()
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    fresh = not surroundings.database.exists()
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    known |= {old for migration in executor.loader.disk_migrations.values() for old in migration.replaces}
    if newer := sorted(set(executor.loader.applied_migrations) - known):
        raise Misconfigured(_newer(surroundings, ".".join(newer[-1])))
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    copy = None if fresh else copy_aside(surroundings)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as failure:
        raise Misconfigured(_stuck(surroundings, copy)) from failure


def copy_aside(surroundings: Environment) -> Path:
    """Copy the database, as of now and whole, into the folder `before-update`; older copies go."""
    folder = surroundings.data / "before-update"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{clock.now():%Y%m%dT%H%M%S%fZ}.sqlite3"
    half = copy.with_suffix(".half")
    with closing(sqlite3.connect(surroundings.database)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    handle = os.open(half, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    half.rename(copy)
    for old in sorted(folder.glob("*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()
    return copy


def _newer(surroundings: Environment, step: str) -> str:
    copies = sorted((surroundings.data / "before-update").glob("*.sqlite3"))
    text = _(
        "This data was written by a newer Safeconduct (%(step)s). Nothing was changed. Start that version."
    )
    if copies:
        text += " " + _("Or go back to the copy from before the update: %(way)s")
    return text % {"step": step, "way": _way_back(surroundings, copies[-1]) if copies else ""}


def _stuck(surroundings: Environment, copy: Path | None) -> str:
    text = _("The tables could not be brought up to date.")
    if copy:
        text += " " + _("To go back, start the former version after: %(way)s")
    return text % {"way": _way_back(surroundings, copy) if copy else ""}


def _way_back(surroundings: Environment, copy: Path) -> str:
    """The one line for a shell that puts the copy in the place of the database."""
    database = surroundings.database
    return f"rm -f '{database}-wal' '{database}-shm' && cp '{copy}' '{database}'"
