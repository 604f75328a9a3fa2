package pubdate

import (
	"strings"
	"testing"
)

// TestFind holds what Find reads in lines of text, with the language that it is told.
func TestFind(t *testing.T) {
	for _, tt := range []struct{ lang, in, want string }{
		{"en", "The Sun, 6 September 2017", "2017-09-06"},
		{"en", "the Sun September 6", "--09-06"},
		{"en", "The Baltimore Sun, September 6, 2017", "2017-09-06"},
		{"en", "Posted Sun, 10 September 2017", "2017-09-10 Sun"},
		{"en", "Sun, 6 September 2017", "2017-09-06 Sun"},
		{"en", "Posted Mon, 6 September 2017", "2017-09-06 Mon"},
	} {
		var s []string
		for _, m := range Find(tt.in, tt.lang) {
			s = append(s, show(m))
			if tt.in[m.Start:m.End] != m.Text {
				t.Errorf("Find(%q): text %q is not at its offsets", tt.in, m.Text)
			}
		}
		if got := strings.Join(s, "; "); got != tt.want {
			t.Errorf("Find(%q, %q) = %q, want %q", tt.in, tt.lang, got, tt.want)
		}
	}
}
