import polars as pl

articles = pl.read_ndjson("articles.jsonl", schema=pl.read_parquet_schema("articles.parquet"))
