import polars as pl

schema = pl.read_parquet_schema("articles.parquet")
lists = {name: t for name, t in schema.items() if isinstance(t, pl.List)}  # JSON text in CSV

articles = pl.read_csv("articles.csv", schema=schema | dict.fromkeys(lists, pl.String))
articles = articles.with_columns(pl.col(name).str.json_decode(t) for name, t in lists.items())
