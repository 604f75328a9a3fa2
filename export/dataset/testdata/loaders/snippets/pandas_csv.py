import json

import pandas as pd

lists = ["headings", "authors", "tags", "related", "date_candidates"]  # JSON text in CSV
dtype = dict.fromkeys(pd.read_csv("articles.csv", nrows=0).columns.difference(lists), "string")
dtype |= {"date_published": "date32[day][pyarrow]", "word_count": "int32[pyarrow]", "input_offset": "int64[pyarrow]"}
dtype |= dict.fromkeys(["published_at", "modified_at", "retrieved_at"], "timestamp[us, UTC][pyarrow]")

# keep_default_na=False: "NA" and "null" are names; only an empty cell is null.
articles = pd.read_csv("articles.csv", dtype=dtype, converters=dict.fromkeys(lists, json.loads), keep_default_na=False, na_values=[""])
