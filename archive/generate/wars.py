"""The wars of thirty years that invented dispatches tell of: who fights whom, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.generate.choice import Zipf

Pair = tuple[str, str]  # English, Chinese


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the gazetteer, or without a slug one that the gazetteer may lack."""

    slug: str
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class War:
    """One side that reports and the other one, with the years and towns of the fighting."""

    first: int
    last: int
    weight: int
    us: tuple[Pair, ...]
    them: tuple[Pair, ...]
    occupier: Pair
    issuer: Pair
    relay: Pair
    towns: Zipf[Town] = field(default_factory=lambda: Zipf.of(()))


def _towns(pairs: str) -> Zipf[Town]:
    split = (pair.split("/") for pair in pairs.split(", "))
    return Zipf.of([Town("", english, chinese) for english, chinese in split])


INDOCHINA = War(
    1946,
    1954,
    12,
    (
        ("the Vietnamese People's Army", "越南人民军"),
        ("the People's Army", "人民军"),
        ("local troops and guerrillas", "地方部队和游击队"),
    ),
    (("the French troops", "法军"), ("the French invading army", "法国侵略军")),
    ("French", "法国"),
    ("the General Command of the Vietnamese People's Army", "越南人民军总司令部"),
    ("the Vietnam News Agency", "越南通讯社"),
)
SOUTH_VIETNAM = War(
    1960,
    1975,
    6,
    (
        ("the Liberation Army", "解放军"),
        ("the South Vietnamese guerrillas", "南越游击队"),
    ),
    (("the puppet army", "伪军"), ("the Saigon troops", "西贡军队")),
    ("American", "美国"),
    ("the Command of the Liberation Armed Forces", "解放武装力量指挥部"),
    ("the Vietnam News Agency", "越南通讯社"),
)
_ELSEWHERE = (
    War(
        1950,
        1953,
        5,
        (
            ("the Korean People's Army", "朝鲜人民军"),
            ("the Chinese People's Volunteers", "中国人民志愿军"),
        ),
        (("the American troops", "美军"), ("the Syngman Rhee troops", "李承晚军")),
        ("American", "美国"),
        ("the General Headquarters of the Korean People's Army", "朝鲜人民军总司令部"),
        ("the Korean Central News Agency", "朝鲜中央通讯社"),
        _towns(
            "Pyongyang/平壤, Wonsan/元山, Kaesong/开城, Inchon/仁川, Sinuiju/新义州, Hamhung/咸兴, "
            "Kanggye/江界, Taejon/大田, Chorwon/铁原, Kumhwa/金化, Sariwon/沙里院, Haeju/海州, "
            "Chunchon/春川, Suwon/水原, Wonju/原州, Kimpo/金浦"
        ),
    ),
    War(
        1946,
        1950,
        4,
        (("the People's Liberation Army", "人民解放军"), ("the militia", "民兵")),
        (("the Kuomintang troops", "国民党军"), ("the enemy forces", "敌军")),
        ("Kuomintang", "国民党"),
        ("the General Headquarters of the People's Liberation Army", "人民解放军总部"),
        ("the North China radio", "华北电台"),
        _towns(
            "Xuzhou/徐州, Jinzhou/锦州, Siping/四平, Jinan/济南, Kaifeng/开封, Luoyang/洛阳, "
            "Zhangjiakou/张家口, Baoding/保定, Linfen/临汾, "
            "Yichuan/宜川, Bengbu/蚌埠, Tangshan/唐山"
        ),
    ),
    War(
        1948,
        1960,
        2,
        (
            ("the Malayan National Liberation Army", "马来亚民族解放军"),
            ("the guerrillas", "游击队"),
        ),
        (("the British troops", "英军"), ("the colonial police", "殖民警察")),
        ("British", "英国"),
        ("the headquarters of the National Liberation Army", "民族解放军总部"),
        ("the Singapore press", "新加坡报界"),
        _towns(
            "Kuala Lumpur/吉隆坡, Ipoh/怡保, Malacca/马六甲, Kluang/居銮, Seremban/芙蓉, "
            "Taiping/太平埠, Segamat/昔加末, Kuantan/关丹, Raub/劳勿, Bentong/文冬"
        ),
    ),
    War(
        1954,
        1962,
        3,
        (
            ("the Algerian National Liberation Army", "阿尔及利亚民族解放军"),
            ("the Algerian fighters", "阿尔及利亚战士"),
        ),
        (("the French colonial troops", "法国殖民军"), ("the French troops", "法军")),
        ("French", "法国"),
        ("the Command of the National Liberation Army", "民族解放军指挥部"),
        ("the Tunis press", "突尼斯报界"),
        _towns(
            "Constantine/君士坦丁, Oran/奥兰, Tlemcen/特莱姆森, Batna/巴特纳, Biskra/比斯克拉, "
            "Guelma/盖勒马, Tizi Ouzou/提济乌祖, Setif/塞提夫, Bone/波尼, Philippeville/菲利普维尔"
        ),
    ),
)

AGENCIES = (
    ("Agence France-Presse", "法新社"),
    ("the United Press", "合众社"),
    ("the Associated Press", "美联社"),
    ("Reuters", "路透社"),
    ("TASS", "塔斯社"),
)


def wars(towns: Sequence[Town]) -> tuple[War, ...]:
    """Return the wars; the gazetteer's towns are those of Vietnam, Laos and Cambodia."""
    here = Zipf.of(towns)
    return (replace(INDOCHINA, towns=here), replace(SOUTH_VIETNAM, towns=here), *_ELSEWHERE)
