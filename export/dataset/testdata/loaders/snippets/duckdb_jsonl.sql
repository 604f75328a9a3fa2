CREATE TABLE articles AS FROM 'articles.parquet' LIMIT 0; -- the columns
COPY articles FROM 'articles.jsonl' (FORMAT json, maximum_object_size 134217728);
