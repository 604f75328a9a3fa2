CREATE TABLE articles AS FROM 'articles.parquet' LIMIT 0; -- the columns
INSERT INTO articles BY NAME SELECT * REPLACE ( -- lists stand as JSON text in CSV
  headings::JSON::VARCHAR[] AS headings, authors::JSON::VARCHAR[] AS authors, tags::JSON::VARCHAR[] AS tags,
  related::JSON::VARCHAR[] AS related, date_candidates::JSON::DATE[] AS date_candidates)
FROM read_csv('articles.csv', header = true, all_varchar = true, quote = '"', escape = '"', max_line_size = 134217728);
