package article

import (
	"testing"

	"dateline/export/document"
)

// TestAsides holds which lines under a headline are taken for its standfirst.
func TestAsides(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		standfirst bool
	}{
		{"relative day, French", "Publié hier à 18h32, mis à jour à 20h05", false},
		{"relative day, English", "Posted: Yesterday at 9:14 pm", false},
		{"day that no calendar holds", "2024年2月30日 9時00分", false},
		{"update by a name", "Updated yesterday at 20:05 by Quill", false},
		{"contact with a number", "Contact: Ann Lee, +1 555 0100", false},
		{"contact without a number", "Media contact: Ann Lee, Port Ellery Harbour Office", false},
		{"address of the author", "Write to Ann Lee at ann@example.org", false},
		{"standfirst with figures", "Repairs after the storm of 30 August cost 4 million", true},
		{"standfirst that opens with a label", "Updated plans for 2 piers shown to the council", true},
		{"standfirst with a relative day", "Boats left yesterday at 9 for the first time", true},
		{"standfirst that opens with a contact", "Contact with the islands was lost for nine days", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(&document.Document{Text: "Harbour of Port Ellery reopens after the storm\n\n" + tt.line + "\n\n" + harbour + "\n\n" + second, Offset: -1}, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if tt.standfirst {
				want = tt.line
			}
			if got := a.Record.Description; got != want {
				t.Errorf("description %q, want %q", got, want)
			}
		})
	}
}
