"""Greek."""

from octavo.languages.model import DashStyle, Language, words

GREEK = Language(
    "el",
    quotes=(("«", "»"), ("“", "”"), ("‘", "’")),
    single=("‘", "’"),
    dash=DashStyle.AS_WRITTEN,
    elides=True,
    counted=words(
        "σ. σσ. σελ. τ. τόμ. τόμος αρ. αριθ. κεφ. κεφάλαιο εικ. πίν. πίνακας άρθρο § §§ σημ. "
        "υποσημ. μέρ. ενότ. παρ. παράρτ. εξ."
    ),
    units=words("π.Χ. μ.Χ. δρχ."),
    titles=words("κ. κα κ.κ. Δρ."),
    articles=words("ο η το οι τα τον την του της των τους τις ένας μια μία ένα"),
    particles=words(
        "από για επί και κατά με μετά μεταξύ παρά περί πριν προς σε στα στη στην στις στο στον στους υπό "
        "χωρίς ως"
    ),
    totals=words("σύνολο"),
)

LANGUAGES = (GREEK,)
