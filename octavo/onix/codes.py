"""The code lists of ONIX (Issue 75), as far as Octavo uses them: our words -> code.

A test compares each table with the list in the schema; its number stands beside the table.
"""

from collections.abc import Mapping
from types import MappingProxyType

Table = Mapping[str, str]


def _table(**codes: str) -> Table:
    return MappingProxyType({name.replace("_", "-"): code for name, code in codes.items()})


#: List 28.
AUDIENCES = _table(
    general="01",
    children="02",
    teenage="03",
    education="04",
    pre_primary="11",
    primary="12",
    lower_secondary="13",
    upper_secondary="14",
    tertiary="05",
    scholarly="06",
    adult_education="08",
    language_learning="09",
)
#: List 65.
AVAILABILITY = _table(
    available="20",
    in_stock="21",
    to_order="22",
    print_on_demand="23",
    forthcoming="10",
    temporarily_unavailable="30",
    out_of_stock="31",
    reprinting="32",
    not_available="40",
)
#: List 65, by status.
AVAILABILITY_OF_STATUS = _table(
    forthcoming="10",
    active="20",
    postponed="09",
    cancelled="01",
    out_of_stock="31",
    out_of_print="51",
    inactive="40",
    withdrawn="46",
)
#: List 150. A form of unknown binding is a book of any kind.
PRODUCT_FORMS = _table(epub="ED", pdf="ED", paperback="BC", hardback="BB", book="BA")
#: List 175, by the sides of the page in millimetres; the sizes that have a name in a market.
TRIM_DETAILS: Mapping[tuple[int, int], str] = MappingProxyType(
    {(110, 178): "B104", (129, 198): "B105", (148, 210): "B134", (210, 297): "B121"}
)
#: List 58: kind and whether tax is in the amount.
PRICE_TYPES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("recommended", "excluded"): "01",
        ("recommended", "included"): "02",
        ("fixed", "excluded"): "03",
        ("fixed", "included"): "04",
        ("net", "excluded"): "05",
        ("net", "included"): "07",
        ("agency", "excluded"): "41",
        ("agency", "included"): "42",
    }
)
#: List 144.
PROTECTIONS = _table(none="00", drm="01", watermark="02")
#: List 51.
RELATIONS = _table(
    replaces="03",
    replaced_by="05",
    companion="04",
    other_language="11",
    includes="01",
    part_of="02",
    same_collection="30",
    same_author="22",
    similar="23",
)
#: List 64.
STATUSES = _table(
    forthcoming="02",
    active="04",
    postponed="03",
    cancelled="01",
    out_of_stock="06",
    out_of_print="07",
    inactive="08",
    withdrawn="11",
)
#: List 27.
SUBJECT_SCHEMES = _table(lcsh="04", csh="62", rvm="63", rameau="A5", mesh="06")
#: List 27, by the first figure of a Thema code; a letter is a subject.
THEMA_QUALIFIERS: Table = MappingProxyType({"1": "94", "2": "95", "3": "96", "4": "97", "5": "98", "6": "99"})
#: List 93.
SUPPLIER_ROLES = _table(
    publisher="01",
    publisher_direct="09",
    exclusive_distributor="02",
    non_exclusive_distributor="03",
    distributor="06",
    wholesaler="04",
    print_on_demand="07",
    retailer="08",
)
#: List 178, by the end of the file's name.
PICTURES = MappingProxyType(
    {
        ".jpg": "D502",
        ".jpeg": "D502",
        ".png": "D503",
        ".gif": "D501",
        ".tif": "D504",
        ".tiff": "D504",
    }
)
