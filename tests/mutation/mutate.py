#!/usr/bin/env python3
"""Mutation testing of the safety core (core/limits).

Each mutant changes one operator, number or constant of one file. All mutants of a file are compiled at once, each in a
namespace of its own, behind the file's public functions, which call the one that PREAMAR_MUTANT names (FILE:NUMBER); so the
tests of core/limits are linked once and run once per mutant. A mutant is killed when one of them fails, does not end,
or when the compiler refuses it. What survives must be argued equivalent, by name, in equivalent.txt beside this script,
or the script ends with 1.

The standard values in the headers (numbers, yes and no) are mutated too: in a copy of the headers each asks PREAMAR_MUTANT_HEADERS
for its value, and files and tests are compiled against the copy.

Results are kept in BUILD/mutation by the digest of the file, the mutant and the tests, so that a second run only tries
what changed. Not part of ctest: it takes minutes.

    tests/mutation/mutate.py [--build build/release] [--file budgets.cpp]
"""
import argparse
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMITS = ROOT / "core/limits"
TESTS = ["tst_limits", "tst_limits_send", "tst_limits_control", "tst_limits_edges", "tst_limits_reference"]
# The test that most likely notices comes first.
FIRST = {"send.cpp": "tst_limits_send", "budgets.cpp": "tst_limits_control", "breakers.cpp": "tst_limits_control",
         "telemetry.cpp": "tst_limits_control"}
SECONDS = 60

# (pattern, replacements); only code outside comments and strings is looked at.
RULES = [
    (r"<=", ["<", ">="]), (r">=", [">", "<="]), (r"==", ["!="]), (r"!=", ["=="]),
    (r"(?<![<\-=>&:\w])<(?![<=\w:])|(?<= )<(?= )", ["<=", ">"]), (r"(?<= )>(?= )", [">=", "<"]),
    (r"&&", ["||"]), (r"\|\|", ["&&"]),
    (r"(?<= )\+(?= )", ["-"]), (r"(?<= )-(?= )", ["+"]), (r"(?<= )\*(?= )", ["/"]), (r"(?<= )/(?= )", ["*"]),
    (r"\+=", ["-="]), (r"-=", ["+="]),
    (r"std::max(?=[(<])", ["std::min"]), (r"std::min(?=[(<])", ["std::max"]),
    (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]),
    (r"(?<=[(\s])!(?=[\w(*])", [""]),
    (r"\bany_of\b", ["all_of"]), (r"\ball_of\b", ["any_of"]), (r"\bnone_of\b", ["any_of"]),
    (r"\bDirection::Up\b", ["Direction::Down"]), (r"\bDirection::Down\b", ["Direction::Up"]),
    (r"\bbreak;", [""]), (r"\bcontinue;", ["break;"]),
]
NUMBER = re.compile(r"(?<![\w.:'])(\d[\d']*\.?\d*)(?![\w.:'])")


def blank(text):
    """Comments, strings and preprocessor lines as spaces, so that positions stay."""
    out = re.sub(r'"(?:\\.|[^"\\\n])*"', lambda m: " " * len(m.group()), text)
    out = re.sub(r"//[^\n]*", lambda m: " " * len(m.group()), out)
    return re.sub(r"^#[^\n]*", lambda m: " " * len(m.group()), out, flags=re.M)


def mutants(text):
    code = blank(text)
    for pattern, replacements in RULES:
        for m in re.finditer(pattern, code):
            for new in replacements:
                yield m.start(), m.end(), new
    for m in NUMBER.finditer(code):
        digits = m.group(1).replace("'", "")
        if "." in digits:
            yield m.start(), m.end(), repr(float(digits) * 1.5 + 0.1)
        else:
            yield m.start(), m.end(), str(int(digits) + 1)
            if int(digits) > 0:
                yield m.start(), m.end(), str(int(digits) - 1)


# Standard values of members and named numbers in headers: "= 10;", "= 0.2;", "{Seconds{43'200}};", "= true;".
STANDARD = re.compile(r"^(?P<head>[ \t]*(?:inline constexpr )?(?:std::int64_t|double|bool|Millis|auto) \w+)"
                      r"(?:(?P<eq> = )(?P<value>\d[\d']*\.?\d*|true|false)|\{Seconds\{(?P<seconds>\d[\d']*)\}\});", flags=re.M)
HEADERS = "headers"


