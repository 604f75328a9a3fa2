package dataset

import (
	"bytes"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	pqschema "github.com/apache/arrow/go/v15/parquet/schema"
)

func TestMeant(t *testing.T) {
	for name, want := range map[string]string{
		"Headline": `; the field is "headline"`, "published-at": `; the field is "published_at"`, "wordCount": `; the field is "word_count"`,
		"title": "", "": "", "_": "",
	} {
		if got := meant(name); got != want {
			t.Errorf("meant(%q) got %q, want %q", name, got, want)
		}
	}
}

// A program that writes dates as text breaks the contract of Parquet, though the text can be read.
func TestParquetColumnOfText(t *testing.T) {
	var columns pqschema.FieldList
	for _, name := range []string{"id", "date_published"} {
		column, err := pqschema.NewPrimitiveNodeLogical(name, parquet.Repetitions.Required, pqschema.StringLogicalType{}, parquet.Types.ByteArray, -1, -1)
		if err != nil {
			t.Fatal(err)
		}
		columns = append(columns, column)
	}
	root, err := pqschema.NewGroupNode("schema", parquet.Repetitions.Required, columns, -1)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := file.NewParquetWriter(&out, root)
	group := w.AppendRowGroup()
	for _, text := range []string{"a1", "2031-04-02"} {
		column, err := group.NextColumn()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := column.(*file.ByteArrayColumnChunkWriter).WriteBatch([]parquet.ByteArray{[]byte(text)}, nil, nil); err != nil {
			t.Fatal(err)
		}
		if err := column.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	rows, head := read(t, Parquet, ReaderOptions{}, out.Bytes())
	var got []string
	for _, p := range head {
		if p.Kind == KindLexical {
			got = append(got, p.Message)
		}
	}
	if want := "the column date_published is of text, expected date"; strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(rows) != 1 || rows[0].Record.DatePublished.String() != "2031-04-02" {
		t.Errorf("got rows %v, want the date read all the same", rows)
	}
}
