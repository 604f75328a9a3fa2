package prose

import (
	"strings"
	"testing"
)

// TestStems holds which words have a stem, and how much of them it keeps.
func TestStems(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"inflected words", "floods flooded flooding", "flood flood flood"},
		{"words of four letters", "Rain over Wien", "rain over wien"},
		{"words of three letters", "The old dam", ""},
		{"numbers of any length", "7 of 19", "7 19"},
		{"Korean words without their particles", "여객선은 목요일까지", "여객 목요"},
		{"Korean syllables", "그 배", ""},
		{"pairs of Chinese characters", "图书馆", "图书 书馆"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(StemsOf(tt.text), " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestOverlap holds that one or two shared stems count for less than three.
func TestOverlap(t *testing.T) {
	story := map[string]bool{"ferry": true, "stays": true, "harbo": true, "engin": true}
	for _, tt := range []struct {
		line string
		want float64
	}{
		{"Ferry stays in harbour", 1},
		{"Ferry stays", 2. / 3},
		{"Ferry", 1. / 3},
		{"Ferry stays in harbour until Friday noon", 3. / 6},
		{"Weather", 0},
		{"", 0},
	} {
		if got := Overlap(tt.line, story); got != tt.want {
			t.Errorf("Overlap(%q) = %v, want %v", tt.line, got, tt.want)
		}
	}
}
