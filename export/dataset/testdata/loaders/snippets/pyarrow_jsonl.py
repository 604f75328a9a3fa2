import pyarrow as pa
import pyarrow.json as json
import pyarrow.parquet as pq

schema = pq.read_schema("articles.parquet")
text = {"date_published": pa.string(), "date_candidates": pa.list_(pa.string())}  # pyarrow reads no dates in JSON
articles = json.read_json(
    "articles.jsonl",
    read_options=json.ReadOptions(block_size=1 << 27),
    parse_options=json.ParseOptions(explicit_schema=pa.schema([(f.name, text.get(f.name, f.type)) for f in schema])),
).cast(schema)