def standards(header):
    """(start, end, value, others, seconds) of each standard value of a header, `others` being what a mutant puts in its place."""
    text = header.read_text()
    for m in STANDARD.finditer(blank(text)):
        group = "value" if m.group("value") else "seconds"
        value = m.group(group).replace("'", "")
        if value in ("true", "false"):
            others = ["false" if value == "true" else "true"]
        elif "." in value:
            others = [repr(float(value) * 1.5 + 0.1), repr(float(value) * 0.5)]
        else:
            others = [str(int(value) + 1), *([str(int(value) - 1)] if int(value) > 0 else [])]
        yield m, group, others


def instrumented(header, first):
    """The header with every standard value asked for at run time, and the names of its mutants from number `first` on."""
    text, out, names, at = header.read_text(), [], [], 0
    for m, group, others in standards(header):
        start, end = m.span(group)
        asked = f"preamarMutant({first + len(names)}, {{{', '.join([text[start:end], *others])}}})"
        names += [name_of(header, text, start, end, o) for o in others]
        out.append(text[at:m.start()] + m.group("head").replace("inline constexpr", "inline const"))
        out.append(f" = {asked};" if group == "value" else f"{{Seconds{{{asked}}}}};")
        at = m.end()
    chooser = ("#include <cstdlib>\n#include <initializer_list>\n#ifndef PREAMAR_MUTANT\n#define PREAMAR_MUTANT\n"
               "// The value of mutant number `first` + i, the first value where another mutant is asked for.\n"
               "template<class T> T preamarMutant(std::size_t first, std::initializer_list<T> values) {\n"
               f"    const char *e = std::getenv(\"{variable(HEADERS + '.h')}\"); const std::size_t n = e ? std::strtoul(e, nullptr, 10) : 0;\n"
               "    return n >= first && n < first + values.size() - 1 ? values.begin()[n - first + 1] : values.begin()[0]; }\n#endif\n")
    return ("".join(out) + text[at:]).replace("#pragma once", "#pragma once\n" + chooser, 1), names


