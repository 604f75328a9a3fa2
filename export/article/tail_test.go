package article

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// TestTail holds what below the last long paragraph is still the story's.
func TestTail(t *testing.T) {
	const (
		head  = "Ferry to sail on Sundays again\n\n"
		first = "The ferry between Port Ellery and the islands will sail on Sundays again from Easter, the company said on Monday."
	)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"newsletter in mid-story", "Sign up for our daily newsletter\n\nTickets go on sale on Friday.\n", []string{"Tickets go on sale on Friday."}},
		{"list of other stories in mid-story", "Read also\n\nHarbour wall gives way again\n\nTickets go on sale on Friday.\n", []string{"Tickets go on sale on Friday."}},
		{"quotation that ends in its marks", "Read also\n\nHarbour wall gives way again\n\n\"It is a sad day,\" the Rev. John Macrae said. \"We shall walk.\"\n", []string{`"It is a sad day," the Rev. John Macrae said. "We shall walk."`}},
		{"teaser without label, two paragraphs", "Mussels are late this year\n\nThe company runs two ferries from Port Ellery.\n\nBoth were built in the islands.\n", []string{"Mussels are late this year", "The company runs two ferries from Port Ellery.", "Both were built in the islands."}},
		{"teaser and its summary", "Read more\n\nMussels are late this year\n\nGatherers blame the storms.\n\nWool prices rise\n\nShepherds are content.\n", nil},
		{"line to the reader", "Sign up for our daily newsletter\n\nYour views matter to this paper.\n", nil},
		{"who wrote it", "Share\n\nJane Roe\n\nJane has written about ships since 2009.\n", nil},
		{"list of the page", "Share\n\nMost read\n\nGatherers blame the storms.\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: head + first + "\n\n" + tt.text, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(append([]string{first}, tt.want...), strings.Split(a.Record.Body, "\n\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
