"""A small scholarly book by rule, in each language: parts, notes, tables, figures, references, an index."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """What the book says in a language: its titles, a sentence with a year, headings of the index, "see" as
    an author abbreviates it, and captions."""

    title: str
    parts: tuple[str, str]
    chapters: tuple[str, str, str]
    sentence: str  # % is a year
    terms: tuple[str, str, str]  # an entry, its sub-entry, another entry
    see: str  # it ends with a full stop
    table: str  # the caption of the table
    column: tuple[str, str]
    figure: str


TEXTS: Mapping[str, Text] = {
    "es": Text(
        "El puerto viejo",
        ("La ribera", "El comercio"),
        ("La barca", "Los muelles", "La sal"),
        "En el año de % la barca cruzaba el río dos veces al día, y nadie recordaba quién la construyó.",
        ("barcas", "de los pescadores", "ríos"),
        "V.",
        "Pasajeros de la barca",
        ("Año", "Pasajeros"),
        "La barca.",
    ),
    "it": Text(
        "Il porto vecchio",
        ("La riva", "Il commercio"),
        ("La barca", "I moli", "Il sale"),
        "Nell’anno % la barca passava il fiume due volte al giorno, e nessuno sapeva chi l’avesse costruita.",
        ("barche", "dei pescatori", "fiumi"),
        "Cfr.",
        "Passeggeri della barca",
        ("Anno", "Passeggeri"),
        "La barca.",
    ),
    "pt": Text(
        "O porto velho",
        ("A margem", "O comércio"),
        ("A barca", "Os cais", "O sal"),
        "No ano de % a barca atravessava o rio duas vezes por dia, e ninguém sabia quem a construíra.",
        ("barcas", "dos pescadores", "rios"),
        "Cf.",
        "Passageiros da barca",
        ("Ano", "Passageiros"),
        "A barca.",
    ),
    "nl": Text(
        "De oude haven",
        ("De oever", "De handel"),
        ("De veerboot", "De kaden", "Het zout"),
        "In het jaar % stak de veerboot tweemaal per dag de rivier over, en niemand wist wie haar bouwde.",
        ("veerboten", "van de vissers", "rivieren"),
        "Vgl.",
        "Reizigers met de veerboot",
        ("Jaar", "Reizigers"),
        "De veerboot.",
    ),
    "sv": Text(
        "Den gamla hamnen",
        ("Stranden", "Handeln"),
        ("Färjan", "Kajerna", "Saltet"),
        "Året % gick färjan över älven två gånger om dagen, och ingen mindes vem som hade byggt den.",
        ("färjor", "för fiskare", "älvar"),
        "Jfr.",
        "Färjans passagerare",
        ("År", "Passagerare"),
        "Färjan.",
    ),
    "pl": Text(
        "Stary port",
        ("Brzeg", "Handel"),
        ("Prom", "Nabrzeża", "Sól"),
        "W roku % prom przepływał rzekę dwa razy dziennie i nikt nie pamiętał, kto go zbudował.",
        ("promy", "dla rybaków", "rzeki"),
        "Zob.",
        "Pasażerowie promu",
        ("Rok", "Pasażerowie"),
        "Prom.",
    ),
    "cs": Text(
        "Starý přístav",
        ("Břeh", "Obchod"),
        ("Přívoz", "Nábřeží", "Sůl"),
        "Roku % plul přívoz přes řeku dvakrát denně a nikdo si nepamatoval, kdo jej postavil.",
        ("přívozy", "pro rybáře", "řeky"),
        "Srov.",
        "Cestující přívozu",
        ("Rok", "Cestující"),
        "Přívoz.",
    ),
    "uk": Text(
        "Старий порт",
        ("Берег", "Торгівля"),
        ("Пором", "Набережні", "Сіль"),
        "Року % пором перетинав річку двічі на день, і ніхто не пам’ятав, хто його збудував.",
        ("пороми", "для рибалок", "річки"),
        "Див.",
        "Пасажири порома",
        ("Рік", "Пасажири"),
        "Пором.",
    ),
    "el": Text(
        "Το παλιό λιμάνι",
        ("Η όχθη", "Το εμπόριο"),
        ("Το πορθμείο", "Οι προκυμαίες", "Το αλάτι"),
        "Το έτος % το πορθμείο περνούσε το ποτάμι δύο φορές την ημέρα, "
        "και κανείς δεν θυμόταν ποιος το έφτιαξε.",
        ("πορθμεία", "των ψαράδων", "ποτάμια"),
        "Πρβλ.",
        "Επιβάτες του πορθμείου",
        ("Έτος", "Επιβάτες"),
        "Το πορθμείο.",
    ),
    "tr": Text(
        "Eski liman",
        ("Kıyı", "Ticaret"),
        ("Feribot", "İskeleler", "Tuz"),
        "% yılında feribot ırmağı günde iki kez geçiyordu ve onu kimin yaptığını kimse hatırlamıyordu.",
        ("feribotlar", "balıkçıların", "ırmaklar"),
        "Bkz.",
        "Feribotun yolcuları",
        ("Yıl", "Yolcular"),
        "Feribot.",
    ),
}

_PARAGRAPHS = 6  # of a chapter: together with the trim size they make three pages or four
_ROWS = 45  # the table goes on on a second page


def scholarly_book(tag: str) -> dict[str, str]:
    """Return the files of the book in a language."""
    text = TEXTS[tag]
    entry, sub, other = text.terms
    subs = {"a": sub, "b": text.parts[1], "c": sub}
    references = (
        f"{text.see} @tbl-x. {text.see} @fig-x; [@sec-b]{{.page}}, [@sec-c]{{.pages}}, @sec-c, @sec-d. "
        "@tbl-x, @fig-x. [@holm1911, 3]."
    )
    files = {}
    for place, (name, title) in enumerate(zip("abc", text.chapters, strict=True)):
        marks = _mark(entry) + _mark(other) + _mark(entry, subs[name])
        prose = _prose(text, 1800 + 20 * place, name) + (f"\n\n{references}" if name == "b" else "")
        files[f"{name}.md"] = f"# {title} {{#sec-{name}}}\n\n{marks}{prose}\n\n{_notes(text, name)}"
    files["b.md"] += (
        f'\n::: {{.table #tbl-x}}\n:::\n\n![{text.figure}](boat.svg){{#fig-x alt="{text.figure}"}}\n'
    )
    files["d.md"] = f"# {text.parts[1]} {{#sec-d}}\n\n{_prose(text, 1900, 'd')}\n\n{_notes(text, 'd')}"
    columns = "\n".join(
        f"  - {{id: {key}, head: {head}}}" for key, head in zip("xy", text.column, strict=True)
    )
    return files | {
        "book.yaml": f"""
