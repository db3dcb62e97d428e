"""Which modules must be loaded for an action, a query, a reaction or a panel of a page to exist.

A folder offers itself by having a module of one of these names; order is the order of the house, so
that reactions of lower folders run first.
"""

from importlib import import_module

from safeconduct.config.folders import modules

OFFERS = ("actions", "queries", "reactions", "panels")


def connect() -> None:
    """Import every offer of every folder; a faulty one raises, so that nothing starts half wired."""
    for offer in OFFERS:
        for module in modules(offer):
            import_module(module)
    import_module("safeconduct.config.plugs").plug()  # rows are known only now
