package prose

import (
	"strings"
	"testing"
)

// TestSnippet holds how much of a text a message shows, and how much is looked at for it.
func TestSnippet(t *testing.T) {
	line := strings.Repeat("ferry ", 13) + "12" // 80 letters and blanks
	for _, tt := range []struct{ name, text, want string }{
		{"a line", line, line},
		{"more than a line", line + "3", line + "…"},
		{"words on several lines", "Ferry\n\tstays", "Ferry stays"},
		{"a word before the end of what is looked at", strings.Repeat(" ", 395) + "ferry", "ferry"},
		{"a word across it", strings.Repeat(" ", 396) + "ferry", "ferr"},
		{"a rune across it", strings.Repeat(" ", 398) + "—", "\ufffd"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Snippet(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestClean holds what a record's line loses.
func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"clean", "Ferry stays ~ in port", "Ferry stays ~ in port"},
		{"the last control of ASCII", "Ferry\x7f stays", "Ferry stays"},
		{"a control above ASCII", "Ferry\u009f stays", "Ferry stays"},
		{"blanks", " Ferry  stays\t", "Ferry stays"},
		{"soft hyphens", "Fer\u00adry", "Ferry"},
		{"accents of their own", "Fe\u0301rry", "Férry"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
