"""The Russian models, each loaded when first used: word vectors, names, morphology, syntax, dictionary.

They are files in the wheel of natasha, which is found without being imported: its own code needs a library
that is dead.
"""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def _data() -> Path:
    found = find_spec("natasha")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("natasha")
    return Path(found.origin).parent / "data"


@cache
def _vectors() -> Any:
    # One thread: the matrices of a sentence are so small that several threads only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from navec import Navec

    return Navec.load(str(_data() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))


@cache
def names() -> Any:
    """Finds persons, places and bodies in a text."""
    from slovnet import NER

    return _ready(NER, "ner")


@cache
def morphology() -> Any:
    """Case, gender and number of each word of a sentence."""
    from slovnet import Morph

    return _ready(Morph, "morph")


@cache
def syntax() -> Any:
    """The head of each word of a sentence."""
    from slovnet import Syntax

    return _ready(Syntax, "syntax")


@cache
def dictionary() -> Any:
    """Every form of a word."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


def _ready(kind: Any, name: str) -> Any:
    model = kind.load(str(_data() / "model" / f"slovnet_{name}_news_v1.tar"))
    model.navec(_vectors())
    return model
