"""Charts made at random: expressions over values of every shape, most of them of the right type, in statements of every kind."""
import json
import random

WORDS = ["", "a", "web", "Hello World", "x-y_z", "foo bar baz", "1.2.3", "v2.0.0-rc.1+b", "yes", "null", "0x1F", "012", "1e3", "3.14", "-7", "42", "true",
         "a,b,,c", "line one\nline two", "  padded  ", "ünïcode ✓", "UPPER lower", "fooBarBaz", "HTTPServer", "a/b/../c.txt", "{\"a\": [1, 2]}",
         "k: v\nl:\n- 1\n", "$1.50", "tab\there", "quote\"s'", "#hash", "- dash", "key: value", "http://u:p@h:8080/p/q?r=s#f", "2020-07-01T02:03:04Z", "YWJj", "a.b.c"]
KEYS = ["a", "b", "name", "x-y", "10", "9", "A", "long key", "image", "tag"]
PATTERNS = ["a", "^a", "[a-z]+", "o", "(a)(b)?", "\\\\d+", "b*", "\\\\s", ".", "x|y"]
RANGES = ["1.2.3", "^1.2", "~1.2.0", ">=1.0.0", "*", "1.x", "<2", ">=1.2-0 <2", "1.2 - 1.4", "latest"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = []
        self.depth = 0

    def pick(self, items):
        return self.random.choice(items)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    # ---- values ----

    def scalar(self):
        return self.pick([None, True, False, 0, 1, -3, 7, 10, 1000000, 123456789, 12345678901, 0.5, -1.25, 1e21, 1e-7, 100.0, *WORDS[:]])

    def value(self, depth=0):
        kind = self.random.randrange(10)
        if depth > 3 or kind < 6:
            return self.scalar()
        if kind < 8:
            return [self.value(depth + 1) for _ in range(self.random.randrange(4))]
        return {self.pick(KEYS): self.value(depth + 1) for _ in range(self.random.randrange(5))}

    def values(self):
        return {"str": self.pick(WORDS), "num": self.pick([0, 1, 3, 8, -2, 1.5]), "flag": self.chance(2), "nothing": None,
                "list": [self.pick(WORDS) for _ in range(self.random.randrange(5))],
                "mixed": [self.value(2) for _ in range(self.random.randrange(5))],
                "map": {key: self.value(2) for key in self.random.sample(KEYS, self.random.randrange(6))},
                "deep": {"a": {"b": {"c": self.scalar()}}, "any": self.value()}}

    # ---- expressions ----

    def literal(self, text):
        return json.dumps(text, ensure_ascii=False).replace("\\u007f", "\\x7f")

    def any(self):
        return self.pick([self.text, self.number, self.flag, self.list, self.map, self.loose])()

    def loose(self):
        return self.pick([".Values.str", ".Values.num", ".Values.flag", ".Values.nothing", ".Values.deep.any", ".Values.deep.a.b.c", ".Values.absent", ".Values.map",
                          ".Values.mixed", ".Values.list", "(index .Values.map \"a\")", "(first .Values.mixed)", "(last .Values.list)",
                          "(dig \"a\" \"b\" \"none\" .Values.map)", "(get .Values.map \"b\")", ".Release.Name", ".Chart.Name", ".Values.deep", *self.variables])

    def call(self, name, *arguments):
        if self.chance(6) and arguments:
            return f"({arguments[-1]} | {' '.join([name, *arguments[:-1]])})"
        return f"({' '.join([name, *arguments])})"

    def deeper(self, simple, makers):
        self.depth += 1
        try:
            if self.depth > 4 or self.chance(4):
                return simple()
            if self.chance(40):
                return self.loose()
            return self.pick(makers)()
        finally:
            self.depth -= 1

    def int(self):
        return self.pick(["0", "1", "2", "3", "5", "8", "-1", "12", "0x10", "(int .Values.num)", "(len .Values.list)"])

    def text(self):
        plain = ["upper", "lower", "title", "untitle", "trim", "nospace", "swapcase", "snakecase", "camelcase", "kebabcase", "quote", "squote", "b64enc", "b64dec",
                 "sha256sum", "sha1sum", "adler32sum", "initials", "toString", "base", "dir", "ext", "clean", "html", "js", "urlquery", "regexQuoteMeta",
                 "b32enc", "print", "toJson", "toYaml", "toPrettyJson", "toRawJson", "typeOf", "kindOf", "tpl_safe"]
        makers = [lambda: self.call(self.pick(plain[:-9]), self.text()),
                  lambda: self.call(self.pick(plain[-9:-1]), self.any()),
                  lambda: self.call("trunc", self.int(), self.text()),
                  lambda: self.call("substr", self.int(), self.int(), self.text()),
                  lambda: self.call("replace", self.text(), self.text(), self.text()),
                  lambda: self.call(self.pick(["indent", "nindent"]), self.pick(["0", "2", "4"]), self.text()),
                  lambda: self.call("repeat", self.pick(["0", "1", "3"]), self.text()),
                  lambda: self.call(self.pick(["trimSuffix", "trimPrefix", "trimAll"]), self.text(), self.text()),
                  lambda: self.call("abbrev", self.pick(["4", "5", "9"]), self.text()),
                  lambda: self.call("wrap", self.pick(["3", "10"]), self.text()),
                  lambda: self.call("wrapWith", self.pick(["3", "10"]), "\"|\"", self.text()),
                  lambda: self.call("plural", self.text(), self.text(), self.pick(["0", "1", "2"])),
                  lambda: self.call("cat", self.any(), self.any()),
                  lambda: self.call("print", self.any(), self.any()),
                  lambda: self.call("printf", self.literal(self.pick(["%s", "%v", "%q", "%d", "%T", "%5s|", "%-5v|", "%05d", "%x", "%.2f", "%t", "%#v", "%+v", "%c", "%e"])), self.any()),
                  lambda: self.call("printf", "\"%s-%v\"", self.text(), self.any()),
                  lambda: self.call("join", self.literal(self.pick([",", "", "-"])), self.list()),
                  lambda: self.call("regexReplaceAll", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text(), self.literal(self.pick(["x", "${1}", "$1y", ""]))),
                  lambda: self.call("regexReplaceAllLiteral", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text(), self.literal(self.pick(["x", "$1"]))),
                  lambda: self.call("regexFind", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text()),
                  lambda: self.call("default", self.text(), self.loose()),
                  lambda: self.call("ternary", self.text(), self.text(), self.flag()),
                  lambda: self.call("include", "\"part\"", self.any()),
                  lambda: self.call("tpl", self.literal("{{ .Values.str }}-{{ .Values.num }}"), "$"),
                  lambda: self.call("toYaml", self.map()), lambda: self.call("toJson", self.list()), lambda: self.call("toToml", self.map())]
        return self.deeper(lambda: self.pick([self.literal(self.pick(WORDS)), ".Values.str", ".Chart.Name"]), makers)

    def number(self):
        makers = [lambda: self.call(self.pick(["add", "sub", "mul", "max", "min"]), self.number(), self.number()),
                  lambda: self.call(self.pick(["div", "mod"]), self.number(), self.pick(["1", "2", "7", "-3"])),
                  lambda: self.call(self.pick(["int", "int64", "float64", "add1"]), self.any()),
                  lambda: self.call("atoi", self.text()), lambda: self.call("len", self.pick([self.text, self.list, self.map])()),
                  lambda: self.call(self.pick(["floor", "ceil"]), self.number()), lambda: self.call("round", self.number(), self.pick(["0", "1", "2"])),
                  lambda: self.call(self.pick(["addf", "subf", "mulf", "maxf", "minf"]), self.number(), self.number()),
                  lambda: self.call("divf", self.number(), self.pick(["1", "2.5", "4"]))]
        return self.deeper(lambda: self.pick([self.int(), ".Values.num", "1.5", "100", "1e3"]), makers)

    def flag(self):
        makers = [lambda: self.call(self.pick(["eq", "ne"]), self.text(), self.text()),
                  lambda: self.call(self.pick(["lt", "le", "gt", "ge", "eq"]), self.call("int", self.number()), self.call("int", self.number())),
                  lambda: self.call("not", self.any()), lambda: self.call(self.pick(["and", "or"]), self.any(), self.any()),
                  lambda: self.call(self.pick(["contains", "hasPrefix", "hasSuffix"]), self.text(), self.text()),
                  lambda: self.call("empty", self.any()), lambda: self.call("has", self.any(), self.list()),
                  lambda: self.call("hasKey", self.map(), self.literal(self.pick(KEYS))),
                  lambda: self.call("kindIs", self.pick(["\"string\"", "\"map\"", "\"slice\"", "\"float64\"", "\"invalid\""]), self.any()),
                  lambda: self.call("regexMatch", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text()),
                  lambda: self.call("semverCompare", self.literal(self.pick(RANGES)), self.pick(["\"1.2.3\"", "\"2.0.0-rc.1\"", "\"v1.2\"", ".Values.str"])),
                  lambda: self.call("deepEqual", self.any(), self.any()), lambda: self.call(self.pick(["any", "all"]), self.any(), self.any())]
        return self.deeper(lambda: self.pick(["true", "false", ".Values.flag"]), makers)

    def list(self):
        makers = [lambda: self.call("list", *[self.any() for _ in range(self.random.randrange(4))]),
                  lambda: self.call(self.pick(["append", "prepend"]), self.list(), self.any()), lambda: self.call("concat", self.list(), self.list()),
                  lambda: self.call(self.pick(["reverse", "uniq", "compact", "sortAlpha", "toStrings"]), self.list()),
                  lambda: self.call(self.pick(["rest", "initial"]), self.list()), lambda: self.call("without", self.list(), self.any()),
                  lambda: self.call("splitList", self.literal(self.pick([",", " ", "-", ""])), self.text()),
                  lambda: self.call("until", self.pick(["0", "3", "-2"])), lambda: self.call("untilStep", self.int(), self.int(), self.pick(["1", "2", "-1"])),
                  lambda: f"(sortAlpha (keys {self.map()}))", lambda: self.call("slice", self.list(), self.pick(["0", "1"])),
                  lambda: self.call("chunk", "2", self.list()), lambda: self.call("fromJsonArray", self.text()), lambda: self.call("fromYamlArray", self.text()),
                  lambda: self.call("regexFindAll", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text(), self.pick(["-1", "2"])),
                  lambda: self.call("regexSplit", self.literal(self.pick(PATTERNS).replace("\\\\", "\\")), self.text(), self.pick(["-1", "2"])),
                  lambda: self.call("pluck", self.literal(self.pick(KEYS)), self.map(), self.map()), lambda: self.call("splitList", "\" \"", f"(seq {self.int()} {self.int()})")]
        return self.deeper(lambda: self.pick([".Values.list", ".Values.mixed", "(list 1 \"b\" true)"]), makers)

    def map(self):
        makers = [lambda: self.call("dict", *[part for key in self.random.sample(KEYS, self.random.randrange(4)) for part in (self.literal(key), self.any())]),
                  lambda: self.call(self.pick(["merge", "mergeOverwrite"]), f"(deepCopy {self.map()})", self.map()),
                  lambda: self.call(self.pick(["pick", "omit"]), self.map(), self.literal(self.pick(KEYS)), self.literal(self.pick(KEYS))),
                  lambda: self.call("deepCopy", self.map()), lambda: self.call("set", f"(deepCopy {self.map()})", self.literal(self.pick(KEYS)), self.any()),
                  lambda: self.call("unset", f"(deepCopy {self.map()})", self.literal(self.pick(KEYS))),
                  lambda: self.call(self.pick(["fromYaml", "fromJson"]), self.text()), lambda: self.call("fromYaml", f"(toYaml {self.map()})"),
                  lambda: self.call("split", self.literal(self.pick([",", " "])), self.text()), lambda: self.call("splitn", "\" \"", "2", self.text()),
                  lambda: self.call("urlParse", self.literal(self.pick(["http://u:p@h:8080/p/q?r=s#f", "/x", "a://b"])))]
        return self.deeper(lambda: self.pick([".Values.map", ".Values.deep", "(dict \"a\" 1)"]), makers)

    # ---- statements ----

    def shown(self, expression):
        ending = self.pick(["", "", " | quote", " | toJson", " | toYaml", " | printf \"%v\"", " | printf \"%T\"", " | toString"])
        return f"{{{{{self.pick(['', '- '])}{' ' if True else ''}{expression}{ending} {self.pick(['', ' -'])}}}}}".replace("{{-  ", "{{- ").replace("  -}}", " -}}")

    def statement(self, depth=0):
        kind = self.random.randrange(9 if depth < 3 else 4)
        if kind < 4:
            return "[" + self.shown(self.any()) + "]"
        if kind == 4:
            return f"{{{{ if {self.any()} }}}}{self.statement(depth + 1)}{{{{ else if {self.flag()} }}}}B{{{{ else }}}}{self.statement(depth + 1)}{{{{ end }}}}"
        if kind == 5:
            name = f"$v{len(self.variables)}"
            first = f"{{{{ {name} := {self.any()} }}}}"
            self.variables.append(name)
            text = first + self.statement(depth + 1)
            if self.chance(2):
                text += f"{{{{ {name} = {self.any()} }}}}" + self.statement(depth + 1)
            self.variables.pop()
            return text
        if kind == 6:
            head = self.pick(["range $k, $e := {}", "range $e := {}", "range {}"]).format(self.pick([self.list, self.map])())
            own = ["$e"] if "$e" in head else []
            own += ["$k"] if "$k" in head else []
            self.variables += own
            inner = self.statement(depth + 1).replace(".Values", "$.Values").replace(".Chart", "$.Chart").replace(".Release", "$.Release").replace("$$", "$")
            if own:
                del self.variables[-len(own):]
            ending = self.pick(["", "", "{{ else }}none"])
            jump = self.pick(["", "", "", "{{ break }}", "{{ continue }}"])
            return f"{{{{ {head} }}}}({inner}{jump}){ending}{{{{ end }}}}"
        if kind == 7:
            inner = self.statement(depth + 1).replace(".Values", "$.Values").replace(".Chart", "$.Chart").replace(".Release", "$.Release").replace("$$", "$")
            return f"{{{{ with {self.any()} }}}}<{{{{ . }}}}{inner}>{{{{ else }}}}W{{{{ end }}}}"
        return f"{{{{ template \"part\" {self.any()} }}}}"

    def chart(self, count):
        """{path: text} of a chart with `count` statements."""
        lines = ["apiVersion: v1", "kind: ConfigMap", "metadata:", "  name: x", "data:"]
        for place in range(count):
            lines.append(f"  k{place}: |-")
            lines.append(f"    {{{{ cat \">\" (include \"part{place}\" .) \"<\" | nindent 4 }}}}")
        parts = "".join(f"{{{{ define \"part{place}\" }}}}{self.statement()}{{{{ end }}}}\n" for place in range(count))
        return {"Chart.yaml": "apiVersion: v2\nname: random\nversion: 1.2.3\nappVersion: \"4.5\"\n", "values.yaml": json.dumps(self.values(), ensure_ascii=False),
                "templates/_parts.tpl": "{{ define \"part\" }}<{{ . }}>{{ end }}\n" + parts, "templates/a.yaml": "\n".join(lines) + "\n"}

    def sets(self):
        keys = ["str", "num", "new", "map.a", "map.x-y", "list[0]", "list[2]", "mixed[1].q", "deep.a.b.c", "a\\.b", "{", "deep.any"]
        values = ["", "1", "true", "null", "x", "1.5", "010", "{a,b}", "{}", "a\\,b", "-3", "{1,{2}", "[x", "9223372036854775808", "é", " "]
        found = []
        for _ in range(self.random.randrange(4)):
            pairs = ",".join(f"{self.pick(keys)}={self.pick(values)}" for _ in range(1 + self.random.randrange(2)))
            found += [self.pick(["--set", "--set", "--set-string"]), pairs]
        return found
