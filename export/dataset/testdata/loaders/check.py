"""Runs each snippet of the README on a dataset and compares what it loads with what was written.

usage: check.py TYPES SNIPPETS..., in the folder of a dataset with an expected.jsonl and an arrow.txt; the last lines say what
differs. The types of the columns must be those in the JSON file TYPES, which is written when it is not there.
"""

import datetime
import json
import pathlib
import sys
import time

LISTS = ["headings", "authors", "tags", "related", "date_candidates"]
TIMES = ["published_at", "modified_at", "retrieved_at"]
INTS = ["word_count", "input_offset"]


def expected():
    def value(name, v):
        if v is None:
            return None
        if name in TIMES:
            return datetime.datetime.strptime(v, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
        if name == "date_published":
            return datetime.date.fromisoformat(v)
        if name == "date_candidates":
            return [datetime.date.fromisoformat(d) for d in v]
        return v

    with open("expected.jsonl", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    names = [line.split(":")[0] for line in pathlib.Path("arrow.txt").read_text().splitlines()]
    return {name: [value(name, r[name]) for r in rows] for name in names}


def load(path):
    """Columns as lists of plain Python values, by the library's own conversion, and the types that the library gives them."""
    code = path.read_text()
    if path.suffix == ".sql":
        import duckdb

        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'America/New_York'")  # must not matter
        connection.execute(code)
        table = connection.table("articles").to_arrow_table()
        columns = table.to_pydict()
        # A moment fetched as a Python value takes another way than one in an Arrow table, and needs pytz.
        [(first,)] = connection.execute("SELECT min(published_at) FROM articles").fetchall()
        stated = [t for t in columns["published_at"] if t is not None]
        if stated and (first is None or first.utcoffset() is None or first != min(stated)):
            raise ValueError(f"the first published_at is fetched as {first!r}")
        return columns, {f.name: str(f.type) for f in table.schema}
    scope = {}
    exec(compile(code, path.name, "exec"), scope)
    articles = scope["articles"]
    if hasattr(articles, "to_pydict"):  # pyarrow
        return articles.to_pydict(), {f.name: str(f.type) for f in articles.schema}
    if hasattr(articles, "to_dict") and hasattr(articles, "iloc"):  # pandas
        import pandas as pd

        def plain(v):
            if isinstance(v, list) or not pd.api.types.is_scalar(v):
                return list(v)
            if pd.isna(v):
                return None
            return v.to_pydatetime() if isinstance(v, pd.Timestamp) else v

        return {c: [plain(v) for v in articles[c]] for c in articles.columns}, {c: str(t) for c, t in articles.dtypes.items()}
    return articles.to_dict(as_series=False), {c: str(t) for c, t in articles.schema.items()}  # Polars


def wrong_type(name, v):
    if v is None:
        return False
    if name in TIMES:
        return not isinstance(v, datetime.datetime) or v.utcoffset() is None
    if name == "date_published":
        return type(v) is not datetime.date
    if name in INTS:
        return isinstance(v, float) or not hasattr(v, "__index__")
    if name in LISTS:
        return not isinstance(v, list)
    return not isinstance(v, str)


def normal(name, v, textual):
    """CSV and pandas give dates in lists as text, pyarrow gives lists of a CSV as JSON text."""
    if name in LISTS and isinstance(v, str) and textual:
        v = json.loads(v)
    if name == "date_candidates" and textual and v is not None:
        v = [datetime.date.fromisoformat(d) if isinstance(d, str) else d for d in v]
    return v


def main(types, *folders):
    want = expected()
    failed = 0
    types = pathlib.Path(types)
    known, seen_types = json.loads(types.read_text()) if types.exists() else None, {}
    import pyarrow.parquet as pq

    seen = "".join(f"{f.name}: {f.type}{'' if f.nullable else ' not null'}\n" for f in pq.read_schema("articles.parquet"))
    stated = pathlib.Path("arrow.txt").read_text()
    if seen != stated:
        print(f"pyarrow sees\n{seen}\nin the Parquet file, and dateline schema --as arrow says\n{stated}")
        failed += 1
    for path in [p for folder in folders for p in sorted(pathlib.Path(folder).iterdir())]:
        start = time.monotonic()
        textual = path.stem in ("pandas_csv", "pyarrow_csv")
        problems = []
        try:
            got, seen_types[path.name] = load(path)
        except Exception as e:  # whatever a library throws is the finding
            print(f"{path.name}: {type(e).__name__}: {e}")
            failed += 1
            continue
        if list(got) != list(want):
            problems.append(f"columns {list(got)}, want {list(want)}")
        if known and known[path.name] != seen_types[path.name]:
            differ = [f"{n}: {seen_types[path.name].get(n)}, not {t}" for n, t in known[path.name].items() if seen_types[path.name].get(n) != t]
            problems.append(f"types depend on the values: {differ}")
        for name in want:
            column = [normal(name, v, textual) for v in got.get(name, [])]
            if len(column) != len(want[name]):
                problems.append(f"{name}: {len(column)} rows, want {len(want[name])}")
                continue
            for i, (g, w) in enumerate(zip(column, want[name])):
                if g != w or wrong_type(name, g):
                    problems.append(f"{name}, row {i + 1}: got {g!r:.200}, want {w!r:.200}")
                    break
        for p in problems:
            print(f"{path.name}: {p}")
        failed += bool(problems)
        print(f"# {path.name}: {len(next(iter(got.values())))} rows, {time.monotonic() - start:.1f} s", file=sys.stderr)
    if known is None:
        types.write_text(json.dumps(seen_types))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
