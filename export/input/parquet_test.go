package input

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/export/dataset"
	"dateline/export/document"
	"dateline/schema"
)

func parquetOf(t *testing.T, records ...*schema.Record) string {
	t.Helper()
	var b bytes.Buffer
	w, err := dataset.Parquet.NewWriter(&b, dataset.WriterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestParquet(t *testing.T) {
	at := time.Date(2018, 10, 21, 7, 8, 9, 0, time.UTC)
	rec := func(id, body string) *schema.Record {
		return &schema.Record{ID: id, Headline: "H", Body: body, Authors: []string{"A B", "C D"}, Source: "S", DatePublished: schema.Date{Year: 2017, Month: 9, Day: 6}, RetrievedAt: at, DateStatus: schema.Stated}
	}
	content := parquetOf(t, rec("x", "one"), rec("y", "two"), rec("z", ""))
	want := []string{"text f#x -1 one", "text f#y -1 two", "reject f#z -1 no-text"}
	for name, c := range map[string]string{"f": content, "f.gz": gz(content)} {
		if diff := cmp.Diff(want, read(t, "f", c, Options{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	src := NewSource(strings.NewReader(content), "f", Options{})
	defer src.Close()
	rd, err := src.Open()
	if err != nil {
		t.Fatal(err)
	}
	item, err := rd.Next()
	if err != nil || item.Doc == nil {
		t.Fatal(item.Reject, err)
	}
	given := document.Given{Headline: "H", Body: "one", Authors: []string{"A B", "C D"}, Source: "S", Published: "2017-09-06", PublishedIn: document.Column{Source: "f", Name: "date_published"}}
	if diff := cmp.Diff(given, item.Doc.Given); diff != "" {
		t.Errorf("given (-want +got):\n%s", diff)
	}
	if !item.Doc.Retrieved.Equal(at) {
		t.Errorf("got retrieval %v, want %v", item.Doc.Retrieved, at)
	}
	if got := read(t, "f", content[:len(content)-20], Options{}); len(got) != 1 || !strings.HasPrefix(got[0], "error decode") {
		t.Errorf("a cut file: got %q", got)
	}
	if got := read(t, "f", parquetOf(t), Options{}); len(got) != 1 || got[0] != "reject f -1 empty" {
		t.Errorf("no rows: got %q", got)
	}
}
