"""Templates and styles of a book go before the defaults, and can't reach out of the book."""

import dataclasses
import pickle
from datetime import date
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from octavo.core.settings import Settings
from octavo.core.templating import find, folder_environment, make_environment
from octavo.core.xhtml import element
from octavo.source.metadata import Book


@dataclasses.dataclass
class Thing:
    name: str
    root: Path

    def method(self) -> str:
        return "called"


def book(root: Path, **templates: str) -> Settings:
    """Settings for a book with templates of its own."""
    folder = root / "book" / "templates"
    folder.mkdir(parents=True)
    for name, text in templates.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    return Settings(book=root / "book", output=root / "output")


def render(root: Path, text: str, **context: object) -> str:
    return make_environment(book(root, mine=text)).get_template("mine.html.j2").render(context)


CONTEXT = {
    "thing": Thing("n", Path("/etc")),
    "book": Book(title="A Title", body=("a.md",), date=date(2026, 11, 30)),
    "node": element("p", content="text"),
    "pickled": pickle.dumps([], 0).decode(),
}


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ thing.method() }}",
        "{{ thing.root.joinpath('hostname').read_text() }}",
        "{{ [thing]|map(attribute='root')|first }}x{{ thing.root }}",
        "{{ book.parse_file('/etc/hostname') }}",
        "{{ book.parse_raw(pickled, proto='pickle', allow_pickle=true) }}",
        "{{ node.getroottree().write('x') }}",
        "{{ node.text }}",
        "{{ thing.name.__init__.__globals__ }}",
        "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ 'x' * 10**9 }}",
        "{{ 10 ** 10000 }}",
        "{{ [1].append(2) }}",
    ],
)
def test_templates_see_data_and_nothing_else(text: str, tmp_path: Path) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        render(tmp_path, text, **CONTEXT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ thing.name }}", "n"),
        ("{{ book.title }}, {{ book.date.year }}", "A Title, 2026"),
        ("{{ book.title.upper() }}", "A TITLE"),
        ("{% for a in [1, 2] %}{{ a * 2 }}{{ ',' if not loop.last }}{% endfor %}", "2,4"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('a & b') }}", "<i>a &amp; b</i>"),
        ("{% set n = namespace(x=1) %}{% set n.x = 2 %}{{ n.x }}{{ '-' * 3 }}", "2---"),
        ("{{ {'a': 1}.get('a') }}{{ {'a': 1}.items()|list }}", "1[(&#39;a&#39;, 1)]"),
        ("{{ book.contributors|selectattr('role', 'equalto', 'aut')|list }}", "[]"),
        ("{{ [thing]|map(attribute='name')|join }}", "n"),
    ],
)
def test_what_templates_need_works(text: str, expected: str, tmp_path: Path) -> None:
    assert render(tmp_path, text, **CONTEXT) == expected


class Words:
    def __str__(self) -> str:
        return "words"


@pytest.mark.parametrize(
    "text",
    [
        *("{{ thing }}", "{{ thing|string }}", "{{ thing|pprint }}", "{{ 'a' ~ thing }}", "{{ [thing] }}"),
        *("{{ [thing]|join }}", "{{ [words]|string }}", "{{ '%s' % thing }}", "{{ '%r'|format(thing) }}"),
        *(
            "{{ '{}'.format(thing) }}",
            "{{ ('{0!r}'|safe).format(thing) }}",
            "{{ '{a}'.format_map({'a': thing}) }}",
        ),
        *("{{ range }}", "{{ 'x'.upper }}", "{{ [range]|map('string')|list }}", "{{ [1]|map('string') }}"),
        *("{{ self }}", "{% for x in [1] %}{{ loop }}{% endfor %}", "{{ {'a': thing}|xmlattr }}"),
        *("{{ '{:>99999}'.format(1) }}", "{{ '%99999d' % 1 }}"),
    ],
)
def test_nothing_is_printed_by_its_address_or_with_a_path(text: str, tmp_path: Path) -> None:
    with pytest.raises(SecurityError):
        render(tmp_path, text, words=Words(), **CONTEXT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ words }} {{ words ~ '<' }} {{ [words, 2]|join('-') }}", "words words&lt; words-2"),
        ("{{ ['<', 1]|map('string')|join('>'|safe) }}", "&lt;>1"),
        ("{{ '%03d' % 7 }} {{ '{:>3}'.format('x') }} {{ ('<b>{}'|safe).format('<') }}", "007   x <b>&lt;"),
        ("{{ 1.5 ~ none ~ true }} {{ [1, {'a': 'b'}] }}", "1.5NoneTrue [1, {&#39;a&#39;: &#39;b&#39;}]"),
        ("{{ {'class': 'a', 'id': 3, 'x': none}|xmlattr }}", ' class="a" id="3"'),
    ],
)
def test_words_and_numbers_are_printed(text: str, expected: str, tmp_path: Path) -> None:
    assert render(tmp_path, text, words=Words(), **CONTEXT) == expected


