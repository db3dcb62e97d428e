"""What runs in processes of its own for the tests of this folder."""

from tests import cast as fictional


def settle() -> None:
    """Found the fictional organisation with accounts that can sign in."""
    from tests.people.conftest import House

    House(fictional.found())
