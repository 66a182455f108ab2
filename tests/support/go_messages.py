"""The original's messages, encoded by the names of their fields in JSON: read from the contracts in proto/api."""
import json
import re

from . import paths
from .protobuf import field

FIELD = re.compile(r"^\s+(?:(optional|repeated)\s+)?(map<\s*\w+,\s*[\w.]+>|[\w.]+)\s+(\w+)\s*=\s*(\d+);")
PARTS = {"KustomizeSelector": "resId", "KustomizeResId": "gvk"}  # their fields stand in the object around them


def read_messages(text):
    """{message: {field: (number, type, is repeated)}}"""
    messages, current = {}, None
    for line in text.splitlines():
        if begin := re.match(r"^message (\w+)", line):
            current = messages.setdefault(begin[1], {})
        elif current is not None and (found := FIELD.match(line)):
            current[found[3]] = (int(found[4]), found[2].split(".")[-1], found[1] == "repeated")
    return messages


MESSAGES = read_messages((paths.ROOT / "proto/api/v1alpha1.proto").read_text(encoding="utf-8"))


def encode_value(kind, value):
    if kind in ("string", "bytes"):
        return value if isinstance(value, (str, bytes)) else str(value)
    if kind in ("bool", "int64", "int32"):
        return int(value)
    if kind == "IntOrString":
        return field(1, 0) + field(2, value) if isinstance(value, int) else field(1, 1) + field(3, value)
    if kind == "RawExtension":
        return field(1, json.dumps(value))
    if kind == "OptionalArray":
        return b"".join(field(1, item) for item in value)
    if kind == "OptionalMap":
        return b"".join(field(1, field(1, key) + field(2, item)) for key, item in sorted(value.items()))
    return encode(kind, value)


def encode(name, value):
    """A message by the name that it has in the contract."""
    data = b""
    for key, (number, kind, repeated) in MESSAGES[name].items():
        if PARTS.get(name) == key:
            data += field(number, encode(kind, value))
        if value.get(key) is None:
            continue
        if kind.startswith("map<"):
            inner = kind.split(",")[1].strip(" >")
            for entry, item in sorted(value[key].items()):
                data += field(number, field(1, entry) + field(2, encode_value(inner, item)))
            continue
        for item in value[key] if repeated else [value[key]]:
            data += field(number, encode_value(kind, item))
    return data
