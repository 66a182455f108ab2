"""Charts made at random: expressions over values of every shape, most of them of the right type, in statements of every kind."""
import json
import random

WORDS = ["", "a", "web", "Hello World", "x-y_z", "foo bar baz", "1.2.3", "v2.0.0-rc.1+b", "yes", "null", "0x1F", "012", "1e3", "3.14", "-7", "42", "true",
         "a,b,,c", "line one\nline two", "  padded  ", "ünïcode ✓", "UPPER lower", "fooBarBaz", "HTTPServer", "a/b/../c.txt", "{\"a\": [1, 2]}",
         "k: v\nl:\n- 1\n", "$1.50", "tab\there", "quote\"s'", "#hash", "- dash", "key: value", "http://u:p@h:8080/p/q?r=s#f", "2020-07-01T02:03:04Z", "YWJj", "a.b.c"]
KEYS = ["a", "b", "name", "x-y", "10", "9", "A", "long key", "image", "tag"]
PATTERNS = ["a", "^a", "[a-z]+", "o", "(a)(b)?", "\\\\d+", "b*", "\\\\s", ".", "x|y"]
RANGES = ["1.2.3", "^1.2", "~1.2.0", ">=1.0.0", "*", "1.x", "<2", ">=1.2-0 <2", "1.2 - 1.4", "latest"]

# Every function that gives the same each time and reaches nothing outside: called with whatever arguments.
FUNCTIONS = """abbrev abbrevboth add add1 add1f addf adler32sum all and any append atoi b32dec b32enc b64dec b64enc base camelcase cat ceil chunk clean coalesce
compact concat contains date dateInZone dateModify deepCopy deepEqual default dict dig dir div divf duration durationRound empty eq ext fail first float64 floor
fromJson fromJsonArray fromToml fromYaml fromYamlArray ge get gt has hasKey hasPrefix hasSuffix html htmlDate include indent index initial initials int int64 isAbs
join js kebabcase keys kindIs kindOf last le len list lookup lower lt max maxf merge mergeOverwrite min minf mod mul mulf mustAppend mustChunk mustCompact
mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll
mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson
mustUniq mustWithout ne nindent nospace not omit or osBase osClean osDir osExt osIsAbs pick pluck plural prepend print printf println push quote regexFind
regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace required rest reverse round semver semverCompare seq set
sha1sum sha256sum sha512sum slice snakecase sortAlpha split splitList splitn squote sub subf substr swapcase ternary title toDate toDecimal toJson toPrettyJson
toRawJson toString toStrings toToml toYaml toYamlPretty tpl trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset
until untilStep untitle upper urlJoin urlParse urlquery values without wrap wrapWith""".split()
ODD = ["nil", "true", "0", "-1", "1.5", "1e3", "'a'", "0x1p-2", "1_000", "\"\"", "\"a\"", "\"%\"", "\"[\"", "\"2006-01-02\"", "\"1h30m\"", "\"1.2.3\"", "\"a.b\"", "`raw\\n`", "(list)", "(dict)",
       "(list nil)", "(dict \"a\" nil)", "(until 3)", "$", ".Values", ".Values.absent", ".Values.nothing", ".Chart", ".Release.IsInstall", ".Release.Revision", ".Capabilities.KubeVersion",
       ".Capabilities.KubeVersion.Version", ".Capabilities.APIVersions", ".Template.Name", ".Files", "(.Files.Get \"f.txt\")", "(.Files.Glob \"*.txt\")", "(.Files.Lines \"f.txt\")",
       "(.Files.Glob \"*\").AsConfig", "(.Files.Glob \"f*\").AsSecrets", "(.Files.GetBytes \"f.txt\")", "(.Capabilities.APIVersions.Has \"v1\")", ".Chart.Dependencies",
       "(semver \"1.2.3-a+b\")", "(toDate \"2006-01-02\" \"2020-02-29\")", "(fromYaml \"a: [1, 2.5, ~]\")", "(splitn \" \" 2 \"a b c\")", "(urlParse \"http://h/p?q\")", "(1 | int64)",
       "(index (list 1 2 3) 1)", "(\"abc\" | upper)", "(include \"part\" .)", "(tuple 1 \"b\")", "(keys (dict \"z\" 1))", "(float64 3)", ".Subcharts"]

