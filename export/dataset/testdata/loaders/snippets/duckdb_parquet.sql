CREATE TABLE articles AS FROM 'articles.parquet';
