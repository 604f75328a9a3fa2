import pandas as pd

articles = pd.read_parquet("articles.parquet", dtype_backend="pyarrow")
