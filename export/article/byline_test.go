package article

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/export/document"
)

// TestAuthorsBesideOutlets holds who stays an author when markup names outlets among them.
func TestAuthorsBesideOutlets(t *testing.T) {
	for _, tt := range []struct {
		name, authors, agency string
		want                  []string
	}{
		{"person and agency", `[{"@type":"Person","name":"Ole Hansen"},{"@type":"Organization","name":"Reuters"}]`, "Reuters", []string{"Ole Hansen"}},
		{"person and paper", `[{"@type":"Organization","name":"The Guardian"},{"@type":"Person","name":"Ole Hansen"}]`, "", []string{"Ole Hansen"}},
		{"two persons", `[{"@type":"Person","name":"Ole Hansen"},{"@type":"Person","name":"Ann Lee"}]`, "", []string{"Ole Hansen", "Ann Lee"}},
		{"agency alone", `[{"@type":"Organization","name":"Reuters"}]`, "", []string{"Reuters"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := fmt.Sprintf(`<html><head><title>Harbour reopens after the storm</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour reopens after the storm","author":%s}</script></head><body><article><h1>Harbour reopens after the storm</h1><p>%s</p><p>%s</p></article></body></html>`, tt.authors, harbour, second)
			a, err := Extract(&document.Document{Kind: document.HTML, Text: page, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, a.Record.Authors); diff != "" {
				t.Errorf("authors (-want +got):\n%s", diff)
			}
			if got := a.Record.Agency; got != tt.agency {
				t.Errorf("agency %q, want %q", got, tt.agency)
			}
		})
	}
}
