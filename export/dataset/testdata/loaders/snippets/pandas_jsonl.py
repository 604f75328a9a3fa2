import pandas as pd
import pyarrow.parquet as pq

types = {f.name: pd.ArrowDtype(f.type) for f in pq.read_schema("articles.parquet")}

# dtype=False: pandas would guess types from names and values. reindex and object: without rows it knows no columns.
articles = pd.read_json("articles.jsonl", lines=True, dtype=False)
articles = articles.reindex(columns=list(types)).astype(object).astype(types)
