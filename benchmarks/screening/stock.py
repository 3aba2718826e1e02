"""A thousand names of ordinary people, made here: common given and family names of a language, paired by chance."""

import random
from collections.abc import Mapping
from typing import NamedTuple

from headwater.names.scripts import latin_parts


class Stock(NamedTuple):
    """Given and family names of a people; `many` of them are paired, in the order of the pattern."""

    many: int
    pattern: str
    given: str
    family: str


STOCKS: Mapping[str, Stock] = {
    "korean_north": Stock(
        100, "{family} {given}",
        "Myong Chol|Yong Nam|Song Il|Kwang Su|Hyon U|Chol Jin|Un Gyong|Kum Chol|Jong Ho|Tae Song|Ryong Hae|Sun Hui|"
        "Il Chol|Chun Hwa|Yong Suk|Su Gil|Myong Hui|Kyong Ok|Hak Chol|Chang Ho",
        "Kim|Ri|Pak|Choe|Jong|Kang|Jo|Yun|Jang|Rim|Han|O|So|Sin|Kwon|Hwang|An|Song|Ryu|Hong",
    ),
    "korean_south": Stock(
        100, "{family} {given}",
        "Min-jun|Seo-yeon|Ji-hoon|Ye-jin|Hyun-woo|Soo-jin|Dong-hyun|Eun-ji|Sung-min|Mi-kyung|Jae-won|Hye-rim|Tae-yang|"
        "Young-ho|Kyung-soo|Bo-ram|In-sook|Joon-ho|Sang-hoon|Na-young",
        "Kim|Lee|Park|Choi|Jung|Kang|Cho|Yoon|Jang|Lim|Han|Oh|Seo|Shin|Kwon|Hwang|Ahn|Song|Ryu|Hong",
    ),
    "russian": Stock(
        200, "{given} {family}",
        "Sergei|Andrei|Dmitry|Aleksandr|Alexei|Mikhail|Ivan|Nikolai|Vladimir|Yuri|Igor|Oleg|Pavel|Viktor|Anatoly|"
        "Yevgeny|Olga|Natalia|Elena|Irina|Tatiana|Svetlana|Maria|Anna|Ekaterina",
        "{m}Ivanov|Smirnov|Kuznetsov|Popov|Vasiliev|Petrov|Sokolov|Mikhailov|Novikov|Fedorov|Morozov|Volkov|Alekseev|"
        "Lebedev|Semenov|Egorov|Pavlov|Kozlov|Stepanov|Nikolaev|Orlov|Andreev|Makarov|Zakharov|Zaitsev",
    ),
    "arabic": Stock(
        200, "{given} {family}",
        "Mohammed|Ahmed|Ali|Hassan|Hussein|Omar|Khalid|Ibrahim|Youssef|Mustafa|Abdullah|Abdel Rahman|Tariq|Samir|Karim|"
        "Nasser|Fatima|Aisha|Mariam|Layla|Zainab|Huda|Salma|Rania|Noor",
        "al-Masri|Hassan|Mahmoud|Saleh|al-Khatib|Haddad|Khoury|Mansour|al-Najjar|Suleiman|Abbas|Qasim|al-Tamimi|Farouk|"
        "Barakat|Shaheen|Darwish|al-Zahrani|Younis|Hamdan|Aziz|Othman|Rashid|al-Shammari|Bakr",
    ),
    "chinese": Stock(
        200, "{family} {given}",
        "Wei|Fang|Jing|Lei|Qiang|Min|Jun|Yan|Jie|Tao|Ming|Chao|Xiuying|Xiaohong|Jianguo|Zhiqiang|Guoliang|Meiling|"
        "Haiyan|Yulan|Weidong|Xiaoming|Jianhua|Lijuan|Zhenyu",
        "Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Zheng|Liang|Xie|Tang|Deng",
    ),
    "persian": Stock(
        50, "{given} {family}",
        "Reza|Mehdi|Hossein|Amir|Saeed|Javad|Majid|Zahra|Maryam|Leila",
        "Ahmadi|Hosseini|Karimi|Moradi|Rahimi|Jafari|Rezaei|Sadeghi|Kazemi|Mousavi",
    ),
    "western": Stock(
        150, "{given} {family}",
        "John|Linda|Michael|Susan|David|Karen|James|Adrienne|Thomas|Marie|Peter|Julia|Hans|Claire|Luca|Sofia|Jan|Emma|"
        "Carlos|Isabel",
        "Smith|Watson|Kirby|Greenfield|Johnson|Miller|Schmidt|Dubois|Rossi|Garcia|Novak|Nielsen|Murphy|Walker|Meyer|"
        "Fernandez|Costa|Kowalski|Jansen|Moreau",
    ),
}  # fmt: skip


def make_people(seed: int = 2023) -> list[tuple[str, str]]:
    """Language and name of a thousand people, the same ones each time."""
    chance = random.Random(seed)
    people = []
    for language, stock in STOCKS.items():
        pairs = [(g, f) for g in stock.given.split("|") for f in stock.family.removeprefix("{m}").split("|")]
        for given, family in chance.sample(pairs, stock.many):
            # A Russian woman's family name ends in -a.
            ending = "a" if stock.family.startswith("{m}") and given.endswith("a") else ""
            people.append((language, stock.pattern.format(given=given, family=family + ending)))
    return people


# How a newspaper writes a listed name: without what stands between, in another spelling, with a slip.
SPELLINGS = (("kh", "h"), ("yy", "y"), ("iy", "y"), ("ou", "u"), ("ei", "ey"), ("aa", "a"), ("sh", "ch"), ("y", "i"))


def rewrite(name: str, how: str, chance: random.Random) -> str | None:
    """A listed name rewritten; None where it cannot be in this way."""
    if "," in name:
        family, _, given = name.partition(",")
        name = f"{given.strip()} {family.strip()}"
    words = [word.title() for word in name.split() if latin_parts(word)]
    if not 2 <= len(words) <= 5 or not name.isascii():
        return None
    if how == "short":
        return f"{words[0]} {words[-1]}" if len(words) > 2 else None
    if how == "turned":
        return " ".join([words[-1], *words[:-1]])
    if how == "respelt":
        changed = " ".join(words)
        for old, new in SPELLINGS:
            if old in changed.casefold() and (other := changed.replace(old, new, 1)) != changed:
                return other
        return None
    at = max(range(len(words)), key=lambda n: len(words[n]))
    if len(words[at]) < 5:
        return None
    place = chance.randrange(1, len(words[at]) - 1)
    words[at] = words[at][:place] + words[at][place + 1 :]
    return " ".join(words)


WAYS = ("short", "turned", "respelt", "slip")
