"""Extensions as they are when they are installed, written by tests."""

from pathlib import Path


def install(folder: Path, name: str, code: str, *, version: str = "1.0", entry: str = "setup") -> None:
    """Write a package of one module into a folder, with the files by which Python knows its entry point."""
    module = name.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(code, "utf-8")
    about = folder / f"{module}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    if entry:
        (about / "entry_points.txt").write_text(
            f"[octavo.extensions]\n{module} = {module}:{entry}\n", "utf-8"
        )
