"""The notes of the vocabulary that ships, named here so that they are translated."""

from django.utils.translation import gettext_noop as _

NOTES = (
    _("班 is also a class of a school."),
    _("连 is also an adverb (连续) and a verb; a formation has a numeral before it."),
    _("tiểu đoàn is literally a small group."),
    _(
        "大队 is read đại đội in Vietnamese, where that means a company; without context it is "
        "neither a company nor a battalion."
    ),
    _(
        "A numbered column of the People's Liberation Army until 1948 is a corps; a French column "
        "is a task force of any size."
    ),
    _("A regimental task force of some 2,500 to 3,500 men, not an army group."),
    _("军团 after 外籍 is the Legion, not an army group; a demi-brigade is at regimental level."),
    _("大团 is đại đoàn, a division; “group” and “brigade” are wrong."),
    _("军 alone is a suffix (人民军, 法军), not a corps."),
    _("Called Viet Minh by the French side."),
    _("Dispatches write puppet troops; the archive's label is neutral."),
    _("Depends on who writes."),
    _("Depends on who writes, as does every “People's Army”."),
    _("Dispatches write bandits; the archive's label is neutral."),
    _("Depends on the war."),
    _("Killed, wounded and captured together; never deaths alone."),
    _("杀伤 is not “wounded” alone."),
    _("One joint figure; it cannot be split."),
    _("俘掳 is the spelling of the 1950s."),
    _("击伤 of vehicles, ships and aircraft is damage, of people it is wounding."),
    _("两个营部 are headquarters, no battalions."),
    _("Never counted as destroyed."),
    _("Counts formations, not casualties."),
    _("拔除 of a stronghold is to take it; “removed” and “pulled out” are literal."),
    _("The publisher's word; neutrally, the People's Army took control."),
    _("Counts attacks."),
    _(
        "军士 are non-commissioned officers in general, not sergeants alone; "
        "法军士兵 holds it by chance."
    ),
    _("电台 counted with 部 is a radio set, not a broadcasting station."),
    _("The number of 1953 suggests motor vehicles (摩托车辆); both languages print motorcycles."),
    _("Never personnel."),
    _("Half a kilogram."),
    _("A Chinese market picul."),
    _("To cubic metres."),
    _("United States gallon, to cubic metres."),
    _("里 is 500 metres; an English mile is 英里."),
    _("A calibre is not a quantity."),
    _("Avoirdupois."),
    _("A measure of grain, 100 litres, to cubic metres."),
    _("No weight is known."),
    _("No volume is known."),
    _("No content is known."),
    _("欧 is Europe, not France: “Franco-African” names other troops."),
    _("The Union française of 1946; “French Federal” and “French Federation” are wrong."),
    _("法军 is the French army, not the French government."),
    _("电台 counted with 部 is a radio set, not a broadcasting station."),
    _("军士 are non-commissioned officers in general, not sergeants alone."),
    _("A road through a defile, not the gorge itself."),
    _("To pin down or divert, not to contain."),
    _("Says who held the place."),
    _("The town, not the province."),
    _("The change is over, not under way."),
    _("An operation of the occupying army."),
    _("Killed, wounded and captured together; “killed” alone is wrong."),
    _("Dead and wounded in one figure."),
    _("Both English forms occur; the body is one."),
    _("The French side's name for the People's Army."),
    _("军团 here is the Legion, not an army group."),
    _("A regimental task force, not an army group."),
    _("The Tai of Vietnam, never soldiers of Thailand (泰国)."),
    _("The publisher's word; the archive's label is neutral."),
    _("A wartime zone of several provinces: 联区, liên khu."),
    _("The province of that time; the present one often has other borders."),
    _("A fortified post, not a town."),
    _("Words that describe a stretch of country and give it no name."),
)

# What the program writes of its own: how it came by a date, and why two texts differ.
SENTENCES = (
    _("in the head of the file"),
    _("the date of the first printing"),
    _("the printed date names no day"),
    _("no publication date in the file"),
    _("undated"),
    _("undated; under way when the dispatch was sent"),
    _("undated; within the period of the totals"),
    _("undated; date of the event told before it"),
    _("The English text names another source of the report than the Chinese one."),
    _("欧 stands for Europe, not for France."),
    _("合众社 is the United Press; the Associated Press is 美联社."),
)
