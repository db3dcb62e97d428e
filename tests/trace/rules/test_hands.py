"""One body written in two ways is one; two bodies that are written almost alike are two."""

import pytest

from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.hands import same
from tests.trace.rules.given import at, moment, named, said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police department 4", "Police  Department No. 4"),
        ("police department 4", "4th police department"),
        ("отдел полиции № 4", "отделом полиции 4"),
        ("4-й отдел полиции", "отдел полиции №4"),
        ("отдел полиции номер 4", "ОТДЕЛ ПОЛИЦИИ 4"),
        ("Управление МВД по Примерской области", "управлением МВД по Примерской области"),
        ("Третьёвский отдел", "третьевский отдел"),
    ],
)
def test_two_ways_of_writing_one_body_mean_the_same(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police department 4", "police department 14"),
        ("police department 4", "police department"),
        ("police department 4 and 4", "police department 4 and 5"),
        ("отдел полиции № 4", "отделение полиции № 4"),
        ("отдел полиции № 4", "отдел № 4"),
        ("УВД", "ОВД"),
        ("СК", "СКР"),
        ("the tax police", "the transport police"),
        ("полк", "полка"),
        ("", ""),
        ("№", "№"),
        ("", "police"),
    ],
)
def test_what_is_written_almost_alike_is_not_the_same(one, other):
    assert not same(one, other)
    assert not same(other, one)


def test_two_spellings_of_one_department_are_one_holding_and_its_denial_stands_beside_it():
    signs = [
        said("letter", "held", at(1), "B2", by="отдел полиции № 4"),
        said("clerk", "held", at(3), "C3", by="Отделом полиции 4"),
        said("desk", "denied", at(4), "D4", by="отдел полиции №4"),
    ]
    (held,) = episodes(signs, moment(9)).episodes
    assert held.claims == (named("letter"), named("clerk"))
    assert held.denied == (named("desk"),)
