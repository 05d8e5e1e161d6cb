"""Turkish."""

from octavo.languages.model import DashStyle, Language, words

TURKISH = Language(
    "tr",
    dash=DashStyle.AS_WRITTEN,
    counted=words("s. ss. sayfa c. cilt no. no nr. böl. bölüm tablo şekil madde md. § §§"),
    units=words("TL yıl yılı yılında"),
    titles=words("Dr. Prof. Av. Sn. Hz."),
    particles=words("ile ve veya"),
    totals=words("toplam"),
)

LANGUAGES = (TURKISH,)
