import pandas as pd
import pyarrow.parquet as pq

# dtype=False: pandas would guess types from names and values. The Parquet file knows them.
articles = pd.read_json("articles.jsonl", lines=True, dtype=False)
articles = articles.astype({f.name: pd.ArrowDtype(f.type) for f in pq.read_schema("articles.parquet")})
