package notation

import (
	"bytes"
	"fmt"
	"strings"

	"dateline/schema"
)

func duckType(k schema.Kind) string {
	if k.IsList() {
		return k.Type().DuckDB + "[]"
	}
	return k.Type().DuckDB
}

// DuckDB returns SQL for DuckDB: a table with the right types and, for each file of a dataset, the statement that loads it.
// Types are stated because DuckDB otherwise takes them from the first rows: a column that begins with nulls, or an id of
// digits only, would change its type.
func DuckDB() []byte {
	var b bytes.Buffer
	b.WriteString("CREATE TABLE articles (\n")
	var json, csv, casts []string
	for i, f := range schema.Fields {
		t := duckType(f.Rule.Kind)
		col := "  " + f.Name + " " + t
		if !f.Rule.Nullable {
			col += " NOT NULL"
		}
		if f.Name == "id" {
			col += " PRIMARY KEY"
		}
		if i < len(schema.Fields)-1 {
			col += ","
		}
		b.WriteString(col + "\n")
		json = append(json, f.Name+": '"+t+"'")
		if f.Rule.Kind.IsList() {
			casts = append(casts, f.Name+"::JSON::"+t+" AS "+f.Name)
			t = "VARCHAR" // JSON text
		}
		csv = append(csv, f.Name+": '"+t+"'")
	}
	b.WriteString(");\n\n-- one of the three:\n")
	b.WriteString("INSERT INTO articles SELECT * FROM read_parquet('articles.parquet');\n\n")
	fmt.Fprintf(&b, "INSERT INTO articles SELECT * FROM read_json('articles.jsonl', format='newline_delimited',\n  maximum_object_size=134217728, columns={%s});\n\n", wrap(json))
	fmt.Fprintf(&b, "INSERT INTO articles SELECT * REPLACE (\n  %s)\nFROM read_csv('articles.csv', header=true, quote='\"', escape='\"', nullstr='',\n  max_line_size=134217728, columns={%s});\n", strings.Join(casts, ", "), wrap(csv))
	return b.Bytes()
}

func wrap(items []string) string {
	var b strings.Builder
	for i, s := range items {
		if i > 0 {
			b.WriteString(",")
			if i%5 == 0 {
				b.WriteString("\n  ")
			} else {
				b.WriteString(" ")
			}
		}
		b.WriteString(s)
	}
	return b.String()
}
