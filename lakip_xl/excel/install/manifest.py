"""The record of what installation made, so that removal removes that and nothing else."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from lakip_xl.errors import LakipError
from lakip_xl.excel.install.system import Files, RegistryType, RegistryValue

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A value of the registry that we wrote."""

    key: str
    name: str
    value: RegistryValue
    previous: RegistryValue | None
    """What was there before, None when nothing was."""


@dataclass(slots=True)
class Manifest:
    """What was made: files by their path with their SHA-256, folders, registry values.

    A step is recorded before it is carried out: what was recorded and never made does no harm,
    what was made and not recorded would stay for ever.
    """

    files: dict[str, str] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    values: list[Written] = field(default_factory=list)

    def note_file(self, path: PurePath, data: bytes) -> None:
        """Record a file with its content."""
        self.files[str(path)] = digest(data)

    def note_value(self, written: Written) -> None:
        """Record a value; the first record of a value knows what was there before us."""
        earlier = self.written(written.key, written.name)
        if earlier is not None:
            self.forget_value(written.key, written.name)
            written = Written(written.key, written.name, written.value, earlier.previous)
        self.values.append(written)

    def forget_value(self, key: str, name: str) -> None:
        """Drop the record of a value."""
        self.values = [w for w in self.values if (w.key, w.name) != (key, name)]

    def written(self, key: str, name: str) -> Written | None:
        """Give the record of a value."""
        return next((w for w in self.values if (w.key, w.name) == (key, name)), None)

    def to_bytes(self) -> bytes:
        """Give the record as it is kept."""
        content = {
            "versi": _FORMAT,
            "berkas": self.files,
            "folder": self.folders,
            "registry": [
                {
                    "kunci": w.key,
                    "nama": w.name,
                    "nilai": _value_to_json(w.value),
                    "sebelumnya": _value_to_json(w.previous),
                }
                for w in self.values
            ],
        }
        return json.dumps(content, ensure_ascii=False, indent=2).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """Read the record.

        Raises:
            ValueError: it is not one of ours.
        """
        try:
            content = json.loads(data)
            if content["versi"] != _FORMAT:
                raise ValueError(content["versi"])
            return cls(
                files=dict(content["berkas"]),
                folders=list(content["folder"]),
                values=[
                    Written(
                        item["kunci"],
                        item["nama"],
                        RegistryValue(RegistryType(item["nilai"]["jenis"]), item["nilai"]["isi"]),
                        _value_from_json(item["sebelumnya"]),
                    )
                    for item in content["registry"]
                ],
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from None


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file's content."""
    return hashlib.sha256(data).hexdigest()


def load(files: Files, path: PurePath) -> Manifest:
    """Read the record; an empty one when nothing was installed yet.

    Raises:
        LakipError: the record is damaged, so that nobody knows what is ours.
    """
    data = files.read(path)
    if data is None:
        return Manifest()
    try:
        return Manifest.from_bytes(data)
    except ValueError:
        raise LakipError(
            f"Catatan pemasangan '{path}' rusak: hapus berkas itu, lalu jalankan 'lakip-xl pasang'."
        ) from None


def _value_to_json(value: RegistryValue | None) -> dict[str, Any] | None:
    return None if value is None else {"jenis": value.kind.value, "isi": value.data}


def _value_from_json(item: Any) -> RegistryValue | None:
    return None if item is None else RegistryValue(RegistryType(item["jenis"]), item["isi"])
