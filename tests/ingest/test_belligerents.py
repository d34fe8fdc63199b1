import pytest

from archive.ingest.belligerents import UNKNOWN, Camps
from archive.ingest.lexicon import Lexicon
from archive.ingest.pipeline import run
from tests.lexicon import load

VIETNAM = (
    "Xinhua, 3rd: Guerrillas of the Vietnamese People's Army killed 40 enemy and 12 puppet troops."
)
KOREA = (
    "Xinhua, Pyongyang, 3rd: The Korean People's Army liberated two towns. "
    "The People's Army killed 40 enemy troops and captured 12 puppet soldiers."
)
NOBODY = "Guerrillas of the People's Army killed 40 enemy troops and captured 12 puppet soldiers."


def sides(text: str) -> list[str]:
    (reading,) = run(text, load())
    return [figure.side for figure in reading.figures if figure.object.startswith("personnel")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VIETNAM, ["french_union", "state_of_vietnam"]),
        (KOREA, ["un_command", "rok"]),
        # A text that names neither side is not given one.
        (NOBODY, ["enemy", "puppet"]),
    ],
)
def test_the_enemy_is_whom_the_writers_side_fights(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


def test_each_item_of_an_article_speaks_of_its_own_war() -> None:
    (reading,) = run(f"{VIETNAM}\n\n{KOREA}", load())
    found = {(f.quotes[0].paragraph, f.side) for f in reading.figures}
    assert {("en1", "french_union"), ("en2", "un_command")} <= found


def test_an_item_of_another_war_is_not_given_the_sides_of_its_neighbour() -> None:
    malaya = "Reuters, 4th: A British patrol was ambushed and the enemy killed four soldiers."
    (reading,) = run(f"{VIETNAM}\n\n{malaya}", load())
    (four,) = (f for f in reading.figures if f.quotes[0].paragraph == "en2")
    assert four.side != "french_union"


def test_a_bare_peoples_army_is_the_one_the_item_names() -> None:
    (korea,) = run(KOREA, load())
    (vietnam,) = run("The Vietnamese People's Army won. The People's Army pursued.", load())
    assert all(unit.unit != "vpa" for unit in korea.units)
    (korea,) = run("【新华社平壤三日电】朝鲜人民军获胜。人民军总司令部发表公报。", load())
    assert not any(unit.unit for unit in korea.units)
    assert any(unit.unit == "vpa" for unit in vietnam.units)


def test_camps_that_are_not_told_stay_relative() -> None:
    assert UNKNOWN.resolve("enemy") == "enemy"
    assert Camps("pla", "kmt").resolve("enemy") == "kmt"
    assert Camps("pla", "kmt").resolve("french_union") == "french_union"
    (reading,) = run(KOREA, Lexicon())
    assert not reading.units
