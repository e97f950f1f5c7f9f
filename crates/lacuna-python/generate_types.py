"""Writes the dataclasses of assessments from their published schema; with --check, says whether they are fresh."""

from __future__ import annotations

import json
import keyword
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCHEMA = HERE / "../../schemas/assessment.schema.json"
TARGET = HERE / "python/lacuna_audit/assessment.py"
ROOT = "AssessmentFile"
SIMPLE = {"string": "str", "integer": "int", "boolean": "bool", "number": "float"}


def name_class(definition: str) -> str:
    """Names the class of a definition."""
    return definition.removeprefix("Wire")


def name_type(schema: dict[str, Any]) -> str:
    """Names the Python type of a property."""
    if "$ref" in schema:
        return name_class(schema["$ref"].rsplit("/", 1)[-1])
    if schema.get("type") == "array":
        return f"list[{name_type(schema['items'])}]"
    if schema.get("type") == "object":
        return f"dict[str, {name_type(schema['additionalProperties'])}]"
    if "type" not in schema:
        return "Any"
    return SIMPLE[schema["type"]]


def write_text(text: str, indent: str) -> str:
    """Writes a docstring on lines of at most 120 characters."""
    words = " ".join(text.split()).replace("\\", "\\\\")
    return f'{indent}"""{words}"""\n'


def write_class(name: str, schema: dict[str, Any]) -> str:
    """Writes one dataclass, required fields first."""
    code = "@dataclass(frozen=True, slots=True, kw_only=True)\n"
    code += f"class {name}:\n" + write_text(schema["description"], "    ")
    required = schema.get("required", [])
    properties = schema["properties"]
    for key in sorted(properties, key=lambda key: (key not in required, key)):
        kind = name_type(properties[key])
        field = f"{key}_" if keyword.iskeyword(key) else key
        default = "" if key in required else " | None = None" if kind != "Any" else " = None"
        code += f"\n    {field}: {kind}{default}\n" + write_text(properties[key]["description"], "    ")
    return code


def generate() -> str:
    """Generates the whole module."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    code = '"""What an audit finds: the shape of `lacuna audit --format json`, written from its schema."""\n\n'
    code += "from __future__ import annotations\n\nfrom dataclasses import dataclass\nfrom typing import Any\n"
    classes = {ROOT: schema} | {name_class(name): one for name, one in schema["$defs"].items()}
    code += "\n__all__ = [" + ", ".join(f'"{name}"' for name in sorted(classes)) + "]\n"
    for name in sorted(classes):
        code += "\n\n" + write_class(name, classes[name])
    return code


if __name__ == "__main__":
    text = generate()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        sys.exit(f"{TARGET} is stale; run {Path(__file__).name}, and read the change")
