"""The roles of contributors: MARC relator codes and those of ONIX list 17.

A relator that is not here has no counterpart in the list, and goes as "other".
"""

from collections.abc import Mapping
from types import MappingProxyType

OTHER = "Z99"

#: ONIX code -> MARC relator codes.
_RELATORS = {
    "A01": "aut dis rpt",
    "A03": "aus sce",
    "A04": "lbt",
    "A05": "lyr",
    "A06": "cmp",
    "A07": "art scl",
    "A08": "phg",
    "A09": "cre inv",
    "A10": "ccp",
    "A11": "bkd dsr tyd",
    "A12": "ill ilu etr egr wde lth",
    "A13": "pht",
    "A14": "wat",
    "A15": "wpr",
    "A18": "wst",
    "A19": "aft waw",
    "A20": "ann",
    "A21": "cwt wac",
    "A23": "wfw",
    "A24": "aui win",
    "A30": "prg",
    "A32": "ctb wam",
    "A35": "dln drm",
    "A36": "cov bjd",
    "A38": "org ant",
    "A39": "ctg",
    "A43": "ivr",
    "A44": "ive",
    "A47": "clr",
    "A48": "ltr",
    "A51": "res",
    "B01": "edt edc",
    "B04": "abr",
    "B05": "adp",
    "B06": "trl",
    "B11": "edd pbd",
    "B20": "csl",
    "B25": "arr",
    "B27": "ths dgs dgc",
    "B28": "opn",
    "B33": "trc",
    "B99": "red",
    "C01": "com",
    "C03": "col",
    "C04": "cur",
    "D01": "pro fmp tlp rpc",
    "D02": "drt fmd tld rdd",
    "D03": "cnd",
    "D04": "chr",
    "E01": "act vac",
    "E02": "dnc",
    "E04": "cmm",
    "E05": "sng voc",
    "E06": "itr mus",
    "E07": "nrt stl",
    "E09": "spk",
    "E10": "pre osp hst mod",
    "E99": "prf ppt",
    "F01": "cng vdg",
    "F02": "flm edm",
    "F99": "rcd rce",
    "Z01": "asn",
    "Z02": "hnr dte",
}

#: MARC relator code -> code of ONIX list 17.
ROLES: Mapping[str, str] = MappingProxyType(
    {relator: code for code, relators in _RELATORS.items() for relator in relators.split()}
)


def role(relator: str) -> str:
    """Return the code of ONIX list 17 for a MARC relator code."""
    return ROLES.get(relator, OTHER)
