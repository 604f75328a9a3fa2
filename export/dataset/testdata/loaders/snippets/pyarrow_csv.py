import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq

schema = pq.read_schema("articles.parquet")
articles = csv.read_csv(
    "articles.csv",
    read_options=csv.ReadOptions(block_size=1 << 27),
    parse_options=csv.ParseOptions(newlines_in_values=True),
    convert_options=csv.ConvertOptions(
        # Lists stand as JSON text in CSV.
        column_types={f.name: pa.string() if pa.types.is_list(f.type) else f.type for f in schema},
        null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False,
    ),
)
