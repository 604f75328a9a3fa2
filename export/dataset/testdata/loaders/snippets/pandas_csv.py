import json
from collections import defaultdict

import pandas as pd

dtype = defaultdict(lambda: "string")  # so that a column of nulls is a column of strings
dtype |= {"date_published": "date32[day][pyarrow]", "word_count": "int32[pyarrow]", "input_offset": "int64[pyarrow]"}
dtype |= dict.fromkeys(["published_at", "modified_at", "retrieved_at"], "timestamp[us, UTC][pyarrow]")

# keep_default_na=False: "NA" and "null" are names; only an empty cell is null.
articles = pd.read_csv("articles.csv", dtype=dtype, keep_default_na=False, na_values=[""])
for column in ["headings", "authors", "tags", "related", "date_candidates"]:
    articles[column] = articles[column].map(json.loads)
