"""Just enough of protobuf's wire format to ask what no generated code is at hand for."""


def varint(number):
    out, number = b"", number % 2**64  # below zero: as 64 bits say it
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def message(**fields):
    """Of whole numbers, texts, messages and lists of them: message(f1="a", f2=3)."""
    parts = [(int(name[1:]), item) for name, value in fields.items() for item in (value if isinstance(value, list) else [value])]
    return b"".join(field(number, item) for number, item in parts)


def read_varint(data, at):
    number, shift = 0, 0
    while True:
        number |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return number, at


def fields(data):
    """{number: [whole numbers or bytes]} of a message without fixed-size fields."""
    found, at = {}, 0
    while at < len(data):
        tag, at = read_varint(data, at)
        value, at = read_varint(data, at)
        if tag & 7 == 2:
            value, at = data[at:at + value], at + value
        found.setdefault(tag >> 3, []).append(value)
    return found
