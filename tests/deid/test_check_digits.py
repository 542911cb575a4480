"""Check digits, held against numbers that whoever hands such numbers out has published."""

from collections.abc import Callable

import pytest

from reflectie_cli.deid.check_digits import iban_length, is_bsn, is_iban, is_nhs_number

# The example in the documentation of python-stdnum 2.2 (`stdnum.nl.bsn`), and the invented people
# of the Dutch register's trial system ("Testpersonen", Haal Centraal BRP bevragen).
BSN = """
111222333 999993847 999992077 999993483 999990482 000009921 999993653 999995017 999990408 999994669
999992806 999993926 999991905 999993550 999990421
""".split()
# The example in the documentation of python-stdnum 2.2 (`stdnum.gb.nhs`), and the invented patient
# in the sandbox of the NHS (Personal Demographics Service, FHIR API).
NHS = ("9434765870", "9000000009")
# IBAN Registry (ISO 13616, kept by SWIFT): the example it gives of each country.
IBAN = """
AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741
AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494
BG80BNBG96611020345678 BH67BMAG00001299123456 BR9700360305000010009795493P1
CH9300762011623852957 CY17002001280000001200527600 CZ6508000000192000145399
DE89370400440532013000 DK5000400440116243 DO28BAGR00000001212453611324 EE382200221020145685
ES9121000418450200051332 FI2112345600000785 FO6264600001631634 FR1420041010050500013M02606
GB29NWBK60161331926819 GE29NB0000000101904917 GI75NWBK000000007099453 GL8964710001000206
GR1601101250000000012300695 GT82TRAJ01020000001210029690 HR1210010051863000160
HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
IS140159260076545510730339 IT60X0542811101000000123456 JO94CBJO0010000000000131000302
KZ86125KZT5004100100 LB62099900000001001901229114 LI21088100002324013AA
LT121000011101001000 LU280019400644750000 LV80BANK0000435195001 MD24AG000225100013104168
ME25505000012345678951 MK07250120000058984 MR1300020001010000123456753
MT84MALT011000012345MTLCAST001S NL91ABNA0417164300 PK36SCBL0000001123456702
PL61109010140000071219812874 PS92PALS000000000400123456702 PT50000201231234567890154
QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379
SA0380000000608010167519 SE4550000000058398257466 SI56191000000123438
SK3112000000198742637541 SM86U0322509800000000270100 TN5910006035183598478831
TR330006100519786457841326 XK051212012345678906 BE68539007547034 CR05015202001026284066
EG380019000500000000263180002 IQ98NBIQ850123456789012 KW81CBKU0000000000001234560101
MC5811222000010123456789030 MU17BOMM0101101030300200000MUR NO9386011117947
UA213223130000026007233566001 VA59001123000012345678
""".split()


@pytest.mark.parametrize(
    ("holds", "number"),
    [(is_bsn, number) for number in BSN] + [(is_nhs_number, number) for number in NHS],
)
def test_a_published_number_holds_and_another_last_digit_does_not(
    holds: Callable[[str], bool], number: str
) -> None:
    """Only one last digit belongs to a BSN or an NHS number, and it is the published one."""
    assert [last for last in "0123456789" if holds(number[:-1] + last)] == [number[-1]]


@pytest.mark.parametrize("account", IBAN)
def test_a_published_account_holds_and_one_with_a_digit_changed_does_not(account: str) -> None:
    """An account number has its country's length, and no single digit of it may be another."""
    assert is_iban(account)
    assert iban_length(account[:2]) == len(account)
    for at, digit in enumerate(account):
        if digit.isdigit():
            other = str((int(digit) + 1) % 10)
            assert not is_iban(account[:at] + other + account[at + 1 :])


def test_only_zeros_are_nobodys_number() -> None:
    """Zeros pass every sum and are given to nobody."""
    assert not is_bsn("0" * 9)
    assert not is_nhs_number("0" * 10)


def test_a_country_without_account_numbers_has_no_length() -> None:
    """The IBAN Registry knows no United States."""
    assert iban_length("US") == 0
