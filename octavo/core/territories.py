"""Countries as ISO 3166-1 has them (asked of ICU), and the currencies that ISO 4217 has in use."""

from functools import cache

#: A territory with all countries in it, as ONIX writes it.
WORLD = "WORLD"

#: What ICU calls countries and ISO 3166-1 does not list: reserved codes, and one that users have assigned.
_NO_COUNTRIES = frozenset({"CQ", "DG", "EA", "IC", "XK"})
# ONIX has no code for one of them, the pound of South Sudan.
_CURRENCIES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ "
    "GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP "
    "LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
    "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD STN SVC SYP "
    "SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER "
    "ZAR ZMW ZWG"
)


@cache
def countries() -> frozenset[str]:
    """Return the codes of all countries (ISO 3166-1 alpha-2)."""
    import icu  # here, since few books need it

    return frozenset(icu.Locale.getISOCountries()) - _NO_COUNTRIES


@cache
def currencies() -> frozenset[str]:
    """Return the codes of the currencies in use (ISO 4217)."""
    return frozenset(_CURRENCIES.split())
