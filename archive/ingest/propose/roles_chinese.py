"""Which part a unit plays in a Chinese sentence: who does a deed and whom it is done to."""

from __future__ import annotations

import re

_PASSIVE = re.compile(
    r"(?<![将將把对對向])[被遭](?!遇)(?:[到受敌我]|[^,，;；。]{0,10}$)|受到|中了|陷入"
)
_MINED = ("中伏", "中了", "触雷", "觸雷", "丢失", "失去")  # suffered, not done
_REPELS = re.compile(r"(?:击[退溃]|打[退垮]|粉碎)[^，。；]*$")
_THROWS_BACK = re.compile(r"(?:全部|坚决|英勇|迎头)?(?:[击打擊][退溃潰垮]|粉碎)")
_WITH = re.compile(r"[与與同和](?:[敌敵法美英荷蒋匪伪偽]|李[伪承]|国民党)[^，。；、]*$")
_FIGHTS_WITH = re.compile(r"[^，。；]{0,14}?(?:激战|激戰|交战|交戰|作战|遭遇|接战|接戰|交火)")
_OTHERS_SUFFER = re.compile(
    r"[^，。；被遭]{0,6}?[敌敵法美英荷蒋伪偽匪][军軍兵人][^，。；被遭]{0,8}[被遭](?![^，。；]*所)"
)
_AGENT = re.compile(r"(?:[被遭为]到?|受到)$")
_DEED = re.compile(r"[^，。；的]{0,4}?(?:[伏袭截阻围攻打痛追反迎]击?|歼|俘|毙|消灭|包围|围攻)")
_TARGET = re.compile(
    r"(?:[向对把]|将(?=[敌美法英李伪匪该被国蒋守残]))(?:[敌美法英李伪]|[^,，;；。的]{0,30})$"
    r"|[向对](?:盘踞|据守|驻守|固守|防守|侵占|窜踞|进犯|来犯|占据|驻|守)[^，；。]{0,30}的"
    r"(?:国民党|李承晚|李伪|[敌美法英伪匪蒋日])?军?$"
)
_HITS = (
    r"(?:[歼毙伤俘殲斃傷]|击[溃毙退]|消灭|围[歼攻困]|包围|追[击上]|痛击|重创|打[垮退]|擊[潰斃退])"
    r"(?:了|其|敌|守)?"
)
_LOSES = re.compile(rf"{_HITS}[^，。；,;、的向]{{0,6}}$")
# 击溃敌军一个排的进攻, 打退美军第七师和伪军第二师的多次猛烈进攻
_ATTACKS = re.compile(
    r"(?:[和与及、][^，。；的]{1,14})?[一二三四五六七八九十两数几多个\d]*[军师旅团营连排班]?"
    r"(?:各?一部)?(?:[对對向][^，。；的]{2,8})?之?的?(?:[一二三四五六七八九十百余多数几两]+次)?"
    r"(?:猛烈|連續|连续|疯狂|轮番|反复)?的?"
    r"(?:进攻|進攻|反扑|反撲|冲锋|攻击|攻擊|反击|进犯|進犯|扫荡)(?!部[队隊]|的|之[敌敵])"
)
_SETTING = "中时後后际内"  # 在反击战斗中我军
_HEAD = re.compile(r"的(?:[^，。；、的]{0,3}[军軍敌敵])?$")
_OPENS = re.compile(r"[，；。：,;]")
_ACTS = re.compile(r"(?![，。；、,;和及与等])")
# 伏击向南撤退的法军: the words before 的 tell what they were about when the deed was done to them.
_ABOUT = re.compile(r"[撤退逃溃窜开驶赴赶驻守援犯]|[往来]")
# 法军撤出昆嵩，人民军解放该市
_LEAVES = re.compile(r"[^，。；]{0,14}?(?:撤[出离退走]|逃[跑走窜]|放弃|弃|退[出走])")
_OTHERS_DO = re.compile(r"[^，。；]{1,14}?[军軍队隊兵民]")
_NAMED_SO = re.compile(r"(?:[守援逃残溃][敌敵]|[守援][军軍兵])(?:为|系|是)?[^，。；、的]{0,8}$")
_ON = re.compile(r"[对對向][^，。；、的]{0,4}$")
_RESISTS = re.compile(r"[^，。；]{0,8}?(?:的)?(?:猛烈|顽强|英勇|激烈)?的?抵抗")


def is_object(text: str, at: int, end: int) -> bool:
    """Say whether a verb of loss stands right before a unit: 毙伤美军第一骑兵师官兵六百余名."""
    if is_of_attack(text, end):
        return False
    before = text[max(0, at - 60) : at]
    return _LOSES.search(before) is not None or _NAMED_SO.search(before) is not None


def is_of_attack(text: str, end: int) -> bool:
    """Say whether the attack of a unit is told of, not the unit: 击退法军一营的扫荡."""
    return _ATTACKS.match(text, end) is not None


def attacks(text: str, at: int, end: int) -> bool:
    """Say whether an attack is a unit's: 打退美军第七师一个营的二十一次冲锋."""
    return is_of_attack(text, end) and not _ON.search(text, max(0, at - 6), at)


def throws_back(text: str, at: int, end: int) -> bool | None:
    """Say whether an attack is thrown back by a unit: 被我军击退; None where no deed is its."""
    if not _AGENT.search(text, max(0, at - 3), at):
        return None
    return _THROWS_BACK.match(text, end) is not None or _RESISTS.match(text, end) is not None


def does(text: str, at: int, end: int, deeds: list[int]) -> bool | None:
    """Say whether a unit does the deed of its clause, or suffers it; None: neither."""
    start = min(deeds, key=lambda deed: abs(deed - at))
    before = max((deed for deed in deeds if deed < at), default=-1)
    after = min((deed for deed in deeds if deed >= end), default=-1)
    if before >= 0 and _OPENS.search(text, before, at) and _ACTS.match(text, end):
        if after < 0:
            return None
        start = after
    elif before >= 0 and text[at - 1] not in _SETTING and not _OPENS.search(text, before, at):
        start = before
    if at < start and _REPELS.search(text[at:start]):
        return False  # 我军击溃敌军一个排的进攻
    if _AGENT.search(text, max(0, at - 3), at) and _DEED.match(text, end):
        return True
    if text.startswith(_MINED, start) or _TARGET.search(text, max(0, at - 40), at):
        return False
    if _WITH.search(text, max(0, at - 8), end) and _FIGHTS_WITH.match(text, end):
        return False  # 与美军第二师激战
    if before >= 0 and _HEAD.search(text, max(0, at - 6), at):
        # 埋伏在江岸的炮兵, 进犯的敌军: whose deed the words before them tell
        clause = max(text.rfind(mark, 0, at) for mark in "，。；：、")
        if clause < before:
            return not (
                _PASSIVE.search(text, clause + 1, before + 1) or _ABOUT.search(text, before + 2, at)
            )
    if at > start:
        return False
    led_by = text[max(0, at - 12) : start]
    clause = max(text.rfind(mark, end, start) for mark in "，；。")
    if clause >= 0 and _OTHERS_SUFFER.match(text, clause + 1, start + 1):
        return True  # 向哨所投掷手榴弹，法军两人被打死
    if clause >= 0 and _LEAVES.match(text, end) and _OTHERS_DO.match(text, clause + 1, start):
        return False
    led = _PASSIVE.search(led_by + text[start : start + 2])
    # 被伞兵击退: who stands between the two does it.
    return led is None or at > start - len(led_by) + led.start()
