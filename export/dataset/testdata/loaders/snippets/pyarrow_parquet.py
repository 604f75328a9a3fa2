import pyarrow.parquet as pq

articles = pq.read_table("articles.parquet")
