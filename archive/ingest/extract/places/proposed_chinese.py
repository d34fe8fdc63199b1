"""Chinese names that the words around them make places: 在巴特纳以南, 解放木浦、光州.

Chinese has no capitals, so both ends of a name must be shown by something. The text is read folded:
its commas, colons and brackets may be those of English.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.ingest.extract.places import proposed_lists as lists
from archive.ingest.extract.places.context import HAN_RANK
from archive.text.numerals import HAN_NUMERAL

Taken = tuple[int, int, bool]
Span = tuple[int, int]

# Characters of words that are no names: grammar, troops, weapons, fighting and counting.
_NOT = (
    "的了着是在和与及或等这该此各我敌们你他她它个被将把为以不有没也又就其某每几数两者所而且但因则若如很更最再曾已正"
    "即便可能应会要使让给对并跟向从由到至往于经过去后前时间内外中人民军队部匪伪俘虏伤亡歼灭击毙缴获打死兵枪炮机舰艇"
    "车辆弹架艘名挺战敌营团师旅连排号第性国线面方共帝党员物资种些据点阵工事余多约近公里分别附座处年月日昨今地县省"
    "乡镇村区农路占攻袭放入围夺犯炸陷驻退援逼取随称说报讯社来撤逃之段弃抽距"
)
_NAME = _SIGN = rf"[^{_NOT}\x00-\u33ff\ua000-\uffff]"
# Signs that are no grammar in a name, where both ends of it are sure: 在多耶云遭到截击.
_MANY_THINGS = "来多社会能应正曾方共约分别附内外中民前后农公里县兵农性应可以"
_SURE = rf"[^{''.join(sorted(set(_NOT) - set(_MANY_THINGS)))}\x00-\u33ff\ua000-\uffff]"
# What may stand before a name: punctuation, a preposition, the end of a verb that takes a place.
_WIDE = lists.WIDE
_EDGE = (
    r"(?<![^出除掉下。，、；：,;:(“”（《〔【\s在于了从自向由至到经沿距离和与及抵往朝渡过近克占放复入达围夺犯击袭炸陷攻守驻退援的跨越逼取"
    r"回括有是为如领毁断破歼之向])(?!(?<=[占克攻击炸围破])[领毁沉落溃破断掉坏穿塌平]|(?<=[攻连又再])克|(?<=[收光])复)"
    r"(?!(?<=出)(?<![撤退逃]出)|(?<=除)(?<![拔毁]除)|(?<=掉)(?<!拔掉)|(?<=下)(?<![攻打]下))"
)
_COMPASS = "东西南北"
_SUFFIX = (
    r"(?:半岛|走廊|平原|高原|沼泽(?:地[区带]?)?|盆地|三角洲|山脉|山区|海峡|海湾|峡谷|峡路|高地|机场|飞机场|车站|水库|大桥|公路|铁路|群岛"
    rf"|[省岬县岭岛镇乡村州府峡桥港湾湖屯浦堡寨郡圩]|[河江](?!口)|(?<=家)渡|(?<![防山地])洞(?!口)|庄(?!圩)|崮|集(?![中结合团体])|山(?![头炮地谷口]|(?<!{_SIGN}{_SIGN}山)[上下])|(?<![数几余多公英海华洞屋夜\d])里(?![程面])|市(?![区民内郊])|(?<!城)关(?![系于])|[南北]道"
    rf"|(?<={_SIGN}{_SIGN})路(?![上口程线过透边旁])|口(?![径岸述头]))"
)
_TAIL = "(?:飞?机场|车站|水库|大桥|半岛|山脉|(?<![省州县市镇村])[镇村市县](?![民庄长区城]))?"
_CORNERS, _TWO = frozenset(("东北", "西北", "东南", "西南")), 2
_BRANCH = frozenset("东西南北上下大小新")  # 北汉江 is another river than 汉江
_ONLY_SUFFIX = re.compile(_SUFFIX)
_AWAY = rf"约?[{HAN_NUMERAL}\d]+余?多?(?:公里|英里|华里|里)"
_CUE = (
    rf"(?:以[{_COMPASS}]|[东西]?[{_COMPASS}](?:[面方部郊侧岸麓]|的|{_AWAY})|附近|地区|一带|前线|境内|郊区|近郊"
    r"|周围|四周|外围|战役|会战|战线|战场|守[敌军](?!官)|之敌|[东西][{_COMPASS}](?={_NAME}{{2,4}}(?:地区|一带|附近|[庄集镇村山]))|海面|海岸|上空|城关|城(?!市)|市(?!民)|两岸|一[线段]|之间|之线|间(?=[击歼伏激作公铁的])|方向|方面(?!军)|中[南北]?部|三角地带|公路|铁路|要塞|警察[局所]|警署|兵营|军营|煤矿|锡矿|据点"
    rf"|以?[东西][{_COMPASS}](?=[,，。]))"
)
_TAKING = (  # all of two signs
    r"(?:解放|攻克|占领|收复|攻占|轰炸|炮击|进抵|到达|抵达|进驻|退守|撤出|撤离|撤至|退至|逃往|逃至|窜抵|窜犯|进攻|包围"
    r"|围攻|逼近|攻入|进入|侵占|夺取|夺回|光复|克复|位于|固守|坚守|困守|攻陷|强渡|侵入|突入|迫近|直逼|连克|又克|再克|袭击"
    r"|空袭|首府|省会|省城|首都|重镇|县城|进逼|开抵|驻守|途经|飞抵|返回|回到|来到|运抵|运到|打入|打进|攻进|冲入|驰援|增援|重占|袭入|窜入|拔除|拔掉|攻下|空降|进占|直指)"
)
_TAKES = rf"{_TAKING[:-1]}|向(?<!方向))"
_END = (
    r"(?=\Z|[，。、；：）,;:)”的后时等和与及至]|地区|方面|方向|之后|以后|全城|县城|市区|据点|高地(?!区)|阵地|哨所|要塞|上空|海面|附近|境内|一带|推进|前进|进[攻军击逼]|逃[窜跑]|撤[退出离走]|败退|溃[退逃]|追击|反扑|开来"
    rf"|[东西]?[{_COMPASS}](?:的|{_AWAY}))"
)
_COUNTED = (
    r"(?:[两二三四五六七八九十几数各]{0,2}个?(?:多个)?(?:主要|重要|敌军)?(?:省|县|市|城|镇|村|岛|港|据点|高地|重镇|要地|城市"
    r"|村镇|地区|地|处|州))"
)
_HEIGHT = re.compile(
    r"(?<![a-z\d])(?P<place>(?P<name>[〇○零一二三四五六七八九十百千点\d.·]{1,10}(?:号|(?<=..)))高地)"
)
_PAIRED = re.compile(
    rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{2,5}}[－—–─-]{{1,2}}{_NAME}{{2,5}}?)(?:公路|铁路|铁道))"
)
_WITH_SUFFIX = re.compile(rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{1,5}}?){_SUFFIX}{_TAIL})")
_LONGER = re.compile(rf"(?P<place>(?P<name>{_NAME}{{2,5}}?){_SUFFIX}{_TAIL})")
_BEFORE_CUE = re.compile(rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{2,5}}?))(?={_CUE})")
_AFTER_VERB = re.compile(
    rf"{_TAKES}(?!(?<=攻占)领)(?:了|敌占之?|敌据|以)?(?P<place>(?P<name>{_NAME}{{2,4}}?)){_END}"
)
# What is done at a place after its name.
_DONE = (
    "登陆|击落|击沉|击毁|击退|伏击|[全围]?歼|击毙|毙敌|毙伤|俘[敌匪获]|切断|会师|[激作会]战|战斗|[强抢]渡|渡[过江河]|[阻截]击|召开|举行"
    "|发生|发动|爆发|签订|附近|设有|设立|构筑|修筑|炸[毁断死]|摧毁|袭击|打[死伤退败]|消灭|包围|遭[到受遇]|遇[伏到]|停泊|空降|展开|攻[击占克]"
    "|部署|集结|集中|驻扎|驻防|投降|起义|使用|中伏|触雷|围剿|搜剿|扫荡|屠杀|残杀|枪杀|杀[死害伤]|被|[与同](?=[美英法日敌匪伪蒋李印菲联])|逃窜|落网|就歼"
)
# Characters that foreign names are spelt with; three in a row after a preposition are one.
_SOUND = (
    "君累默敦甸缅仰阿埃艾爱安奥巴班邦保贝比彼波伯勃博布查达丹德登蒂迪丁顿多杜恩尔法凡菲费芬弗夫福盖甘冈戈格根古哈汉赫洪华惠霍基吉加贾"
    "杰捷金卡凯坎康考科克肯库奎拉莱赖兰朗劳勒雷里利立连列林灵卢鲁路伦罗洛吕马麦迈曼芒毛梅门蒙孟米密明莫摩墨姆穆纳乃南内"
    "尼涅宁纽努诺欧帕潘庞佩彭皮平珀普奇齐恰切钦丘琼日荣茹瑞若撒萨赛桑塞瑟森沙山尚绍舍申圣施什史士斯松苏索塔台泰坦汤唐特"
    "滕提田廷通图吐托瓦万旺威韦维温文翁沃乌武西希锡席夏香谢欣辛兴休雄许逊雅亚延扬耶叶伊因英尤约赞泽曾扎詹哲珍芝治朱佐兹巽"
    "雪隆坡亨娜丽莉妮"
)
_BY_SOUND = re.compile(
    rf"(?:在|于|距|离|从|由|自|沿|至|到|往|向)"
    rf"(?P<place>(?P<name>[{_SOUND}]{{3,8}})(?:山区|山脉|[州省岛港镇]|市(?![区民内]))?)"
    rf"(?={_CUE}|{_DONE}|[，。、；,;:和与及的到至举召发附撤逃出开进前向运调])"
)
_SPELT = re.compile(rf"{_EDGE}(?P<place>(?P<name>[{_SOUND}]{{5,10}}))(?={_CUE})")
# 公主岭, 军隅里: a name may begin like a word for troops or the middle, after a verb or in a list.
_ODD = re.compile(
    r"(?P<place>(?P<name>[公主军中内前外民来向]"
    rf"(?:(?<=[在于从由经至到自沿克占领的向、和与及].)|(?<={_TAKING}.)|(?<={_TAKING}[了以].))"
    rf"(?![部央间立心级校路式要动力事需用国沿进线]){_NAME}{{1,2}}?)"
    r"(?:[岭里州城浦镇岛港屯堡店集坪洞县省]|飞?机场|车站))"
    rf"(?={_END}|{_CUE}|[、和与及一上被省])"
)
_TRANSCRIBED = re.compile(rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{2,6}}))(?=[（(]译音)")
_LIST = re.compile(
    rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{2,4}}))(?=(?:[、和与及]{_NAME}{{2,4}}){{1,12}}?"
    rf"(?:等{_COUNTED}|[两二三四五六七八九十](?:个)?(?:[省县市镇村岛城]|据点|高地|城镇)))"
)
_AFTER_TAKING = rf"(?:(?![个处座]){_SURE}|和)"
_SURELY = re.compile(
    rf"(?:[在于](?<![现存所正处仅旨还实]在)(?<![由对鉴处位等大小高低终至关]于)(?!于)|[路上省县内境]的)"
    rf"(?P<place>(?P<name>{_SURE}{{2,4}}?))"
    r"(?=伏击|[遭被][到受我敌围包歼截]|附近|据点|[全围]歼|截击|登陆|会师|投降|起义|击[落毙毁沉]|激战"
    r"|炸[毁断死]|中伏|触雷|(?:袭击|阻击|进攻|攻击|痛击)(?=了|敌|[法美英伪]军|一))"
)
# 和平战线秀舞地区, 第六号公路春表据点
_ALONG_IT = re.compile(
    rf"(?:战线|前线|公路|铁路)(?P<place>(?P<name>{_NAME}{{2,4}}?))(?=地区|一带|附近|据点|哨所)"
)
_TAKEN_POST = re.compile(
    rf"(?:{_TAKING}|放弃|弃守)了?(?P<place>(?P<name>{_AFTER_TAKING}{{2,4}}?))(?=据点|哨所|高地)"
)
# 从横城退到原州, 自张店至高密
_GOES = (
    r"(?:撤|逃|退|窜|出[发动犯击]|开[往到向赴]|起飞|[至到向往经沿](?![今此])|渡过|推进|进[攻犯军击]|发动"
    rf"|方面|空运|调|突围|败|[东西]?[{_COMPASS}][逃窜犯进撤援下])"
)
_ALONG = re.compile(
    r"[从由经自到至向往](?:(?<=从)|(?<=[由经])(?![于此])|(?<=自)(?![从此己动由])"
    r"|(?<=[退逃撤窜开运赶].)(?<![从由经自]))"
    rf"(?P<place>(?P<name>{_NAME}{{2,4}}?))(?=(?:[、和与及]{_NAME}{{2,4}}?){{0,4}}?{_GOES})"
)
_STRUCK = re.compile(
    rf"{_EDGE}(?P<place>(?P<name>{_NAME}{{2,6}}))(?<![库站校厂院头道路堡楼所场桥])"
    r"(?=[也均都曾已先后相继又]{0,3}(?:遭到?|受到?|被)[敌美法英我]?[军机方]?(?:猛烈|连续|大举)?(?:的|地)?"
    r"(?:袭击|轰炸|炮击|包围|占领|解放|围困|攻克|收复|光复))"
)
# 据马尼拉消息, “工人日报”内罗毕电
_HEARD = re.compile(
    r"(?:据|[”」』])(?P<place>(?P<name>[^\x00-\u4dff\ua000-\uffff的最可有官]{2,5}?))"
    r"(?=消息[:说称,]|电讯?[:说称,])"
)
_STATE = re.compile(  # 袭击打拉省, 解放大和岛: any two signs that are no "whole" or "each"
    rf"{_TAKES}(?P<place>(?P<name>[^全各该本邻两几数外某此的了\x00-\u4dff\ua000-\uffff]{{2,4}}?)(?<![省县岛])[省县岛])(?![会城])"
)
_THERE = re.compile(
    r"[在于](?<![现存所正处仅旨还实]在)(?<![由对鉴处位等大小高低终至关]于)(?!于)"
    rf"(?P<place>(?P<name>{_NAME}{{2,4}}?))(?={_DONE})"
)
# 对上甘岭的进攻, 向兴兰发起攻击
_AGAINST = re.compile(
    rf"[对向]之?(?P<place>(?P<name>{_NAME}{{2,4}}?))(?=之?的?(?:第[一二三四五六七八九十]次)?"
    r"(?:猛烈|大举|全面)?的?(?:进[攻犯击军逼]|反扑|扫荡|[总猛围强]攻|攻击|攻势|轰炸|炮击|包围|发[动起]|展开|实[施行]))"
)
# Each with characters of which the text must hold one.
_PATTERNS = (
    (_HEIGHT, "高"),
    (_PAIRED, "－—–─-"),
    (_WITH_SUFFIX, ""),
    (_BEFORE_CUE, ""),
    (_AFTER_VERB, ""),
    (_ODD, "公主军中内前外民来向"),
    (_BY_SOUND, ""),
    (_SPELT, ""),
    (_SURELY, "在于的"),
    (_ALONG_IT, "线路"),
    (_TAKEN_POST, "据哨高"),
    (_TRANSCRIBED, "译"),
    (_LIST, "、"),
    (_ALONG, ""),
    (_THERE, ""),
    (_AGAINST, "对向"),
    (_STRUCK, "遭受被"),
    (_HEARD, "据”」』"),
    (_STATE, "省县岛"),
)
_NEEDED = {needed: re.compile(f"[{needed}]") for _, needed in _PATTERNS if needed}
_WHOLE = frozenset({_HEIGHT, _PAIRED})
# What goes on after a place: a list, or a place within it.
_SIDE = (
    rf"(?:{_AWAY}[外处远]?的"
    rf"|以?[{_COMPASS}中]{{1,2}}[岸部面侧郊方]?(?:{_AWAY})?处?的|(?:地区|山区|境内)的)"
)
_LISTED = re.compile(
    rf"(?:[、和与及]|[到至](?={_NAME}{{2,4}}(?:的?(?:公路|铁路|交通|道路|水路)|之?间|一[线段带]|段))"
    rf"|{_SIDE})(?P<place>(?P<name>{_NAME}{{2,4}}?))(?<![上下])"
    rf"(?=\Z|[、，。；）,;:)和与及等的之]|公路|铁路|一[线段带]|段|[两二三四五六七八九十各诸][省县市个]|{_CUE}"
    rf"|同[美法英敌李伪]|[攻拔歼击截伏撤逃退也均都]|{_DONE})"
    rf"|、(?P<place3>(?P<name4>{_WIDE}{{2,4}}?))(?=上空|附近|一带|等[地处]|之间|间[击歼])"
    rf"|(?:{_SIDE})?(?P<place2>(?P<name2>{_NAME}{{2,5}}?)(?={_CUE})|(?P<name3>{_NAME}{{2,5}}?){_SUFFIX})"
)
_FILED = re.compile(rf"(?P<place>(?P<name>{_NAME}{{2,6}}?))(?:前线)?(?=[{HAN_NUMERAL}\d]+[日月])")
_REGION = re.compile(rf"{_NAME}{{2,4}}?[州道](?={_NAME}{{2}})")  # 彭亨州劳勿: the second lies in it
# Ordinary words: no name holds one of these.
_ORDINARY = (
    "筑垒 登陆 政治 经济 文化 军事 外交 思想 组织 教育 卫生 物质 精神 生活 生产 宣传 工业 农业 "
    "一路 两路 三路 四路 分路 可靠 官方 最新 有关 另据 前线 战地 后方 军方 权威 外电 此间 当地 "
    "科学 技术 指定 学生 妇女 青年 各界 位置 "
    "城市 主峰 要塞 沿海 沿岸 海岸 河岸 边境 首都 首府 丛林 森林 平原 高原 "
    "战略 重要 交通 主力 胜利 反攻 反击 防御 和平 自由 独立 革命 祖国 世界 "
    "欧洲 亚洲 海外 道路 铁道 街道 桥梁 港口 车站 仓库 碉堡 炮楼 堡垒 深山 "
    "高山 荒山 火山 江山 河山 运河 渡河 渡江 沿江 隘口 海港 空港 小岛 孤岛 "
    "海岛 半岛 立即 继续 开始 先后 迅速 完全 现在 游击 广大 侵略 殖民 行动 "
    "扫荡 投降 增强 支持 控制 整个 许多 一切 联合 司令 大批 大量 掩护 海员 "
    "指挥 长官 警官 逃窜 逃跑 撤退 推进 前进 进军 进攻 败退 溃退 溃逃 追击 "
    "突围 靠拢 出击 转移 学校 工厂 矿场 医院 房屋 建筑 收效 失败 受挫 甚微 "
    "孤立 坚固 外围 主要 全部 中心 若干 重镇 重地 要地 要冲 古城 名城 山城 "
    "小镇 白天 黄昏 拂晓 黎明 清晨 凌晨 深夜 傍晚 夜晚 午夜 激烈 猛烈 连续 "
    "顽强 英勇 艰苦 残酷 海上 陆上 空战 巷战 群众 左翼 右翼 侧翼 两翼 坦克 "
    "装甲 步骑 坚强 强大 前哨 桥头 水上 设防 小型 大型 巩固 新建 当晚 当天 "
    "当时 随即 不久 同时 沿途 途中 广场 大街 共同 军队 部队 人民 工人 农民 "
    "战士 士兵 干部 同志 代表 主席 总统 首相 外长 主义 民主 武器 弹药 大炮 "
    "机枪 飞机 汽车 首先 首次 平均 基本 根本 一道 一起 短促 教堂 树林 竹林 "
    "仓皇 慌忙 狼狈 纷纷 破坏 修建 修筑 抢修 切断 截断 政府 顽 残 阻 截 搜 "
    "巡 摧毁 消灭 拔除 肃清 扫除 放弃 建立 焚毁 击毁 守卫 保卫 强攻 猛攻 轰击 "
    "扫射 焚烧 烧毁 炸毁 粉碎 构筑 拔掉 攻下 撤销 恢复 重建 增设 全力 分头 "
    "分路 乘胜 直接 间接 陆续 宣布 上游 下游 中游 交界 接壤 放火 火烧 "
    "平毁 荡平 夷平 铲平 拆毁 捣毁 毁坏"
)
# Nor is one of these the whole of a name.
_NO_NAME = re.compile(
    r"[明昨今前后次]天|全[村镇乡县省市岛区]|三角洲|前来|[大小]{2}|一些|其余|[当今]中|中途|途中|以[内外前后]|前后|内外|会[中上后]|民间|前方|后方|公路|后来|[一二三四五六七八九十百千万〇大小沿东西南北上下左右新旧老]{1,2}|[那班]|[铁公大小山水马]路|[海机]关"
    r"|[省首]府|.?里|[全县省攻守入该]城|城[市内外郊区门墙头关中楼里]?|[缺洞路街门村入出港渡道隘窗关胸豁]口|[一二三四五六七八九十百两多]+[次天夜周回番度趟波批起]"
)
# 那勒 and 班香乌 are villages: no name holds these words for "that" and "squad".
_THAT = "那[个些里天时种次样位支么边座条块年月村山地]|班[长级师]"
_ORDINARY_IN = re.compile("|".join([*_ORDINARY.split(), _THAT]))


_QUOTES = '“「『"'
_TITLE = re.compile("(?:战役|行动|计划|作战|[日时晚邮导]?报|杂志)")  # “海鸥”战役, “海峡时报”


def chinese_names(folded: str, taken: Sequence[Taken]) -> Iterator[Span]:
    """Yield the spans of names that the text uses as places.

    `taken` are the spans of other readings in order, with True where one is a place.
    """
    found = list(_free(folded, taken))
    yield from found
    # A list says of its first names what its last one is.
    known = sorted([*((start, end) for start, end, _ in taken), *found])
    places = [start for start, _end in found] + [start for start, _, place in taken if place]
    for place in places:
        if place and folded[place - 1] in lists.JOINS:
            for start, end in lists.before(folded, place, is_name):
                at = bisect_left(known, (end, 0))
                if at and known[at - 1][1] > start:
                    break
                known.insert(at, (start, end))
                yield start, end


def _free(folded: str, taken: Sequence[Taken]) -> Iterator[Span]:
    """Yield the names in order that no other reading takes."""
    at = index = 0
    for start, minus_end in sorted(_candidates(folded, taken)):
        end = -minus_end
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < end:
            start, end = _beside(taken[index : index + 2], start, end, folded)
        while start >= at and end - start > 1:
            yield start, end
            at = end
            span = _next(_LISTED, folded, end)
            if not span or any(s < span[1] and span[0] < e for s, e, _ in taken[index : index + 3]):
                break
            start, end = span


def _candidates(folded: str, taken: Sequence[Taken]) -> Iterator[Span]:
    """Yield the starts and negative ends of what may be names."""
    for pattern, needed in _PATTERNS:
        if needed and _NEEDED[needed].search(folded) is None:
            continue
        for match in pattern.finditer(folded):
            if pattern in _WHOLE:
                yield match.start("place"), -match.end("place")
            elif span := _named(folded, match, pattern):
                yield span
    for start, end in lists.counted(folded, is_name):
        yield start, -end
    for _start, end, place in taken:
        if span := _next(_LISTED if place else _FILED, folded, end):
            yield span[0], -span[1]


def _named(folded: str, match: re.Match[str], pattern: re.Pattern[str]) -> Span | None:
    """Return the start and negative end of the name in a match."""
    start, end = match.span("place")
    if folded[start - 1] in _QUOTES and _TITLE.match(folded, end):
        return None
    if HAN_RANK.match(folded, end):
        return None
    begin = lists.strip_verb(folded, start, end)
    if folded[begin] == "达" and folded[begin - 1 : begin] in ("到", "抵"):
        begin += 1  # 到达安州
    if folded[begin] == "于" and folded[begin - 1 : begin] in tuple("围歼击伏败陷困降"):
        begin += 1  # 包围于宿县
    if begin >= match.end("name"):
        return None
    if folded[end - 1] == "上" and folded[end - _TWO : end - 1] in ("江", "河"):
        end -= 1  # 在黑水江上截击
        return (begin, -end) if is_name(folded[begin:end], folded[begin:end]) else None
    if end - begin > _TWO + 1 and folded[end - _TWO : end] in _CORNERS and end == match.end("name"):
        end -= _TWO  # 永城东北地区
        return (begin, -end) if is_name(folded[begin:end], folded[begin:end]) else None
    if end - begin > _TWO + 1 and folded[begin : begin + _TWO] in _CORNERS:
        begin += _TWO  # 宿县西南双堆集
    if not is_name(folded[begin : match.end("name")], folded[begin:end]):
        # 三江口 is no 三江
        longer = _LONGER.match(folded, start) if pattern is _WITH_SUFFIX else None
        if longer is None or not is_name(longer["name"], longer["place"]):
            return None
        begin, end = longer.span("place")
    region = _REGION.match(folded, begin, end)
    return begin, -(region.end() if region else end)


def _next(pattern: re.Pattern[str], folded: str, at: int) -> tuple[int, int] | None:
    """Return the span of the name that goes on here."""
    match = pattern.match(folded, at)
    if match is None:
        return None
    found = match.groupdict()
    group = next(g for g in ("place", "place2", "place3") if found.get(g))
    name = next(found[n] for n in ("name", "name2", "name3", "name4") if found.get(n))
    start, end = match.span(group)
    if end - start > _TWO + 1 and folded[start : start + _TWO] in _CORNERS:
        start, name = start + _TWO, name[_TWO:]  # 宿县西南双堆集
    return (start, end) if is_name(name, folded[start:end]) else None


def _beside(taken: Sequence[Taken], start: int, end: int, folded: str) -> tuple[int, int]:
    """Return what is left of a name beside the readings that overlap it."""
    other_start, other_end, place = taken[0]
    if place and other_end == end and folded[start:other_start] in _BRANCH:
        return start, end
    if place and other_start <= start and not (len(taken) > 1 and taken[1][0] < end):
        if other_start == start and _ONLY_SUFFIX.fullmatch(folded, other_end, end):
            return start, end
        if end - other_end > 2:
            return other_end, end
    return start, start


def is_name(name: str, place: str) -> bool:
    """Say whether a name and the place that it is part of hold no ordinary word."""
    if _NO_NAME.fullmatch(name) or _NO_NAME.fullmatch(place):
        return False
    ordinary = _ORDINARY_IN.search(place)
    return ordinary is None or ordinary.start() >= len(name)  # 石缸平原 is a name, 沿海平原 none
