"""Runs each snippet of the README on a dataset and compares what it loads with what was written.

usage: check.py SNIPPETS..., in the folder of a dataset with an expected.jsonl and an arrow.txt; the last lines say what differs.
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
    return {name: [value(name, r[name]) for r in rows] for name in rows[0]}


def load(path):
    """Columns as lists of plain Python values, by the library's own conversion."""
    code = path.read_text()
    if path.suffix == ".sql":
        import duckdb

        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'America/New_York'")  # must not matter
        connection.execute(code)
        columns = connection.table("articles").to_arrow_table().to_pydict()
        # A moment fetched as a Python value takes another way than one in an Arrow table, and needs pytz.
        [(first,)] = connection.execute("SELECT min(published_at) FROM articles").fetchall()
        if first is None or first.utcoffset() is None or first != min(t for t in columns["published_at"] if t is not None):
            raise ValueError(f"the first published_at is fetched as {first!r}")
        return columns
    scope = {}
    exec(compile(code, path.name, "exec"), scope)
    articles = scope["articles"]
    if hasattr(articles, "to_pydict"):  # pyarrow
        return articles.to_pydict()
    if hasattr(articles, "to_dict") and hasattr(articles, "iloc"):  # pandas
        import pandas as pd

        def plain(v):
            if isinstance(v, list) or not pd.api.types.is_scalar(v):
                return list(v)
            if pd.isna(v):
                return None
            return v.to_pydatetime() if isinstance(v, pd.Timestamp) else v

        return {c: [plain(v) for v in articles[c]] for c in articles.columns}
    return articles.to_dict(as_series=False)  # Polars


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


def main(folders):
    want = expected()
    failed = 0
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
            got = load(path)
        except Exception as e:  # whatever a library throws is the finding
            print(f"{path.name}: {type(e).__name__}: {e}")
            failed += 1
            continue
        if list(got) != list(want):
            problems.append(f"columns {list(got)}, want {list(want)}")
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
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
