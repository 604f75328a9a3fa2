package article

import (
	"fmt"
	"testing"

	"dateline/export/document"
	"dateline/schema"
)

// TestDateOfChange holds that a page which states only its last change gets that day as a guess that says so, without a
// moment of publication.
func TestDateOfChange(t *testing.T) {
	const page = `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry runs again after the storm",
%s"dateModified":"2023-06-06T11:00:00Z"}</script></head><body><h1>Ferry runs again after the storm</h1>
<p>The ferry to the island runs again since the morning, the harbour master said, and will keep to its summer timetable until the autumn.</p>
<p>Passengers had waited for two days while the pier was repaired by workers of the town and of the shipping line.</p></body></html>`
	tests := []struct {
		name, published string
		date            string
		status          schema.DateStatus
		at              bool
	}{
		{"only the change", "", "2023-06-06", schema.Inferred, false},
		{"publication too", `"datePublished":"2023-06-04T09:00:00Z",`, "2023-06-04", schema.Stated, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Name: "a.html", Offset: -1, Kind: document.HTML, Text: fmt.Sprintf(page, tt.published)}, &Options{})
			if err != nil {
				t.Fatal(err)
			}
			r := &a.Record
			a.Date.Record(r)
			if got := r.DatePublished.String(); got != tt.date || a.Date.Status != tt.status || !r.PublishedAt.IsZero() != tt.at {
				t.Errorf("got %s, %s, published at %s; want %s, %s, a moment: %v", got, a.Date.Status, r.PublishedAt, tt.date, tt.status, tt.at)
			}
		})
	}
}
