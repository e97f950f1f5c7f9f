"""Packs the module that cargo has built as a wheel, so that tests need no second build: `pack_wheel.py LIBRARY FOLDER`.

A release is built by maturin, from the same pyproject.toml. This wheel is for this machine alone.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "crates/lacuna-python"


def write_metadata(project: dict, version: str) -> str:
    """Writes METADATA (core metadata 2.1) with what pip looks at."""
    lines = ["Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {version}"]
    lines.append(f"Requires-Python: {project['requires-python']}")
    for extra, needs in project["optional-dependencies"].items():
        lines.append(f"Provides-Extra: {extra}")
        lines += [f"Requires-Dist: {need} ; extra == '{extra}'" for need in needs]
    return "\n".join(lines) + "\n"


def main(library: Path, folder: Path) -> None:
    """Packs a library into a folder, and prints the path of the wheel."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = re.search(r'^version = "(.*)"$', (ROOT / "Cargo.toml").read_text(encoding="utf-8"), re.M).group(1)
    name = project["name"].replace("-", "_")
    tag = f"cp310-abi3-{re.sub('[-.]', '_', sysconfig.get_platform())}"

    files = {f"{name}/_lacuna.abi3.so": library.read_bytes()}
    for path in sorted((HOME / "python" / name).iterdir()):
        if path.is_file():
            files[f"{name}/{path.name}"] = path.read_bytes()
    scripts = "".join(f"{command} = {entry}\n" for command, entry in project["scripts"].items())
    info = f"{name}-{version}.dist-info"
    files[f"{info}/METADATA"] = write_metadata(project, version).encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: {tag}\n".encode()
    files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}".encode()

    record = ""
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(content)}\n"
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()

    wheel = folder / f"{name}-{version}-{tag}.whl"
    # A library for tests is large, and is unpacked at once.
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as packed:
        for path, content in files.items():
            packed.writestr(path, content)
    print(wheel)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
