package prose

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPhrases(t *testing.T) {
	var b Phrases[string]
	for _, p := range []string{"photo by*", "read*more*", "read*more", "*sponsored*", "*in partnership with*", "*advert", "*foto*", "op*"} {
		b.Add(p, p)
	}
	for _, tt := range []struct {
		text            string
		opening, inside []string
	}{
		{"photo by jane", []string{"photo by* 8"}, nil},
		{"a photo by jane", nil, nil},
		{"read more", []string{"read*more* 9", "read*more 9"}, nil},
		{"read on and more of it", []string{"read*more* 16"}, nil},
		{"read on", nil, nil},
		{"sponsored", nil, []string{"*sponsored* 0"}},
		{"this is sponsored content", nil, []string{"*sponsored* 8"}},
		{"sponsored and sponsored", nil, []string{"*sponsored* 0", "*sponsored* 14"}},
		{"made in partnership with them", nil, []string{"*in partnership with* 5"}},
		{"an advert", nil, []string{"*advert 3"}},
		{"adverts", nil, nil},
		{"eine fotostrecke", nil, []string{"*foto* 5"}},
		{"opinion", []string{"op* 2"}, nil},
		{"", nil, nil},
	} {
		t.Run(tt.text, func(t *testing.T) {
			var opening, inside []string
			b.Opening(tt.text, func(kind string, end int) { opening = append(opening, fmt.Sprint(kind, " ", end)) })
			b.Inside(tt.text, func(kind string, at int) { inside = append(inside, fmt.Sprint(kind, " ", at)) })
			if diff := cmp.Diff(tt.opening, opening); diff != "" {
				t.Errorf("opening (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.inside, inside); diff != "" {
				t.Errorf("inside (-want +got):\n%s", diff)
			}
		})
	}
}