def name_of(path, text, start, end, new):
    """Stable under edits elsewhere: the line's own words, not its number."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first:last]
    at = line[: start - first].count(text[start:end])
    return f"{path.name}: {line.strip()} [{text[start:end]}#{at + 1} -> {new or 'nothing'}]"


def split_arguments(text):
    """The parameters of a declaration; commas within <>, () or {} do not count."""
    out, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "<({") - (c in ">)}")
        if c == "," and depth == 0:
            out.append(text[start:i])
            start = i + 1
    return [p.strip() for p in [*out, text[start:]] if p.strip()]


def declarations():
    """Every public function of core/limits: name -> (type, parameters, their names)."""
    out = {}
    for header in sorted(LIMITS.glob("*.h")):
        code = blank(header.read_text())
        for m in re.finditer(r"^(?:\[\[nodiscard\]\] )?([\w:<>]+) (\w+)\(([^;{}]*(?:\{\}[^;{}]*)*)\);", code, flags=re.M):
            parameters = [re.sub(r"\s*=.*", "", " ".join(p.split())) for p in split_arguments(m.group(3))]
            out[m.group(2)] = (m.group(1), parameters, [re.search(r"(\w+)$", p).group(1) for p in parameters])
    return out


def many(text, changed, functions):
    """One source with the file as it is (number 0) and its mutants {number: text}, behind the functions it defines."""
    own = {n: d for n, d in functions.items() if re.search(rf"^[\w:<>]+ {n}\(", text, flags=re.M)}
    includes = re.findall(r"^#include[^\n]*", text, flags=re.M)
    out = [*includes, "#include <cstdlib>", "namespace preamar::limits {"]
    for number, body in {0: text, **changed}.items():
        body = re.sub(r"^#include[^\n]*", "", body, flags=re.M)
        for name in own:
            body = re.sub(rf"\b{name}\(", f"mutated_{name}(", body)
        body = body.replace("namespace preamar::limits {", f"namespace mutant_{number} {{", 1)
        out.append(f'#line 1 "mutant_{number}"')
        out.append(f"namespace mutant_{number} {{")
        out += [f"{t} mutated_{n}({', '.join(p)});" for n, (t, p, _) in own.items()]
        out += ["}", body]
    out.append('#line 1 "dispatch"')
    numbers = [0, *changed]
    last = max(numbers)
    out.append("static std::size_t chosen() { static const std::size_t n = [] { const char *e = std::getenv(MUTANT_VARIABLE);"
               " return e ? std::strtoul(e, nullptr, 10) : 0UL; }(); return n; }")
    for n, (t, p, names) in own.items():
        rows = ", ".join(f"&mutant_{i if i in changed else 0}::mutated_{n}" for i in range(last + 1))
        out.append(f"{t} {n}({', '.join(p)}) {{ static {t} (*const table[])({', '.join(p)}) = {{{rows}}};"
                   f" return table[chosen()]({', '.join(names)}); }}")
    out.append("}")
    return "\n".join(out) + "\n"


def variable(file):
    return "PREAMAR_MUTANT_" + Path(file).stem.upper()


class Bench:
    def __init__(self, build, work):
        self.build, self.work = build, work
        commands = {Path(c["file"]).name: c for c in json.loads((build / "compile_commands.json").read_text())
                    if Path(c["file"]).parent in (LIMITS, ROOT / "tests/core/limits")}
        self.flags = {}
        for name, c in commands.items():
            parts = shlex.split(c["command"])
            if parts[0].endswith("ccache"):
                parts = parts[1:]
            out = parts.index("-o")
            self.flags[name] = [p for i, p in enumerate(parts) if i not in (out, out + 1)
                                and p not in ("-c", c["file"], "-MD", "-Werror") and not p.endswith(name)
                                and not p.startswith(("-W", "-O", "-flto", "-D_FORTIFY"))] + ["-O0", "-w", "-fPIC"]

    def compile(self, name, source, target, headers=()):
        done = subprocess.run([self.flags[name][0], *(f"-I{h}" for h in headers), *self.flags[name][1:], f'-DMUTANT_VARIABLE="{variable(name)}"',
                               "-I", str(ROOT), "-c", str(source), "-o", str(target)], cwd=self.build, capture_output=True, text=True)
        return done.stderr if done.returncode != 0 else None

    def compile_all(self, name, text, changed, functions):
        """The object of a file with its mutants; those that the compiler refuses are returned and left out."""
        source, target, refused = self.work / f"many_{name}", self.work / f"{name}.o", set()
        while True:
            source.write_text(many(text, {n: t for n, t in changed.items() if n not in refused}, functions))
            errors = self.compile(name, source, target)
            if errors is None:
                return target, refused
            found = {int(n) for n in re.findall(r"^mutant_(\d+):\d+:\d+: error", errors, flags=re.M)} - refused
            found |= {int(n) for n in re.findall(r"mutant_(\d+)::\S+[^\n]* (?:used but never defined|was not declared)", errors)} - refused
            if not found or 0 in found:
                sys.exit(f"{name} does not compile:\n{errors[:4000]}")
            refused |= found

    def compile_headers(self, copies):
        """Files and tests against headers that ask for their standard values: the objects of the files, and of each test."""
        folder = self.work / "headers"
        (folder / "core/limits").mkdir(parents=True, exist_ok=True)
        for name, text in copies.items():
            (folder / "core/limits" / name).write_text(text)
        objects = {}
        for source in [*sorted(LIMITS.glob("*.cpp")), *(ROOT / f"tests/core/limits/{t}.cpp" for t in TESTS)]:
            target = folder / f"{source.stem}.o"
            if errors := self.compile(source.name, source, target, [folder]):
                sys.exit(f"{source.name} does not compile against the mutated headers:\n{errors[:4000]}")
            objects[source.stem] = target
        for test in TESTS:
            self.link(test, [o for n, o in objects.items() if n not in TESTS], objects[test])

    def link(self, test, objects, own=None):
        commands = subprocess.run(["ninja", "-C", str(self.build), "-t", "commands", test], capture_output=True, text=True, check=True)
        link = [c for c in commands.stdout.splitlines() if f"-o bin/{test}" in c][-1]
        link = re.sub(r"\S*libpreamar_core_limits\.a", " ".join(map(str, objects)), link, count=1)
        link = re.sub(r"\S*libpreamar_core_limits\.a", "", link).replace(f"-o bin/{test}", f"-o {self.work / test}")
        if own is not None:
            link = re.sub(rf"\S*/{test}\.cpp\.o", str(own), link, count=1)
        subprocess.run(link, shell=True, cwd=self.build, capture_output=True, check=True)

    def fails(self, test, file=None, number=0):
        environment = {**os.environ, "PREAMAR_STATES": "4000", "QT_QPA_PLATFORM": "offscreen"}
        if file:
            environment[variable(file)] = str(number)
        try:
            ran = subprocess.run([str(self.work / test)], env=environment, capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"{test}: did not end"
        return test if ran.returncode != 0 else None

    def result(self, file, number):
        first = FIRST.get(file, TESTS[0])
        for test in [first, *(t for t in TESTS if t != first)]:
            if how := self.fails(test, file, number):
                return how
        return "survived"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", default="build/release")
    options.add_argument("--file", action="append")
    options.add_argument("--list", action="store_true", help="only name the mutants")
    given = options.parse_args()
    build = (ROOT / given.build).resolve()
    work = build / "mutation"
    work.mkdir(exist_ok=True)
    argued = {}
    for line in (ROOT / "tests/mutation/equivalent.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" :: ")
            argued[name] = reason
    tests = hashlib.sha256()
    for path in sorted((ROOT / "tests/core/limits").iterdir()):
        tests.update(path.read_bytes())
    kept_at = work / "results.json"
    kept = json.loads(kept_at.read_text()) if kept_at.exists() else {}
    files = {}
    seen = set()
    for path in sorted(LIMITS.glob("*.cpp")):
        text = path.read_text()
        rows = files.setdefault(path.name, [])
        for start, end, new in mutants(text):
            name = name_of(path, text, start, end, new)
            while name in seen:
                name += "'"
            seen.add(name)
            changed = text[:start] + new + text[end:]
            rows.append((name, changed, hashlib.sha256((changed + tests.hexdigest()).encode()).hexdigest()))
    todo = {f: rows for f, rows in files.items() if not given.file or f in given.file}
    if given.list:
        print("\n".join(name for rows in todo.values() for name, _, _ in rows))
        return 0
    bench = Bench(build, work)
    functions = declarations()
    objects = []
    refused = {}
    for file, rows in files.items():
        changed = {n: text for n, (_, text, key) in enumerate(rows, 1) if file in todo and key not in kept}
        target, refused[file] = bench.compile_all(file, (LIMITS / file).read_text(), changed, functions)
        objects.append(target)
    for test in TESTS:
        bench.link(test, objects)
        if how := bench.fails(test):
            print(f"{test} without any mutant: {how}", file=sys.stderr)
            return 1
    killed, equivalent, alive, used = 0, 0, [], set()
    total = sum(map(len, todo.values()))
    for file, rows in todo.items():
        for number, (name, _, key) in enumerate(rows, 1):
            if key not in kept:
                kept[key] = "does not compile" if number in refused[file] else bench.result(file, number)
            if kept[key] != "survived":
                killed += 1
            elif name in argued:
                equivalent += 1
                used.add(name)
            else:
                alive.append(name)
                print("ALIVE", name, flush=True)
        kept_at.write_text(json.dumps(kept))
        print(f"{file}: {len(rows)} mutants", file=sys.stderr, flush=True)
    if not given.file or HEADERS in given.file:
        copies, named = {}, []
        for header in sorted(LIMITS.glob("*.h")):
            copies[header.name], names = instrumented(header, 1 + len(named))
            named += names
        total += len(named)
        bench.compile_headers(copies)
        for test in TESTS:
            if how := bench.fails(test):
                print(f"{test} against the copied headers, without any mutant: {how}", file=sys.stderr)
                return 1
        whole = "".join(path.read_text() for path in sorted(LIMITS.iterdir()) if path.suffix in (".h", ".cpp"))
        for number, name in enumerate(named, 1):
            key = hashlib.sha256((whole + name + tests.hexdigest()).encode()).hexdigest()
            if key not in kept:
                kept[key] = bench.result(HEADERS + ".h", number)
            if kept[key] != "survived":
                killed += 1
            elif name in argued:
                equivalent += 1
                used.add(name)
            else:
                alive.append(name)
                print("ALIVE", name, flush=True)
        kept_at.write_text(json.dumps(kept))
        print(f"headers: {len(named)} mutants", file=sys.stderr, flush=True)
    stale = [] if given.file else [name for name in argued if name not in used]
    for name in stale:
        print("ARGUED FOR NOTHING", name)
    refusals = sum(len(r) for r in refused.values())
    print(f"{total} mutants: {killed} killed ({refusals} by the compiler in this run), {equivalent} argued equivalent, {len(alive)} alive")
    return 1 if alive or stale else 0


if __name__ == "__main__":
    sys.exit(main())
