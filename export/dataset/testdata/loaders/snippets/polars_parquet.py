import polars as pl

articles = pl.read_parquet("articles.parquet")
