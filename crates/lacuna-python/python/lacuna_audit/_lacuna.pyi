from os import PathLike
from typing import Sequence

class RefusedError(Exception):
    args: tuple[list[tuple[str, str | None, str, int | None, int | None, str | None]]]

class Auditor:
    def __new__(
        cls,
        policies: Sequence[str | PathLike[str]],
        config: str | PathLike[str] | None,
        waivers: str | PathLike[str] | None,
        language: str | None,
    ) -> Auditor: ...
    def audit(self, name: str, agreement: bytes, as_of: str | None, format: str) -> str: ...
    def audit_line(self, name: str, agreement: bytes, as_of: str | None) -> str: ...
    def letter(
        self, name: str, agreement: bytes, as_of: str | None, format: str, addressees: Sequence[str]
    ) -> str: ...

def read(name: str, contract: bytes) -> str: ...
def run(line: Sequence[str]) -> int: ...
