import os

import pyarrow as pa
import pyarrow.json as json
import pyarrow.parquet as pq

schema = pq.read_schema("articles.parquet")
text = {"date_published": pa.string(), "date_candidates": pa.list_(pa.string())}  # pyarrow reads no dates in JSON
options = json.ParseOptions(explicit_schema=pa.schema([(f.name, text.get(f.name, f.type)) for f in schema]))
if os.path.getsize("articles.jsonl"):
    articles = json.read_json("articles.jsonl", json.ReadOptions(block_size=1 << 27), options).cast(schema)
else:  # pyarrow refuses an empty file
    articles = schema.empty_table()
