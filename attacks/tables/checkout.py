"""A checkout that brings code, a cache, an output folder or settings of other programs along."""

import os
import shutil
from collections.abc import Callable, Iterator

from attacks.attack import BODY, HOME, OUTSIDE, Attack, Content, Fifo, Folder, Link
from attacks.world import World

_CODE = "import os\nopen(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'pwned'), 'w').close()\n"
_MODULES = (
    "sitecustomize.py", "usercustomize.py", "conftest.py", "setup.py", "yaml.py", "json.py", "re.py", "typing.py", "dataclasses.py",
    "weasyprint.py", "lxml.py", "PIL.py", "jinja2.py", "rich.py", "octavo.py", "octavo/__init__.py", "encodings/__init__.py",
    "readline.py", "icu.py", "jpype.py", "pagefind_bin.py", "platformdirs.py", "logging.py", "secrets.py", "ssl.py",
)  # fmt: skip
_FILES = {
    "pth": ("evil.pth", "import os; open('pwned', 'w')"),
    "makefile": ("Makefile", "all:\n\ttouch pwned\n"),
    "git-hook": (".git/hooks/post-checkout", "#!/bin/sh\ntouch pwned\n"),
    "git-config": (".git/config", "[core]\n\tfsmonitor = touch pwned\n\tsshCommand = touch pwned\n"),
    "pyproject": ("pyproject.toml", "[project.entry-points.'octavo.extensions']\nx = 'evil:setup'\n"),
    "egg-link": ("evil.egg-link", "."),
    "java-policy": (".java.policy", "grant { permission java.security.AllPermission; };"),
    "hotspot": (".hotspotrc", "+PrintVMOptions\n"),
    "jvm-options": ("JDK_JAVA_OPTIONS", "-javaagent:evil.jar"),
    "epubcheck": ("epubcheck.jar", "PK"),
    "verapdf": ("config/verapdf.xml", "<x/>"),
    "pagefind": ("pagefind.toml", "site = '../home'\noutput_path = '../home/photos'\n"),
    "pagefind-json": ("pagefind.json", '{"site": "../home", "output_path": "../home/photos"}'),
    "pagefind-yml": ("pagefind.yml", "site: ../home\noutput_path: ../home/photos\n"),
    "npmrc": (".npmrc", "registry=http://127.0.0.1:9\n"),
    "environment": (".env", "OCTAVO_CACHE_KEY=xxxxxxxxxxxxxxxxxxxxx\nPYTHONPATH=.\n"),
    "envrc": (".envrc", "touch pwned\n"),
    "virtual-environment": (".venv/bin/python", "#!/bin/sh\ntouch pwned\n"),
    "pyvenv": ("pyvenv.cfg", "home = .\n"),
    "python-path": ("python._pth", "."),
    "programs": ("java", "#!/bin/sh\ntouch pwned\n"),
    "weasyprint-config": ("fonts.conf", "<fontconfig/>"),
    "pillow": ("PIL/__init__.py", "open('pwned', 'w')"),
    "own-templates-py": ("templates/evil.py", "open('pwned', 'w')"),
    "own-styles-js": ("styles/evil.js", "alert(1)"),
    "octavo-cache": (".octavo-cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
    "octavo-settings": (".octavo.yaml", "cache: .\noutput: ../home\n"),
    "book-output-key": ("x", ""),
}  # fmt: skip
_ALL = ("--epub", "--pdf", "--web", "--no-check")


def _not_run(world: World) -> list[str]:
    return [f"run: {path.relative_to(world.root)}" for path in world.root.rglob("pwned")]


def _code() -> Iterator[Attack]:
    for name in _MODULES:
        yield Attack(
            f"module-{name}",
            {name: _CODE},
            cwd="book",
            built=True,
            look=_not_run,
            options=("--epub", "--no-check"),
        )
    for name, (file, text) in _FILES.items():
        yield Attack(f"file-{name}", {file: text}, cwd="book", built=True, look=_not_run, options=_ALL)
    for name in ("yaml.py", "json.py", "sitecustomize.py", "encodings/__init__.py"):
        yield Attack(
            f"module-with-workers-{name}",
            {name: _CODE, "chapters/two.md": "# Two\n\nA.\n"},
            "body: [chapters/one.md, chapters/two.md]\n",
            cwd="book",
            built=True,
            look=_not_run,
            options=("--pdf", "--no-check", "--jobs", "2"),
        )
    checks = ("--epub", "--pdf", "--web", "--cover", "--check", "quick")
    files: dict[str | bytes, Content] = {name: _CODE for name in _MODULES if "/" not in name}
    files.update(_FILES.values())
    yield Attack(
        "everything-with-checks",
        files,
        "trim: {width: 5in, height: 8in}\n",
        cwd="book",
        look=_not_run,
        options=checks,
        statuses=(0, 1),
    )
    yield Attack(
        "extension-in-book",
        {
            "evil.py": _CODE,
            "evil-1.dist-info/METADATA": "Name: evil\nVersion: 1\n",
            "evil-1.dist-info/entry_points.txt": "[octavo.extensions]\nx = evil:setup\n",
        },
        "extensions: [evil]\n",
        codes=("extension-missing", "extension-in-book"),
        cwd="book",
        look=_not_run,
    )
    yield Attack(
        "extension-in-python-path",
        {
            "evil.py": _CODE,
            "evil-1.dist-info/METADATA": "Name: evil\nVersion: 1\n",
            "evil-1.dist-info/entry_points.txt": "[octavo.extensions]\nx = evil:setup\n",
        },
        "extensions: [evil]\n",
        codes=("extension-missing", "extension-in-book"),
        environment={"PYTHONPATH": "@ROOT@/book"},
        cwd="book",
        look=_not_run,
    )
    for name in (
        "../evil",
        "evil.py",
        "os",
        "pip",
        "octavo",
        "evil; touch pwned",
        "evil @ http://127.0.0.1:9/x.zip",
        "-r x",
        "pytest",
        "x" * 5000,
    ):
        quoted = name.replace("'", "''")
        yield Attack(
            f"extension-named-{name[:12]}",
            {},
            f"extensions: ['{quoted}']\n",
            codes=("extension-missing", "extension-not-one", "value-wrong"),
            look=_not_run,
        )
    yield Attack(
        "lint-in-book",
        dict.fromkeys(_MODULES[:8], _CODE),
        command=("check",),
        cwd="book",
        look=_not_run,
        statuses=(0, 1),
    )
    yield Attack("source-date-empty", {}, environment={"SOURCE_DATE_EPOCH": ""}, built=True)
    for value in ("x", "-1", "99999999999999999999", "1e9", "\u0663", "0x10", "1767225600\n"):
        yield Attack(
            f"source-date-{value.strip()}", {}, environment={"SOURCE_DATE_EPOCH": value}, statuses=(0, 2)
        )


def _link_cache(world: World) -> None:
    folder = world.home / ".cache"
    folder.mkdir()
    (folder / "octavo").symlink_to(world.home / "photos")


def _foreign_cache(world: World) -> None:
    shutil.copytree(world.home / "photos", world.root / "photos")
    (world.root / "photos/ab").mkdir()
    (world.root / "photos/ab/new-x").write_text("kept")


def _kept(world: World) -> list[str]:
    there = (world.root / "photos/ab/new-x").exists() and (world.root / "photos/new-year.txt").exists()
    return [] if there else ["files of a folder that is no cache are gone"]


def _open_key(world: World) -> None:
    path = world.home / ".local/state/octavo/cache.key"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x" * 32)
    path.chmod(0o644)


def _linked_key(world: World) -> None:
    path = world.home / ".local/state/octavo/cache.key"
    path.parent.mkdir(parents=True)
    (world.book / "key").write_bytes(b"x" * 32)
    (world.book / "key").chmod(0o600)
    path.symlink_to(world.book / "key")


def _journal(world: World) -> None:
    """A journal of publishing, as a build that was killed leaves it, that nobody of this user has written."""
    for name in ("new", "old"):
        (world.root / f".output.publish-abcd/{name}").mkdir(parents=True)
    (world.root / ".output.publish-abcd/new/a-plain-book.epub").write_text("EVIL")
    (world.root / ".output.publish-abcd/new/run-me.sh").write_text("EVIL")
    (world.root / ".output.publish-abcd/seal").write_text("0" * 128)


def _no_evil(world: World) -> list[str]:
    return [
        f"{p.relative_to(world.root)} is the attacker's"
        for p in world.root.rglob("*")
        if p.is_file() and b"EVIL" in p.read_bytes()
    ]


def _staging_link(world: World) -> None:
    (world.root / ".output.build-abcd").symlink_to(world.home)
    (world.root / ".output.publish-abcd").symlink_to(world.home)
    (world.root / "output.rejected").symlink_to(world.home)


def _output(content: Content, name: str = "") -> Callable[[World], None]:
    def prepare(world: World) -> None:
        world.put(world.output / name if name else world.output, content)

    return prepare


def _forged(world: World) -> None:
    """Entries as a cache has them, without the seal of this user."""
    folder = world.root / "cache"
    folder.mkdir()
    (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n# Octavo\n")
    for number in range(256):
        (folder / f"{number:02x}").mkdir()
        (folder / f"{number:02x}" / ("0" * 62)).write_text("EVIL")


def _outputs() -> Iterator[Attack]:
    options = ("--epub", "--no-check")
    for name in ("a-plain-book.epub", "report.json", "SHA256SUMS", "accessibility.html"):
        yield Attack(
            f"output-link-{name}",
            {},
            prepare=_output(Link(f"{HOME}/photos/new-year.txt"), name),
            options=options,
            built=True,
        )
        yield Attack(f"output-fifo-{name}", {}, prepare=_output(Fifo(), name), options=options, seconds=60)
        yield Attack(
            f"output-folder-{name}", {}, prepare=_output(Folder(), name), options=options, seconds=60
        )
    yield Attack(
        "output-link-web",
        {},
        prepare=_output(Link(f"{HOME}/photos"), "a-plain-book-web"),
        options=("--web", "--no-check"),
        built=True,
    )
    yield Attack(
        "output-device-sums",
        {},
        prepare=_output(Link("/dev/zero"), "SHA256SUMS"),
        options=options,
        seconds=60,
    )
    yield Attack(
        "output-sums-hostile",
        {},
        prepare=_output("x  ../../home/photos/new-year.txt\n" + "0" * 64 + "  /etc/passwd\n", "SHA256SUMS"),
        options=options,
    )
    yield Attack("output-file", {}, prepare=_output("x"), options=options, statuses=(2, 3))
    yield Attack(
        "output-in-book",
        {"output/x.txt": "kept"},
        command=("--epub", "--no-check"),
        cwd="book",
        output="book/output",
    )
    yield Attack(
        "output-in-book-link",
        {"output": Link(HOME)},
        command=("--epub", "--no-check"),
        cwd="book",
        statuses=(2,),
    )
    yield Attack(
        "output-in-book-link-inside",
        {"output": Link("photos"), "photos/a.txt": "kept"},
        command=("--epub", "--no-check"),
        cwd="book",
        statuses=(2,),
    )
    yield Attack(
        "output-in-book-other-files",
        {
            "output/a-plain-book.epub": "x",
            "output/report.json": '{"files": ["../../home/photos/new-year.txt"]}',
        },
        command=("--epub", "--no-check"),
        cwd="book",
        output="book/output",
    )
    yield Attack("output-in-yaml", {}, "output: ../home\n", codes=("key-unknown",))
    yield Attack(
        "output-pagemap-hostile",
        {},
        prepare=_output('{"schema": 1, "pages": "../../../etc/passwd"}', "pagemap.json"),
        options=options,
    )
    yield Attack("journal-forged", {}, prepare=_journal, options=options, built=True, look=_no_evil)
    yield Attack("staging-links", {}, prepare=_staging_link, options=options, built=True)
    yield Attack("cache-link", {}, prepare=_link_cache, options=options, runs=2)
    yield Attack(
        "cache-foreign",
        {},
        prepare=_foreign_cache,
        options=(*options[:1], "--no-check", "--cache", "@ROOT@/photos"),
        environment={"OCTAVO_CACHE_SIZE": "1"},
        look=_kept,
    )
    yield Attack(
        "cache-forged",
        {},
        prepare=_forged,
        options=("--epub", "--no-check", "--cache", "@ROOT@/cache"),
        runs=2,
    )
    yield Attack(
        "cache-in-book",
        {"cache/CACHEDIR.TAG": "x"},
        options=("--epub", "--no-check", "--cache", "@ROOT@/book/cache"),
    )
    yield Attack("cache-key-open", {}, prepare=_open_key, options=options)
    yield Attack("cache-key-link", {}, prepare=_linked_key, options=options)
    yield Attack("cache-key-short", {}, environment={"OCTAVO_CACHE_KEY": "x"}, options=options, statuses=(2,))
    yield Attack(
        "cache-size-odd", {}, environment={"OCTAVO_CACHE_SIZE": "-1"}, options=options, statuses=(2,)
    )
    yield Attack(
        "cache-home-relative",
        {},
        environment={"XDG_CACHE_HOME": "book", "XDG_STATE_HOME": "book"},
        cwd="",
        options=options,
    )
    yield Attack("book-is-home", {}, command=("--epub", "--no-check", "--book", HOME), statuses=(1, 2, 3))
    yield Attack("book-is-root", {}, command=("--epub", "--no-check", "--book", "/"), statuses=(1, 2, 3))
    yield Attack(
        "book-is-device", {}, command=("--epub", "--no-check", "--book", "/dev/zero"), statuses=(1, 2, 3)
    )
    yield Attack(
        "book-in-link",
        {"x": Link(OUTSIDE)},
        BODY,
        command=("--epub", "--no-check", "--book", "@ROOT@/book/x"),
        statuses=(1, 2, 3),
    )
    yield Attack(
        "draft-forged",
        {"index-marks.yaml": "marks: [{file: ../outside/secret.md, line: 1}]\n"},
        options=options,
    )


assert os.sep == "/"
ATTACKS = (*_code(), *_outputs())
