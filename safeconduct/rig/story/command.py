"""`safeconduct story FILE.yaml`: play a scenario on a fresh installation and check what must be true."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from safeconduct.kernel import speech
from safeconduct.rig.installing import install
from safeconduct.rig.story import script

PLENTY = 1 << 40  # bytes free, as long as a story does not fill its disk

_ = speech.of(Path(__file__).parent.parent)


def main(arguments: list[str]) -> int:
    """Exit status: 0 all held, 1 an expectation failed, 2 the story cannot be read."""
    parser = argparse.ArgumentParser("safeconduct story", description=_("Play a story and check it."))
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--actions", action="store_true", help=_("list every action with its input"))
    parser.add_argument("--queries", action="store_true", help=_("list every query with its input"))
    given = parser.parse_args(arguments)
    if given.actions or given.queries:
        return _catalogue(actions=given.actions)
    if given.file is None:
        parser.error(_("name a story"))
    try:
        story = script.read(given.file)
        with tempfile.TemporaryDirectory(prefix="safeconduct-story-") as folder:
            return _play(story, Path(folder))
    except (script.Unreadable, OSError) as fault:
        print(f"{given.file}: {fault}", file=sys.stderr)
        return 2


def _play(story: script.Story, folder: Path) -> int:
    os.environ.update(
        SAFECONDUCT_CLOCK=str(folder / "clock"),
        SAFECONDUCT_ROOM=str(folder / "room"),
        SAFECONDUCT_DEMO="1",  # channels that only write to a folder are for fiction
    )
    from safeconduct.kernel import clock, room

    room.steer(folder / "room", PLENTY)
    clock.steer(folder / "clock", story.start)
    install(folder / "data")
    from safeconduct.rig.story.play import Player
    from safeconduct.rig.story.world import World

    world = World(folder, story.start, [_part(name, member) for name, member in story.cast.items()])
    player = Player(story, world)
    try:
        player.play()
    finally:
        world.close()
        # Also when the story stops here: what another step gave may be missing because this one failed.
        for failure in player.failures:
            print(f"line {failure.line}: {failure.step}\n  expected {failure.expected}\n  got {failure.got}")
    print(f"{story.name}: {len(story.steps)} steps, {len(player.failures)} failed")
    return 1 if player.failures else 0


def _part(name: str, member: dict[str, Any]) -> Any:
    from safeconduct.rig.cast import Part

    roles = member.get("roles") or [member["role"]]
    return Part(
        name=name,
        roles=tuple(roles),
        base=member.get("base", ""),
        languages=tuple(member.get("languages", ("ru", "en"))),
        zone=member.get("zone", "Europe/Moscow"),
        language=member.get("language", "en"),
        on_duty=bool(member.get("on_duty", False)),
        channels=tuple(member.get("channels", ("sms",))),
    )


def _catalogue(*, actions: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="safeconduct-story-") as folder:
        install(Path(folder) / "data")
        import msgspec

        from safeconduct.acts import registry

        listed = registry.actions() if actions else registry.queries()
        for one in listed:
            schema = msgspec.json.schema(one.input)
            print(f"{one.name}\t{json.dumps(schema.get('$defs', schema), ensure_ascii=False)}")
    return 0
