package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// TestBareByline holds which lines without a By between headline and lead name authors.
func TestBareByline(t *testing.T) {
	for _, tt := range []struct {
		name, lines, below string
		byline             string
		authors            []string
	}{
		{"name above a date", "Jane Quill\n4 March 2021\n", "", "Jane Quill", []string{"Jane Quill"}},
		{"two names above a date", "Jane Quill and Tom de Vries\nMon 4 Mar 2021 06.00 GMT\n", "", "Jane Quill and Tom de Vries", []string{"Jane Quill", "Tom de Vries"}},
		{"tools between name and date", "Jane Quill\nShare\n|\n4 March 2021\n", "", "Jane Quill", []string{"Jane Quill"}},
		{"in the line with the date", "Jane Quill Published March 4, 2021\n", "", "Jane Quill", []string{"Jane Quill"}},
		{"with By, in the line with the date", "By Jane Quill | 4 March 2021, 10:00\n", "", "By Jane Quill", []string{"Jane Quill"}},
		{"under a lone By", "Von\nJane Quill\n", "", "Jane Quill", []string{"Jane Quill"}},
		{"repeated below the story", "Jane Quill\nPhoto: Harbour Office\n", "Share\n\nJane Quill\n\nSenior reporter\n", "Jane Quill", []string{"Jane Quill"}},
		{"place above a date", "New Ellery\n4 March 2021\n", "", "", nil},
		{"outlet above a date", "The Ellery Gazette\n4 March 2021\n", "", "", nil},
		{"whom the story is about", "Captain Harbottle\n4 March 2021\n", "\"Boats must stay in port,\" Captain Harbottle said.\n", "", nil},
		{"nothing beside it", "Jane Quill\n", "", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: "Storm shuts the harbour for a third day\n" + tt.lines + "\n" + harbour + "\n\n" + second + "\n\n" + tt.below, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if a.Record.Byline != tt.byline {
				t.Errorf("byline %q, want %q", a.Record.Byline, tt.byline)
			}
			if diff := cmp.Diff(tt.authors, a.Record.Authors); diff != "" {
				t.Errorf("authors (-want +got):\n%s", diff)
			}
		})
	}
}
