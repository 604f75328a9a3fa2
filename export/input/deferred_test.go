package input

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/schema"
)

// itemsOf reads all of the content, and only then makes the items ready.
func itemsOf(t *testing.T, content string, o Options) (items []Item, deferred int) {
	t.Helper()
	src := NewSource(strings.NewReader(content), "f", o)
	defer src.Close()
	rd, err := src.Open()
	if err != nil {
		t.Fatal(err)
	}
	for {
		item, err := rd.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		item.Input = "f"
		items = append(items, item)
	}
	for i, it := range items {
		if it.later != nil {
			deferred++
			if it.Size() <= 0 {
				t.Errorf("item %d: size %d", i, it.Size())
			}
		}
		items[i] = it.Ready()
	}
	return items, deferred
}

// TestDeferred holds that items which are made late, in any order and after the reader has gone on, are those that are made
// at once.
func TestDeferred(t *testing.T) {
	inputs := seedsOf(t)
	inputs["jsonl, long and short lines"] = `{"id":"a","text":"` + strings.Repeat("The ice is going. ", 30) + `"}` + "\n" + `{"id":"b","text":"B"}` + "\n{broken\n" + `{"id":"c","title":"no text"}` + "\n"
	inputs["jsonl, latin-1"] = "{\"id\":\"a\",\"text\":\"Caf\xe9 ferm\xe9 \xe0 midi\"}\n{\"id\":\"b\",\"text\":\"d\xe9j\xe0 vu\"}\n"
	inputs["csv, a row too short"] = "id,title,text\n1,A,one\n2,B\n3,C,three\n"
	inputs["parquet"] = parquetOf(t, &schema.Record{ID: "x", Headline: "H", Body: "one", DateStatus: schema.Missing}, &schema.Record{ID: "y", DateStatus: schema.Missing})
	inputs["warc, an image and an error"] = response("a", page("A, and what is longer than the next")) + response("b", "HTTP/1.1 404 Not Found\r\n\r\nno") + response("c", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") + response("d", page("D"))
	inputs["zip"] = zipOf(t, "a.txt", "one", "b.html", "<p>two", "c.jsonl", inputs["jsonl"])
	for name, content := range inputs {
		t.Run(name, func(t *testing.T) {
			want, _ := itemsOf(t, content, Options{})
			got, deferred := itemsOf(t, content, Options{Deferred: true})
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Item{})); diff != "" {
				t.Errorf("(-at once +deferred):\n%s", diff)
			}
			if deferred == 0 && name != "feed" {
				t.Error("nothing was deferred")
			}
		})
	}
}
