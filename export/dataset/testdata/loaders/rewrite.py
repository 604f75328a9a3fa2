"""Writes articles.parquet anew in the ways that other programs would, each under the name of the way."""

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

table = pq.read_table("articles.parquet")


def retyped(change):
    return table.cast(pa.schema([pa.field(f.name, change(f.type), f.nullable) for f in table.schema]))


def unit(u):
    return retyped(lambda t: pa.timestamp(u, "UTC") if pa.types.is_timestamp(t) else t)


pq.write_table(table, "pyarrow.parquet")
pq.write_table(table, "pyarrow_v1_item.parquet", version="1.0", use_compliant_nested_type=False, compression="gzip")
pq.write_table(table, "pyarrow_pages_v2.parquet", data_page_version="2.0", row_group_size=7, compression="brotli", use_dictionary=False)
pq.write_table(table.select(table.column_names[::-1]), "pyarrow_reversed.parquet", compression="none", data_page_size=100)
pq.write_table(unit("ms"), "pyarrow_ms.parquet")
pq.write_table(unit("ns"), "pyarrow_ns.parquet")
pq.write_table(retyped(lambda t: pa.large_string() if pa.types.is_string(t) else t), "pyarrow_large_string.parquet")
pq.write_table(retyped(lambda t: pa.large_list(t.value_type) if pa.types.is_list(t) else t), "pyarrow_large_list.parquet")
pq.write_table(table, "pyarrow_delta.parquet", use_dictionary=False, column_encoding={"body": "DELTA_LENGTH_BYTE_ARRAY", "id": "DELTA_BYTE_ARRAY", "word_count": "DELTA_BINARY_PACKED"})
dictionary = table.set_column(table.schema.get_field_index("source"), "source", table["source"].dictionary_encode())
pq.write_table(dictionary, "pyarrow_dictionary.parquet")
pd.read_parquet("articles.parquet", dtype_backend="pyarrow").to_parquet("pandas.parquet")
pl.read_parquet("articles.parquet").write_parquet("polars.parquet")
duckdb.execute("SET TimeZone = 'Asia/Kathmandu'; COPY (FROM 'articles.parquet') TO 'duckdb.parquet'")
