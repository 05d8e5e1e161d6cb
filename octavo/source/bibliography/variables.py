"""The variables and types of CSL 1.0.2, by what they hold."""

from octavo.csl.words import words

NAMES = words(
    "author chair collection-editor compiler composer container-author contributor curator director "
    "editor editorial-director editortranslator executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author script-writer "
    "series-creator translator"
)
DATES = words("accessed available-date event-date issued original-date submitted")
TEXTS = words(
    "abstract annote archive archive_collection archive_location archive-place authority call-number "
    "chapter-number citation-key citation-label collection-number collection-title container-title "
    "container-title-short dimensions division DOI edition event event-place event-title genre ISBN ISSN "
    "issue journalAbbreviation jurisdiction keyword language license medium note number number-of-pages "
    "number-of-volumes original-language original-publisher original-publisher-place original-title page "
    "page-first part-number part-title PMCID PMID printing-number publisher publisher-place references "
    "reviewed-genre reviewed-title scale section shortTitle source status supplement-number title "
    "title-short URL version volume volume-title volume-title-short year-suffix"
)
#: Keys that are no variables of CSL: the id, the type, lists of our own, and those of other programs.
OTHERS = frozenset({"id", "type", "keywords", "volumes", "categories", "custom", "system_id"})

#: The types of works in CSL 1.0.2.
TYPES = words(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic "
    "collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing "
    "interview legal_case legislation manuscript map motion_picture musical_score pamphlet "
    "paper-conference patent performance periodical personal_communication post post-weblog regulation "
    "report review review-book software song speech standard thesis treaty webpage"
)
