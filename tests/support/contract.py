"""The contract of the public API as proto/api says it: methods and their REST routes."""
import re

from . import paths


def methods():
    """{name: [(HTTP method, pattern)]} of every method; one without a REST route has an empty list."""
    found = {}
    for path in sorted((paths.ROOT / "proto/api").glob("*.proto")):
        text = path.read_text()
        package = re.search(r"^package ([\w.]+);", text, re.M).group(1)
        for service, body in re.findall(r"^service (\w+) \{\n(.*?)^\}", text, re.M | re.S):
            for comments, method in re.findall(r"((?:  //[^\n]*\n)*)  rpc (\w+)\(", body):
                found[f"{package}.{service}/{method}"] = re.findall(r"// (GET|POST|PUT|PATCH|DELETE) (\S+)", comments)
    return found


def routes():
    """(method, HTTP method, pattern), each route once: of those that share one, the first."""
    seen = set()
    for name, pairs in methods().items():
        for route in pairs:
            if route not in seen:
                seen.add(route)
                yield (name, *route)