PARTS = """{{ define "part" }}<{{ . }}>{{ end }}
{{- define "down" }}{{ . }}{{ if gt (int .) 0 }},{{ include "down" (sub (int .) 1) }}{{ end }}{{ end }}
{{- define "walk" }}{{ if kindIs "map" .v }}{ {{- range $k, $e := .v }}{{ $k }}={{ include "walk" (dict "v" $e "root" $.root) }};{{ end }}}{{ else }}{{ toJson .v }}{{ end }}{{ end }}
"""


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = []
        self.calmness = self.pick([4, 40, 1000])
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
                "templated": {"plain": "{{ .Values.str }}", "inner": "{{ .Values.templated.plain }}{{ include \"part\" .Values.num }}", "broken": "{{ .Values.str",
                              "outer": "{{ range .Values.list }}{{ tpl $.Values.templated.plain $ }},{{ end }}"},
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

    def odd(self):
        """A function of whatever name with whatever arguments."""
        arguments = [self.pick([lambda: self.pick(ODD), lambda: self.pick(ODD), self.any])() for _ in range(self.pick([0, 1, 1, 2, 2, 2, 3, 3, 4]))]
        name = self.pick(FUNCTIONS)
        return f"({' '.join([name, *arguments])})" if not self.chance(4) or not arguments else f"({arguments[-1]} | {' '.join([name, *arguments[:-1]])})"

    def recursion(self):
        """Parts that call themselves, and templates that are texts."""
        return self.pick([lambda: f"(include \"down\" {self.pick(['0', '1', '4', '(len .Values.list)'])})",
                          lambda: "(include \"walk\" (dict \"v\" .Values.deep \"root\" $))",
                          lambda: f"(tpl {self.literal('{{ define ' + chr(34) + 'x' + chr(34) + ' }}<{{ . }}>{{ end }}{{ include ' + chr(34) + 'x' + chr(34) + ' .Values.str }}')} $)",
                          lambda: f"(tpl (toYaml .Values.templated) (dict \"Values\" .Values \"Template\" .Template \"a\" {self.any()}))",
                          lambda: f"(tpl {self.literal('{{ tpl .Values.templated.inner . }}')} $)",
                          lambda: f"(tpl .Values.templated.{self.pick(['plain', 'inner', 'broken', 'outer'])} $)",
                          lambda: f"(include (print \"pa\" \"rt\") {self.any()})", lambda: "(include .Values.str .)"])()

    def statement(self, depth=0):
        if self.chance(self.calmness):
            return "[" + self.shown(self.pick([self.odd, self.odd, self.recursion])()) + "]"
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
        files = {"values.yaml": json.dumps(self.values(), ensure_ascii=False), "f.txt": "one\ntwo\n\nlast", "g.txt": "", "x/f.txt": "inner",
                 "templates/_parts.tpl": PARTS + parts, "templates/a.yaml": "\n".join(lines) + "\n"}
        metadata = {"apiVersion": "v2", "name": "random", "version": "1.2.3", "appVersion": "4.5"}
        if self.chance(3):
            self.add_subcharts(files, metadata)
        if self.chance(8):
            files["values.schema.json"] = json.dumps(self.schema())
        if self.chance(12):
            files["templates/hook.yaml"] = self.hook()
        files["Chart.yaml"] = json.dumps(metadata)
        return files

    # ---- charts within ----

    def shown_values(self, name):
        return f"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}-{{{{ .Chart.Name }}}}\ndata:\n  v: {{{{ .Values | toJson | quote }}}}\n" \
               f"  c: {{{{ .Chart | toJson | quote }}}}\n  s: {{{{ keys .Subcharts | sortAlpha | toJson | quote }}}}\n"

    def sub_values(self):
        own = {key: self.pick([1, "x", None, True, [1], {"m": 1}, {"m": {"n": "o"}}]) for key in self.random.sample(["a", "b", "c", "list", "exports", "enabled"], 3)}
        if self.chance(2):
            own["exports"] = {"data": {"shared": self.scalar(), "b": self.pick([1, None, {"q": 1}])}}
        if self.chance(3):
            own["global"] = {"g": self.scalar(), "h": self.pick([{"x": 1}, None])}
        if self.chance(3):
            own["inner"] = {"deep": self.pick([{"k": 1}, None, "text"])}
        return own

    def dependency(self, name):
        found = {"name": name, "version": self.pick(["1.0.0", "1.x", "^1.0.0", "*", "2.x" if self.chance(10) else ">=0.1"])}
        if self.chance(3):
            found["alias"] = self.pick(["other", name + "-2", "sub"])
        if self.chance(2):
            found["condition"] = self.pick([f"{name}.enabled", "flag", "absent.x", "flag,list", f"{found.get('alias', name)}.enabled,flag", "str", "deep.a.b.c"])
        if self.chance(3):
            found["tags"] = self.pick([["front"], ["front", "back"], ["none"]])
        if self.chance(3):
            found["import-values"] = self.pick([["data"], ["data", "none"], [{"child": "inner", "parent": "imported"}], [{"child": "exports.data", "parent": "."}],
                                                [{"child": "a", "parent": "deep.a"}], ["data", {"child": "none", "parent": "x"}], [{"child": "list", "parent": "str"}]])
        if self.chance(4):
            found["repository"] = "https://charts.example.test"
        return found

    def add_subcharts(self, files, metadata):
        names = self.random.sample(["sub", "lib", "low", "zed"], self.random.randrange(1, 4))
        metadata["dependencies"] = [self.dependency(name) for name in names if not self.chance(4)]
        if self.chance(6) and metadata["dependencies"]:
            metadata["dependencies"].append(self.dependency(names[0]))
        values = json.loads(files["values.yaml"])
        for name in names:
            folder = f"charts/{name}"
            own = {"apiVersion": self.pick(["v1", "v2", "v2"]), "name": name, "version": "1.0.0"}
            if name == "lib" and self.chance(2):
                own["type"] = "library"
            if self.chance(4):
                files[f"{folder}/charts/leaf/Chart.yaml"] = json.dumps({"apiVersion": "v2", "name": "leaf", "version": "1.0.0"})
                files[f"{folder}/charts/leaf/values.yaml"] = json.dumps(self.sub_values())
                files[f"{folder}/charts/leaf/templates/l.yaml"] = self.shown_values("l")
                if self.chance(2):
                    own["dependencies"] = [self.dependency("leaf")]
            files[f"{folder}/Chart.yaml"] = json.dumps(own)
            files[f"{folder}/values.yaml"] = json.dumps(self.sub_values()) if not self.chance(8) else ""
            files[f"{folder}/templates/s.yaml"] = self.shown_values("s")
            if self.chance(4):
                files[f"{folder}/templates/_x.tpl"] = "{{ define \"part\" }}!{{ . }}!{{ end }}"
            if not self.chance(3):
                values[self.pick([name, "other", "sub"])] = self.pick([self.sub_values(), None, {}, "text" if self.chance(6) else {"enabled": self.chance(2)}])
        if self.chance(2):
            values["tags"] = self.pick([{"front": False}, {"front": True, "back": False}, {"front": "no"}])
        if self.chance(2):
            values["global"] = self.pick([{"g": 1}, {"h": {"y": 2}}, {}])
        files["values.yaml"] = json.dumps(values, ensure_ascii=False)
        files["templates/own.yaml"] = self.shown_values("own")

    def schema(self):
        kinds = [{"type": "string"}, {"type": "integer"}, {"type": ["string", "null"]}, {"type": "object", "required": ["a"]}, {"minLength": 3}, {"maximum": 2}, {"enum": ["a", 1, None]},
                 {"pattern": "^[a-z]"}, {"type": "array", "items": {"type": "string"}, "maxItems": 2}, {"const": 1}, {"additionalProperties": False}, {"not": {"type": "string"}},
                 {"anyOf": [{"type": "number"}, {"minLength": 2}]}, {"format": "date-time"}, {"$ref": "#/definitions/d"}, {"multipleOf": 2}, {"uniqueItems": True}]
        return {"$schema": self.pick(["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-04/schema#"]),
                "definitions": {"d": self.pick(kinds[:3])}, "type": "object",
                "properties": {key: self.pick(kinds) for key in self.random.sample(["str", "num", "flag", "nothing", "list", "map", "deep"], 3)}}

    def hook(self):
        return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: h\n  annotations:\n    helm.sh/hook: " + self.pick(["pre-install", "test", "post-install,pre-upgrade", "none", "\"\""]) + \
            f"\n    helm.sh/hook-weight: \"{self.pick(['1', '-2', 'x'])}\"\n---\nkind: Service\napiVersion: v1\nmetadata: {{name: s}}\n"

    def sets(self):
        keys = ["str", "num", "new", "map.a", "map.x-y", "list[0]", "list[2]", "mixed[1].q", "deep.a.b.c", "a\\.b", "{", "deep.any", "deep", "map", "sub.a", "global.g", "sub",
                "list[-1]", "list[1][0]", "[0]", "new[0].a.b", "deep.a[1]", "nothing.x", "str.x", "", "a..b", "tags.front"]
        values = ["", "1", "true", "null", "x", "1.5", "010", "{a,b}", "{}", "a\\,b", "-3", "{1,{2}", "[x", "9223372036854775808", "é", " ", "{a,{b,c}}", "a=b", "\\", "{null,1}", "0.10", "+1", "1e3", "0x10", "~", "True"]
        found = []
        for _ in range(self.random.randrange(4)):
            pairs = ",".join(f"{self.pick(keys)}={self.pick(values)}" for _ in range(1 + self.random.randrange(2)))
            found += [self.pick(["--set", "--set", "--set-string"]), pairs]
        if self.chance(5):
            found += ["--set-json", f"{self.pick(keys)}={json.dumps(self.value(2))}"]
        if self.chance(8):
            found += ["--set-json", json.dumps({self.pick(['str', 'deep', 'new', 'sub']): self.value(2)})]
        if self.chance(8):
            found += ["--set-literal", f"{self.pick(keys)}={self.pick(values)},{self.pick(WORDS)}"]
        return found
