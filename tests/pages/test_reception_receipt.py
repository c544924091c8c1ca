"""The receipt is printed for each visit."""


def test_the_code_of_a_second_visit_waits_for_its_own_receipt(send, signed_in):
    first = send().location
    signed_in("lh_town").get(f"{first}/receipt")
    second = send("lh_town", "Mon 2026-03-30 09:30", draft_key="r" * 24, outcome="repeat:1").location
    browser = signed_in("lh_town")
    assert "打印后这里也能看到" in browser.get(second).text
    browser.get(f"{second}/receipt")
    assert "打印后这里也能看到" not in browser.get(second).text