title: {text.title}
language: {tag}
contributors: [{{name: Nora Quill, role: aut}}, {{name: Ivar Holm, role: trl}}, {{name: Ada Berg, role: edt}}]
publisher: {{name: Example Press}}
date: 2026-11-30
identifier: urn:uuid:7d2f5c54-6c0e-4f39-9a2e-2f4c2a1b0099
description: {text.title}.
trim: {{width: 4.5in, height: 7in}}
bibliography: [works.yaml]
front: [title-page, copyright, contents, list-of-tables, list-of-figures]
body:
  - {{title: {text.parts[0]}, chapters: [a.md, b.md]}}
  - {{title: {text.parts[1]}, chapters: [c.md]}}
back: [{{kind: appendix, file: d.md}}, notes, bibliography, index]
""",
        "index.yaml": f"headings:\n  - {{term: {text.figure[:-1]} X, see: {entry}}}\n"
        f"  - {{term: {entry}, see-also: {other}}}\n",
        "works.yaml": "- {id: holm1911, type: book, title: Holm, issued: 1911, author: [{family: Holm}]}\n",
        "tables/x.yaml": f"caption: {text.table}\ndata: x.csv\nsource: Holm.\ncolumns:\n{columns}\n",
        "tables/x.csv": "x,y\n" + "".join(f"{1800 + row},{7 * row + 3}\n" for row in range(_ROWS)),
        "boat.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">'
        '<path d="M0 20 L100 20 L80 40 L20 40 Z" fill="#333"/></svg>\n',
    }


def _prose(text: Text, year: int, name: str) -> str:
    """Return the paragraphs of a chapter, each with a note."""
    return "\n\n".join(
        " ".join(text.sentence.replace("%", str(year + 3 * paragraph + step)) for step in range(3))
        + f"[^{name}{paragraph}]"
        for paragraph in range(_PARAGRAPHS)
    )


def _mark(term: str, sub: str = "") -> str:
    return f'[]{{.index term="{term}"' + (f' sub="{sub}"' if sub else "") + "}"


def _notes(text: Text, name: str) -> str:
    return (
        "\n\n".join(f"[^{name}{place}]: {text.see} Holm, {place + 7}." for place in range(_PARAGRAPHS)) + "\n"
    )
