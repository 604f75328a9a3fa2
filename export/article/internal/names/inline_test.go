package names

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBylineNames(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"By Ann Reed", []string{"Ann Reed"}},
		{"Von Ann Reed und Bo Lund", []string{"Ann Reed", "Bo Lund"}},
		{"Text: Ann Reed | Foto: Bo Lund", []string{"Ann Reed"}},
		{"Posted on May 3, 2031 by Ann Reed", []string{"Ann Reed"}},
		{"Par Anne Roche, correspondante à Oslo", []string{"Anne Roche"}},
		{"05.03.2031 - Redaktion: Ann Reed (Press officer)", []string{"Ann Reed"}},
		{"Posted by Ann 21.10.2031", []string{"Ann"}},
		{"06.11.2031 13:30 von Olga", []string{"Olga"}},
		{"Inspired by Olga", nil},
		{"By Ann Reed 4 March 2031", []string{"Ann Reed"}},
		{"By the harbour", nil},
		{"By Friday the ice will be gone", nil},
		{"The landing was rebuilt by Norsk", nil},
		{"Ann Reed", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, InLine(tt.in)); diff != "" {
			t.Errorf("bylineNames(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}
