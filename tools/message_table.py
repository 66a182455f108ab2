"""Tables of protobuf messages as common/data/message.h has them."""
import sys
from typing import NamedTuple

sys.dont_write_bytecode = True
FIELDS_MAX, SLOTS = 64, 4096


class Field(NamedTuple):
    """A row of a message; `is_keyed`: JSON has it under its name."""
    number: int
    kind: str
    shape: str
    flags: str
    of: int
    json_name: str
    own_name: str
    is_keyed: bool


class Texts:
    """C strings in one block, each once."""

    def __init__(self):
        self.offsets, self.list, self.size = {}, [], 0

    def offset(self, text):
        if text not in self.offsets:
            self.offsets[text] = self.size
            self.list.append(text)
            self.size += len(text.encode()) + 1
        return self.offsets[text]


def hash_of(kind, key):
    """As message.c has it."""
    value = 2166136261
    for byte in key.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    value ^= kind * 0x9E3779B1 & 0xFFFFFFFF
    return value ^ value >> 15


def slots_of(keys):
    """The hash table: from a message and a name to the field, plus one."""
    slots = [0] * SLOTS
    for kind, key, row in keys:
        at = hash_of(kind, key) % len(slots)
        while slots[at]:
            at = (at + 1) % len(slots)
        slots[at] = row + 1
    return slots


def lines(name, messages):
    """The set called `name` of (message, form, fields), sorted by name."""
    texts, rows, types, keys = Texts(), [], [], []
    for number, (message, form, fields) in enumerate(messages):
        assert len(fields) <= FIELDS_MAX, message
        types.append("    { %d, %d, %d, MESSAGE_FORM_%s }," % (texts.offset(message), len(rows), len(fields), form))
        for field in fields:
            if field.is_keyed:
                keys.append((number, field.json_name, len(rows)))
            rows.append("    { %d, MESSAGE_%s, MESSAGE_%s, %s, %d, %d, %d }," % (
                field.number, field.kind, field.shape, field.flags, field.of, texts.offset(field.json_name), texts.offset(field.own_name)))
    slots = slots_of(keys)
    out = ["static const struct message_type types[] = {", *types, "};", "",
           "static const struct message_field fields[] = {", *rows, "};", "", "static const uint16_t slots[] = {"]
    out += ["    " + ", ".join(map(str, slots[i:i + 24])) + "," for i in range(0, len(slots), 24)]
    out += ["};", "", "static const char texts[] =", *('    "%s\\0"' % text for text in texts.list)]
    out[-1] += ";"
    return out + ["", f"const struct message_set {name} = {{",
                  "    types, sizeof(types) / sizeof(*types), fields, texts, slots, sizeof(slots) / sizeof(*slots),", "};", ""]