def test_an_unknown_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        render(tmp_path, "{{ nobody }}")


def test_the_books_own_goes_before_the_default_file_by_file(tmp_path: Path) -> None:
    settings = book(tmp_path, cover="mine")
    assert find(settings, "templates", "cover.html.j2") == settings.book / "templates" / "cover.html.j2"
    assert find(settings, "templates", "terms/en.yaml") == find(None, "templates", "terms/en.yaml")
    with pytest.raises(FileNotFoundError, match=r"there is no none\.css in styles"):
        find(settings, "styles", "none.css")


@pytest.mark.parametrize("name", ["../../secret.html.j2", "/etc/hostname", "linked.html.j2"])
def test_nothing_outside_of_the_book_is_read(name: str, tmp_path: Path) -> None:
    settings = book(tmp_path)
    secret = tmp_path / "secret.html.j2"
    secret.write_text("secret")
    (settings.book / "templates" / "linked.html.j2").symlink_to(secret)
    with pytest.raises(TemplateNotFound):
        make_environment(settings).get_template(name)
    with pytest.raises(TemplateNotFound):
        folder_environment(settings.book / "templates").get_template(name)


def test_a_style_behind_a_link_out_of_the_book_is_not_read(tmp_path: Path) -> None:
    settings = book(tmp_path)
    (tmp_path / "secret.css").write_text("secret")
    (settings.book / "styles").mkdir()
    (settings.book / "styles" / "epub.css").symlink_to(tmp_path / "secret.css")
    assert find(settings, "styles", "epub.css") == find(None, "styles", "epub.css")


def test_a_link_within_the_book_is_followed(tmp_path: Path) -> None:
    settings = book(tmp_path)
    (settings.book / "mine.j2").write_text("mine")
    (settings.book / "templates" / "linked.html.j2").symlink_to(settings.book / "mine.j2")
    assert make_environment(settings).get_template("linked.html.j2").render() == "mine"


def test_a_template_of_deep_brackets(tmp_path: Path) -> None:
    with pytest.raises(TemplateSyntaxError, match="hundred deep"):
        render(tmp_path, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}")


def test_a_template_that_is_not_text(tmp_path: Path) -> None:
    settings = book(tmp_path)
    path = settings.book / "templates" / "bad.html.j2"
    path.write_bytes(b"<p>\ncaf\xe9")
    with pytest.raises(TemplateSyntaxError, match=r"^it is not UTF-8 \(byte E9 in line 2\)") as caught:
        make_environment(settings).get_template("bad.html.j2")
    assert (caught.value.filename, caught.value.lineno) == (str(path), 2)


def test_a_template_that_has_changed_is_compiled_again(tmp_path: Path) -> None:
    settings = book(tmp_path, mine="one {{ name }}")
    other = book(tmp_path / "other", mine="two {{ name }}")
    file = settings.book / "templates" / "mine.html.j2"

    def rendered(of: Settings) -> str:
        return make_environment(of).get_template("mine.html.j2").render(name="x")

    assert (rendered(settings), rendered(other), rendered(settings)) == ("one x", "two x", "one x")
    file.write_text("three {{ name }}", encoding="utf-8")
    assert rendered(settings) == "three x"
