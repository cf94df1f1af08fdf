"""A question that holds two tellings of one thing against each other is searched for without those words; two things compared are none."""

import pytest

from index.two_tellings import asks_two_tellings, only_tellings, without_tellings


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("27年隧道通了几公里 前后说的对得上吗", "27年隧道通了几公里"),
        ("林业局长到底叫啥 两张报纸上姓好像不一样", "林业局长到底叫啥"),
        ("27年人均看了几本书 两张表怎么不一个数", "27年人均看了几本书"),
        ("渡口的客流 哪个数字是对的", "渡口的客流"),
        ("渡口的客流 为什么有两个数字", "渡口的客流"),
        ("渡口的口号 两年的写法变没变", "渡口的口号"),
        ("三条清单都是哪三条 各处说的一样吗", "三条清单都是哪三条"),
    ],
)
def test_chinese_words_that_hold_two_tellings_against_each_other_are_taken_out(question, left):
    assert asks_two_tellings(question, "zh")
    assert without_tellings(question, "zh").strip(" ？") == left


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("whose pensions rise in 2031? the text and the table seem to differ", "whose pensions rise in 2031?"),
        ("why are there two figures for ferry passengers", "ferry passengers"),
        ("The plan's motto for the harbour: is it worded the same in both years?", "The plan's motto for the harbour:"),
        ("how many lighthouses are there? the report does not stick to one number", "how many lighthouses are there?"),
        ("Why do the two newspapers give different numbers for lighthouses", "lighthouses"),
        ("Do the reports agree on the number of lighthouses?", "the number of lighthouses"),
        ("40 lighthouses in one place and 30 in another, how come", "40 lighthouses and 30 ,"),
        (
            "Ferry fares and their share of income don't seem to fit each other. What does the report give for the two?",
            "Ferry fares and their share of income .",
        ),
        ("One paper says 3 piers are built, then lists 1,200 boats as a task for the next year. Which is it?", "3 piers are built, ."),
        ("Did ferry output really change, or are they measuring something else?", "Did ferry output really change,"),
    ],
)
def test_english_words_that_hold_two_tellings_against_each_other_are_taken_out(question, left):
    assert asks_two_tellings(question, "en")
    assert " ".join(without_tellings(question, "en").rstrip(" ?").split()) == left.rstrip("?")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("两个县的粮食产量哪个高", "zh"),
        ("甲县和乙县的目标一样吗", "zh"),
        ("目标和去年一致吗", "zh"),
        ("两地是不是一致行动人", "zh"),
        ("Do Avon and Kent agree on fishing rights?", "en"),
        ("What does the first report say about wheat?", "en"),
        ("which one is the largest harbour", "en"),
        ("Did exports match the target?", "en"),
        ("how many homes are there elsewhere", "en"),
    ],
)
def test_two_things_compared_are_no_two_tellings_of_one(question, language):
    assert not asks_two_tellings(question, language)
    assert without_tellings(question, language) == question


def test_a_part_that_only_asks_whether_tellings_agree_asks_nothing_of_its_own():
    assert only_tellings("27年 两张表怎么不一个数", "zh") and only_tellings("which figure is right?", "en")
    assert not only_tellings("27年隧道几公里 两张表怎么不一个数", "zh")


def test_names_to_choose_between_stay_in_the_question():
    assert asks_two_tellings("新桥是叫望江桥还是望山桥", "zh")
    assert without_tellings("新桥是叫望江桥还是望山桥", "zh") == "新桥是叫望江桥还是望山桥"
