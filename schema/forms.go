package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
)

// Form is one notation of the schema, derived from Fields.
type Form struct {
	Name, Doc string
	Text      func() []byte // ends with a line feed
}

// Forms lists the notations. Do not modify it.
var Forms = []*Form{
	{"json-schema", "JSON Schema, draft-07, of a line of articles.jsonl", JSONSchema},
	{"arrow", "Arrow schema of articles.parquet, as pyarrow prints it", arrowText},
	{"table-schema", "Frictionless Table Schema (Data Package 2.0) of articles.csv", TableSchema},
	{"duckdb", "DuckDB statements that create a table and load each of the files", DuckDB},
}

// Arrow returns the Arrow schema that a reader sees in the Parquet file.
func Arrow() *arrow.Schema {
	fields := make([]arrow.Field, len(Fields))
	for i, f := range Fields {
		fields[i] = arrow.Field{Name: f.Name, Type: f.arrowType(), Nullable: f.Rule.Nullable}
	}
	return arrow.NewSchema(fields, nil)
}

func (f *Field) arrowType() arrow.DataType {
	switch f.Rule.Kind {
	case Day32:
		return arrow.FixedWidthTypes.Date32
	case Timestamp:
		return arrow.FixedWidthTypes.Timestamp_us
	case Int32:
		return arrow.PrimitiveTypes.Int32
	case Int64:
		return arrow.PrimitiveTypes.Int64
	case StringList:
		return arrow.ListOfField(arrow.Field{Name: "element", Type: arrow.BinaryTypes.String})
	case DateList:
		return arrow.ListOfField(arrow.Field{Name: "element", Type: arrow.FixedWidthTypes.Date32})
	}
	return arrow.BinaryTypes.String
}

func arrowText() []byte {
	var b bytes.Buffer
	for _, f := range Arrow().Fields() {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, arrowFieldText(f))
	}
	return b.Bytes()
}

func arrowFieldText(f arrow.Field) string {
	var s string
	switch t := f.Type.(type) {
	case *arrow.ListType:
		s = "list<element: " + arrowFieldText(t.ElemField()) + ">"
	case *arrow.StringType:
		s = "string"
	case *arrow.Date32Type:
		s = "date32[day]"
	case *arrow.TimestampType:
		s = fmt.Sprintf("timestamp[%s, tz=%s]", t.Unit, t.TimeZone)
	default:
		s = t.Name()
	}
	if !f.Nullable {
		s += " not null"
	}
	return s
}

type tableField struct {
	Name        string         `json:"name"`
	Type        string         `json:"type"`
	Format      string         `json:"format,omitempty"`
	Description string         `json:"description"`
	Constraints map[string]any `json:"constraints,omitempty"`
}

// TableSchema returns the Frictionless Table Schema of the CSV file.
func TableSchema() []byte {
	var fields []tableField
	for _, f := range Fields {
		t := tableField{Name: f.Name, Type: "string", Description: f.Doc, Constraints: map[string]any{}}
		if !f.Rule.Nullable {
			t.Constraints["required"] = true
		}
		switch f.Rule.Kind {
		case String:
			t.Format = f.Rule.Format
			if f.Rule.Pattern != "" {
				t.Constraints["pattern"] = f.Rule.Pattern
			}
			if len(f.Rule.Enum) > 0 {
				t.Constraints["enum"] = f.Rule.Enum
			}
		case Day32:
			t.Type = "date"
		case Timestamp:
			t.Type = "datetime"
		case Int32, Int64:
			t.Type = "integer"
			t.Constraints["minimum"] = f.Rule.Min
		case StringList, DateList:
			t.Type = "array"
		}
		if f.Name == "id" {
			t.Constraints["unique"] = true
		}
		fields = append(fields, t)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(struct {
		Schema  string       `json:"$schema"`
		Fields  []tableField `json:"fields"`
		Missing []string     `json:"missingValues"`
		Key     []string     `json:"primaryKey"`
	}{"https://datapackage.org/profiles/2.0/tableschema.json", fields, []string{""}, []string{"id"}})
	if err != nil {
		panic(err) // only a pattern or text of Fields that is no valid UTF-8 could bring it about
	}
	return b.Bytes()
}

func (f *Field) duckType() string {
	switch f.Rule.Kind {
	case Day32:
		return "DATE"
	case Timestamp:
		return "TIMESTAMPTZ"
	case Int32:
		return "INTEGER"
	case Int64:
		return "BIGINT"
	case StringList:
		return "VARCHAR[]"
	case DateList:
		return "DATE[]"
	}
	return "VARCHAR"
}

// DuckDB returns SQL for DuckDB: a table with the right types and, for each file of a dataset, the statement that loads it.
// Types are stated because DuckDB otherwise takes them from the first rows: a column that begins with nulls, or an id of
// digits only, would change its type.
func DuckDB() []byte {
	var b bytes.Buffer
	b.WriteString("CREATE TABLE articles (\n")
	var json, csv, casts []string
	for i, f := range Fields {
		t := f.duckType()
		col := "  " + f.Name + " " + t
		if !f.Rule.Nullable {
			col += " NOT NULL"
		}
		if f.Name == "id" {
			col += " PRIMARY KEY"
		}
		if i < len(Fields)-1 {
			col += ","
		}
		b.WriteString(col + "\n")
		json = append(json, f.Name+": '"+t+"'")
		if f.Rule.Kind == StringList || f.Rule.Kind == DateList {
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
