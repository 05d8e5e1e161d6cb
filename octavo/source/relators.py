"""The roles of contributors: codes of the MARC relator list (id.loc.gov/vocabulary/relators)."""

from octavo.core.suggestions import closest
from octavo.languages.model import words

#: All codes of the list.
RELATORS = words(
    "abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att auc aud "
    "aue aui aup aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr clb cli cll clr clt "
    "cmm cmp cmt cnd cng cns coe col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre crp crr crt "
    "csl csp cst ctb cte ctg ctr cts ctt cur cwt dbd dbp dfd dfe dft dgc dgg dgs dis djo dln dnc dnr dpc "
    "dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm edt egr elg elt eng enj etr evp exp fac fds fld "
    "flm fmd fmk fmo fmp fnd fon fpy frg gdv gis grt his hnr hst ill ilu ink ins inv isb itr ive ivr jud "
    "jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg lth ltr lyr mcp mdc med mfp mfr mka "
    "mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org orm osp oth own pad pan pat pbd pbl pdr "
    "pfr phg pht plt pma pmn pnc pop ppm ppt pra prc prd pre prf prg prm prn pro prp prs prt prv pta pte ptf "
    "pth ptt pup rap rbr rcd rce rcp rdd red ren res rev rpc rps rpt rpy rse rsg rsp rsr rst rth rtm rxa "
    "sad sce scl scr sde sds sec sfx sgd sgn sht sll sng spk spn spy srv std stg stl stm stn str swd tad "
    "tau tcd tch ths tld tlg tlh tlp trc trl tyd tyg uvp vac vdg vfx voc wac wal wam wat waw wdc wde wfs "
    "wft wfw win wit wpr wst wts"
)
#: The roles of those whom books name, in words.
_WORDS = {
    "annotator": "ann",
    "artist": "art",
    "author": "aut",
    "author of afterword": "aft",
    "author of introduction": "aui",
    "book designer": "bkd",
    "cartographer": "ctg",
    "commentator": "cwt",
    "compiler": "com",
    "contributor": "ctb",
    "cover designer": "cov",
    "designer": "dsr",
    "editor": "edt",
    "illustrator": "ill",
    "indexer": "oth",
    "narrator": "nrt",
    "photographer": "pht",
    "proofreader": "pfr",
    "translator": "trl",
    "writer of afterword": "waw",
    "writer of foreword": "wfw",
    "writer of introduction": "win",
    "writer of preface": "wpr",
}


def check_role(value: str) -> str:
    """Return a role as written. Raise ValueError for one that is no code of three letters."""
    if len(value) == 3 and value.isascii() and value.islower():
        return value
    near = closest(value.replace("-", " "), _WORDS)
    hint = f"did you mean `{_WORDS[near]}` ({near})?" if near else "write aut, edt, trl, ill ..."
    raise ValueError(f"`{value}` is no code of the MARC relator list; {hint}")
